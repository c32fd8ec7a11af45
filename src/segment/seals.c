/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/seals.h"

#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <fcntl.h>

guint32
vitrine_seals_read (int fd)
{
  int seals = fcntl (fd, F_GET_SEALS);

  return seals < 0 ? 0 : (guint32) seals;
}

/* A file of /dev/shm is sealed against seals from the beginning, and a file on a
 * disk knows none. */
gboolean
vitrine_seals_may_come (int fd)
{
  int seals = fcntl (fd, F_GET_SEALS);

  return seals >= 0 && (seals & F_SEAL_SEAL) == 0;
}

gboolean
vitrine_seals_forbid_writing (guint32 seals)
{
  return (seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) != 0;
}

gboolean
vitrine_seals_check (guint32      seals,
                     const char  *name,
                     GError     **error)
{
  if (!vitrine_seals_forbid_writing (seals))
    return TRUE;

  /* Under the second one those who had it mapped before go on writing. */
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
               (seals & F_SEAL_WRITE) != 0
                   ? _("Cannot write into “%s”: the program that made it has sealed it "
                       "(F_SEAL_WRITE), so nobody can any more")
                   : _("Cannot write into “%s”: the program that made it has sealed it "
                       "against new writers (F_SEAL_FUTURE_WRITE)"),
               name);
  return FALSE;
}
