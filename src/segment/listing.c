/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/listing.h"

#include "segment/error.h"
#include "segment/posix-source.h"
#include "segment/user-name.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define WRITABLE_BY_ALL 0002 /* of the mode */

/* Device and inode alone mean one object. */
static int
compare_objects (const VitrineListing *a,
                 const VitrineListing *b)
{
  if (a->status.device != b->status.device)
    return a->status.device < b->status.device ? -1 : 1;
  return a->status.inode < b->status.inode ? -1 : a->status.inode > b->status.inode;
}

/* The address of what has no name leads through one of its processes, and
 * another one when that ends: it is not what the order goes by. */
static gboolean
has_name (const VitrineListing *self)
{
  VitrineAddressKind kind = vitrine_address_get_kind (self->address);

  return kind == VITRINE_ADDRESS_POSIX || kind == VITRINE_ADDRESS_FILE;
}

static VitrineListing *
read_listing (const char *name)
{
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (name, NULL);
  g_autoptr (VitrineListing) self = NULL;

  if (address == NULL)
    return NULL;

  /* What goes between the reading of the folder and here is simply not listed,
   * like what is no regular file. */
  self = vitrine_listing_new (address);
  if (!vitrine_segment_lookup (address, &self->status, NULL))
    return NULL;

  self->user = vitrine_user_name (self->status.owner);
  self->openable = TRUE;
  self->writable_by_all = (self->status.mode & WRITABLE_BY_ALL) != 0;
  return g_steal_pointer (&self);
}

static int
compare_listings (gconstpointer a,
                  gconstpointer b)
{
  return vitrine_listing_compare (*(VitrineListing *const *) a,
                                  *(VitrineListing *const *) b);
}

/**
 * vitrine_listing_read:
 *
 * Returns: (transfer full): the segments that stand in /dev/shm, an array of
 *   VitrineListing sorted by the bytes of their names, without semaphores; or
 *   NULL with an error if the folder cannot be read
 */
GPtrArray *
vitrine_listing_read (GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_listing_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) folder = g_dir_open (VITRINE_LISTING_FOLDER, 0, &local_error);
  const char *name;

  if (folder == NULL)
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                   _("Cannot list shared memory: %s"), local_error->message);
      return NULL;
    }

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      VitrineListing *listing = vitrine_posix_is_semaphore (name) ? NULL : read_listing (name);

      if (listing != NULL)
        g_ptr_array_add (found, listing);
    }

  g_ptr_array_sort (found, compare_listings);
  return g_steal_pointer (&found);
}

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

  return order != 0 ? order : compare_objects (a, b);
}
