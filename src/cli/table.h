/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of text under one another, on standard output. The titles are for
 * people: whoever reads lines by program gets only lines. */

#pragma once

#include <glib.h>

typedef struct
{
  const char *title; /* translatable */
  gboolean right;    /* aligned so */
} VitrineTableColumn;

typedef struct _VitrineTable VitrineTable;

/* @columns, @n of them, must outlive the table. */
VitrineTable *vitrine_table_new   (const VitrineTableColumn  *columns,
                                   guint                      n);
void          vitrine_table_free  (VitrineTable              *self);

/* Takes the strings over, one for each column, valid UTF-8. */
void          vitrine_table_add   (VitrineTable              *self,
                                   char                     **cells);
void          vitrine_table_print (VitrineTable              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineTable, vitrine_table_free)
