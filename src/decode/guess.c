/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/encoding.h"

#include <string.h>

#define LOOKED_AT 4096    /* bytes; a whole number of units of every size */
#define N_SCRIPTS 256     /* more than GLib knows */
#define CHARACTERS_MIN 2  /* one character alone proves nothing */
#define NARROW_MIN 4      /* bytes in a row that say something */
#define SCRIPTS_MAX 1     /* besides Latin; stray numbers mix many */
#define SCRIPTS_MAX_ASCII 3 /* where a quarter of it is ASCII */

/* The forms of Unicode whose zero bytes or order can tell them; in case of a
 * draw the first wins. A UTF-16 text is never valid UTF-32. */
static const char *const wide_names[] = {
  "UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE",
};

typedef struct
{
  const char *name;
  guint8 mark[4];
  gsize length;
} ByteOrderMark;

/* The longer ones first: a UTF-16LE mark begins a UTF-32LE one. */
static const ByteOrderMark byte_order_marks[] = {
  { "UTF-32LE", { 0xff, 0xfe, 0x00, 0x00 }, 4 },
  { "UTF-32BE", { 0x00, 0x00, 0xfe, 0xff }, 4 },
  { "UTF-8", { 0xef, 0xbb, 0xbf }, 3 },
  { "UTF-16LE", { 0xff, 0xfe }, 2 },
  { "UTF-16BE", { 0xfe, 0xff }, 2 },
};

/* What speaks for bytes being text in an encoding. */
typedef struct
{
  guint n_characters;
  guint n_letters; /* letters and white space */
  guint n_ascii;
  guint n_rare;    /* Latin letters past Latin-1: few in a text, many in numbers */
  guint n_scripts; /* besides Latin; those of East Asia count as one */
  gboolean clean;  /* nothing in it that no text has */
} Evidence;

static gboolean
is_text_character (gunichar character)
{
  if (g_unichar_type (character) == G_UNICODE_PRIVATE_USE)
    return FALSE;

  return g_unichar_isprint (character) || g_unichar_isspace (character) ||
         g_unichar_ismark (character) || g_unichar_type (character) == G_UNICODE_FORMAT;
}

/* The scripts that texts of East Asia mix are one here. */
static GUnicodeScript
find_script (gunichar character)
{
  static const GUnicodeScript east_asian[] = {
    G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_BOPOMOFO, G_UNICODE_SCRIPT_HANGUL,
  };
  GUnicodeScript script = g_unichar_get_script (character);

  for (gsize i = 0; i < G_N_ELEMENTS (east_asian); i++)
    if (script == east_asian[i])
      return G_UNICODE_SCRIPT_HAN;

  return script;
}

static void
note_script (gboolean *seen,
             gunichar  character,
             Evidence *evidence)
{
  GUnicodeScript script = find_script (character);

  if (script == G_UNICODE_SCRIPT_LATIN && character > 0xff)
    evidence->n_rare++;

  if (script <= G_UNICODE_SCRIPT_INHERITED || script == G_UNICODE_SCRIPT_LATIN ||
      script >= N_SCRIPTS || seen[script])
    return;

  seen[script] = TRUE;
  evidence->n_scripts++;
}

static void
weigh_text (const char *utf8,
            const char *end,
            Evidence   *evidence)
{
  gboolean seen[N_SCRIPTS] = { FALSE };

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      evidence->n_characters++;
      evidence->clean = evidence->clean && is_text_character (character);
      if (g_unichar_isalpha (character) || g_unichar_isspace (character))
        evidence->n_letters++;
      if (character < 0x80)
        evidence->n_ascii++;
      note_script (seen, character, evidence);
    }
}

