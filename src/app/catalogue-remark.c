/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-remark.h"

#include <glib/gi18n.h>

#include <fcntl.h>

#ifndef F_SEAL_FUTURE_WRITE /* Since Linux 5.1; older headers lack it. */
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

#define SEPARATOR " · "

static gboolean
is_orphan (const VitrineListing *listing)
{
  return listing->orphan == VITRINE_ORPHAN_YES;
}

/* What stands under a name outlives every process; what has none does not. */
static gboolean
needs_processes (const VitrineListing *listing)
{
  return listing->kind == VITRINE_OBJECT_MEMFD ||
         listing->kind == VITRINE_OBJECT_DELETED ||
         listing->kind == VITRINE_OBJECT_ANONYMOUS;
}

/* A memfd always lets everyone write, but nobody comes to it by a name. */
static gboolean
is_open_to_all (const VitrineListing *listing)
{
  return listing->writable_by_all && !needs_processes (listing);
}

/* NULL: there is nothing to say of it. */
static char *
describe_orphan (const VitrineListing *listing)
{
  g_autofree char *size = NULL;

  size = g_format_size_full (listing->status.allocated, G_FORMAT_SIZE_IEC_UNITS);
  if (listing->orphan == VITRINE_ORPHAN_LIKELY)
    /* Translators: a size */
    return g_strdup_printf (_("perhaps an orphan: no process you may look into uses its %s"),
                            size);
  if (!is_orphan (listing))
    return NULL;
  return listing->creator_gone
             /* Translators: a size */
             ? g_strdup_printf (_("orphan of a dead creator: %s wasted"), size)
             /* Translators: a size */
             : g_strdup_printf (_("orphan that nobody uses: %s wasted"), size);
}

GStrv
vitrine_remarks_list (const VitrineListing *listing)
{
  const struct
  {
    gboolean holds;
    const char *words;
  } notes[] = {
    { is_open_to_all (listing), _("writable by everyone") },
    { listing->sysv.destroyed, _("goes with its last attachment") },
    { (listing->seals & F_SEAL_WRITE) != 0, _("sealed against writing") },
    { (listing->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) == F_SEAL_FUTURE_WRITE,
      _("sealed against new writers") },
    { listing->internal, _("Wine’s own") },
  };
  g_autoptr (GStrvBuilder) remarks = g_strv_builder_new ();
  g_autofree char *orphan = describe_orphan (listing);

  if (listing->reason != NULL)
    g_strv_builder_add (remarks, listing->reason);
  if (orphan != NULL)
    g_strv_builder_add (remarks, orphan);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (notes[i].holds)
      g_strv_builder_add (remarks, notes[i].words);

  return g_strv_builder_end (remarks);
}

char *
vitrine_remarks_join (const VitrineListing *listing)
{
  g_auto (GStrv) remarks = vitrine_remarks_list (listing);

  return g_strjoinv (SEPARATOR, remarks);
}

gboolean
vitrine_remarks_warn (const VitrineListing *listing)
{
  return is_orphan (listing) || is_open_to_all (listing);
}

guint64
vitrine_remarks_wasted (const VitrineListing *listing)
{
  return is_orphan (listing) ? listing->status.allocated : 0;
}

char *
vitrine_remarks_lifetime (const VitrineListing *listing)
{
  if (listing->status.managed)
    return g_strdup (_("temporary"));
  if (needs_processes (listing) || listing->sysv.destroyed)
    return g_strdup (_("with its users"));
  return g_strdup (_("until removed"));
}

static char *
describe_processes (const VitrineListing *listing)
{
  if (listing->n_processes == 0)
    return g_strdup (_("used by no process that can be seen"));
  return g_strdup_printf (ngettext ("used by %u process", "used by %u processes",
                                    listing->n_processes),
                          listing->n_processes);
}

char *
vitrine_remarks_describe (const VitrineListing *listing)
{
  g_autofree char *size = NULL;
  g_autofree char *processes = describe_processes (listing);
  g_autofree char *remarks = vitrine_remarks_join (listing);
  g_autofree char *facts = NULL;

  size = g_format_size_full (listing->status.size, G_FORMAT_SIZE_IEC_UNITS);
  facts = g_strdup_printf (
      /* Translators: name, kind, size, “used by 2 processes” */
      _("%s, %s, %s, %s"), listing->name, vitrine_object_kind_get_name (listing->kind),
      size, processes);
  return g_strconcat (facts, listing->status.managed ? SEPARATOR : "",
                      listing->status.managed ? _("goes with its last process") : "",
                      remarks[0] != '\0' ? SEPARATOR : "", remarks, NULL);
}
