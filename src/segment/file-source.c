/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/file-source.h"

#include "segment/descriptor.h"
#include "segment/error.h"
#include "segment/failure.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static void
set_failed (VitrineAddress  *address,
            int              errsv,
            const char      *format,
            GError         **error)
{
  g_autofree char *shown = g_strdup (vitrine_address_get_label (address));
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *what = g_strconcat (parts[0], shown, parts[1], NULL);

  vitrine_failure_set_path (error, errsv, vitrine_address_get_name (address), what);
}

/* Without opening: a pipe or a device would notice that. */
static gboolean
find (VitrineAddress  *address,
      struct stat     *found,
      GError         **error)
{
  if (stat (vitrine_address_get_name (address), found) == 0)
    return vitrine_failure_check_regular (vitrine_address_get_label (address), found->st_mode,
                                          error);

  set_failed (address, errno, _("Cannot find “%s”"), error);
  return FALSE;
}

static gboolean
file_look (VitrineAddress        *address,
           VitrineSegmentStatus  *status,
           GError               **error)
{
  struct stat found;

  if (!find (address, &found, error))
    return FALSE;

  vitrine_descriptor_fill_status (status, &found, VITRINE_OBJECT_FILE);
  return TRUE;
}

static int
file_open (VitrineAddress  *address,
           VitrineAccess    access,
           GError         **error)
{
  const char *path = vitrine_address_get_name (address);
  struct stat found;
  int fd;

  if (!find (address, &found, error))
    return -1;

  fd = vitrine_descriptor_open (path, access, O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      set_failed (address, errno,
                  access == VITRINE_ACCESS_WATCH ? _("Cannot open “%s”")
                                                 : _("Cannot open “%s” for writing"),
                  error);
      return -1;
    }

  /* It may be another one by now. */
  if (fstat (fd, &found) == 0 &&
      vitrine_failure_check_regular (vitrine_address_get_label (address), found.st_mode, error))
    return fd;

  close (fd);
  return -1;
}

static gboolean
file_remove (VitrineAddress  *address,
             GError         **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("Cannot remove “%s”: it is a file, not shared memory by a name of its own. "
                 "Use your file manager"),
               vitrine_address_get_label (address));
  return FALSE;
}

const VitrineSource vitrine_file_source = {
  .look = file_look,
  .remove = file_remove,
  .attach = vitrine_descriptor_attach,
  .detach = vitrine_descriptor_detach,
  .query = vitrine_descriptor_query,
  .get_size = vitrine_descriptor_get_size,
  .read = vitrine_descriptor_read,
  .find_data = vitrine_descriptor_find_data,
  .find_hole = vitrine_descriptor_find_hole,
  .grow = vitrine_descriptor_grow,
  .open = file_open,
  .get_kind = vitrine_descriptor_get_kind,
  .removed = VITRINE_STANDING_REMOVED,
  .replaced = VITRINE_STANDING_REPLACED,
};
