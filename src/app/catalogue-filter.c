/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-filter.h"

#include "app/catalogue-query.h"
#include "segment/process.h"
#include "watch/segment-item.h"

#include <unistd.h>

struct _VitrineCatalogueFilter
{
  GtkFilter parent_instance;

  VitrineQuery *query;
  GPtrArray *processes; /* VitrineProcess, NULL before the first scan */
  int kind;             /* VitrineObjectKind or VITRINE_KIND_ANY */
  gboolean choices[VITRINE_N_CHOICES];
};

G_DEFINE_FINAL_TYPE (VitrineCatalogueFilter, vitrine_catalogue_filter, GTK_TYPE_FILTER)

static void
announce (VitrineCatalogueFilter *self)
{
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static gboolean
is_of_process (VitrineCatalogueFilter *self,
               const VitrineListing   *listing,
               gint                    pid)
{
  for (guint i = 0; self->processes != NULL && i < self->processes->len; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (self->processes, i);

      if (process->pid == pid && process->inode == listing->status.inode &&
          process->device == listing->status.device &&
          vitrine_object_kind_matches (process->kind, listing->kind))
        return TRUE;
    }

  return FALSE;
}

/* Asking for one kind shows it, whatever else is left out. */
static gboolean
is_chosen (VitrineCatalogueFilter *self,
           const VitrineListing   *listing)
{
  if (self->kind != VITRINE_KIND_ANY)
    {
      if ((int) listing->kind != self->kind)
        return FALSE;
    }
  else if (listing->kind == VITRINE_OBJECT_SEMAPHORE &&
           !self->choices[VITRINE_CHOICE_SEMAPHORES])
    return FALSE;

  if (listing->internal && !self->choices[VITRINE_CHOICE_INTERNAL])
    return FALSE;
  if (self->choices[VITRINE_CHOICE_ONLY_MINE] && listing->status.owner != geteuid ())
    return FALSE;
  return !self->choices[VITRINE_CHOICE_ONLY_ORPHANS] ||
         listing->orphan >= VITRINE_ORPHAN_LIKELY;
}

static gboolean
vitrine_catalogue_filter_match (GtkFilter *filter,
                                gpointer   item)
{
  VitrineCatalogueFilter *self = VITRINE_CATALOGUE_FILTER (filter);
  const VitrineListing *listing = vitrine_segment_item_get_listing (item);
  gint pid = vitrine_catalogue_filter_get_pid (self);

  return is_chosen (self, listing) &&
         (pid == 0 || is_of_process (self, listing, pid)) &&
         vitrine_query_matches (self->query, listing, g_get_real_time ());
}

static GtkFilterMatch
vitrine_catalogue_filter_get_strictness (GtkFilter *filter)
{
  return GTK_FILTER_MATCH_SOME;
}

static void
vitrine_catalogue_filter_finalize (GObject *object)
{
  VitrineCatalogueFilter *self = VITRINE_CATALOGUE_FILTER (object);

  g_clear_pointer (&self->query, vitrine_query_free);
  g_clear_pointer (&self->processes, g_ptr_array_unref);

  G_OBJECT_CLASS (vitrine_catalogue_filter_parent_class)->finalize (object);
}

static void
vitrine_catalogue_filter_class_init (VitrineCatalogueFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vitrine_catalogue_filter_finalize;
  filter_class->match = vitrine_catalogue_filter_match;
  filter_class->get_strictness = vitrine_catalogue_filter_get_strictness;
}

static void
vitrine_catalogue_filter_init (VitrineCatalogueFilter *self)
{
  self->kind = VITRINE_KIND_ANY;
  self->query = vitrine_query_parse ("", NULL);
}

VitrineCatalogueFilter *
vitrine_catalogue_filter_new (void)
{
  return g_object_new (VITRINE_TYPE_CATALOGUE_FILTER, NULL);
}

gboolean
vitrine_catalogue_filter_set_text (VitrineCatalogueFilter  *self,
                                   const char              *text,
                                   GError                 **error)
{
  VitrineQuery *query;

  g_return_val_if_fail (VITRINE_IS_CATALOGUE_FILTER (self), FALSE);

  query = vitrine_query_parse (text, error);
  if (query == NULL)
    return FALSE;

  vitrine_query_free (self->query);
  self->query = query;
  announce (self);
  return TRUE;
}

void
vitrine_catalogue_filter_set_kind (VitrineCatalogueFilter *self,
                                   int                     kind)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_FILTER (self));
  g_return_if_fail (kind >= VITRINE_KIND_ANY && kind < VITRINE_N_OBJECT_KINDS);

  if (self->kind == kind)
    return;

  self->kind = kind;
  announce (self);
}

int
vitrine_catalogue_filter_get_kind (VitrineCatalogueFilter *self)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_FILTER (self), VITRINE_KIND_ANY);

  return self->kind;
}

void
vitrine_catalogue_filter_set_choice (VitrineCatalogueFilter *self,
                                     VitrineChoice           choice,
                                     gboolean                chosen)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_FILTER (self));
  g_return_if_fail (choice < VITRINE_N_CHOICES);

  if (self->choices[choice] == chosen)
    return;

  self->choices[choice] = chosen;
  announce (self);
}

gboolean
vitrine_catalogue_filter_get_choice (VitrineCatalogueFilter *self,
                                     VitrineChoice           choice)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_FILTER (self), FALSE);
  g_return_val_if_fail (choice < VITRINE_N_CHOICES, FALSE);

  return self->choices[choice];
}

void
vitrine_catalogue_filter_set_processes (VitrineCatalogueFilter *self,
                                        GPtrArray              *processes)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_FILTER (self));

  g_ptr_array_ref (processes);
  g_clear_pointer (&self->processes, g_ptr_array_unref);
  self->processes = processes;
  if (vitrine_catalogue_filter_get_pid (self) != 0)
    announce (self);
}

/* Returns: the process whose segments are shown, 0 for those of all */
gint
vitrine_catalogue_filter_get_pid (VitrineCatalogueFilter *self)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_FILTER (self), 0);

  return vitrine_query_get_pid (self->query);
}

void
vitrine_catalogue_filter_refresh (VitrineCatalogueFilter *self)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_FILTER (self));

  announce (self);
}

gboolean
vitrine_catalogue_filter_is_open (VitrineCatalogueFilter *self)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_FILTER (self), TRUE);

  return self->kind == VITRINE_KIND_ANY && vitrine_query_is_all (self->query) &&
         !self->choices[VITRINE_CHOICE_ONLY_MINE] &&
         !self->choices[VITRINE_CHOICE_ONLY_ORPHANS];
}
