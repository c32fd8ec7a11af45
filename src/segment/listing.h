/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineListing is what is known of one object of shared memory at one
 * moment: a row of the list of all segments. It is immutable once it is handed
 * out, reference-counted, and may be shared between threads: what has not
 * changed between two readings is the same listing. A VitrineCatalogue makes
 * them; src/watch/segment-list.h makes the list live. */

#pragma once

#include "segment/object-kind.h"
#include "segment/segment.h"

/* Whether nobody uses it any more. Only when no process at all has it mapped or
 * open is it an orphan. Where some could not be looked into nobody can tell, but
 * of a user's own segment it is likely: but for root those who could have it are
 * mostly that user's, and seen. */
typedef enum
{
  VITRINE_ORPHAN_NO,
  VITRINE_ORPHAN_UNKNOWN, /* nobody is seen to use it */
  VITRINE_ORPHAN_LIKELY,  /* the same, and its users would mostly be seen */
  VITRINE_ORPHAN_YES,
} VitrineOrphan;

#define VITRINE_N_ORPHANS (VITRINE_ORPHAN_YES + 1)

typedef struct
{
  gatomicrefcount ref_count;
  VitrineAddress *address;      /* never NULL, also where it cannot be opened */
  VitrineObjectKind kind;
  VitrineSegmentStatus status;
  char *name;                   /* to read: valid UTF-8, never empty */
  char *user;                   /* the owner's name, valid UTF-8 */
  gboolean openable;            /* by this user, to watch it */
  char *reason;                 /* a sentence: why not; NULL where it is openable */
  guint seals;                  /* F_SEAL_* of fcntl(2); 0 for all but memfds */
  VitrineSysvDetails sysv;
  gboolean internal;            /* a section that Wine made for itself */
  gboolean writable_by_all;     /* its mode lets everyone write into it */
  VitrineOrphan orphan;
  gboolean creator_gone;        /* System V: its creator has ended */
  guint n_processes;            /* that have it mapped or hold a descriptor */
  guint n_mapped;               /* those of them that have it mapped */
  gint64 modified;              /* nanoseconds: the system's own time of the last
                                 * change of its size or by a descriptor */
  gint64 changed;               /* g_get_real_time() of the last change that was
                                 * seen; 0: none since it was seen first. A store
                                 * by a mapping is seen in the first 4 KiB of data
                                 * alone, some seconds later where there are many
                                 * objects, and only of what this user owns */
} VitrineListing;

VitrineListing *vitrine_listing_new        (VitrineAddress *address);
VitrineListing *vitrine_listing_ref        (VitrineListing *self);
void            vitrine_listing_unref      (VitrineListing *self);

/* "no", "unknown", "likely", "yes": the same in every language. */
const char     *vitrine_orphan_get_id      (VitrineOrphan   self);

/* Says why this user cannot open it: that its mode forbids it. */
void            vitrine_listing_set_denied (VitrineListing *self);

/* The order of all lists: by kind, then name or number. It says 0 for two
 * listings of one object, and only for those. */
int             vitrine_listing_compare    (VitrineListing *a,
                                            VitrineListing *b);

/* Whether nothing about the two differs. */
gboolean        vitrine_listing_equal      (VitrineListing *a,
                                            VitrineListing *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineListing, vitrine_listing_unref)
