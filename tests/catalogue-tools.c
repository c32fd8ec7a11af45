/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue-tools.h"

#include <unistd.h>

#define STRANGER 12345 /* a user id that no test runs as */

static VitrineAddress *
make_address (const MadeSegment *made)
{
  g_autofree char *text = NULL;
  guint id = g_str_hash (made->name) % G_MAXINT + 1;

  switch (made->kind)
    {
    case VITRINE_OBJECT_SYSV:
      text = g_strdup_printf ("sysv:%u", id);
      break;
    case VITRINE_OBJECT_MEMFD:
    case VITRINE_OBJECT_DELETED:
    case VITRINE_OBJECT_ANONYMOUS:
      text = g_strdup_printf ("proc:%u/fd/3", id);
      break;
    case VITRINE_OBJECT_FILE:
      text = g_strdup_printf ("file:/%s", made->name);
      break;
    case VITRINE_OBJECT_POSIX:
    case VITRINE_OBJECT_SEMAPHORE:
    default:
      text = g_strdup_printf ("posix:/%s", made->name);
      break;
    }

  return vitrine_address_parse (text, NULL);
}

VitrineListing *
make_listing (const MadeSegment *made)
{
  g_autoptr (VitrineAddress) address = make_address (made);
  VitrineListing *listing = vitrine_listing_new (address);

  g_free (listing->name);
  listing->name = g_strdup (made->name);
  listing->kind = made->kind;
  listing->status.device = 1;
  listing->status.inode = g_str_hash (made->name);
  listing->status.size = made->size;
  listing->status.allocated = made->allocated;
  listing->status.mode = made->mode != 0 ? made->mode : 0600;
  listing->status.managed = made->managed;
  listing->status.owner = made->user == NULL ? geteuid () : STRANGER;
  listing->user = g_strdup (made->user == NULL ? "me" : made->user);
  listing->openable = made->reason == NULL;
  listing->reason = g_strdup (made->reason);
  listing->internal = made->internal;
  listing->writable_by_all = (listing->status.mode & 0002) != 0;
  listing->orphan = made->orphan;
  listing->creator_gone = made->creator_gone;
  listing->n_processes = made->n_processes;
  listing->changed = made->changed;
  return listing;
}

VitrineSegmentItem *
make_item (const MadeSegment *made)
{
  g_autoptr (VitrineListing) listing = make_listing (made);

  return vitrine_segment_item_new (listing);
}
