/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/change-probe.h"

#include "segment/open.h"
#include "segment/posix-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DATA_MAX 4096 /* bytes */

/* Odd and without a pattern: what a change of one bit is spread by. */
#define MIX_FIRST G_GUINT64_CONSTANT (0xd6e8feb86659fd93)
#define MIX_SECOND G_GUINT64_CONSTANT (0xa0761d6478bd642f)

static char *
path_of (VitrineListing *listing)
{
  const char *name = vitrine_address_get_name (listing->address);

  switch (vitrine_address_get_kind (listing->address))
    {
    case VITRINE_ADDRESS_POSIX:
      return g_build_filename (VITRINE_POSIX_FOLDER, name, NULL);
    case VITRINE_ADDRESS_PROC:
      return g_build_filename ("/proc", name, NULL);
    case VITRINE_ADDRESS_FILE:
      return g_strdup (name);
    case VITRINE_ADDRESS_SYSV:
    default:
      return NULL;
    }
}

/* Behind /proc/PID/fd stands a link that leads to the object; elsewhere a link
 * leads away from it. */
static int
open_object (VitrineListing *listing,
             const char     *path,
             int             extra)
{
  gboolean by_process = vitrine_address_get_kind (listing->address) == VITRINE_ADDRESS_PROC;
  int fd = vitrine_open (path, O_RDONLY | O_NONBLOCK | extra | (by_process ? 0 : O_NOFOLLOW), 0);
  struct stat status;

  if (fd < 0)
    return -1;

  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) &&
      status.st_ino == listing->status.inode && status.st_dev == listing->status.device)
    return fd;

  close (fd);
  return -1;
}

static guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * MIX_FIRST;
  return (hash ^ hash >> 32) * MIX_SECOND;
}

static guint64
hash_words (guint64        hash,
            const guint64 *words,
            gsize          n)
{
  for (gsize i = 0; i < n; i++)
    hash = mix (hash, words[i]);

  return hash;
}

static gboolean
hash_data (int      fd,
           guint64 *hash)
{
  guint64 words[DATA_MAX / sizeof (guint64)] = { 0 };
  off_t data = lseek (fd, 0, SEEK_DATA);
  ssize_t n;

  /* Nothing but holes. */
  if (data < 0)
    {
      *hash = 0;
      return errno == ENXIO;
    }

  n = pread (fd, words, sizeof words, data);
  if (n < 0)
    return FALSE;

  *hash = hash_words (mix (1, (guint64) data), words,
                      ((gsize) n + sizeof words[0] - 1) / sizeof words[0]);
  return TRUE;
}

gboolean
vitrine_change_probe_read (VitrineListing *listing,
                           guint64        *hash)
{
  g_autofree char *path = path_of (listing);
  gboolean unnoticed;
  gboolean done;
  int fd;

  if (path == NULL || !listing->openable)
    return FALSE;

  /* open(2): only its owner may read a file without its time of access noting
   * it. What is another's is opened for its seals alone. */
  fd = open_object (listing, path, O_NOATIME);
  unnoticed = fd >= 0;
  if (fd < 0 && listing->kind == VITRINE_OBJECT_MEMFD)
    fd = open_object (listing, path, 0);
  if (fd < 0)
    return FALSE;

  if (listing->kind == VITRINE_OBJECT_MEMFD)
    listing->seals = (guint) MAX (fcntl (fd, F_GET_SEALS), 0);
  done = unnoticed && hash_data (fd, hash);
  close (fd);
  return done;
}
