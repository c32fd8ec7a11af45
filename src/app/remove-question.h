/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question before segments are removed, which says what they are and which
 * processes use them. Nothing is ever removed without it. Main thread. */

#pragma once

#include <adwaita.h>

/* Gets one sentence about what came of it, where there is something to say. */
typedef void (*VitrineReportFunc) (GtkWindow  *parent,
                                   const char *message);

/* Presents it. @items: VitrineSegmentItem, at least one; @processes: VitrineProcess,
 * those that are named where they use one of them. */
void vitrine_remove_question_ask (GtkWindow         *parent,
                                  GPtrArray         *items,
                                  GPtrArray         *processes,
                                  VitrineReportFunc  report);
