/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/pattern.h"

#include "decode/byte-pair.h"
#include "decode/pattern-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define N_BYTES 256 /* values of a byte */
#define PATIENCE 32 /* places that only look like a match, before memmem() */
#define PATIENCE_STEP 512 /* and one more for so many bytes */

struct _VitrinePattern
{
  gatomicrefcount ref_count;

  GRegex *regex;     /* NULL: there are steps */
  GByteArray *plain; /* the bytes, where each step has one choice without mask */
  GArray *choices;   /* VitrinePatternChoice, step after step */
  GArray *steps;     /* guint: index after the last choice of each step */
  gsize longest;
  gsize shortest;
  gboolean matches_zeros;

  VitrineBytePair pair; /* looked for first: the two rarest */
};

static guint
get_first_choice (const VitrinePattern *self,
                  guint                 step)
{
  return step == 0 ? 0 : g_array_index (self->steps, guint, step - 1);
}

VitrinePattern *
vitrine_pattern_new (void)
{
  VitrinePattern *self = g_new0 (VitrinePattern, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->plain = g_byte_array_new ();
  self->choices = g_array_new (FALSE, TRUE, sizeof (VitrinePatternChoice));
  self->steps = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

VitrinePattern *
vitrine_pattern_ref (VitrinePattern *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vitrine_pattern_unref (VitrinePattern *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->regex, g_regex_unref);
  g_clear_pointer (&self->plain, g_byte_array_unref);
  g_array_unref (self->choices);
  g_array_unref (self->steps);
  g_free (self);
}

void
vitrine_pattern_add_step (VitrinePattern *self)
{
  g_array_append_val (self->steps, self->choices->len);
}

/* @mask: (nullable): every bit counts */
void
vitrine_pattern_add_choice (VitrinePattern *self,
                            const guint8   *bytes,
                            const guint8   *mask,
                            gsize           length)
{
  VitrinePatternChoice choice = { .length = (guint8) length };

  g_assert (length > 0 && length <= VITRINE_PATTERN_CHOICE_MAX && self->steps->len > 0);
  for (gsize i = 0; i < length; i++)
    {
      choice.mask[i] = mask != NULL ? mask[i] : 0xff;
      choice.bytes[i] = bytes[i] & choice.mask[i];
    }
  g_array_append_val (self->choices, choice);
  g_array_index (self->steps, guint, self->steps->len - 1) = self->choices->len;
}

/* The choices of one step, and the bytes of the shortest and longest of them. */
static void
measure_step (const VitrinePattern *self,
              guint                 step,
              gsize                *shortest,
              gsize                *longest)
{
  guint end = g_array_index (self->steps, guint, step);

  *shortest = G_MAXSIZE;
  *longest = 0;
  for (guint i = get_first_choice (self, step); i < end; i++)
    {
      gsize length = g_array_index (self->choices, VitrinePatternChoice, i).length;

      *shortest = MIN (*shortest, length);
      *longest = MAX (*longest, length);
    }
}

/* What all choices of a step have in common in one of their bytes. */
static void
find_common_bits (const VitrinePattern *self,
                  guint                 step,
                  gsize                 index,
                  guint8               *mask,
                  guint8               *value)
{
  guint first = get_first_choice (self, step);
  guint end = g_array_index (self->steps, guint, step);
  const VitrinePatternChoice *choices
    = &g_array_index (self->choices, VitrinePatternChoice, 0);

  *mask = choices[first].mask[index];
  *value = choices[first].bytes[index];
  for (guint i = first + 1; i < end; i++)
    {
      *mask &= choices[i].mask[index] & (guint8) ~(choices[i].bytes[index] ^ *value);
      *value &= *mask;
    }
}

/* How often a value is likely to stand in memory, next to others. */
static guint
rank_value (guint value)
{
  if (value == 0)
    return 64;
  if (value == ' ' || value == 0xff)
    return 16;
  return g_ascii_islower ((char) value) ? 8 : 2;
}

static guint
rank_bits (guint8 mask,
           guint8 value)
{
  guint rank = 0;

  for (guint candidate = 0; candidate < N_BYTES; candidate++)
    if ((candidate & mask) == value)
      rank += rank_value (candidate);
  return rank;
}

/* The rarer a byte, the better to look for it: one that has few values, and rare
 * ones. */
static void
offer_byte (VitrinePattern *self,
            guint          *ranks,
            gsize           offset,
            guint8          mask,
            guint8          value)
{
  guint rank = rank_bits (mask, value);
  guint place = rank < ranks[0] ? 0 : 1;

  if (rank >= ranks[place])
    return;
  if (place == 0)
    {
      ranks[1] = ranks[0];
      self->pair.offsets[1] = self->pair.offsets[0];
      self->pair.masks[1] = self->pair.masks[0];
      self->pair.values[1] = self->pair.values[0];
    }
  ranks[place] = rank;
  self->pair.offsets[place] = offset;
  self->pair.masks[place] = mask;
  self->pair.values[place] = value;
}

/* The places of these bytes must be known, so only those count before which
 * nothing varies in length. With one byte alone, the other one may be anything. */
static void
choose_pair (VitrinePattern *self)
{
  guint ranks[VITRINE_N_PAIR] = { G_MAXUINT, G_MAXUINT };
  gsize offset = 0;

  for (guint step = 0; step < self->steps->len; step++)
    {
      gsize shortest;
      gsize longest;

      measure_step (self, step, &shortest, &longest);
      for (gsize i = 0; i < shortest; i++)
        {
          guint8 mask;
          guint8 value;

          find_common_bits (self, step, i, &mask, &value);
          offer_byte (self, ranks, offset + i, mask, value);
        }
      if (shortest != longest)
        return;
      offset += shortest;
    }
}

static gboolean
is_plain (const VitrinePattern *self)
{
  if (self->choices->len != self->steps->len)
    return FALSE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      const VitrinePatternChoice *choice
        = &g_array_index (self->choices, VitrinePatternChoice, i);

      for (gsize n = 0; n < choice->length; n++)
        if (choice->mask[n] != 0xff)
          return FALSE;
    }
  return TRUE;
}

static void
collect_plain (VitrinePattern *self)
{
  if (!is_plain (self))
    {
      g_clear_pointer (&self->plain, g_byte_array_unref);
      return;
    }
  for (guint i = 0; i < self->choices->len; i++)
    {
      const VitrinePatternChoice *choice
        = &g_array_index (self->choices, VitrinePatternChoice, i);

      g_byte_array_append (self->plain, choice->bytes, choice->length);
    }
}

VitrinePattern *
vitrine_pattern_finish (VitrinePattern *self)
{
  g_autofree guint8 *zeros = NULL;
  gsize match_start;
  gsize match_length;

  g_assert (self->steps->len > 0);
  for (guint step = 0; step < self->steps->len; step++)
    {
      gsize shortest;
      gsize longest;

      measure_step (self, step, &shortest, &longest);
      self->shortest += shortest;
      self->longest += longest;
    }
  collect_plain (self);
  choose_pair (self);
  zeros = g_malloc0 (self->longest);
  self->matches_zeros = vitrine_pattern_find (self, zeros, self->longest, 0, TRUE,
                                              &match_start, &match_length);
  return self;
}

/* Whether it matches far from anything but zeros, as in the midst of a hole: it may
 * look at bytes before a match, and after it. */
static gboolean
matches_in_hole (const VitrinePattern *self)
{
  gsize before = VITRINE_PATTERN_REGEX_BEFORE;
  gsize length = before + 2 * VITRINE_PATTERN_REGEX_MAX;
  g_autofree guint8 *zeros = g_malloc0 (length);
  gsize match_start;
  gsize match_length;

  return vitrine_pattern_find (self, zeros, length, before, FALSE, &match_start, &match_length)
         && match_start < before + VITRINE_PATTERN_REGEX_MAX;
}

/**
 * vitrine_pattern_new_regex:
 * @regex: in Perl's syntax, over bytes: "\xff" is the byte 255, a dot any byte
 *   but that of a new line, and what is not ASCII stands for its bytes in UTF-8
 *
 * Returns: (transfer full): the pattern, or NULL with the reason and its place
 */
VitrinePattern *
vitrine_pattern_new_regex (const char  *regex,
                           gboolean     match_case,
                           GError     **error)
{
  GRegexCompileFlags flags = G_REGEX_RAW | G_REGEX_OPTIMIZE;
  g_autoptr (GRegex) compiled = NULL;
  g_autoptr (GError) reason = NULL;
  VitrinePattern *self;

  g_return_val_if_fail (regex != NULL, NULL);

  if (*regex == '\0')
    return vitrine_pattern_refuse (regex, regex, _("Write a regular expression."), error);
  compiled = g_regex_new (regex, match_case ? flags : flags | G_REGEX_CASELESS, 0, &reason);
  if (compiled == NULL)
    return vitrine_pattern_refuse_regex (regex, reason, error);

  self = vitrine_pattern_new ();
  self->regex = g_steal_pointer (&compiled);
  self->longest = VITRINE_PATTERN_REGEX_MAX;
  self->matches_zeros = matches_in_hole (self);
  return self;
}

gsize
vitrine_pattern_get_longest (const VitrinePattern *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->longest;
}

gsize
vitrine_pattern_get_before (const VitrinePattern *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->regex != NULL ? VITRINE_PATTERN_REGEX_BEFORE : 0;
}

gboolean
vitrine_pattern_matches_zeros (const VitrinePattern *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->matches_zeros;
}

gboolean
vitrine_pattern_overlaps (const VitrinePattern *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->regex == NULL;
}

static gboolean
match_choice (const VitrinePatternChoice *choice,
              const guint8               *bytes,
              gsize                       length)
{
  if (choice->length > length)
    return FALSE;
  for (gsize i = 0; i < choice->length; i++)
    if ((bytes[i] & choice->mask[i]) != choice->bytes[i])
      return FALSE;
  return TRUE;
}

/* No character's bytes begin with those of another one, so the first choice that
 * matches is the only one. 0: none does. */
static gsize
match_step (const VitrinePattern *self,
            guint                 step,
            const guint8         *bytes,
            gsize                 length)
{
  guint end = g_array_index (self->steps, guint, step);

  for (guint i = get_first_choice (self, step); i < end; i++)
    {
      const VitrinePatternChoice *choice
        = &g_array_index (self->choices, VitrinePatternChoice, i);

      if (match_choice (choice, bytes, length))
        return choice->length;
    }
  return 0;
}

static gboolean
match_here (const VitrinePattern *self,
            const guint8         *bytes,
            gsize                 length,
            gsize                *match_length)
{
  gsize done = 0;

  for (guint step = 0; step < self->steps->len; step++)
    {
      gsize n = match_step (self, step, bytes + done, length - done);

      if (n == 0)
        return FALSE;
      done += n;
    }
  *match_length = done;
  return TRUE;
}

static gboolean
find_steps (const VitrinePattern *self,
            const guint8         *bytes,
            gsize                 length,
            gsize                 start,
            gsize                *match_start,
            gsize                *match_length)
{
  gsize end = length < self->shortest ? 0 : length - self->shortest + 1;

  for (; start < end; start++)
    {
      start += vitrine_byte_pair_find (&self->pair, bytes + start, end - start);
      if (start < end && match_here (self, bytes + start, length - start, match_length))
        {
          *match_start = start;
          return TRUE;
        }
    }
  return FALSE;
}

/* Two rare bytes are found faster than several; where they are not rare at all,
 * memmem() is never slow. */
static const guint8 *
find_needle (const VitrinePattern *self,
             const guint8         *bytes,
             gsize                 n_starts)
{
  const guint8 *needle = self->plain->data;
  gsize length = self->plain->len;
  gsize start = 0;

  for (gsize n = 0; n <= PATIENCE + start / PATIENCE_STEP; n++, start++)
    {
      start += vitrine_byte_pair_find (&self->pair, bytes + start, n_starts - start);
      if (start == n_starts)
        return NULL;
      if (memcmp (bytes + start, needle, length) == 0)
        return bytes + start;
    }
  return memmem (bytes + start, n_starts - start + length - 1, needle, length);
}

static gboolean
find_plain (const VitrinePattern *self,
            const guint8         *bytes,
            gsize                 length,
            gsize                 start,
            gsize                *match_start,
            gsize                *match_length)
{
  gsize needle_length = self->plain->len;
  const guint8 *found;

  if (length - start < needle_length)
    return FALSE;
  found = find_needle (self, bytes + start, length - start - needle_length + 1);
  if (found == NULL)
    return FALSE;
  *match_start = (gsize) (found - bytes);
  *match_length = needle_length;
  return TRUE;
}

static gboolean
run_regex (const VitrinePattern *self,
           const guint8         *bytes,
           gsize                 length,
           gsize                 start,
           GRegexMatchFlags      flags,
           gsize                *match_start,
           gsize                *match_length)
{
  g_autoptr (GMatchInfo) info = NULL;
  int first;
  int end;

  /* An error is a match that takes too long to look for: there is none. */
  if (!g_regex_match_full (self->regex, (const char *) bytes, (gssize) length, (int) start,
                           flags | G_REGEX_MATCH_NOTEMPTY, &info, NULL)
      || !g_match_info_fetch_pos (info, 0, &first, &end))
    return FALSE;
  *match_start = (gsize) first;
  *match_length = (gsize) (end - first);
  /* "\K" may set the start of a match anew. */
  return end > first && (gsize) first >= start;
}

static gboolean
find_regex (const VitrinePattern *self,
            const guint8         *bytes,
            gsize                 length,
            gsize                 start,
            gboolean              is_end,
            gsize                *match_start,
            gsize                *match_length)
{
  GRegexMatchFlags flags = is_end ? 0 : G_REGEX_MATCH_NOTEOL;

  while (start < length
         && run_regex (self, bytes, length, start, flags, match_start, match_length))
    {
      if (*match_length <= self->longest)
        return TRUE;
      start = *match_start;
      if (run_regex (self, bytes, start + self->longest, start,
                     G_REGEX_MATCH_ANCHORED | G_REGEX_MATCH_NOTEOL, match_start, match_length))
        return TRUE;
      start++;
    }
  return FALSE;
}

/**
 * vitrine_pattern_find:
 * @length: bytes, no more than G_MAXINT
 * @start: of the bytes before it, only a regular expression takes notice
 * @is_end: no further bytes follow these
 * @match_start: (out): of the first match at @start or after it
 * @match_length: (out): its bytes
 *
 * Returns: FALSE where there is none in these bytes
 */
gboolean
vitrine_pattern_find (const VitrinePattern *self,
                      const guint8         *bytes,
                      gsize                 length,
                      gsize                 start,
                      gboolean              is_end,
                      gsize                *match_start,
                      gsize                *match_length)
{
  g_return_val_if_fail (self != NULL && bytes != NULL && length <= G_MAXINT, FALSE);

  if (start >= length)
    return FALSE;
  if (self->regex != NULL)
    return find_regex (self, bytes, length, start, is_end, match_start, match_length);
  if (self->plain != NULL)
    return find_plain (self, bytes, length, start, match_start, match_length);
  return find_steps (self, bytes, length, start, match_start, match_length);
}
