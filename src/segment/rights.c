/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/rights.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PATH_MAX_LENGTH 32 /* bytes: /proc/self/fd/ and a number */

/* Through the link in /proc it is the object itself that is asked, whatever
 * became of its name. Only a clear no counts: without /proc nobody knows. */
static gboolean
may (int fd,
     int mode)
{
  char path[PATH_MAX_LENGTH];

  snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  return faccessat (AT_FDCWD, path, mode, AT_EACCESS) == 0
         || (errno != EACCES && errno != EPERM && errno != EROFS);
}

/* A page that was never written takes no memory before somebody writes there. A
 * file system without a limit has no blocks to count, see tmpfs(5). */
static gboolean
is_full (const VitrineSegmentStatus *status,
         int                         fd)
{
  struct statvfs system;

  return status->allocated < status->size
         && fstatvfs (fd, &system) == 0
         && system.f_blocks > 0
         && system.f_bavail == 0;
}

/**
 * vitrine_rights_fill:
 * @status: its size and what is allocated of it are filled in already
 * @fd: a descriptor of the segment
 */
void
vitrine_rights_fill (VitrineSegmentStatus *status,
                     int                   fd)
{
  status->readable = may (fd, R_OK);
  status->writable = may (fd, W_OK);
  status->full = is_full (status, fd);
}
