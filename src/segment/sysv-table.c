/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-table.h"

#include "segment/sysv-row.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <signal.h>

static gboolean
has_ended (gint pid)
{
  return pid > 0 && kill (pid, 0) != 0 && errno == ESRCH;
}

static char *
describe_key (gint32 key)
{
  if (key == 0)
    /* Translators: a System V segment that others find by inheritance alone */
    return g_strdup (_("private"));

  /* Translators: of a System V segment, in hexadecimal */
  return g_strdup_printf (_("key 0x%08x"), (guint) key);
}

static VitrineListing *
listing_new (const VitrineSysvRow *row)
{
  g_autofree char *text = g_strdup_printf ("sysv:%d", row->id);
  g_autoptr (VitrineAddress) address = vitrine_address_parse (text, NULL);
  VitrineListing *listing;

  if (address == NULL)
    return NULL;

  listing = vitrine_listing_new (address);
  listing->kind = VITRINE_OBJECT_SYSV;
  g_free (listing->name);
  listing->name = describe_key (row->status.sysv.key);
  listing->status = row->status;
  listing->sysv = row->status.sysv;
  listing->openable = row->status.readable;
  listing->creator_gone = has_ended (row->status.sysv.creator);
  return listing;
}

VitrineListing *
vitrine_sysv_table_parse (const char *line,
                          guint64     device)
{
  VitrineSysvRow row;

  return vitrine_sysv_row_parse (line, device, &row) ? listing_new (&row) : NULL;
}

/* A kernel without System V has no table, and then there are none. */
void
vitrine_sysv_table_read (guint64    device,
                         GPtrArray *listings)
{
  g_autoptr (GArray) rows = vitrine_sysv_row_read_all (device, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      VitrineListing *listing = listing_new (&g_array_index (rows, VitrineSysvRow, i));

      if (listing != NULL)
        g_ptr_array_add (listings, listing);
    }
}
