/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/listing.h"

#include "segment/error.h"
#include "segment/posix-source.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static VitrineListing *
listing_new (const char *name)
{
  g_autoptr (VitrineListing) self = g_new0 (VitrineListing, 1);

  /* What goes between the reading of the folder and here is simply not listed,
   * like what is no regular file. */
  self->address = vitrine_address_new_posix (name, NULL);
  if (self->address == NULL ||
      !vitrine_segment_lookup (self->address, &self->status, NULL))
    return NULL;

  return g_steal_pointer (&self);
}

static int
compare_listings (gconstpointer a,
                  gconstpointer b)
{
  const VitrineListing *const *left = a;
  const VitrineListing *const *right = b;

  return strcmp (vitrine_address_get_name ((*left)->address),
                 vitrine_address_get_name ((*right)->address));
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
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_listing_free);
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
      VitrineListing *listing = vitrine_posix_is_semaphore (name) ? NULL : listing_new (name);

      if (listing != NULL)
        g_ptr_array_add (found, listing);
    }

  g_ptr_array_sort (found, compare_listings);
  return g_steal_pointer (&found);
}

void
vitrine_listing_free (VitrineListing *self)
{
  g_clear_pointer (&self->address, vitrine_address_unref);
  g_free (self);
}
