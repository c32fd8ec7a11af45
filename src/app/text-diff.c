/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text-diff.h"

#include <string.h>

/* A run of valid UTF-8, never split inside a character. */
typedef struct
{
  const char *start;
  const char *end;
} Run;

static gboolean
is_inside_character (const char *p,
                     const Run  *run)
{
  return p < run->end && ((guchar) *p & 0xc0) == 0x80;
}

/* GtkTextBuffer loses count of its lines when a carriage return and a line feed
 * meet or part at the edge of an edit: no edit starts behind a carriage return. */
static void
skip_common_start (Run *a,
                   Run *b)
{
  const gsize limit = MIN (a->end - a->start, b->end - b->start);
  gsize n = 0;

  while (n < limit && a->start[n] == b->start[n])
    n++;
  while (n > 0 && (is_inside_character (a->start + n, a)
                   || is_inside_character (b->start + n, b) || a->start[n - 1] == '\r'))
    n--;

  a->start += n;
  b->start += n;
}

static gboolean
has_return_before (const Run *run,
                   gsize      n)
{
  const char *p = run->end - n;

  return p > run->start && p[-1] == '\r';
}

/* For the same reason none ends before a line feed with a carriage return before
 * it. Both ends stand before the same bytes, so looking into one of them is
 * enough to know that a character starts there. */
static void
skip_common_end (Run *a,
                 Run *b)
{
  const gsize limit = MIN (a->end - a->start, b->end - b->start);
  gsize n = 0;

  while (n < limit && *(a->end - 1 - n) == *(b->end - 1 - n))
    n++;
  while (n > 0 && (((guchar) *(a->end - n) & 0xc0) == 0x80
                   || (*(a->end - n) == '\n'
                       && (has_return_before (a, n) || has_return_before (b, n)))))
    n--;

  a->end -= n;
  b->end -= n;
}

static gboolean
has_lone_return (Run run)
{
  const char *p = run.start;

  while ((p = memchr (p, '\r', run.end - p)) != NULL)
    if (++p == run.end || *p != '\n')
      return TRUE;

  return FALSE;
}

/* Cuts the first line off, with its line feed. */
static Run
take_line (Run *rest)
{
  const char *feed = memchr (rest->start, '\n', rest->end - rest->start);
  Run line = { rest->start, feed == NULL ? rest->end : feed + 1 };

  rest->start = line.end;
  return line;
}

static guint
n_characters (Run run)
{
  return g_utf8_strlen (run.start, run.end - run.start);
}

/* Adds what makes @a into @b, which start at @offset; returns where @b ends. */
static guint
add_edit (GArray *edits,
          guint   offset,
          Run     a,
          Run     b)
{
  const guint end = offset + n_characters (b);
  const char *start = b.start;
  VitrineTextEdit edit;

  skip_common_start (&a, &b);
  skip_common_end (&a, &b);

  edit.offset = offset + n_characters ((Run) { start, b.start });
  edit.n_removed = n_characters (a);
  edit.n_inserted = n_characters (b);
  edit.inserted = b.start;
  edit.n_bytes = b.end - b.start;
  if (edit.n_removed > 0 || edit.n_inserted > 0)
    g_array_append_val (edits, edit);

  return end;
}

/**
 * vitrine_text_diff:
 *
 * What both texts start and end with stays; between that each line is compared
 * with the line that stands at its place, and what is left over is added or
 * removed at the end of it. Where carriage returns stand alone everything between
 * is replaced at once: on the way one could meet the line feed of another line.
 *
 * Returns: (element-type VitrineTextEdit): in the order to apply them
 */
GArray *
vitrine_text_diff (const char *older,
                   gsize       older_length,
                   const char *newer,
                   gsize       newer_length)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (VitrineTextEdit));
  Run a = { older, older + older_length };
  Run b = { newer, newer + newer_length };
  gboolean whole;
  guint offset;

  skip_common_start (&a, &b);
  skip_common_end (&a, &b);
  whole = has_lone_return (a) || has_lone_return (b);
  offset = n_characters ((Run) { newer, b.start });

  while (a.start < a.end && b.start < b.end && !whole)
    {
      Run line_a = take_line (&a);
      Run line_b = take_line (&b);

      offset = add_edit (edits, offset, line_a, line_b);
    }
  add_edit (edits, offset, a, b);

  return edits;
}

/**
 * vitrine_text_edit_map:
 *
 * Before the edit nothing moves, behind it everything does; inside, a mark keeps
 * its offset for as long as there is something at it.
 */
guint
vitrine_text_edit_map (const VitrineTextEdit *edit,
                       guint                  offset)
{
  const guint end = edit->offset + edit->n_removed;

  if (offset <= edit->offset)
    return offset;
  if (offset >= end)
    return offset - edit->n_removed + edit->n_inserted;

  return MIN (offset, edit->offset + edit->n_inserted);
}
