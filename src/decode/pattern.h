/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to look for in bytes, made ready for looking: a text in an encoding,
 * bytes with wildcards, a number, a regular expression. It never changes after
 * it was made and is reference-counted, so that several threads may look for it
 * at once. What a person typed wrongly is told with the place where it is wrong.
 *
 * All kinds but the regular expression match wherever their bytes stand, also
 * where matches overlap. Matches of a regular expression follow each other, have
 * at least one byte and at most VITRINE_PATTERN_REGEX_MAX: of a longer one, what
 * of it matches within so many bytes. */

#pragma once

#include "decode/encoding.h"

#define VITRINE_PATTERN_REGEX_MAX 4096   /* bytes in the longest match */
#define VITRINE_PATTERN_REGEX_BEFORE 256 /* bytes before it that it may look at */

typedef enum
{
  VITRINE_PATTERN_INT8,
  VITRINE_PATTERN_UINT8,
  VITRINE_PATTERN_INT16,
  VITRINE_PATTERN_UINT16,
  VITRINE_PATTERN_INT32,
  VITRINE_PATTERN_UINT32,
  VITRINE_PATTERN_INT64,
  VITRINE_PATTERN_UINT64,
  VITRINE_PATTERN_FLOAT32,
  VITRINE_PATTERN_FLOAT64,
} VitrinePatternNumber;

#define VITRINE_N_PATTERN_NUMBERS 10

typedef struct _VitrinePattern VitrinePattern;

VitrinePattern *vitrine_pattern_new_text        (const VitrineEncoding *encoding,
                                                 const char            *utf8,
                                                 gboolean               match_case,
                                                 GError               **error);
VitrinePattern *vitrine_pattern_new_hex         (const char            *text,
                                                 GError               **error);
VitrinePattern *vitrine_pattern_new_number      (VitrinePatternNumber   number,
                                                 gboolean               big_endian,
                                                 const char            *text,
                                                 GError               **error);
VitrinePattern *vitrine_pattern_new_regex       (const char            *regex,
                                                 gboolean               match_case,
                                                 GError               **error);
VitrinePattern *vitrine_pattern_ref             (VitrinePattern        *self);
void            vitrine_pattern_unref           (VitrinePattern        *self);

/* Bytes: in the longest match, and before a match, which it looks at too. */
gsize           vitrine_pattern_get_longest     (const VitrinePattern  *self);
gsize           vitrine_pattern_get_before      (const VitrinePattern  *self);
/* FALSE: there is no match in bytes that are all zero. */
gboolean        vitrine_pattern_matches_zeros   (const VitrinePattern  *self);
/* TRUE: a match may begin inside another one. */
gboolean        vitrine_pattern_overlaps        (const VitrinePattern  *self);

gboolean        vitrine_pattern_find            (const VitrinePattern  *self,
                                                 const guint8          *bytes,
                                                 gsize                  length,
                                                 gsize                  start,
                                                 gboolean               is_end,
                                                 gsize                 *match_start,
                                                 gsize                 *match_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrinePattern, vitrine_pattern_unref)
