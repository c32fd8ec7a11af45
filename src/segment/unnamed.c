/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/unnamed.h"

#include "segment/descriptor.h"
#include "segment/object-path.h"
#include "segment/wine.h"

#include <glib/gi18n-lib.h>

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_SIZE 96 /* bytes: /proc, a pid and a range */

/* A way to the object: what stands behind "proc:". */
typedef struct
{
  char name[PATH_SIZE];
  struct stat status;
  gboolean openable;
} Way;

static gboolean
try_way (Way                  *way,
         const VitrineProcess *user)
{
  char path[PATH_SIZE + sizeof "/proc/"];

  g_snprintf (path, sizeof path, "/proc/%s", way->name);
  if (stat (path, &way->status) != 0 || way->status.st_ino != user->inode ||
      way->status.st_dev != user->device)
    return FALSE;

  way->openable = faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) == 0;
  return TRUE;
}

/* Through the descriptor that led to it before, though the process may have others
 * of the same by now. */
static gboolean
try_former (Way            *way,
            VitrineUsers    users,
            VitrineListing *before)
{
  const char *name = before != NULL ? vitrine_address_get_name (before->address) : "";
  gint pid, fd;

  if (sscanf (name, "%d/fd/%d", &pid, &fd) != 2)
    return FALSE;

  g_strlcpy (way->name, name, sizeof way->name);
  for (guint i = 0; i < users.n; i++)
    if (users.users[i]->pid == pid && users.users[i]->fd >= 0)
      return try_way (way, users.users[i]);

  return FALSE;
}

static void
name_descriptor (Way                  *way,
                 const VitrineProcess *user)
{
  g_snprintf (way->name, sizeof way->name, "%d/fd/%d", user->pid, user->fd);
}

static void
name_mapping (Way                  *way,
              const VitrineProcess *user)
{
  g_snprintf (way->name, sizeof way->name,
              "%d/map_files/%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", user->pid,
              user->address, user->end);
}

/* Who has it for the same user first, this program last: what it looks at it holds
 * itself, and only as long as that. Among equals the order by pid stays. */
static guint
rank (const VitrineProcess *user)
{
  if (user->pid == getpid ())
    return 2;
  return user->user == geteuid () ? 0 : 1;
}

static gboolean
try_descriptors (Way          *way,
                 VitrineUsers  users)
{
  for (guint wanted = 0; wanted <= 2; wanted++)
    for (guint i = 0; i < users.n; i++)
      if (users.users[i]->fd >= 0 && rank (users.users[i]) == wanted)
        {
          name_descriptor (way, users.users[i]);
          if (try_way (way, users.users[i]))
            return TRUE;
        }

  return FALSE;
}

/* The kernel lets only who has CAP_CHECKPOINT_RESTORE through there. */
static gboolean
try_mappings (Way                   *way,
              VitrineUsers           users,
              const VitrineProcess **mapped)
{
  for (guint i = 0; i < users.n; i++)
    if (users.users[i]->address != 0)
      {
        name_mapping (way, users.users[i]);
        *mapped = users.users[i];
        return try_way (way, users.users[i]);
      }

  return FALSE;
}

/* Files without a name are many, and few of them are memory of several; memfds may
 * also hold a program that was started from there. */
static gboolean
counts (VitrineListing *listing,
        VitrineUsers    users,
        guint64         device)
{
  gboolean is_file = listing->kind == VITRINE_OBJECT_DELETED && listing->status.device != device;

  for (guint i = 0; i < users.n; i++)
    {
      const VitrineProcess *user = users.users[i];

      if (is_file ? user->address != 0 && user->shared && user->writable
                  : user->shared || user->fd >= 0)
        return TRUE;
    }

  return FALSE;
}

/* What stood in /dev/shm when the process was read and does no longer was removed
 * since. */
static VitrineObjectKind
kind_of (const VitrineProcess *user,
         guint64               device)
{
  return user->device == device ? VITRINE_OBJECT_DELETED : user->kind;
}

static void
set_name (VitrineListing *listing,
          const char     *name)
{
  if (name == NULL || *name == '\0')
    return;

  g_free (listing->name);
  listing->name = g_strdup (name);
}

