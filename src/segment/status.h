/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the system says of a segment at one moment. Plain values, for any
 * thread. */

#pragma once

#include "segment/object-kind.h"

/* What became of the address since the segment was attached. */
typedef enum
{
  VITRINE_STANDING_PRESENT,  /* it still leads to it */
  VITRINE_STANDING_REMOVED,  /* the name is gone, the bytes live on */
  VITRINE_STANDING_REPLACED, /* the name leads to another segment now */
  VITRINE_STANDING_LET_GO,   /* the process it led through has ended or closed it */
  VITRINE_STANDING_DOOMED,   /* System V: goes with its last attachment */
} VitrineStanding;

/* What only System V segments have, shmctl(2). */
typedef struct
{
  gint32 key;         /* 0: IPC_PRIVATE */
  gint creator;       /* pid; 0: of another pid namespace */
  gint last;          /* pid of the last shmat(2) or shmdt(2) */
  guint64 attached;   /* attachments, as the kernel counts them */
  gboolean destroyed; /* goes with its last attachment */
} VitrineSysvDetails;

typedef struct
{
  VitrineObjectKind kind;
  guint64 device;
  guint64 inode;
  guint64 size;      /* bytes */
  guint64 allocated; /* bytes that take memory */
  guint32 owner;     /* user id */
  guint32 group;     /* group id */
  guint32 mode;      /* permission bits only, 0777 at most */
  guint32 seals;     /* F_SEAL_* of fcntl(2), of what is attached; 0 for most */
  gboolean managed;  /* carries the mark: goes with its last process */
  VitrineStanding standing;
  /* Of an attached segment alone; see vitrine_segment_query(). */
  gboolean readable; /* this user may still open it */
  gboolean writable; /* likewise to write */
  gboolean full;     /* no memory is left for what was never written in it */
  VitrineSysvDetails sysv;
} VitrineSegmentStatus;

/* Whether both are of one object, which may have changed in between. */
gboolean vitrine_segment_status_is_same (const VitrineSegmentStatus *a,
                                         const VitrineSegmentStatus *b);
