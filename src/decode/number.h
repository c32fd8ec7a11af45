/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a few bytes say when they are taken for a number, a time, a character or
 * an identifier, both ways. A VitrineNumberType is one such way; there is one
 * constant table of them; nobody owns or frees one. What format() gives, parse()
 * turns into the same bytes again. Any thread. */

#pragma once

#include "decode/encoding.h"

#define VITRINE_NUMBER_SIZE_MAX 16 /* bytes: no value takes more */

/* How the person who looks wants them read. */
typedef struct
{
  const VitrineEncoding *encoding; /* of the character */
  gboolean big_endian;
} VitrineNumberScope;

typedef struct _VitrineNumberType VitrineNumberType;

struct _VitrineNumberType
{
  const char *name;
  const char *label; /* translatable: what the window says */
  gsize size;        /* bytes; 0: as many as a character takes */
  gsize longest;     /* characters: room that its text needs, but for what is no value */

  /* For this table alone. */
  char *(*format) (const VitrineNumberType  *type,
                   const VitrineNumberScope *scope,
                   const guint8             *bytes,
                   gsize                     length);
  GBytes *(*parse) (const VitrineNumberType   *type,
                    const VitrineNumberScope  *scope,
                    const char                *text,
                    GError                   **error);
};

const VitrineNumberType *vitrine_number_get_all (gsize                     *n_types);
const VitrineNumberType *vitrine_number_find    (const char                *name);

char                    *vitrine_number_format  (const VitrineNumberType   *type,
                                                 const VitrineNumberScope  *scope,
                                                 gconstpointer              bytes,
                                                 gsize                      length);
GBytes                  *vitrine_number_parse   (const VitrineNumberType   *type,
                                                 const VitrineNumberScope  *scope,
                                                 const char                *text,
                                                 GError                   **error);
