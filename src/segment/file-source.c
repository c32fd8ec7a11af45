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

/* Without opening: a pipe or a device would notice that. */
static gboolean
find (VitrineAddress  *address,
      struct stat     *found,
      GError         **error)
{
  const char *path = vitrine_address_get_name (address);
  const char *label = vitrine_address_get_label (address);

  if (stat (path, found) == 0)
    return vitrine_failure_check_regular (label, found->st_mode, error);

  vitrine_failure_set_path (error, errno, path, _("Cannot find “%s”"), label);
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
  const char *label = vitrine_address_get_label (address);
  struct stat found;
  int fd;

  if (!find (address, &found, error))
    return -1;

  fd = vitrine_descriptor_open (path, access, O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      vitrine_failure_set_path (error, errno, path,
                                access == VITRINE_ACCESS_WATCH
                                    ? _("Cannot open “%s”")
                                    : _("Cannot open “%s” for writing"),
                                label);
      return -1;
    }

  /* It may be another one by now. */
  if (fstat (fd, &found) == 0 &&
      vitrine_failure_check_regular (label, found.st_mode, error))
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
