/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program remembers between two starts. A GSettings whose schema is not
 * installed would abort, so it is looked up first: without it the program runs
 * with its defaults and forgets them. Every function takes NULL for that case.
 * Main thread. */

#pragma once

#include <gio/gio.h>

GSettings *vitrine_settings_new           (void);
void       vitrine_settings_bind          (GSettings          *settings,
                                           const char         *key,
                                           gpointer            object,
                                           const char         *property,
                                           GSettingsBindFlags  flags);
GAction   *vitrine_settings_create_action (GSettings          *settings,
                                           const char         *key,
                                           GVariant           *fallback);
gboolean   vitrine_settings_get_boolean   (GSettings          *settings,
                                           const char         *key,
                                           gboolean            fallback);
void       vitrine_settings_set_boolean   (GSettings          *settings,
                                           const char         *key,
                                           gboolean            value);
char      *vitrine_settings_dup_string    (GSettings          *settings,
                                           const char         *key);
void       vitrine_settings_set_string    (GSettings          *settings,
                                           const char         *key,
                                           const char         *value);
