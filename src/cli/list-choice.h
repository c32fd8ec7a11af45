/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which listings the list command prints, and in which order. */

#pragma once

#include "segment/listing.h"

typedef struct
{
  guint kinds;       /* a bit for each VitrineObjectKind */
  gboolean internal; /* also what Wine made for itself */
} VitrineListChoice;

/* @kinds: words as a person wrote them, or NULL for all of them. An error of
 * G_OPTION_ERROR names what is no kind. */
gboolean vitrine_list_choice_parse (VitrineListChoice  *self,
                                    char              **kinds,
                                    GError            **error);
gboolean vitrine_list_choice_takes (VitrineListChoice  *self,
                                    VitrineListing     *listing);

/* @key: a column, with a minus sign before it from the largest on; NULL: as they
 * come. Equal ones stay in the order in which they come. */
gboolean vitrine_list_choice_sort  (GPtrArray          *listings,
                                    const char         *key,
                                    GError            **error);
