/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/wine.h"

#include <string.h>

/* KUSER_SHARED_DATA, which Windows and so Wine map there in every process. */
#define USER_SHARED_DATA 0x7ffe0000

static const char *const labels[] = { "tmpmap-", "wine-" };

/* Programs that come with Wine and serve all others. */
static const char *const services[] = {
  "conhost.exe", "explorer.exe",     "plugplay.exe",  "rpcss.exe",   "services.exe", "start.exe",
  "svchost.exe", "winedevice.exe",   "winemenubuil",  "wineboot.exe", "wineserver",  "tabtip.exe",
};

gboolean
vitrine_wine_is_section (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (label, labels[i]))
      return TRUE;

  return FALSE;
}

/* The whole path may stand there, as Windows writes it. */
static const char *
base_name (const char *program)
{
  const char *slash = strrchr (program, '\\');

  return slash != NULL ? slash + 1 : program;
}

static gboolean
is_service (const char *program)
{
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    if (g_ascii_strncasecmp (program, services[i], strlen (services[i])) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_server (const char *program)
{
  return g_str_has_prefix (program, "wineserver");
}

/* What a service has mapped together with others is Wine's own; wineserver
 * itself has every section open, and maps some of its own. */
const char *
vitrine_wine_find_program (VitrineProcess *const *users,
                           guint                  n)
{
  const char *program = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *name = base_name (users[i]->program);

      if (users[i]->address == USER_SHARED_DATA)
        return NULL;
      if (is_service (name) && (users[i]->address != 0 || !is_server (name)))
        return NULL;
      if (program == NULL && !is_service (name))
        program = name;
    }

  return program;
}
