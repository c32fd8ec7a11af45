/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The System V segments of this machine, as /proc/sysvipc/shm tells, proc(5):
 * all of them, those too that this user may not attach, and none is attached by
 * asking. Any thread. */

#pragma once

#include "segment/status.h"

/* One row. */
typedef struct
{
  gint id;
  VitrineSegmentStatus status; /* DOOMED or PRESENT */
  guint64 swapped;             /* bytes of what is allocated, that lie elsewhere */
} VitrineSysvRow;

/* The device that the kernel keeps them on; a memfd's too. 0: not to be known. */
guint64   vitrine_sysv_device       (void);

/* (transfer full): VitrineSysvRow; NULL with an error. */
GArray   *vitrine_sysv_row_read_all (guint64          device,
                                     GError         **error);

/* FALSE with VITRINE_ERROR_NOT_FOUND or, without /proc, _FAILED. */
gboolean  vitrine_sysv_row_find     (gint             id,
                                     VitrineSysvRow  *row,
                                     GError         **error);

/* One line of the file; FALSE for its title. */
gboolean  vitrine_sysv_row_parse    (const char      *line,
                                     guint64          device,
                                     VitrineSysvRow  *row);
