/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/proc-source.h"

#include "segment/descriptor.h"
#include "segment/error.h"
#include "segment/failure.h"
#include "segment/segment-private.h"
#include "segment/user-name.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *
path_of (VitrineAddress *address)
{
  return g_strconcat ("/proc/", vitrine_address_get_name (address), NULL);
}

static void
set_missing (VitrineAddress  *address,
             gboolean         running,
             GError         **error)
{
  const char *name = vitrine_address_get_label (address);
  int pid = atoi (vitrine_address_get_name (address));

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND,
               running ? _("Cannot find “%s”: process %d has nothing there. “vitrine-cli "
                           "list” shows what there is")
                       : _("Cannot find “%s”: there is no process %d. “vitrine-cli list” "
                           "shows what there is"),
               name, pid);
}

static void
set_denied (VitrineAddress  *address,
            guint32          owner,
            GError         **error)
{
  g_autofree char *user = vitrine_user_name (owner);
  const char *name = vitrine_address_get_label (address);
  int pid = atoi (vitrine_address_get_name (address));

  /* proc(5): whoever may look into it may go through its descriptors, but not
   * through its mappings. */
  if (strstr (name, "/map_files/") != NULL && (owner == geteuid () || geteuid () == 0))
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
                 _("Cannot open “%s”: only root, or a program with the capability "
                   "CAP_CHECKPOINT_RESTORE, may go through what a process has mapped"),
                 name);
  /* ptrace(2): also one that was made so by prctl(2), or a security module. */
  else if (owner == geteuid ())
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
                 _("Cannot open “%s”: process %d has closed itself to other processes, even to "
                   "those of its own user"),
                 name, pid);
  else
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
                 _("Cannot open “%s”: process %d is of %s and lets nobody else look into it. "
                   "Start Vitrine as that user, or as root"),
                 name, pid, user);
}

/* What went wrong at its descriptor: the process tells more than the errno. */
static void
set_failed (VitrineAddress  *address,
            int              errsv,
            GError         **error)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d",
                                             atoi (vitrine_address_get_name (address)));
  struct stat process;
  gboolean running = stat (folder, &process) == 0;

  if (errsv == ENOENT || !running)
    set_missing (address, running, error);
  else if (errsv == EACCES || errsv == EPERM)
    set_denied (address, process.st_uid, error);
  else
    vitrine_failure_set (error, errsv, NULL, _("Cannot open “%s”"),
                         vitrine_address_get_label (address));
}

/* Without opening: a pipe or a device would notice that. */
static gboolean
find (VitrineAddress  *address,
      const char      *path,
      struct stat     *found,
      GError         **error)
{
  if (stat (path, found) == 0)
    return vitrine_failure_check_regular (vitrine_address_get_label (address), found->st_mode,
                                          error);

  set_failed (address, errno, error);
  return FALSE;
}

static gboolean
proc_look (VitrineAddress        *address,
           VitrineSegmentStatus  *status,
           GError               **error)
{
  g_autofree char *path = path_of (address);
  struct stat found;

  if (!find (address, path, &found, error))
    return FALSE;

  vitrine_descriptor_fill_status (status, &found, vitrine_descriptor_find_kind (path, &found));
  return TRUE;
}

/* The process may be looked into, but not the file behind it. */
static void
explain_open (VitrineAddress     *address,
              VitrineAccess       access,
              int                 errsv,
              const struct stat  *found,
              GError            **error)
{
  VitrineFailureOwner owner = { found->st_uid, found->st_mode };

  if (errsv != EACCES && errsv != EPERM)
    {
      set_failed (address, errsv, error);
      return;
    }

  vitrine_failure_set (error, errsv, &owner,
                       access == VITRINE_ACCESS_WATCH ? _("Cannot open “%s”")
                                                      : _("Cannot open “%s” for writing"),
                       vitrine_address_get_label (address));
}

static int
proc_open (VitrineAddress  *address,
           VitrineAccess    access,
           GError         **error)
{
  g_autofree char *path = path_of (address);
  struct stat found;
  int fd;

  if (!find (address, path, &found, error))
    return -1;

  fd = vitrine_descriptor_open (path, access, O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      explain_open (address, access, errno, &found, error);
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
proc_remove (VitrineAddress  *address,
             GError         **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("Cannot remove “%s”: it has no name that could be removed. It goes with the "
                 "last process that has it"),
               vitrine_address_get_label (address));
  return FALSE;
}

const VitrineSource vitrine_proc_source = {
  .look = proc_look,
  .remove = proc_remove,
  .attach = vitrine_descriptor_attach,
  .detach = vitrine_descriptor_detach,
  .query = vitrine_descriptor_query,
  .get_size = vitrine_descriptor_get_size,
  .read = vitrine_descriptor_read,
  .find_data = vitrine_descriptor_find_data,
  .find_hole = vitrine_descriptor_find_hole,
  .grow = vitrine_descriptor_grow,
  .open = proc_open,
  .get_kind = vitrine_descriptor_get_kind,
  .removed = VITRINE_STANDING_LET_GO,
  .replaced = VITRINE_STANDING_LET_GO,
};
