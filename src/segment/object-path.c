/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/object-path.h"

#include "segment/posix-source.h"

#include <string.h>

#define DELETED " (deleted)" /* proc_pid_maps(5): what follows a path that is gone */
#define MEMFD "/memfd:"      /* memfd_create(2) */

typedef struct
{
  const char *start;
  gboolean whole; /* nothing follows but that it is deleted */
  VitrineObjectKind kind;
} Form;

/* All of these the kernel calls deleted, for they never had a name. */
static const Form forms[] = {
  { MEMFD, FALSE, VITRINE_OBJECT_MEMFD },
  { "/SYSV", FALSE, VITRINE_OBJECT_SYSV },
  { "/dev/zero", TRUE, VITRINE_OBJECT_ANONYMOUS },
  { "/anon_hugepage", TRUE, VITRINE_OBJECT_ANONYMOUS },
};

static VitrineObjectKind
parse_deleted (const char *path,
               gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (path, forms[i].start) &&
        (!forms[i].whole || strlen (forms[i].start) == length))
      return forms[i].kind;

  return VITRINE_OBJECT_DELETED;
}

static VitrineObjectKind
parse_named (const char *path)
{
  const char *name;

  if (!g_str_has_prefix (path, VITRINE_POSIX_FOLDER "/"))
    return VITRINE_OBJECT_FILE;

  name = path + strlen (VITRINE_POSIX_FOLDER "/");
  if (strchr (name, '/') != NULL)
    return VITRINE_OBJECT_FILE;
  return vitrine_posix_is_semaphore (name) ? VITRINE_OBJECT_SEMAPHORE : VITRINE_OBJECT_POSIX;
}

/* Files of the kernel's own, like "/[aio] (deleted)", and things without any, like
 * "anon_inode:[eventfd]", are no memory of programs. */
gboolean
vitrine_object_path_parse (const char        *path,
                           VitrineObjectKind *kind)
{
  if (path[0] != '/' || path[1] == '[')
    return FALSE;

  *kind = g_str_has_suffix (path, DELETED)
              ? parse_deleted (path, strlen (path) - strlen (DELETED))
              : parse_named (path);
  return TRUE;
}

char *
vitrine_object_path_label (const char *path)
{
  gsize length = strlen (path);
  const char *start = strrchr (path, '/');

  if (g_str_has_suffix (path, DELETED))
    length -= strlen (DELETED);
  /* A label may hold slashes. */
  if (g_str_has_prefix (path, MEMFD))
    start = path + strlen (MEMFD);
  else
    start = start != NULL ? start + 1 : path;

  if (start >= path + length)
    return g_strdup ("");
  return g_strndup (start, (gsize) (path + length - start));
}
