/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/edit.h"

#include "segment/error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define VALUE_MAX 8 /* bytes: the longest that one store writes */

struct _VitrineEdit
{
  gatomicrefcount references;
  gboolean is_text;
  GArray *runs;
};

static void
clear_run (gpointer data)
{
  VitrineEditRun *run = data;

  g_clear_pointer (&run->before, g_bytes_unref);
  g_clear_pointer (&run->after, g_bytes_unref);
  g_clear_pointer (&run->found, g_bytes_unref);
}

VitrineEdit *
vitrine_edit_new (gboolean is_text)
{
  VitrineEdit *self = g_new0 (VitrineEdit, 1);

  g_atomic_ref_count_init (&self->references);
  self->is_text = is_text;
  self->runs = g_array_new (FALSE, FALSE, sizeof (VitrineEditRun));
  g_array_set_clear_func (self->runs, clear_run);
  return self;
}

VitrineEdit *
vitrine_edit_ref (VitrineEdit *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
vitrine_edit_unref (VitrineEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_array_unref (self->runs);
  g_free (self);
}

void
vitrine_edit_add (VitrineEdit *self,
                  guint64      offset,
                  GBytes      *before,
                  GBytes      *after)
{
  VitrineEditRun run = { .offset = offset };

  g_return_if_fail (g_bytes_get_size (after) > 0);
  g_return_if_fail (before == NULL || g_bytes_get_size (before) == g_bytes_get_size (after));

  run.before = before != NULL ? g_bytes_ref (before) : NULL;
  run.after = g_bytes_ref (after);
  g_array_append_val (self->runs, run);
}

guint
vitrine_edit_get_n_runs (const VitrineEdit *self)
{
  return self->runs->len;
}

const VitrineEditRun *
vitrine_edit_get_run (const VitrineEdit *self,
                      guint              index)
{
  g_return_val_if_fail (index < self->runs->len, NULL);

  return &g_array_index (self->runs, VitrineEditRun, index);
}

gsize
vitrine_edit_get_cost (const VitrineEdit *self)
{
  gsize cost = 0;

  for (guint i = 0; i < self->runs->len; i++)
    cost += sizeof (VitrineEditRun)
            + 2 * g_bytes_get_size (vitrine_edit_get_run (self, i)->after);
  return cost;
}

VitrineEdit *
vitrine_edit_copy (const VitrineEdit *self)
{
  VitrineEdit *copy = vitrine_edit_new (self->is_text);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const VitrineEditRun *run = vitrine_edit_get_run (self, i);

      vitrine_edit_add (copy, run->offset, run->before, run->after);
    }
  return copy;
}

VitrineEdit *
vitrine_edit_invert (const VitrineEdit *self)
{
  VitrineEdit *inverse = vitrine_edit_new (self->is_text);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const VitrineEditRun *run = vitrine_edit_get_run (self, i);

      g_return_val_if_fail (run->before != NULL, inverse);
      vitrine_edit_add (inverse, run->offset, run->after, run->before);
    }
  return inverse;
}

/* Whoever else writes such a value takes no turn for it either: it is one store. */
static gboolean
is_value (const VitrineEdit *self)
{
  const VitrineEditRun *run;
  gsize length;

  if (self->is_text || self->runs->len != 1)
    return FALSE;

  run = vitrine_edit_get_run (self, 0);
  length = g_bytes_get_size (run->after);
  return length <= VALUE_MAX && (length & (length - 1)) == 0 && run->offset % length == 0;
}

static gboolean
look (VitrineEditRun  *run,
      VitrineSegment  *segment,
      GError         **error)
{
  gsize length = g_bytes_get_size (run->after);
  g_autofree guint8 *bytes = NULL;

  g_clear_pointer (&run->found, g_bytes_unref);
  if (!vitrine_segment_check_write (segment, run->offset, length, error))
    return FALSE;

  bytes = g_try_malloc0 (length);
  if (bytes == NULL)
    {
      g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_FULL,
                           _("Nothing was written: there is not enough memory to undo it"));
      return FALSE;
    }

  /* Where it shrinks right now, writing says so. */
  if (vitrine_segment_read (segment, run->offset, bytes, length, error) < 0)
    return FALSE;

  run->found = g_bytes_new_take (g_steal_pointer (&bytes), length);
  return TRUE;
}

static gboolean
look_everywhere (VitrineEdit     *self,
                 VitrineSegment  *segment,
                 GError         **error)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (!look (&g_array_index (self->runs, VitrineEditRun, i), segment, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_unchanged (const VitrineEdit  *self,
                 GError            **error)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const VitrineEditRun *run = vitrine_edit_get_run (self, i);

      if (run->before == NULL || g_bytes_equal (run->before, run->found))
        continue;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                           _("Nothing was written: other bytes stand there meanwhile"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_everywhere (VitrineEdit     *self,
                  VitrineSegment  *segment,
                  GError         **error)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      VitrineEditRun *run = &g_array_index (self->runs, VitrineEditRun, i);
      gsize length;
      gconstpointer bytes = g_bytes_get_data (run->after, &length);

      if (!vitrine_segment_write (segment, run->offset, bytes, length, error))
        return FALSE;
      g_clear_pointer (&run->before, g_bytes_unref);
      run->before = g_bytes_ref (run->found);
    }
  return TRUE;
}

/**
 * vitrine_edit_apply:
 * @overriding: whether it does not matter what stands there
 *
 * Writes all of it, or nothing: under one turn where others take turns too, one
 * aligned value of up to 8 bytes as a single store without one. Then "before" of
 * each run is what stood there. May wait for the turn, so it is for a worker.
 *
 * Returns: FALSE with %G_IO_ERROR_WRONG_ETAG where something else stood there
 *   than "before", and "found" of each run says what; or with an error of
 *   %VITRINE_ERROR as vitrine_segment_write() and the turn have them
 */
gboolean
vitrine_edit_apply (VitrineEdit     *self,
                    VitrineSegment  *segment,
                    gboolean         overriding,
                    GError         **error)
{
  gboolean in_turn = !is_value (self);
  gboolean written;

  g_return_val_if_fail (segment != NULL, FALSE);

  if (in_turn && !vitrine_segment_take_turn (segment, VITRINE_TURN_WRITE, error))
    return FALSE;

  written = look_everywhere (self, segment, error)
            && (overriding || check_unchanged (self, error))
            && write_everywhere (self, segment, error);

  if (in_turn)
    vitrine_segment_end_turn (segment);
  return written;
}
