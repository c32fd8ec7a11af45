/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/application.h"

#include "app/about.h"
#include "app/settings.h"
#include "app/window.h"
#include "vitrine-config.h"

#include <glib-unix.h>

#include <signal.h>

#define N_END_SIGNALS 3

struct _VitrineApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  VitrineAddress *address; /* NULL: the default block */
  guint end_sources[N_END_SIGNALS];
};

typedef struct
{
  const char *action;
  const char *keys[4];
} Keys;

/* Keys that need more than one place, or that belong to one widget, are there:
 * Space in window.ui, those of the lists and the composer with them. */
static const Keys keys[] = {
  { "win.new-window", { "<Control>n" } },
  { "win.catalogue", { "<Control>o" } },
  { "win.new-segment", { "<Control><Shift>n" } },
  { "win.reload", { "<Control>r" } },
  { "win.pause", { "F5" } },
  { "win.copy-this", { "<Control><Shift>c" } },
  { "win.export", { "<Control><Shift>e" } },
  { "win.go-to", { "<Control>l" } },
  { "win.add-bookmark", { "<Control>d" } },
  { "win.bookmarks", { "<Control>b" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g", "F3" } },
  { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
  { "win.zoom(1)", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom(-1)", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom(0)", { "<Control>0", "<Control>KP_0" } },
  { "win.since-mark", { "<Control>m" } },
  { "win.only-changed", { "<Control><Shift>m" } },
  { "win.next-change", { "<Alt>Down" } },
  { "win.previous-change", { "<Alt>Up" } },
  { "win.next-data", { "<Alt>Page_Down", "<Alt>KP_Page_Down" } },
  { "win.previous-data", { "<Alt>Page_Up", "<Alt>KP_Page_Up" } },
  { "win.show-segments", { "F9" } },
  { "win.show-inspector", { "F10" } },
  { "win.menu", { "<Alt>m" } },
  { "win.shortcuts", { "<Control>question", "<Control>F1" } },
  { "win.fullscreen", { "F11" } },
  { "win.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

/* Ending a process by one of these leaves a segment as closing its window does:
 * the last one out removes it. */
static const int end_signals[N_END_SIGNALS] = { SIGINT, SIGTERM, SIGHUP };

typedef struct
{
  const char *name;
  AdwColorScheme scheme;
} Scheme;

static const Scheme schemes[] = {
  { "default", ADW_COLOR_SCHEME_DEFAULT },
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

G_DEFINE_FINAL_TYPE (VitrineApplication, vitrine_application, ADW_TYPE_APPLICATION)

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  vitrine_about_show (gtk_application_get_active_window (user_data));
}

static void
close_all (VitrineApplication *self)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (window);
}

/* As if each were closed by hand: one may have something to ask. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (user_data),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
  g_list_free_full (windows, g_object_unref);
}

static gboolean
end_signal_cb (gpointer user_data)
{
  close_all (user_data);
  return G_SOURCE_CONTINUE;
}

static void
scheme_changed_cb (GAction *action)
{
  g_autoptr (GVariant) state = g_action_get_state (action);
  const char *name = g_variant_get_string (state, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].name, name))
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          schemes[i].scheme);
}

static void
add_color_scheme (VitrineApplication *self)
{
  g_autoptr (GAction) action = NULL;

  action = vitrine_settings_create_action (self->settings, "color-scheme",
                                           g_variant_new_string ("default"));
  g_action_map_add_action (G_ACTION_MAP (self), action);
  g_signal_connect (action, "notify::state", G_CALLBACK (scheme_changed_cb), NULL);
  scheme_changed_cb (action);
}

static void
vitrine_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "about", about_cb },
    { "quit", quit_cb },
  };
  VitrineApplication *self = VITRINE_APPLICATION (application);

  G_APPLICATION_CLASS (vitrine_application_parent_class)->startup (application);

  self->settings = vitrine_settings_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries,
                                   G_N_ELEMENTS (entries), self);
  add_color_scheme (self);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action,
                                           keys[i].keys);
  for (gsize i = 0; i < N_END_SIGNALS; i++)
    self->end_sources[i] = g_unix_signal_add (end_signals[i], end_signal_cb, self);
}

/* The default name cannot fail to be an address. */
static VitrineAddress *
dup_address (VitrineApplication *self)
{
  if (self->address != NULL)
    return vitrine_address_ref (self->address);
  return vitrine_address_parse (VITRINE_ADDRESS_DEFAULT, NULL);
}

static void
vitrine_application_activate (GApplication *application)
{
  VitrineApplication *self = VITRINE_APPLICATION (application);
  g_autoptr (VitrineAddress) address = dup_address (self);
  VitrineWindow *window;

  window = vitrine_window_new (GTK_APPLICATION (self), self->settings);
  vitrine_window_open (window, address,
                       self->address != NULL ? VITRINE_OPEN_VISIT : VITRINE_OPEN_JOIN);
  gtk_window_present (GTK_WINDOW (window));
}

static void
vitrine_application_finalize (GObject *object)
{
  VitrineApplication *self = VITRINE_APPLICATION (object);

  for (gsize i = 0; i < N_END_SIGNALS; i++)
    g_clear_handle_id (&self->end_sources[i], g_source_remove);
  g_clear_pointer (&self->address, vitrine_address_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vitrine_application_parent_class)->finalize (object);
}

static void
vitrine_application_class_init (VitrineApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vitrine_application_finalize;
  application_class->startup = vitrine_application_startup;
  application_class->activate = vitrine_application_activate;
}

static void
vitrine_application_init (VitrineApplication *self)
{
}

VitrineApplication *
vitrine_application_new (VitrineAddress *address)
{
  VitrineApplication *self;

  self = g_object_new (VITRINE_TYPE_APPLICATION,
                       "application-id", VITRINE_APP_ID,
                       "resource-base-path", "/io/github/vitrine/Vitrine",
                       "flags", G_APPLICATION_NON_UNIQUE,
                       NULL);
  if (address != NULL)
    self->address = vitrine_address_ref (address);

  return self;
}
