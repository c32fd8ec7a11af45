/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-column.h"

#include "app/catalogue-remark.h"
#include "app/natural-order.h"

#define N_MODE_BITS 9

static char *
show_size (guint64 bytes)
{
  return g_format_size_full (bytes, G_FORMAT_SIZE_IEC_UNITS);
}

/* As ls(1) shows it, without the letter in front. */
static char *
show_mode (guint32 mode)
{
  static const char letters[] = "rwxrwxrwx";
  char text[N_MODE_BITS + 1] = { 0 };

  for (guint i = 0; i < N_MODE_BITS; i++)
    text[i] = (mode >> (N_MODE_BITS - 1 - i)) & 1 ? letters[i] : '-';
  return g_strdup (text);
}

/* What is older than a day needs its date more than its minute. */
static char *
show_time (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  gboolean is_old = g_get_real_time () - time > G_TIME_SPAN_DAY;

  if (time == 0 || then == NULL)
    return g_strdup ("");
  return g_date_time_format (then, is_old ? "%x" : "%X");
}

char *
vitrine_column_get_text (VitrineColumn         self,
                         const VitrineListing *listing)
{
  switch (self)
    {
    case VITRINE_COLUMN_NAME:
      return g_strdup (listing->name);
    case VITRINE_COLUMN_ADDRESS:
      return g_strdup (vitrine_address_get_display (listing->address));
    case VITRINE_COLUMN_KIND:
      return g_strdup (vitrine_object_kind_get_name (listing->kind));
    case VITRINE_COLUMN_SIZE:
      return show_size (listing->status.size);
    case VITRINE_COLUMN_ALLOCATED:
      return show_size (listing->status.allocated);
    case VITRINE_COLUMN_PROCESSES:
      return g_strdup_printf ("%u", listing->n_processes);
    case VITRINE_COLUMN_OWNER:
      return g_strdup (listing->user);
    case VITRINE_COLUMN_MODE:
      return show_mode (listing->status.mode);
    case VITRINE_COLUMN_LIFETIME:
      return vitrine_remarks_lifetime (listing);
    case VITRINE_COLUMN_REMARKS:
      return vitrine_remarks_join (listing);
    case VITRINE_COLUMN_CHANGED:
      return show_time (listing->changed);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Orphans come before what may be one and the other warnings, the most wasteful of
 * them first. */
static guint64
weigh_remarks (const VitrineListing *listing)
{
  const guint64 sure = G_GUINT64_CONSTANT (1) << 63;

  if (listing->orphan == VITRINE_ORPHAN_YES)
    return sure + listing->status.allocated;
  if (listing->orphan == VITRINE_ORPHAN_LIKELY)
    return listing->status.allocated + 3;
  if (vitrine_remarks_warn (listing))
    return 2;
  return listing->openable ? 0 : 1;
}

guint64
vitrine_column_get_number (VitrineColumn         self,
                           const VitrineListing *listing)
{
  switch (self)
    {
    case VITRINE_COLUMN_SIZE:
      return listing->status.size;
    case VITRINE_COLUMN_ALLOCATED:
      return listing->status.allocated;
    case VITRINE_COLUMN_PROCESSES:
      return listing->n_processes;
    case VITRINE_COLUMN_REMARKS:
      return weigh_remarks (listing);
    case VITRINE_COLUMN_CHANGED:
      return (guint64) listing->changed;
    case VITRINE_COLUMN_MODE:
      return listing->status.mode;
    case VITRINE_COLUMN_KIND:
      return listing->kind;
    case VITRINE_COLUMN_LIFETIME:
      return listing->status.managed;
    case VITRINE_COLUMN_NAME:
    case VITRINE_COLUMN_ADDRESS:
    case VITRINE_COLUMN_OWNER:
    default:
      return 0;
    }
}

/* What a column of texts is sorted by, NULL for one that counts. */
static const char *
get_sort_text (VitrineColumn         column,
               const VitrineListing *listing)
{
  if (column == VITRINE_COLUMN_NAME)
    return listing->name;
  if (column == VITRINE_COLUMN_ADDRESS)
    return vitrine_address_get_display (listing->address);
  return column == VITRINE_COLUMN_OWNER ? listing->user : NULL;
}

int
vitrine_column_compare (VitrineColumn         self,
                        const VitrineListing *a,
                        const VitrineListing *b)
{
  const char *text = get_sort_text (self, a);
  guint64 left = vitrine_column_get_number (self, a);
  guint64 right = vitrine_column_get_number (self, b);

  if (text != NULL)
    return vitrine_natural_order (text, get_sort_text (self, b));
  return left < right ? -1 : left > right;
}
