/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/settings.h"

#include "vitrine-config.h"

#define SUBPROCESS_SCHEMA "/settings/subprocess/without-schema"

static void
without_schema (void)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GAction) interval = NULL;
  g_autoptr (GAction) toggle = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autofree char *text = NULL;

  settings = vitrine_settings_new ();
  g_assert_null (settings);

  g_assert_true (vitrine_settings_get_boolean (settings, "show-segments", TRUE));
  g_assert_false (vitrine_settings_get_boolean (settings, "show-segments", FALSE));
  vitrine_settings_set_boolean (settings, "show-segments", FALSE);
  vitrine_settings_set_string (settings, "encoding", "UTF-8");
  text = vitrine_settings_dup_string (settings, "encoding");
  g_assert_cmpstr (text, ==, "");

  interval = vitrine_settings_create_action (settings, "poll-interval",
                                             g_variant_new_int32 (50));
  g_action_activate (interval, g_variant_new_int32 (250));
  state = g_action_get_state (interval);
  g_assert_cmpint (g_variant_get_int32 (state), ==, 250);

  toggle = vitrine_settings_create_action (settings, "write-as-you-type",
                                           g_variant_new_boolean (FALSE));
  g_assert_null (g_action_get_parameter_type (toggle));
}

/* In a process of its own, since the schemas are looked up once, and where none
 * of this program is installed. */
static void
test_without_schema (void)
{
  static const char *const variables[] = {
    "GSETTINGS_SCHEMA_DIR", "XDG_DATA_DIRS", "XDG_DATA_HOME",
  };
  g_auto (GStrv) former = g_get_environ ();

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], "/nonexistent", TRUE);
  g_test_trap_subprocess (SUBPROCESS_SCHEMA, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_environ_getenv (former, variables[i]);

      if (value != NULL)
        g_setenv (variables[i], value, TRUE);
      else
        g_unsetenv (variables[i]);
    }

  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*vitrine: *schema*");
}

/* Every key that the window uses, of the type it expects. */
static void
test_keys_are_there (void)
{
  static const struct
  {
    const char *key;
    const char *type;
  } keys[] = {
    { "window-width", "i" },      { "window-height", "i" },
    { "window-maximized", "b" },  { "show-segments", "b" },
    { "show-inspector", "b" },    { "poll-interval", "i" },
    { "encoding", "s" },          { "write-as-you-type", "b" },
    { "text-pane-height", "i" },  { "color-scheme", "s" },
    { "show-hint", "b" },
  };
  g_autoptr (GSettings) settings = vitrine_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;

  g_assert_nonnull (settings);
  g_object_get (settings, "settings-schema", &schema, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GSettingsSchemaKey) key = NULL;

      g_test_message ("%s", keys[i].key);
      g_assert_true (g_settings_schema_has_key (schema, keys[i].key));
      key = g_settings_schema_get_key (schema, keys[i].key);
      g_assert_cmpstr (g_variant_type_peek_string (
                           g_settings_schema_key_get_value_type (key)),
                       ==, keys[i].type);
    }
}

/* A schema of an older version does not know every key; asking would abort. */
static void
test_missing_key (void)
{
  g_autoptr (GSettings) settings = vitrine_settings_new ();

  g_assert_true (vitrine_settings_get_boolean (settings, "no-such-key", TRUE));
  vitrine_settings_set_boolean (settings, "no-such-key", FALSE);
  vitrine_settings_bind (settings, "no-such-key", settings, "path",
                         G_SETTINGS_BIND_GET);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func (SUBPROCESS_SCHEMA, without_schema);
  g_test_add_func ("/settings/keys-are-there", test_keys_are_there);
  g_test_add_func ("/settings/missing-key", test_missing_key);
  return g_test_run ();
}
