/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What character each single byte stands for: that of an encoding which takes one
 * byte for a character, or ASCII. A plain value; any thread may read it. */

#pragma once

#include "decode/encoding.h"

#define VITRINE_CODE_PAGE_NONE G_MAXUINT32 /* the byte is no character */

typedef struct
{
  const char *name; /* of the encoding; not translated */
  gunichar characters[256];
} VitrineCodePage;

/* ASCII for NULL and for every encoding of wider or of several units. */
void      vitrine_code_page_init        (VitrineCodePage       *self,
                                         const VitrineEncoding *encoding);

/* The byte that stands for a character; FALSE where there is none. */
gboolean  vitrine_code_page_find        (const VitrineCodePage *self,
                                         gunichar               character,
                                         guint8                *byte);

/* What can be shown in a cell of its own: a blank, or what leaves ink and combines
 * with nothing; 0 for everything else. */
gunichar  vitrine_code_page_get_visible (const VitrineCodePage *self,
                                         guint8                 byte);

/* One character a byte, with dots for those that cannot be shown. */
char     *vitrine_code_page_to_text     (const VitrineCodePage *self,
                                         gconstpointer          bytes,
                                         gsize                  length);
