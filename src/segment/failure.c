/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/failure.h"

#include "segment/error.h"
#include "segment/user-name.h"

#include <glib/gi18n-lib.h>

#include <errno.h>

/* What stands where a file was asked for, inode(7). */
typedef struct
{
  mode_t type;
  const char *reason;
} NoFile;

static const NoFile no_files[] = {
  { S_IFDIR, N_("it is a folder") },
  { S_IFIFO, N_("it is a pipe, whose bytes go to whoever reads them first") },
  { S_IFSOCK, N_("it is a socket, whose bytes go to whoever reads them first") },
  { S_IFCHR, N_("it is a device, and looking at it may make it do something") },
  { S_IFBLK, N_("it is a device, and looking at it may make it do something") },
  { S_IFLNK, N_("it is a link") },
};

static void
set_denied (GError                    **error,
            int                         errsv,
            const VitrineFailureOwner  *owner,
            const char                 *what)
{
  g_autofree char *name = vitrine_user_name (owner->owner);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
               /* Translators: what could not be done, the system's reason */
               _("%s: %s. It belongs to %s and its mode is %04o"), what,
               g_strerror (errsv), name, (guint) (owner->mode & 0777));
}

static void
set_advised (GError     **error,
             int          errsv,
             const char  *what)
{
  g_set_error (error, VITRINE_ERROR,
               errsv == EEXIST ? VITRINE_ERROR_EXISTS : VITRINE_ERROR_NOT_FOUND,
               /* Translators: what could not be done, the system's reason */
               _("%s: %s. “vitrine-cli list” shows what there is"), what, g_strerror (errsv));
}

static void
set (GError                    **error,
     int                         errsv,
     const VitrineFailureOwner  *owner,
     const char                 *what)
{
  if (owner != NULL && (errsv == EACCES || errsv == EPERM))
    set_denied (error, errsv, owner, what);
  else if (errsv == ENOENT || errsv == EEXIST)
    set_advised (error, errsv, what);
  else
    vitrine_error_set_errno (error, errsv, "%s", what);
}

void
vitrine_failure_set (GError                    **error,
                     int                         errsv,
                     const VitrineFailureOwner  *owner,
                     const char                 *format,
                     ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  set (error, errsv, owner, what);
}

void
vitrine_failure_set_path (GError     **error,
                          int          errsv,
                          const char  *path,
                          const char  *format,
                          ...)
{
  g_autofree char *what = NULL;
  VitrineFailureOwner owner;
  struct stat status;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  if (lstat (path, &status) != 0)
    {
      set (error, errsv, NULL, what);
      return;
    }

  owner = (VitrineFailureOwner) { status.st_uid, status.st_mode };
  set (error, errsv, &owner, what);
}

gboolean
vitrine_failure_check_regular (const char  *name,
                               mode_t       mode,
                               GError     **error)
{
  const char *reason = N_("it is no file, but something the kernel made");

  if (S_ISREG (mode))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (no_files); i++)
    if (no_files[i].type == (mode & S_IFMT))
      reason = no_files[i].reason;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               /* Translators: an address and why it is not shown */
               _("Cannot attach “%s”: %s"), name, _(reason));
  return FALSE;
}
