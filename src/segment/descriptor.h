/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The half of a source that all kinds with a descriptor share: mapped through
 * it, read through it, asked through it. For the sources' tables and for
 * segment.c; the rules of segment.h hold. */

#pragma once

#include "segment/source.h"

#include <sys/stat.h>

/* Opens for @access, without leaving a trace where it is only watched and the
 * system lets us: open(2), O_NOATIME. -1 with errno. */
int               vitrine_descriptor_open        (const char            *path,
                                                  VitrineAccess          access,
                                                  int                    flags);
/* The same object again, whatever its address leads to by now. */
int               vitrine_descriptor_open_again  (VitrineSegment        *segment,
                                                  VitrineAccess          access,
                                                  GError               **error);

/* What sort of object the link at @link_path in /proc leads to. */
VitrineObjectKind vitrine_descriptor_find_kind   (const char            *link_path,
                                                  const struct stat     *found);
void              vitrine_descriptor_fill_status (VitrineSegmentStatus  *status,
                                                  const struct stat     *found,
                                                  VitrineObjectKind      kind);

VitrineObjectKind vitrine_descriptor_get_kind    (VitrineSegment        *self);
gboolean          vitrine_descriptor_attach      (VitrineSegment        *self,
                                                  GError               **error);
void              vitrine_descriptor_detach      (VitrineSegment        *self);
gboolean          vitrine_descriptor_query       (VitrineSegment        *self,
                                                  VitrineSegmentStatus  *status,
                                                  GError               **error);
gboolean          vitrine_descriptor_get_size    (VitrineSegment        *self,
                                                  guint64               *size,
                                                  GError               **error);
gssize            vitrine_descriptor_read        (VitrineSegment        *self,
                                                  guint64                offset,
                                                  gpointer               buffer,
                                                  gsize                  length,
                                                  GError               **error);
guint64           vitrine_descriptor_find_data   (VitrineSegment        *self,
                                                  guint64                offset);
guint64           vitrine_descriptor_find_hole   (VitrineSegment        *self,
                                                  guint64                offset);
gboolean          vitrine_descriptor_grow        (VitrineSegment        *self,
                                                  gsize                  size,
                                                  GError               **error);