static Evidence
gather_evidence (const char    *name,
                 gconstpointer  bytes,
                 gsize          length)
{
  const VitrineEncoding *encoding = vitrine_encoding_find (name, NULL);
  g_autoptr (VitrineText) text = vitrine_encoding_decode (encoding, bytes, length);
  const char *end = text->utf8 + text->utf8_length;
  Evidence evidence = { 0 };
  gsize n_invalid = text->n_invalid;

  /* Where the looking ended, it may have cut a character that is none of the
   * writer's faults. */
  if (length == LOOKED_AT && n_invalid > 0 && g_str_has_suffix (text->utf8, "\357\277\275"))
    {
      n_invalid--;
      end = g_utf8_prev_char (end);
    }

  evidence.clean = n_invalid == 0;
  weigh_text (text->utf8, end, &evidence);
  return evidence;
}

static gboolean
is_plausible (const Evidence *evidence)
{
  gboolean has_ascii = evidence->n_ascii * 4 >= evidence->n_characters;

  return evidence->clean &&
         evidence->n_characters >= CHARACTERS_MIN &&
         evidence->n_letters * 2 >= evidence->n_characters &&
         evidence->n_rare * 2 < evidence->n_characters &&
         evidence->n_scripts <= (has_ascii ? SCRIPTS_MAX_ASCII : SCRIPTS_MAX);
}

/* Latin letters two by two look like Chinese. In an encoding of single bytes,
 * which is not told from others here, most bytes are such letters. */
static gboolean
is_narrow (const guint8 *bytes,
           gsize         length)
{
  gsize n_letters = 0;
  gsize n = 0;

  for (; n < length && bytes[n] != 0; n++)
    if (g_ascii_isalpha (bytes[n]) || bytes[n] == ' ')
      n_letters++;

  return n >= NARROW_MIN && n_letters * 2 > n;
}

/* Text read in the wrong byte order is seldom ASCII, and mixes scripts. */
static gboolean
is_better (const Evidence *evidence,
           const Evidence *best)
{
  if (evidence->n_ascii != best->n_ascii)
    return evidence->n_ascii > best->n_ascii;
  return evidence->n_scripts < best->n_scripts;
}

static const char *
guess_by_mark (const guint8 *bytes,
               gsize         length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (byte_order_marks); i++)
    {
      const ByteOrderMark *mark = &byte_order_marks[i];
      Evidence evidence;

      if (length < mark->length || memcmp (bytes, mark->mark, mark->length) != 0)
        continue;

      evidence = gather_evidence (mark->name, bytes, length);
      if (evidence.clean && evidence.n_characters >= CHARACTERS_MIN)
        return mark->name;
    }

  return NULL;
}

static const char *
guess_by_text (const guint8 *bytes,
               gsize         length)
{
  Evidence utf8 = gather_evidence ("UTF-8", bytes, length);
  gboolean narrow = is_narrow (bytes, length);
  const char *best_name = "UTF-8";
  Evidence best = { 0 };

  if (utf8.clean && utf8.n_characters >= CHARACTERS_MIN)
    return best_name;

  for (gsize i = 0; i < G_N_ELEMENTS (wide_names); i++)
    {
      Evidence evidence = gather_evidence (wide_names[i], bytes, length);

      if (is_plausible (&evidence) && (evidence.n_ascii > 0 || !narrow) &&
          (best.n_characters == 0 || is_better (&evidence, &best)))
        {
          best = evidence;
          best_name = wide_names[i];
        }
    }

  return best_name;
}

/**
 * vitrine_encoding_guess:
 * @bytes: what stands from the start of the text
 * @length: how much that is; only the beginning is looked at
 *
 * Judges the text up to its terminator by what it says in Unicode's forms. It is
 * careful: bytes that are empty, no text, or readable as UTF-8 are UTF-8; the wide
 * forms need at least two characters that all belong into a text.
 *
 * Returns: the encoding, never NULL
 */
const VitrineEncoding *
vitrine_encoding_guess (gconstpointer bytes,
                        gsize         length)
{
  gsize looked_at = MIN (length, LOOKED_AT);
  const char *name;

  g_return_val_if_fail (bytes != NULL || length == 0, vitrine_encoding_default ());

  name = guess_by_mark (bytes, looked_at);
  if (name == NULL)
    name = guess_by_text (bytes, looked_at);

  return vitrine_encoding_find (name, NULL);
}
