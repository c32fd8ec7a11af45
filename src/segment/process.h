/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who else is there: which processes have a segment mapped, as /proc tells,
 * proc(5). Plain functions for a worker thread: a scan reads one file for each
 * process of the machine, two for one that has a segment mapped. */

#pragma once

#include <glib.h>

typedef struct
{
  gint pid;
  guint64 start_time;  /* clock ticks since boot: tells a reused pid apart */
  char *program;       /* valid UTF-8, escaped, never empty */
  guint64 device;      /* with inode: which segment */
  guint64 inode;
  guint64 address;     /* of the first mapping, in that process */
  guint64 length;      /* bytes mapped, all mappings together */
  gboolean writable;
  gboolean shared;     /* FALSE: a private copy that nobody else sees */
} VitrineProcess;

/* Remembers what it read of each process, so that the next scan only reads
 * again what has changed. Not shared between threads. */
typedef struct _VitrineProcessScanner VitrineProcessScanner;

VitrineProcessScanner *vitrine_process_scanner_new  (void);
void                   vitrine_process_scanner_free (VitrineProcessScanner *self);

/* The mappings of files on @device, usually that of /dev/shm: an array of
 * VitrineProcess, one for each pair of process and inode. @n_hidden becomes the
 * number of processes whose maps this user may not read. */
GPtrArray             *vitrine_process_scanner_scan (VitrineProcessScanner *self,
                                                     guint64                device,
                                                     guint                 *n_hidden);

VitrineProcess        *vitrine_process_copy         (const VitrineProcess  *self);
void                   vitrine_process_free         (VitrineProcess        *self);
gboolean               vitrine_process_equal        (const VitrineProcess  *a,
                                                     const VitrineProcess  *b);

/* How many of @processes, an array of VitrineProcess, have this segment mapped. */
guint                  vitrine_process_count        (GPtrArray             *processes,
                                                     guint64                device,
                                                     guint64                inode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineProcessScanner, vitrine_process_scanner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineProcess, vitrine_process_free)
