/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the overview strip says in words, made of plain values so that it can be
 * tested. Everything returned is to be freed. Any thread. */

#pragma once

#include "app/overview-painter.h"

/* Which part is shown of @size bytes, and how much of them is data where all of
 * them have been @swept. */
char *vitrine_overview_text_describe (const VitrineOverviewCells *swept,
                                      guint64                     size,
                                      VitrineRange                visible);

/* What stands at one place. */
char *vitrine_overview_text_place    (const VitrineOverviewCells *swept,
                                      guint64                     offset);
