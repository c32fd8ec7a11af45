/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/open.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* A daemon, or a script with >&-, leaves those numbers free. Had a segment one of
 * them, whatever the program prints would be written into the segment. */
static int
leave_standard_numbers (int fd)
{
  int higher = fcntl (fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  int errsv = errno;

  close (fd);
  errno = errsv;
  return higher;
}

int
vitrine_open (const char *path,
              int         flags,
              mode_t      mode)
{
  int fd = open (path, flags | O_CLOEXEC, mode);

  return fd < 0 || fd > STDERR_FILENO ? fd : leave_standard_numbers (fd);
}
