/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/object-kind.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *name;
} Words;

static const Words words[VITRINE_N_OBJECT_KINDS] = {
  [VITRINE_OBJECT_POSIX] = { "posix", N_("POSIX") },
  [VITRINE_OBJECT_SEMAPHORE] = { "semaphore", N_("Semaphore") },
  [VITRINE_OBJECT_SYSV] = { "sysv", N_("System V") },
  [VITRINE_OBJECT_MEMFD] = { "memfd", N_("Memfd") },
  [VITRINE_OBJECT_DELETED] = { "deleted", N_("Deleted File") },
  [VITRINE_OBJECT_FILE] = { "file", N_("File") },
  [VITRINE_OBJECT_ANONYMOUS] = { "anonymous", N_("Anonymous") },
};

const char *
vitrine_object_kind_get_id (VitrineObjectKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);

  return words[kind].id;
}

const char *
vitrine_object_kind_get_name (VitrineObjectKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);

  return _(words[kind].name);
}

gboolean
vitrine_object_kind_matches (VitrineObjectKind a,
                             VitrineObjectKind b)
{
  return (a == VITRINE_OBJECT_SYSV) == (b == VITRINE_OBJECT_SYSV);
}
