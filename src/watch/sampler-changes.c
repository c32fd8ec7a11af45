/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sampler-private.h"

#define WRITE_PATIENCE G_USEC_PER_SEC /* for a writer to get its turn */

/**
 * vitrine_sampler_expect_write:
 *
 * Call it before the writing begins. What has not come about after the time that
 * a turn and a poll may take is not expected any longer.
 */
void
vitrine_sampler_expect_write (VitrineSampler *self,
                              guint64         offset,
                              gconstpointer   bytes,
                              gsize           length)
{
  gint64 patience;

  g_return_if_fail (VITRINE_IS_SAMPLER (self));
  g_return_if_fail (bytes != NULL || length == 0);

  patience = WRITE_PATIENCE + 2 * (gint64) self->interval * 1000;
  vitrine_change_log_expect (self->log, offset, bytes, length,
                             g_get_monotonic_time () + patience);
}

guint64
vitrine_sampler_get_n_changes (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), 0);

  return vitrine_change_log_get_n_changes (self->log);
}

gint64
vitrine_sampler_get_last_change (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), 0);

  return vitrine_change_log_get_last_time (self->log);
}

gboolean
vitrine_sampler_get_last_was_own (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), FALSE);

  return vitrine_change_log_get_last_was_own (self->log);
}

double
vitrine_sampler_get_rate (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), 0);

  return vitrine_change_log_get_rate (self->log, g_get_monotonic_time ());
}

VitrineChangeCount
vitrine_sampler_count_changes (VitrineSampler *self,
                               guint64         offset,
                               guint64         length)
{
  VitrineChangeCount none = { 0 };

  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), none);

  return vitrine_change_log_count (self->log, offset, length);
}
