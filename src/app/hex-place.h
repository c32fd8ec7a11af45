/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a person is in a hex view, the caret and how far it is scrolled, and the
 * rules by which the two go together. A plain value of the hex view, which
 * compares it with what it was before to know what to tell and to draw. Pure
 * arithmetic, any thread. */

#pragma once

#include "app/hex-caret.h"
#include "app/hex-geometry.h"

typedef struct
{
  VitrineHexGeometry geometry;
  VitrineHexCaret caret;
  gboolean unseen; /* the caret is to be revealed once there is a viewport */

  /* While a button is held: where it went down, and how many bytes are selected
   * at once. */
  guint64 pressed;
  guint grain;

  /* While there is no segment: where it was in the last one. */
  VitrineHexCaret kept_caret;
  guint64 kept_top; /* byte at the top */

  guint64 whole_top; /* while it filters: the byte at the top before */
} VitrineHexPlace;

/* After the geometry was given another size, font, viewport or direction. The
 * byte at the top stays there; the caret only leaves a byte that is no more. */
void     vitrine_hex_place_lay_out     (VitrineHexPlace       *self);

/* Before the segment goes; and when there is one again: the same one, by what it
 * is called, or another. */
void     vitrine_hex_place_keep        (VitrineHexPlace       *self);
void     vitrine_hex_place_restore     (VitrineHexPlace       *self);
void     vitrine_hex_place_forget      (VitrineHexPlace       *self);

/* Leaves rows out, or no longer; and after rows joined those that are shown, or
 * have another length, @top being the byte that was at the top: it stays there. */
void     vitrine_hex_place_filter      (VitrineHexPlace       *self,
                                        gboolean               filtering);
guint64  vitrine_hex_place_get_top     (const VitrineHexPlace *self);
void     vitrine_hex_place_stay        (VitrineHexPlace       *self,
                                        guint64                top);

void     vitrine_hex_place_move        (VitrineHexPlace       *self,
                                        VitrineHexMove         move,
                                        int                    count,
                                        gboolean               extend);
void     vitrine_hex_place_select      (VitrineHexPlace       *self,
                                        guint64                offset,
                                        guint64                length);

/* The same, and shows it, with what stands around it where it was out of sight. */
void     vitrine_hex_place_jump        (VitrineHexPlace       *self,
                                        guint64                offset,
                                        guint64                length);

/* Takes the focus a step on; FALSE where that leads out of the view. */
gboolean vitrine_hex_place_tab         (VitrineHexPlace       *self,
                                        gboolean               is_inside,
                                        gboolean               forward);

/* The second press in a row, as @n_press counts them, selects a group and the
 * third one a row; a drag from there goes on by groups, or by rows. */
void     vitrine_hex_place_press       (VitrineHexPlace       *self,
                                        double                 x,
                                        double                 y,
                                        gboolean               extend,
                                        guint                  n_press);
void     vitrine_hex_place_drag        (VitrineHexPlace       *self,
                                        double                 x,
                                        double                 y);
gboolean vitrine_hex_place_is_selected (const VitrineHexPlace *self,
                                        double                 x,
                                        double                 y);

/* Pixels; FALSE where there is nothing more to scroll to. */
gboolean vitrine_hex_place_scroll      (VitrineHexPlace       *self,
                                        double                 x,
                                        double                 y);
void     vitrine_hex_place_reveal      (VitrineHexPlace       *self);
