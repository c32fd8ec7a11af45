/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-row.h"

#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define TABLE "/proc/sysvipc/shm"
#define READ_BIT 04     /* of each third of the mode */
#define WRITE_BIT 02
#define DESTROYED 01000 /* of the mode: SHM_DEST of shmctl(2) */

guint64
vitrine_sysv_device (void)
{
  int fd = memfd_create ("vitrine-device", MFD_CLOEXEC);
  struct stat status;
  gboolean known = fd >= 0 && fstat (fd, &status) == 0;

  if (fd >= 0)
    close (fd);
  return known ? status.st_dev : 0;
}

static gboolean
in_group (gid_t group)
{
  gid_t groups[64];
  int n = getgroups (G_N_ELEMENTS (groups), groups);

  for (int i = 0; i < n; i++)
    if (groups[i] == group)
      return TRUE;

  return getegid () == group;
}

/* sysvipc(7): the bits this user has; who made it counts like who owns it. */
static guint
find_access (guint mode,
             uid_t owner,
             uid_t maker,
             gid_t group,
             gid_t maker_group)
{
  const uid_t user = geteuid ();
  guint shift = 0;

  if (user == 0)
    return READ_BIT | WRITE_BIT;
  if (user == owner || user == maker)
    shift = 6;
  else if (in_group (group) || in_group (maker_group))
    shift = 3;

  return mode >> shift & (READ_BIT | WRITE_BIT);
}

/* proc(5): key shmid perms size cpid lpid nattch uid gid cuid cgid atime dtime
 * ctime rss swap. */
gboolean
vitrine_sysv_row_parse (const char     *line,
                        guint64         device,
                        VitrineSysvRow *row)
{
  gint key, id, creator, last;
  guint mode, owner, group, maker, maker_group;
  guint64 size, attached, resident, swapped;
  guint access;

  if (sscanf (line,
              "%d %d %o %" SCNu64 " %d %d %" SCNu64 " %u %u %u %u %*u %*u %*u"
              " %" SCNu64 " %" SCNu64,
              &key, &id, &mode, &size, &creator, &last, &attached, &owner, &group,
              &maker, &maker_group, &resident, &swapped) != 13)
    return FALSE;

  access = find_access (mode, owner, maker, group, maker_group);
  *row = (VitrineSysvRow) {
    .id = id,
    .status = {
      .kind = VITRINE_OBJECT_SYSV,
      .device = device,
      .inode = (guint64) id,
      .size = size,
      .allocated = resident + swapped,
      .owner = owner,
      .group = group,
      .mode = mode & 0777,
      .standing = (mode & DESTROYED) != 0 ? VITRINE_STANDING_DOOMED : VITRINE_STANDING_PRESENT,
      .readable = (access & READ_BIT) != 0,
      .writable = access == (READ_BIT | WRITE_BIT),
      .sysv = { key, creator, last, attached, (mode & DESTROYED) != 0 },
    },
    .swapped = swapped,
  };
  return TRUE;
}

GArray *
vitrine_sysv_row_read_all (guint64   device,
                           GError  **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (VitrineSysvRow));
  FILE *table = fopen (TABLE, "re");
  char line[512]; /* the longest has 16 numbers of at most 21 columns */

  if (table == NULL)
    {
      vitrine_error_set_errno (error, errno, _("Cannot read %s"), TABLE);
      return NULL;
    }

  while (fgets (line, sizeof line, table) != NULL)
    {
      VitrineSysvRow row;

      if (vitrine_sysv_row_parse (line, device, &row))
        g_array_append_val (rows, row);
    }

  fclose (table);
  return g_steal_pointer (&rows);
}

gboolean
vitrine_sysv_row_find (gint             id,
                       VitrineSysvRow  *row,
                       GError         **error)
{
  g_autoptr (GArray) rows = vitrine_sysv_row_read_all (vitrine_sysv_device (), error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      *row = g_array_index (rows, VitrineSysvRow, i);
      if (row->id == id)
        return TRUE;
    }

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND,
               _("Cannot find “sysv:%d”: there is no System V segment with this id. "
                 "“vitrine-cli list” shows what there is"),
               id);
  return FALSE;
}
