/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything on this machine that programs share memory by, and who has it: all
 * of /dev/shm, System V, and what only processes lead to. A VitrineCatalogue
 * remembers what it found, so that reading again costs little, and so that it can
 * say what changed meanwhile. Plain functions for a worker thread; not shared
 * between threads. */

#pragma once

#include "segment/listing.h"
#include "segment/process.h"

/* The folder where the POSIX segments stand, to watch it for changes. */
#define VITRINE_CATALOGUE_FOLDER "/dev/shm"

typedef struct _VitrineCatalogue VitrineCatalogue;

typedef struct
{
  GPtrArray *listings;  /* VitrineListing, sorted by vitrine_listing_compare() */
  GPtrArray *processes; /* VitrineProcess, sorted by vitrine_process_compare() */
  guint n_hidden;       /* processes that this user may not look into */
  GError *error;        /* why /dev/shm could not be read; NULL */
} VitrineReading;

VitrineCatalogue *vitrine_catalogue_new      (void);
void              vitrine_catalogue_free     (VitrineCatalogue *self);

/* From the next reading on, the processes that have this file count too. */
void              vitrine_catalogue_set_file (VitrineCatalogue *self,
                                              guint64           device,
                                              guint64           inode);

VitrineReading   *vitrine_catalogue_read     (VitrineCatalogue *self);
void              vitrine_reading_free       (VitrineReading   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineCatalogue, vitrine_catalogue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineReading, vitrine_reading_free)
