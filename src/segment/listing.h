/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What exists: the named segments of this machine at one moment. A plain
 * function, for any thread; src/watch/segment-list.h makes it live. */

#pragma once

#include "segment/segment.h"

typedef struct
{
  VitrineAddress *address;
  VitrineSegmentStatus status;
} VitrineListing;

/* The folder where the POSIX segments stand, to watch it for changes. */
#define VITRINE_LISTING_FOLDER "/dev/shm"

GPtrArray *vitrine_listing_read (GError         **error);
void       vitrine_listing_free (VitrineListing  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineListing, vitrine_listing_free)
