/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineEncoding is one way to read text out of bytes, chosen by the person
 * who looks. There is one constant table of them; nobody owns or frees one. All
 * conversion is GLib's and iconv's. Any thread may call anything here.
 *
 * A text in a block ends before the first zero unit or at the end of the block,
 * and is written with its zero unit. */

#pragma once

#include <glib.h>

typedef struct
{
  const char *name;     /* as on the command line and for iconv: "UTF-16LE" */
  const char *label;    /* translatable: what the window says */
  guint unit_size;      /* bytes in one unit: 1, 2 or 4 */
  gboolean single_byte; /* each byte is a character by itself, or none */
} VitrineEncoding;

/* What standing bytes say in an encoding. */
typedef struct
{
  char *utf8;           /* valid; what is no text stands as U+FFFD */
  gsize utf8_length;    /* bytes, without the terminator */
  gsize n_units;        /* units before the terminator */
  gsize n_characters;   /* in utf8 */
  gsize n_invalid;      /* U+FFFD that stand for something that is no text */
  gboolean terminated;  /* FALSE: it ends with the block */
} VitrineText;

const VitrineEncoding *vitrine_encoding_get_all  (gsize                 *n_encodings);
const VitrineEncoding *vitrine_encoding_find     (const char            *name,
                                                  GError               **error);
const VitrineEncoding *vitrine_encoding_default  (void);
const VitrineEncoding *vitrine_encoding_guess    (gconstpointer          bytes,
                                                  gsize                  length);

gsize                  vitrine_encoding_capacity (const VitrineEncoding *self,
                                                  gsize                  length);
VitrineText           *vitrine_encoding_decode   (const VitrineEncoding *self,
                                                  gconstpointer          bytes,
                                                  gsize                  length);
GBytes                *vitrine_encoding_encode   (const VitrineEncoding *self,
                                                  const char            *utf8,
                                                  gssize                 utf8_length,
                                                  gsize                 *n_units,
                                                  GError               **error);

void                   vitrine_text_free         (VitrineText           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineText, vitrine_text_free)
