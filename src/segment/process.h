/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who else is there: which processes have a segment mapped or hold a descriptor
 * of it, as /proc tells, proc(5). Plain functions for a worker thread: a scan
 * reads one file for each process of the machine, more for one that has changed. */

#pragma once

#include "segment/object-kind.h"

typedef struct
{
  gint pid;
  guint64 start_time;  /* clock ticks since boot: tells a reused pid apart */
  char *program;       /* valid UTF-8, escaped, never empty */
  guint64 device;      /* with inode and kind: which segment */
  guint64 inode;
  guint64 address;     /* of the first mapping, in that process; 0: not mapped */
  guint64 length;      /* bytes mapped, all mappings together */
  gboolean writable;   /* the mapping or, without one, the descriptor */
  gboolean shared;     /* FALSE: a private copy that nobody else sees */
  VitrineObjectKind kind;
  guint32 user;        /* id: who it runs as */
  char *user_name;     /* valid UTF-8, never empty; NULL where nobody asked */
  char *path;          /* as the kernel says it, escaped; NULL: not known */
  gint fd;             /* a descriptor of that process; -1: none, or not known */
  gboolean joined;     /* holds the lease; else a guest */
  guint64 end;         /* of the first mapping, in that process */
} VitrineProcess;

/* Remembers what it read of each process, so that the next scan only reads
 * again what has changed. Not shared between threads. */
typedef struct _VitrineProcessScanner VitrineProcessScanner;

VitrineProcessScanner *vitrine_process_scanner_new  (void);
void                   vitrine_process_scanner_free (VitrineProcessScanner *self);

/* Who has shared memory mapped or open, of all kinds: of named files those on
 * @device, that of /dev/shm, and the one asked for. An array of VitrineProcess,
 * one for each pair of process and object. @n_hidden becomes the number of
 * processes that this user may not look into. */
GPtrArray             *vitrine_process_scanner_scan     (VitrineProcessScanner *self,
                                                         guint64                device,
                                                         guint                 *n_hidden);

/* Whether every process that could have shared memory of this machine is at least
 * known to the scanner: in a PID namespace of its own, or with /proc mounted to
 * hide processes, hidepid of proc(5), there may be others. After a scan. */
gboolean               vitrine_process_scanner_sees_all (VitrineProcessScanner *self);

/* From the next scan on another file counts too; @inode 0: none. */
void                   vitrine_process_scanner_set_file (VitrineProcessScanner *self,
                                                         guint64                device,
                                                         guint64                inode);

VitrineProcess        *vitrine_process_copy         (const VitrineProcess  *self);
void                   vitrine_process_free         (VitrineProcess        *self);
gboolean               vitrine_process_equal        (const VitrineProcess  *a,
                                                     const VitrineProcess  *b);

/* Whether it is this object that the process has. */
gboolean               vitrine_process_has          (const VitrineProcess  *self,
                                                     VitrineObjectKind      kind,
                                                     guint64                device,
                                                     guint64                inode);

/* By object, and by pid among those of one object. */
int                    vitrine_process_compare      (const VitrineProcess  *a,
                                                     const VitrineProcess  *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineProcessScanner, vitrine_process_scanner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineProcess, vitrine_process_free)
