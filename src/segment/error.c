/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/error.h"

#include <errno.h>

typedef struct
{
  int errsv;
  VitrineError code;
} ErrnoCode;

static const ErrnoCode errno_codes[] = {
  { ENOENT, VITRINE_ERROR_NOT_FOUND },
  { EEXIST, VITRINE_ERROR_EXISTS },
  { EACCES, VITRINE_ERROR_DENIED },
  { EPERM, VITRINE_ERROR_DENIED },
  { EROFS, VITRINE_ERROR_DENIED },
  { ENOSPC, VITRINE_ERROR_FULL },
  { ENOMEM, VITRINE_ERROR_FULL },
  { EDQUOT, VITRINE_ERROR_FULL },
  { EAGAIN, VITRINE_ERROR_BUSY },
};

/* Not G_DEFINE_QUARK: it would leave GLib a pointer into libdllmem.so, which
 * can be unloaded; this copies the string. */
GQuark
vitrine_error_quark (void)
{
  return g_quark_from_string ("vitrine-error-quark");
}

static VitrineError
code_from_errno (int errsv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (errno_codes); i++)
    if (errno_codes[i].errsv == errsv)
      return errno_codes[i].code;

  return VITRINE_ERROR_FAILED;
}

/**
 * vitrine_error_set_errno:
 * @errsv: what errno was, errno(3)
 * @format: a translated sentence without its full stop
 *
 * Sets @error to the sentence, a colon and the system's words for @errsv, under
 * the code that @errsv stands for.
 */
void
vitrine_error_set_errno (GError     **error,
                         int          errsv,
                         const char  *format,
                         ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, VITRINE_ERROR, code_from_errno (errsv), "%s: %s", what,
               g_strerror (errsv));
}
