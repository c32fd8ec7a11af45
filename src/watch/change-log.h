/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineChangeLog keeps count of the changes of a segment: how many, of which
 * bytes, when the last one was and whose, how many a second. A sampler owns it. One thread. */

#pragma once

#include "watch/change-counts.h"
#include "watch/snapshot.h"

typedef struct _VitrineChangeLog VitrineChangeLog;

VitrineChangeLog *vitrine_change_log_new              (void);
void              vitrine_change_log_free             (VitrineChangeLog *self);

/* @now and @until are of g_get_monotonic_time(). */
void              vitrine_change_log_expect           (VitrineChangeLog *self,
                                                       guint64           offset,
                                                       gconstpointer     bytes,
                                                       gsize             length,
                                                       gint64            until);
void              vitrine_change_log_note             (VitrineChangeLog *self,
                                                       VitrineSnapshot  *snapshot,
                                                       GArray           *ranges,
                                                       gint64            now);

guint64           vitrine_change_log_get_n_changes    (VitrineChangeLog *self);
gint64            vitrine_change_log_get_last_time    (VitrineChangeLog *self);
gboolean          vitrine_change_log_get_last_was_own (VitrineChangeLog *self);
gint64            vitrine_change_log_get_age          (VitrineChangeLog *self,
                                                       gint64            now);
double            vitrine_change_log_get_rate         (VitrineChangeLog *self,
                                                       gint64            now);
VitrineChangeCount
                  vitrine_change_log_count            (VitrineChangeLog *self,
                                                       guint64           offset,
                                                       guint64           length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineChangeLog, vitrine_change_log_free)
