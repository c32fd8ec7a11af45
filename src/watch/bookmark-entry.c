/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/bookmark-entry.h"

#include <string.h>

static gboolean
is_blank (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  return *stripped == '\0';
}

VitrineBookmarkEntry *
vitrine_bookmark_entry_new (const char *id,
                            const char *name,
                            guint64     offset,
                            guint64     length)
{
  VitrineBookmarkEntry *self = g_new0 (VitrineBookmarkEntry, 1);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->name = is_blank (name) ? g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", offset)
                               : g_strdup (name);
  self->offset = offset;
  self->length = length;
  return self;
}

VitrineBookmarkEntry *
vitrine_bookmark_entry_copy (const VitrineBookmarkEntry *self)
{
  return vitrine_bookmark_entry_new (self->id, self->name, self->offset, self->length);
}

void
vitrine_bookmark_entry_free (VitrineBookmarkEntry *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

gboolean
vitrine_bookmark_entry_fits (guint64 offset,
                             guint64 length)
{
  return length > 0 && offset <= G_MAXINT64 && length <= G_MAXINT64 - offset;
}

int
vitrine_bookmark_entry_compare (const VitrineBookmarkEntry *a,
                                const VitrineBookmarkEntry *b)
{
  if (a->offset != b->offset)
    return a->offset < b->offset ? -1 : 1;
  if (a->length != b->length)
    return a->length > b->length ? -1 : 1;
  return strcmp (a->id, b->id);
}
