/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file that an export fills. Until it is committed nobody sees it: what stood
 * under its name stays, and nothing is left of it when it is freed before. Where
 * the file system can, it has no name till then, so that not even a crash leaves
 * half a file behind. The export owns it; one thread at a time, except for
 * vitrine_export_file_abandon(). */

#pragma once

#include "segment/segment.h"

typedef struct _VitrineExportFile VitrineExportFile;

/* @source is what is going to be copied: it is not to be replaced by its own copy,
 * and neither is any other segment. */
VitrineExportFile *vitrine_export_file_open    (const char                  *path,
                                                guint64                      length,
                                                const VitrineSegmentStatus  *source,
                                                GError                     **error);
void               vitrine_export_file_free    (VitrineExportFile           *self);

/* Pages of zeros take no room in the file. */
gboolean           vitrine_export_file_write   (VitrineExportFile           *self,
                                                guint64                      offset,
                                                const guint8                *bytes,
                                                gsize                        length,
                                                GError                     **error);

/* Has all of it on the disk; may take its time. */
gboolean           vitrine_export_file_sync    (VitrineExportFile           *self,
                                                GError                     **error);

/* Gives it its name, in one step. */
gboolean           vitrine_export_file_commit  (VitrineExportFile           *self,
                                                GError                     **error);

/* Takes the name that it has until it is committed away, if it has one, from any
 * thread; then it must not be committed. */
void               vitrine_export_file_abandon (VitrineExportFile           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineExportFile, vitrine_export_file_free)
