/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/listing.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Of a POSIX segment of which nothing but the address is known yet: what else it
 * has is for the caller to fill in before anyone else sees it. */
VitrineListing *
vitrine_listing_new (VitrineAddress *address)
{
  VitrineListing *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_new0 (VitrineListing, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->address = vitrine_address_ref (address);
  self->name = g_strdup (vitrine_address_get_label (address));
  return self;
}

VitrineListing *
vitrine_listing_ref (VitrineListing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vitrine_listing_unref (VitrineListing *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  vitrine_address_unref (self->address);
  g_free (self->name);
  g_free (self->user);
  g_free (self->reason);
  g_free (self);
}

const char *
vitrine_orphan_get_id (VitrineOrphan self)
{
  static const char *const ids[VITRINE_N_ORPHANS] = {
    [VITRINE_ORPHAN_NO] = "no",
    [VITRINE_ORPHAN_UNKNOWN] = "unknown",
    [VITRINE_ORPHAN_LIKELY] = "likely",
    [VITRINE_ORPHAN_YES] = "yes",
  };

  g_return_val_if_fail (self < G_N_ELEMENTS (ids), NULL);

  return ids[self];
}

void
vitrine_listing_set_denied (VitrineListing *self)
{
  g_return_if_fail (self != NULL);

  self->openable = FALSE;
  g_free (self->reason);
  self->reason = g_strdup_printf (
      /* Translators: a user and the mode in octal */
      _("It belongs to %s and its mode is %04o: its owner or root must let you read it."),
      self->user, self->status.mode);
}

static int
compare_numbers (guint64 a,
                 guint64 b)
{
  return a < b ? -1 : a > b;
}

/* The address of what has no name leads through one of its processes, and
 * another one when that ends: it is not what the order goes by. */
static gboolean
has_name (const VitrineListing *self)
{
  VitrineAddressKind kind = vitrine_address_get_kind (self->address);

  return kind == VITRINE_ADDRESS_POSIX || kind == VITRINE_ADDRESS_FILE;
}

int
vitrine_listing_compare (VitrineListing *a,
                         VitrineListing *b)
{
  int order = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (has_name (a) && has_name (b))
    order = strcmp (vitrine_address_get_name (a->address),
                    vitrine_address_get_name (b->address));
  if (order == 0)
    order = compare_numbers (a->status.device, b->status.device);

  return order != 0 ? order : compare_numbers (a->status.inode, b->status.inode);
}

static gboolean
status_equal (const VitrineSegmentStatus *a,
              const VitrineSegmentStatus *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->allocated == b->allocated && a->owner == b->owner && a->group == b->group &&
         a->mode == b->mode && a->managed == b->managed && a->standing == b->standing;
}

static gboolean
sysv_equal (const VitrineSysvDetails *a,
            const VitrineSysvDetails *b)
{
  return a->key == b->key && a->creator == b->creator && a->last == b->last &&
         a->attached == b->attached && a->destroyed == b->destroyed;
}

gboolean
vitrine_listing_equal (VitrineListing *a,
                       VitrineListing *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && a->openable == b->openable && a->seals == b->seals &&
         a->internal == b->internal && a->writable_by_all == b->writable_by_all &&
         a->orphan == b->orphan && a->creator_gone == b->creator_gone &&
         a->n_processes == b->n_processes && a->n_mapped == b->n_mapped &&
         a->modified == b->modified && a->changed == b->changed &&
         status_equal (&a->status, &b->status) && sysv_equal (&a->sysv, &b->sysv) &&
         vitrine_address_equal (a->address, b->address) &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->user, b->user) == 0 &&
         g_strcmp0 (a->reason, b->reason) == 0;
}
