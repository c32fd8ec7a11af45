/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The objects that have a name in /dev/shm: segments, semaphores, and the files
 * in folders there. It remembers the names, so that reading them again is cheap;
 * a VitrineCatalogue owns it. One thread at a time. */

#pragma once

#include "segment/listing.h"

typedef struct _VitrineShmFolder VitrineShmFolder;

VitrineShmFolder *vitrine_shm_folder_new  (void);
void              vitrine_shm_folder_free (VitrineShmFolder  *self);

/* Adds to @listings, of which each belongs to the caller. FALSE with
 * VITRINE_ERROR_FAILED where there is no such folder. */
gboolean          vitrine_shm_folder_read (VitrineShmFolder  *self,
                                           GPtrArray         *listings,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineShmFolder, vitrine_shm_folder_free)
