/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a System V segment through its mapping, the only way there is. It
 * cannot shrink, so that never faults; but touching a page that nobody has
 * written yet would make it for good. mincore(2) tells which pages are there, to
 * those who may write: all others are zeros, and are left alone. Any thread. */

#pragma once

#include <glib.h>

/* Copies @length bytes at @offset of the segment @id, mapped at @mapping. */
void    vitrine_sysv_pages_read      (gint           id,
                                      const guint8  *mapping,
                                      guint64        offset,
                                      guint8        *buffer,
                                      gsize          length);

/* As vitrine_segment_find_data() and vitrine_segment_find_hole(). */
guint64 vitrine_sysv_pages_find_data (gint           id,
                                      const guint8  *mapping,
                                      guint64        offset,
                                      guint64        size);
guint64 vitrine_sysv_pages_find_hole (gint           id,
                                      const guint8  *mapping,
                                      guint64        offset,
                                      guint64        size);
