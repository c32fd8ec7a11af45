/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/settings.h"

#include "vitrine-config.h"

#include <glib/gi18n.h>

/**
 * vitrine_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL after a word on
 *   standard error when the schema is not installed
 */
GSettings *
vitrine_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, VITRINE_APP_ID, TRUE);
  if (schema != NULL)
    return g_settings_new_full (schema, NULL, NULL);

  g_printerr ("vitrine: %s\n",
              _("The settings schema is not installed: nothing will be "
                "remembered. Start it with ./vitrine, or install it."));
  return NULL;
}

/* A schema left over from an older version may miss a key, and asking for a
 * missing key aborts. */
static gboolean
has_key (GSettings  *settings,
         const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

void
vitrine_settings_bind (GSettings          *settings,
                       const char         *key,
                       gpointer            object,
                       const char         *property,
                       GSettingsBindFlags  flags)
{
  if (has_key (settings, key))
    g_settings_bind (settings, key, object, property, flags);
}

/**
 * vitrine_settings_create_action:
 * @fallback: (transfer floating): the state when there is no such setting
 *
 * Returns: (transfer full): an action named @key whose state is the setting
 */
GAction *
vitrine_settings_create_action (GSettings  *settings,
                                const char *key,
                                GVariant   *fallback)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (fallback);
  const GVariantType *type = g_variant_get_type (state);

  if (has_key (settings, key))
    return g_settings_create_action (settings, key);

  /* As GSettings makes them: a switch is toggled, anything else is chosen. */
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    type = NULL;
  return G_ACTION (g_simple_action_new_stateful (key, type, state));
}

gboolean
vitrine_settings_get_boolean (GSettings  *settings,
                              const char *key,
                              gboolean    fallback)
{
  if (!has_key (settings, key))
    return fallback;
  return g_settings_get_boolean (settings, key);
}

void
vitrine_settings_set_boolean (GSettings  *settings,
                              const char *key,
                              gboolean    value)
{
  if (has_key (settings, key))
    g_settings_set_boolean (settings, key, value);
}

/* Returns: (transfer full): the value, empty when there is no such setting */
char *
vitrine_settings_dup_string (GSettings  *settings,
                             const char *key)
{
  if (!has_key (settings, key))
    return g_strdup ("");
  return g_settings_get_string (settings, key);
}

void
vitrine_settings_set_string (GSettings  *settings,
                             const char *key,
                             const char *value)
{
  if (has_key (settings, key))
    g_settings_set_string (settings, key, value);
}
