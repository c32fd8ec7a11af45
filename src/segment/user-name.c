/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/user-name.h"

#include "segment/escape.h"

#include <pwd.h>

#define ENTRY_SIZE 4096 /* bytes: of one user's line in passwd(5) */

char *
vitrine_user_name (guint32 id)
{
  struct passwd entry;
  struct passwd *found = NULL;
  char buffer[ENTRY_SIZE];

  if (getpwuid_r (id, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL &&
      found->pw_name[0] != '\0')
    return vitrine_escape_bytes (found->pw_name, -1);

  return g_strdup_printf ("%" G_GUINT32_FORMAT, id);
}

GHashTable *
vitrine_user_names_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/* Borrowed from the table. */
const char *
vitrine_user_names_get (GHashTable *names,
                        guint32     id)
{
  char *name = g_hash_table_lookup (names, GUINT_TO_POINTER (id));

  if (name == NULL)
    {
      name = vitrine_user_name (id);
      g_hash_table_insert (names, GUINT_TO_POINTER (id), name);
    }

  return name;
}
