/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/application.h"

#include "app/window.h"
#include "vitrine-config.h"

struct _VitrineApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (VitrineApplication, vitrine_application, ADW_TYPE_APPLICATION)

static void
vitrine_application_activate (GApplication *application)
{
  VitrineWindow *window = vitrine_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
}

static void
vitrine_application_class_init (VitrineApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = vitrine_application_activate;
}

static void
vitrine_application_init (VitrineApplication *self)
{
}

VitrineApplication *
vitrine_application_new (void)
{
  return g_object_new (VITRINE_TYPE_APPLICATION,
                       "application-id", VITRINE_APP_ID,
                       "resource-base-path", "/io/github/vitrine/Vitrine",
                       "flags", G_APPLICATION_NON_UNIQUE,
                       NULL);
}
