/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is typed to be found makes a pattern or gives a reason, and what the
 * pattern finds lies within the bytes. The first byte chooses the kind, the next
 * sixteen are what is looked at. */

#include "decode/pattern.h"

#define N_BYTES 16
#define N_KINDS 4

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

static VitrinePattern *
make (guint8       kind,
      const char  *text,
      GError     **error)
{
  switch (kind % N_KINDS)
    {
    case 0:
      return vitrine_pattern_new_hex (text, error);
    case 1:
      return vitrine_pattern_new_number (kind / N_KINDS % VITRINE_N_PATTERN_NUMBERS,
                                         kind >= 128, text, error);
    case 2:
      return vitrine_pattern_new_regex (text, kind >= 128, error);
    default:
      return vitrine_pattern_new_text (vitrine_encoding_default (), text, kind >= 128, error);
    }
}

static void
find_all (VitrinePattern *pattern,
          const guint8   *bytes)
{
  gsize start = 0;
  gsize found;
  gsize length;

  while (vitrine_pattern_find (pattern, bytes, N_BYTES, start, TRUE, &found, &length))
    {
      g_assert_cmpuint (found, >=, start);
      g_assert_cmpuint (length, >, 0);
      g_assert_cmpuint (found + length, <=, N_BYTES);
      g_assert_cmpuint (length, <=, vitrine_pattern_get_longest (pattern));
      start = found + 1;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  g_autofree char *text = NULL;
  g_autoptr (VitrinePattern) pattern = NULL;
  g_autoptr (GError) error = NULL;

  if (length <= N_BYTES)
    return 0;
  text = g_utf8_make_valid ((const char *) data + N_BYTES + 1, length - N_BYTES - 1);
  pattern = make (data[0], text, &error);
  if (pattern != NULL)
    find_all (pattern, data + 1);
  else
    g_assert_nonnull (error);
  return 0;
}
