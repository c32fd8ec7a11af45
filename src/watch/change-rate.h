/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineChangeRate counts what happened in the second that just went by. A
 * sampler owns it. One thread. */

#pragma once

#include <glib.h>

typedef struct _VitrineChangeRate VitrineChangeRate;

VitrineChangeRate *vitrine_change_rate_new  (void);
void               vitrine_change_rate_free (VitrineChangeRate *self);

/* @now is of g_get_monotonic_time(), and never goes back. */
void               vitrine_change_rate_note (VitrineChangeRate *self,
                                             gint64             now);
double             vitrine_change_rate_get  (VitrineChangeRate *self,
                                             gint64             now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineChangeRate, vitrine_change_rate_free)
