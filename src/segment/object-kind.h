/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sort of shared memory an object is, however it is reached. With device
 * and inode it says which object is meant: System V segments have numbers of
 * their own, that a memfd on the same device may have too. Any thread. */

#pragma once

#include <glib.h>

typedef enum
{
  VITRINE_OBJECT_POSIX,     /* a name in /dev/shm, shm_overview(7) */
  VITRINE_OBJECT_SEMAPHORE, /* sem.NAME there, sem_overview(7) */
  VITRINE_OBJECT_SYSV,      /* shmget(2); its inode is its id */
  VITRINE_OBJECT_MEMFD,     /* memfd_create(2): has a label, no name */
  VITRINE_OBJECT_DELETED,   /* a file without a name any more, mapped shared */
  VITRINE_OBJECT_FILE,      /* a file elsewhere, or in a folder of /dev/shm */
  VITRINE_OBJECT_ANONYMOUS, /* MAP_ANONYMOUS | MAP_SHARED: inherited by fork */
} VitrineObjectKind;

#define VITRINE_N_OBJECT_KINDS 7

/* For scripts: one lower-case word, the same in every language. */
const char *vitrine_object_kind_get_id   (VitrineObjectKind kind);

/* To show: one word or two, translated. */
const char *vitrine_object_kind_get_name (VitrineObjectKind kind);

/* Whether device and inode mean the same object in both. A segment of /dev/shm
 * becomes a deleted file and stays what it is. */
gboolean    vitrine_object_kind_matches  (VitrineObjectKind a,
                                          VitrineObjectKind b);
