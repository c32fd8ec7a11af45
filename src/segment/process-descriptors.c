/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process-descriptors.h"

#include "segment/lease.h"
#include "segment/object-path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define NAME_SIZE 64                      /* bytes: pid, folder and number */
#define PATH_SIZE (PATH_MAX + NAME_SIZE)  /* bytes: a path and that it is deleted */
#define READ_MAX 65536                    /* descriptors read of one process */

/* A file that the kernel names so may be one that is looked for. */
static gboolean
may_count (VitrineProcessSearch *search,
           const char           *path)
{
  VitrineObjectKind kind;

  return vitrine_object_path_parse (path, &kind) &&
         (kind != VITRINE_OBJECT_FILE || search->file_inode != 0 ||
          g_str_has_prefix (path, "/dev/shm/"));
}

/* Asks for nothing that a server on the network would have to tell. */
static gboolean
identify (int         folder,
          const char *name,
          guint64    *device,
          guint64    *inode)
{
  struct statx found;

  if (statx (folder, name, AT_STATX_DONT_SYNC | AT_NO_AUTOMOUNT, STATX_TYPE | STATX_INO,
             &found) != 0 ||
      !S_ISREG (found.stx_mode))
    return FALSE;

  *device = makedev (found.stx_dev_major, found.stx_dev_minor);
  *inode = found.stx_ino;
  return TRUE;
}

static void
read_info (VitrineProcessSearch *search,
           gint                  fd,
           VitrineProcess       *process)
{
  char name[NAME_SIZE];
  const char *info;
  guint flags = 0;

  g_snprintf (name, sizeof name, "fdinfo/%d", fd);
  info = vitrine_proc_file_read (search->file, search->proc, search->pid, name, NULL);
  if (info == NULL)
    return;

  if (process->address == 0 && vitrine_proc_parse_flags (info, &flags))
    process->writable = process->writable || (flags & O_ACCMODE) != O_RDONLY;
  process->joined = process->joined ||
                    vitrine_proc_parse_lock (info, vitrine_lease_get_byte (VITRINE_LEASE_PRESENCE));
}

static void
add_descriptor (VitrineProcessSearch *search,
                int                   folder,
                const char           *name)
{
  char path[PATH_SIZE];
  ssize_t n = readlinkat (folder, name, path, sizeof path - 1);
  VitrineObjectKind kind;
  VitrineProcess *process;
  guint64 device, inode;
  gint fd = atoi (name);

  path[MAX (n, 0)] = '\0';
  if (n <= 0 || !may_count (search, path) || !identify (folder, name, &device, &inode) ||
      !vitrine_process_search_wants (search, device, inode, path, &kind))
    return;

  process = vitrine_process_search_get (search, kind, device, inode, path);
  if (process->length == 0)
    process->shared = TRUE;
  if (process->fd < 0 || fd < process->fd)
    process->fd = fd;
  read_info (search, fd, process);
}

/* How many it has open, without reading them; 0 where the kernel, before 6.2,
 * does not tell. */
guint64
vitrine_process_descriptors_count (VitrineProcessSearch *search)
{
  char name[NAME_SIZE];
  struct stat found;

  g_snprintf (name, sizeof name, "%d/fd", search->pid);
  return fstatat (search->proc, name, &found, 0) == 0 ? (guint64) found.st_size : 0;
}

/**
 * vitrine_process_descriptors_read:
 *
 * Adds to what @search has found by its mappings: to be called after them.
 *
 * Returns: 0, or errno: EACCES where this user may not know
 */
int
vitrine_process_descriptors_read (VitrineProcessSearch *search)
{
  char name[NAME_SIZE];
  struct dirent *entry;
  DIR *folder;
  int fd;

  g_snprintf (name, sizeof name, "%d/fd", search->pid);
  fd = openat (search->proc, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return errno;

  folder = fdopendir (fd);
  if (folder == NULL)
    {
      close (fd);
      return ENOMEM;
    }

  for (guint i = 0; i < READ_MAX && (entry = readdir (folder)) != NULL; i++)
    if (g_ascii_isdigit (entry->d_name[0]))
      add_descriptor (search, dirfd (folder), entry->d_name);

  closedir (folder);
  return 0;
}
