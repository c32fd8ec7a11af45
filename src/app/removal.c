/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/removal.h"

#include <glib/gi18n.h>

#define NAMED_MAX 4 /* programs: more are counted only */

struct _VitrineRemoval
{
  GPtrArray *items; /* VitrineSegmentItem */
  guint n_nameless;
};

VitrineRemoval *
vitrine_removal_new (GPtrArray *items)
{
  VitrineRemoval *self;

  g_return_val_if_fail (items != NULL, NULL);

  self = g_new0 (VitrineRemoval, 1);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      VitrineSegmentItem *item = g_ptr_array_index (items, i);

      if (vitrine_segment_can_remove (vitrine_segment_item_get_address (item)))
        g_ptr_array_add (self->items, g_object_ref (item));
      else
        self->n_nameless++;
    }

  return self;
}

void
vitrine_removal_free (VitrineRemoval *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* While the question stands, the segments go on living: who uses them is asked
 * again when it is answered. */
GPtrArray *
vitrine_removal_list (VitrineRemoval *self)
{
  GPtrArray *listings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_listing_unref);

  g_return_val_if_fail (self != NULL, listings);

  for (guint i = 0; i < self->items->len; i++)
    {
      VitrineSegmentItem *item = g_ptr_array_index (self->items, i);
      const VitrineListing *listing = vitrine_segment_item_get_listing (item);

      g_ptr_array_add (listings, vitrine_listing_ref ((VitrineListing *) listing));
    }

  return listings;
}

VitrineRemovalSums
vitrine_removal_sum (VitrineRemoval *self)
{
  VitrineRemovalSums sums = { 0 };

  g_return_val_if_fail (self != NULL, sums);

  sums.n_nameless = self->n_nameless;
  for (guint i = 0; i < self->items->len; i++)
    {
      VitrineSegmentItem *item = g_ptr_array_index (self->items, i);
      const VitrineListing *listing = vitrine_segment_item_get_listing (item);

      sums.n++;
      sums.n_used += vitrine_removal_count_users (listing) > 0;
      sums.size += listing->status.size;
    }

  return sums;
}

guint
vitrine_removal_count_users (const VitrineListing *listing)
{
  g_return_val_if_fail (listing != NULL, 0);

  return (guint) MAX (listing->n_processes, MIN (listing->sysv.attached, G_MAXUINT));
}

static gboolean
uses (const VitrineProcess *process,
      const VitrineListing *listing)
{
  return vitrine_process_has (process, listing->kind, listing->status.device,
                              listing->status.inode);
}

char *
vitrine_removal_name_users (const VitrineListing *listing,
                            GPtrArray            *processes)
{
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < processes->len; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (processes, i);

      if (!uses (process, listing) || ++n > NAMED_MAX)
        continue;
      g_string_append_printf (names, "%s%s (%d)", n > 1 ? ", " : "", process->program,
                              process->pid);
    }

  if (n > NAMED_MAX)
    g_string_append (names, ", …");
  return g_string_free (names, n == 0);
}

static char *
refuse_used (const VitrineListing *listing)
{
  guint n = vitrine_removal_count_users (listing);

  return g_strdup_printf (
      /* Translators: name, number of processes */
      ngettext ("“%s” stays: %u process uses it", "“%s” stays: %u processes use it", n),
      listing->name, n);
}

/* Returns: (nullable): why it stays, or NULL where it is gone */
static char *
remove_one (const VitrineListing *listing,
            gboolean              also_used)
{
  VitrineSegmentStatus status;
  g_autoptr (GError) error = NULL;

  if (vitrine_removal_count_users (listing) > 0 && !also_used)
    return refuse_used (listing);

  if (vitrine_segment_lookup (listing->address, &status, NULL) &&
      (status.device != listing->status.device || status.inode != listing->status.inode))
    return g_strdup_printf (_("“%s” stays: the name leads to another segment now"),
                            listing->name);

  return vitrine_segment_remove (listing->address, &error) ? NULL
                                                           : g_strdup (error->message);
}

VitrineRemovalResult *
vitrine_removal_run (GPtrArray *listings,
                     gboolean   also_used)
{
  VitrineRemovalResult *result = g_new0 (VitrineRemovalResult, 1);

  result->problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < listings->len; i++)
    {
      char *problem = remove_one (g_ptr_array_index (listings, i), also_used);

      if (problem != NULL)
        g_ptr_array_add (result->problems, problem);
      else
        result->n_removed++;
    }

  return result;
}

void
vitrine_removal_result_free (VitrineRemovalResult *self)
{
  g_ptr_array_unref (self->problems);
  g_free (self);
}