/* A file of O_TMPFILE the kernel calls after its inode, also when linkat(2) gave it
 * a name that was removed again: that name is not known any more. */
static gboolean
is_number (const char           *label,
           const VitrineProcess *user)
{
  g_autofree char *number = g_strdup_printf ("#%" G_GUINT64_FORMAT, user->inode);

  return g_str_equal (label, number);
}

static void
fill_name (VitrineListing *listing,
           VitrineUsers    users)
{
  const VitrineProcess *first = users.users[0];
  g_autofree char *label = vitrine_object_path_label (first->path);

  set_name (listing, first->program);
  if (listing->kind == VITRINE_OBJECT_ANONYMOUS)
    return;

  if (vitrine_wine_is_section (label))
    {
      const char *program = vitrine_wine_find_program (users.users, users.n);

      listing->internal = program == NULL;
      set_name (listing, program != NULL ? program : label);
      return;
    }

  if (is_number (label, first))
    {
      g_autofree char *name = NULL;

      /* Translators: of a segment without a name, the program that has it */
      name = g_strdup_printf (_("%s, unnamed"), listing->name);
      set_name (listing, name);
      return;
    }

  set_name (listing, label);
}

/* Nothing leads to it: what its mappings say is all there is to know. */
static void
fill_unreachable (VitrineListing       *listing,
                  const VitrineProcess *mapped)
{
  listing->status.size = mapped->length;
  listing->status.owner = mapped->user;
  listing->reason =
      g_strdup (_("Its processes have closed their descriptors of it: only root, or a program "
                  "with the capability CAP_CHECKPOINT_RESTORE, can still reach it."));
}

static gboolean
fill_reached (VitrineListing *listing,
              const Way      *way)
{
  /* It has a name after all, somewhere else. */
  if (way->status.st_nlink > 0)
    return FALSE;

  vitrine_descriptor_fill_status (&listing->status, &way->status, listing->kind);
  if (listing->kind == VITRINE_OBJECT_DELETED)
    listing->status.standing = VITRINE_STANDING_REMOVED;
  listing->modified = (gint64) way->status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) +
                      way->status.st_mtim.tv_nsec;
  listing->openable = way->openable;
  return TRUE;
}

static void
set_address (VitrineListing *listing,
             const char     *name)
{
  g_autofree char *text = g_strconcat ("proc:", name, NULL);
  VitrineAddress *address = vitrine_address_parse (text, NULL);

  g_assert (address != NULL);
  vitrine_address_unref (listing->address);
  listing->address = address;
}

/**
 * vitrine_unnamed_begin:
 * @users: at least one; of an object that has no name
 * @device: of /dev/shm
 *
 * Returns: (transfer full) (nullable): NULL where the object is none for the list
 */
VitrineListing *
vitrine_unnamed_begin (VitrineUsers users,
                       guint64      device)
{
  const VitrineProcess *first = users.users[0];
  g_autofree char *text = g_strdup_printf ("proc:%d/fd/%d", first->pid, MAX (first->fd, 0));
  g_autoptr (VitrineAddress) address = vitrine_address_parse (text, NULL);
  g_autoptr (VitrineListing) listing = vitrine_listing_new (address);

  listing->kind = kind_of (first, device);
  listing->status.device = first->device;
  listing->status.inode = first->inode;
  if (listing->kind == VITRINE_OBJECT_FILE || listing->kind == VITRINE_OBJECT_SYSV ||
      listing->kind == VITRINE_OBJECT_POSIX || listing->kind == VITRINE_OBJECT_SEMAPHORE ||
      !counts (listing, users, device))
    return NULL;

  return g_steal_pointer (&listing);
}

gboolean
vitrine_unnamed_finish (VitrineListing *listing,
                        VitrineUsers    users,
                        VitrineListing *before)
{
  const VitrineProcess *mapped = NULL;
  Way way;

  fill_name (listing, users);
  if (try_former (&way, users, before) || try_descriptors (&way, users) ||
      try_mappings (&way, users, &mapped))
    {
      set_address (listing, way.name);
      return fill_reached (listing, &way);
    }

  if (mapped == NULL)
    return FALSE;

  set_address (listing, way.name);
  fill_unreachable (listing, mapped);
  return TRUE;
}
