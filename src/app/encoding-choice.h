/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which encoding a session reads in, and whether a person chose it. Left to the
 * program it is UTF-16LE for a managed segment and for any other what the text
 * looks like, as vitrine-cli does it. That is decided when the segment is opened
 * and again only where no text stood, or a single unit of one, so that it never
 * flips while somebody reads. A plain struct that a VitrineSession holds. */

#pragma once

#include "decode/encoding.h"

/* Bytes: so many are looked at to guess. */
#define VITRINE_ENCODING_CHOICE_LENGTH 4096

typedef struct
{
  const VitrineEncoding *encoding; /* in force */
  gboolean automatic;
  gboolean managed; /* when it was opened */
  gboolean joined;  /* this window cooperates with others */
  gboolean open;    /* no text stood there when last looked at, or one unit */
} VitrineEncodingChoice;

void     vitrine_encoding_choice_init    (VitrineEncodingChoice  *self,
                                          gboolean                managed,
                                          gboolean                joined,
                                          gconstpointer           bytes,
                                          gsize                   length);

/* Both return whether another encoding is in force now. @bytes are those that
 * stand at the start of the segment; NULL with 0 where they are not known. */
gboolean vitrine_encoding_choice_observe (VitrineEncodingChoice  *self,
                                          gconstpointer           bytes,
                                          gsize                   length);
gboolean vitrine_encoding_choice_set     (VitrineEncodingChoice  *self,
                                          const VitrineEncoding  *encoding,
                                          gconstpointer           bytes,
                                          gsize                   length);
