/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the columns of the catalogue, and the order that each of them
 * gives. Plain functions of a listing, for any thread. */

#pragma once

#include "segment/listing.h"

typedef enum
{
  VITRINE_COLUMN_NAME,
  VITRINE_COLUMN_SIZE,
  VITRINE_COLUMN_PROCESSES,
  VITRINE_COLUMN_KIND,
  VITRINE_COLUMN_REMARKS,
  VITRINE_COLUMN_OWNER,
  VITRINE_COLUMN_CHANGED,
  VITRINE_COLUMN_LIFETIME,
  VITRINE_COLUMN_MODE,
  VITRINE_COLUMN_ALLOCATED,
  VITRINE_COLUMN_ADDRESS,
} VitrineColumn;

#define VITRINE_N_COLUMNS 11

/* What the cell shows, newly allocated; empty where there is nothing to say. */
char     *vitrine_column_get_text   (VitrineColumn         self,
                                     const VitrineListing *listing);

/* What the column counts: bytes, processes, microseconds; 0 for texts. */
guint64   vitrine_column_get_number (VitrineColumn         self,
                                     const VitrineListing *listing);

/* As strcmp(). */
int       vitrine_column_compare    (VitrineColumn         self,
                                     const VitrineListing *a,
                                     const VitrineListing *b);
