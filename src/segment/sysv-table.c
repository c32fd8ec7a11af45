/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-table.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define TABLE "/proc/sysvipc/shm"
#define DESTROYED 01000 /* SHM_DEST of shmctl(2), beside the mode */
#define READ_BIT 04     /* of each third of the mode */

/* The columns of the table, proc_sysvipc(5). */
enum
{
  KEY,
  ID,
  MODE,
  SIZE,
  CREATOR,
  LAST,
  ATTACHED,
  OWNER,
  GROUP,
  CREATOR_USER,
  CREATOR_GROUP,
  ATTACH_TIME,
  DETACH_TIME,
  CHANGE_TIME,
  RESIDENT,
  SWAPPED,
  N_COLUMNS
};

static gboolean
parse_row (const char *line,
           gint64     *row)
{
  const char *p = line;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      char *end;

      row[i] = g_ascii_strtoll (p, &end, i == MODE ? 8 : 10);
      if (end == p)
        return FALSE;
      p = end;
    }

  return TRUE;
}

static gboolean
in_group (gint64 group)
{
  gid_t groups[64];
  int n = getgroups (G_N_ELEMENTS (groups), groups);

  if (getegid () == (gid_t) group)
    return TRUE;

  for (int i = 0; i < n; i++)
    if (groups[i] == (gid_t) group)
      return TRUE;

  return FALSE;
}

/* sysvipc(7): who made it counts like who owns it. */
static gboolean
may_read (const gint64 *row)
{
  gint64 user = geteuid ();
  guint shift = 0;

  if (user == 0)
    return TRUE;

  if (user == row[OWNER] || user == row[CREATOR_USER])
    shift = 6;
  else if (in_group (row[GROUP]) || in_group (row[CREATOR_GROUP]))
    shift = 3;

  return (row[MODE] >> shift & READ_BIT) != 0;
}

static gboolean
has_ended (gint64 pid)
{
  return pid > 0 && kill ((pid_t) pid, 0) != 0 && errno == ESRCH;
}

static char *
describe_key (gint64 key)
{
  if (key == 0)
    /* Translators: a System V segment that others find by inheritance alone */
    return g_strdup (_("private"));

  /* Translators: of a System V segment, in hexadecimal */
  return g_strdup_printf (_("key 0x%08x"), (guint) (guint32) key);
}

VitrineListing *
vitrine_sysv_table_parse (const char *line,
                          guint64     device)
{
  gint64 row[N_COLUMNS];
  g_autoptr (VitrineAddress) address = NULL;
  g_autofree char *text = NULL;
  VitrineListing *listing;

  if (!parse_row (line, row))
    return NULL;

  text = g_strdup_printf ("sysv:%" G_GINT64_FORMAT, row[ID]);
  address = vitrine_address_parse (text, NULL);
  if (address == NULL)
    return NULL;

  listing = vitrine_listing_new (address);
  listing->kind = VITRINE_OBJECT_SYSV;
  g_free (listing->name);
  listing->name = describe_key (row[KEY]);
  listing->status = (VitrineSegmentStatus) {
    .device = device,
    .inode = (guint64) row[ID],
    .size = (guint64) row[SIZE],
    .allocated = (guint64) row[RESIDENT] + (guint64) row[SWAPPED],
    .owner = (guint32) row[OWNER],
    .group = (guint32) row[GROUP],
    .mode = row[MODE] & 0777,
    .standing = (row[MODE] & DESTROYED) != 0 ? VITRINE_STANDING_REMOVED
                                             : VITRINE_STANDING_PRESENT,
  };
  listing->sysv = (VitrineSysvDetails) {
    .key = (gint32) row[KEY],
    .creator = (gint) row[CREATOR],
    .last = (gint) row[LAST],
    .attached = (guint64) row[ATTACHED],
    .destroyed = (row[MODE] & DESTROYED) != 0,
  };
  listing->openable = may_read (row);
  listing->creator_gone = has_ended (row[CREATOR]);
  return listing;
}

/* A kernel without System V has no table, and then there are none. */
void
vitrine_sysv_table_read (guint64    device,
                         GPtrArray *listings)
{
  g_autofree char *table = NULL;
  char *line;

  if (!g_file_get_contents (TABLE, &table, NULL, NULL))
    return;

  line = table;
  while (line != NULL && *line != '\0')
    {
      char *end = strchr (line, '\n');
      VitrineListing *listing;

      if (end != NULL)
        *end = '\0';
      listing = vitrine_sysv_table_parse (line, device);
      if (listing != NULL)
        g_ptr_array_add (listings, listing);
      line = end != NULL ? end + 1 : NULL;
    }
}
