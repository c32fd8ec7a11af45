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
