/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/encoding-choice.h"

static gboolean
is_zero (const guint8 *unit,
         gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (unit[i] != 0)
      return FALSE;

  return TRUE;
}

/* A text of one unit may be the first letter of one in wider units: nothing is
 * read yet. */
static gboolean
is_open (const VitrineEncoding *encoding,
         const guint8          *bytes,
         gsize                  length)
{
  const gsize size = encoding->unit_size;

  return length < 2 * size || is_zero (bytes, size) || is_zero (bytes + size, size);
}

/* A block that is kept has lost its mark; but as long as nothing stands in it,
 * those who joined it will write as they did when it was managed. */
static const VitrineEncoding *
guess (const VitrineEncodingChoice *self,
       gconstpointer                bytes,
       gsize                        length)
{
  const VitrineEncoding *guessed;

  if (self->managed)
    return vitrine_encoding_default ();

  guessed = vitrine_encoding_guess (bytes, MIN (length, VITRINE_ENCODING_CHOICE_LENGTH));
  if (self->joined && is_open (guessed, bytes, length))
    return vitrine_encoding_default ();

  return guessed;
}

void
vitrine_encoding_choice_init (VitrineEncodingChoice *self,
                              gboolean               managed,
                              gboolean               joined,
                              gconstpointer          bytes,
                              gsize                  length)
{
  self->automatic = TRUE;
  self->managed = managed;
  self->joined = joined;
  self->encoding = guess (self, bytes, length);
  self->open = is_open (self->encoding, bytes, length);
}

gboolean
vitrine_encoding_choice_observe (VitrineEncodingChoice *self,
                                 gconstpointer          bytes,
                                 gsize                  length)
{
  const VitrineEncoding *before = self->encoding;

  if (self->automatic && self->open)
    self->encoding = guess (self, bytes, length);
  self->open = is_open (self->encoding, bytes, length);

  return self->encoding != before;
}

/**
 * vitrine_encoding_choice_set:
 * @encoding: (nullable): what somebody chose, %NULL to leave it to the program
 */
gboolean
vitrine_encoding_choice_set (VitrineEncodingChoice *self,
                             const VitrineEncoding *encoding,
                             gconstpointer          bytes,
                             gsize                  length)
{
  const VitrineEncoding *before = self->encoding;

  self->automatic = encoding == NULL;
  self->encoding = self->automatic ? guess (self, bytes, length) : encoding;
  self->open = is_open (self->encoding, bytes, length);

  return self->encoding != before;
}
