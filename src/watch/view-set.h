/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineViewSet knows which ranges of a segment somebody shows, and what has
 * to be read for all of them together. A sampler owns it. One thread. */

#pragma once

#include "watch/snapshot.h"

typedef struct _VitrineViewSet VitrineViewSet;

VitrineViewSet *vitrine_view_set_new    (void);
void            vitrine_view_set_free   (VitrineViewSet *self);

guint           vitrine_view_set_add    (VitrineViewSet *self,
                                         guint64         offset,
                                         guint64         length);
void            vitrine_view_set_move   (VitrineViewSet *self,
                                         guint           view,
                                         guint64         offset,
                                         guint64         length);
void            vitrine_view_set_remove (VitrineViewSet *self,
                                         guint           view);

GArray         *vitrine_view_set_plan   (VitrineViewSet *self,
                                         guint64         size,
                                         guint64         whole_max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineViewSet, vitrine_view_set_free)
