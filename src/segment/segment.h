/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSegment is one attachment of this process to a segment. It is mapped
 * when it is attached, read through its descriptor, where it has one, and written
 * through its mapping. Whoever attached it owns it; vitrine_segment_detach() ends it.
 * One thread at a time may use it, except for the reading functions, which any
 * number may call at once. It is no GObject, since libdllmem.so carries it too
 * and can be unloaded. */

#pragma once

#include "segment/address.h"
#include "segment/status.h"

#define VITRINE_SEGMENT_SIZE_DEFAULT 4096
#define VITRINE_SEGMENT_MODE_DEFAULT 0600

typedef enum
{
  VITRINE_ACCESS_WATCH, /* guest: reads, changes nothing at all */
  VITRINE_ACCESS_EDIT,  /* guest: reads and writes, takes no lock */
  VITRINE_ACCESS_JOIN,  /* cooperates: holds a lease, takes turns */
  VITRINE_ACCESS_FORCE, /* to attach with: edit, even a semaphore */
} VitrineAccess;

typedef enum
{
  VITRINE_TURN_READ,  /* shared: several may read a text at once */
  VITRINE_TURN_WRITE, /* exclusive: nobody else reads or writes one */
} VitrineTurn;

typedef struct _VitrineSegment VitrineSegment;

VitrineSegment *vitrine_segment_attach        (VitrineAddress        *address,
                                               VitrineAccess          access,
                                               GError               **error);
VitrineSegment *vitrine_segment_attach_again  (VitrineSegment        *segment,
                                               VitrineAccess          access,
                                               GError               **error);
VitrineSegment *vitrine_segment_join          (VitrineAddress        *address,
                                               gsize                  size,
                                               guint32                mode,
                                               gboolean              *created,
                                               GError               **error);
void            vitrine_segment_detach        (VitrineSegment        *self);

VitrineAddress *vitrine_segment_get_address   (VitrineSegment        *self);
VitrineAddress *vitrine_segment_dup_way       (VitrineSegment        *self);
VitrineAccess   vitrine_segment_get_access    (VitrineSegment        *self);
gconstpointer   vitrine_segment_get_mapping   (VitrineSegment        *self);
gsize           vitrine_segment_get_size      (VitrineSegment        *self);

gboolean        vitrine_segment_query         (VitrineSegment        *self,
                                               VitrineSegmentStatus  *status,
                                               GError               **error);
gssize          vitrine_segment_read          (VitrineSegment        *self,
                                               guint64                offset,
                                               gpointer               buffer,
                                               gsize                  length,
                                               GError               **error);
gboolean        vitrine_segment_check_write   (VitrineSegment        *self,
                                               guint64                offset,
                                               gsize                  length,
                                               GError               **error);
guint64         vitrine_segment_find_data     (VitrineSegment        *self,
                                               guint64                offset);
guint64         vitrine_segment_find_hole     (VitrineSegment        *self,
                                               guint64                offset);
gboolean        vitrine_segment_write         (VitrineSegment        *self,
                                               guint64                offset,
                                               gconstpointer          bytes,
                                               gsize                  length,
                                               GError               **error);

gboolean        vitrine_segment_take_turn     (VitrineSegment        *self,
                                               VitrineTurn            turn,
                                               GError               **error);
void            vitrine_segment_end_turn      (VitrineSegment        *self);
void            vitrine_segment_after_fork    (VitrineSegment        *self);

gboolean        vitrine_segment_set_kept      (VitrineSegment        *self,
                                               gboolean               kept,
                                               GError               **error);

/* What can be done with an address of its kind, whatever stands there. */
gboolean        vitrine_segment_can_join      (VitrineAddress        *address);
gboolean        vitrine_segment_can_remove    (VitrineAddress        *address);

/* These work on the name alone; nothing stays attached. */
gboolean        vitrine_segment_create        (VitrineAddress        *address,
                                               gsize                  size,
                                               guint32                mode,
                                               gboolean               kept,
                                               GError               **error);
gboolean        vitrine_segment_remove        (VitrineAddress        *address,
                                               GError               **error);
gboolean        vitrine_segment_keep          (VitrineAddress        *address,
                                               gboolean               kept,
                                               gboolean              *occupied,
                                               GError               **error);
gboolean        vitrine_segment_is_joined     (VitrineAddress        *address);
gboolean        vitrine_segment_lookup        (VitrineAddress        *address,
                                               VitrineSegmentStatus  *status,
                                               GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineSegment, vitrine_segment_detach)
