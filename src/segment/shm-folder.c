/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/shm-folder.h"

#include "segment/descriptor.h"
#include "segment/error.h"
#include "segment/posix-source.h"

#include <glib/gi18n-lib.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 8 /* folders in folders */

/* What is remembered of a path. */
typedef struct
{
  VitrineAddress *address;
  VitrineObjectKind kind;
  guint64 seen; /* the reading that saw it last */
} Known;

struct _VitrineShmFolder
{
  GHashTable *known; /* path below the folder, raw, to Known */
  guint64 n_readings;
};

static void
known_free (gpointer data)
{
  Known *known = data;

  vitrine_address_unref (known->address);
  g_free (known);
}

static VitrineAddress *
create_address (const char *path)
{
  g_autofree char *address = NULL;

  if (strchr (path, '/') == NULL)
    return vitrine_address_new_posix (path, NULL);

  address = g_strconcat ("file:", VITRINE_POSIX_FOLDER, "/", path, NULL);
  return vitrine_address_parse (address, NULL);
}

static VitrineObjectKind
kind_of (const char *path)
{
  if (strchr (path, '/') != NULL)
    return VITRINE_OBJECT_FILE;

  return vitrine_posix_is_semaphore (path) ? VITRINE_OBJECT_SEMAPHORE : VITRINE_OBJECT_POSIX;
}

/* NULL: no address says such a path. */
static Known *
get_known (VitrineShmFolder *self,
           const char       *path)
{
  Known *known = g_hash_table_lookup (self->known, path);
  VitrineAddress *address;

  if (known == NULL)
    {
      address = create_address (path);
      if (address == NULL)
        return NULL;

      known = g_new0 (Known, 1);
      known->address = address;
      known->kind = kind_of (path);
      g_hash_table_insert (self->known, g_strdup (path), known);
    }

  known->seen = self->n_readings;
  return known;
}

/* access(2) for its owner is what the mode says; of another's file the system
 * knows more. */
static gboolean
is_readable (int                folder,
             const char        *name,
             const struct stat *status)
{
  return (status->st_uid == geteuid () && (status->st_mode & S_IRUSR) != 0) ||
         faccessat (folder, name, R_OK, AT_EACCESS) == 0;
}

static void
add_file (VitrineShmFolder  *self,
          int                folder,
          const char        *name,
          const char        *path,
          const struct stat *status,
          GPtrArray         *listings)
{
  Known *known = get_known (self, path);
  VitrineListing *listing;

  if (known == NULL)
    return;

  listing = vitrine_listing_new (known->address);
  listing->kind = known->kind;
  vitrine_descriptor_fill_status (&listing->status, status, known->kind);
  listing->modified = (gint64) status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
  listing->openable = is_readable (folder, name, status);
  g_ptr_array_add (listings, listing);
}

/* Takes @fd over. What goes meanwhile is simply not listed, nor is what is
 * neither a file nor a folder. */
static gboolean
read_folder (VitrineShmFolder *self,
             int               fd,
             const char       *prefix,
             guint             depth,
             GPtrArray        *listings)
{
  DIR *folder = fdopendir (fd);
  struct dirent *entry;

  if (folder == NULL)
    {
      close (fd);
      return FALSE;
    }

  while ((entry = readdir (folder)) != NULL)
    {
      const char *name = entry->d_name;
      g_autofree char *path = g_strconcat (prefix, name, NULL);
      struct stat status;

      if (strcmp (name, ".") == 0 || strcmp (name, "..") == 0 ||
          fstatat (fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        continue;

      if (S_ISREG (status.st_mode))
        add_file (self, fd, name, path, &status, listings);
      else if (S_ISDIR (status.st_mode) && depth < DEPTH_MAX)
        {
          int child = openat (fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
          g_autofree char *child_prefix = g_strconcat (path, "/", NULL);

          /* One that others may not look into keeps its files to itself. */
          if (child >= 0)
            read_folder (self, child, child_prefix, depth + 1, listings);
        }
    }

  closedir (folder);
  return TRUE;
}

static gboolean
is_unseen (gpointer path,
           gpointer value,
           gpointer user_data)
{
  const Known *known = value;
  const VitrineShmFolder *self = user_data;

  return known->seen != self->n_readings;
}

VitrineShmFolder *
vitrine_shm_folder_new (void)
{
  VitrineShmFolder *self = g_new0 (VitrineShmFolder, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  return self;
}

void
vitrine_shm_folder_free (VitrineShmFolder *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->known);
  g_free (self);
}

gboolean
vitrine_shm_folder_read (VitrineShmFolder  *self,
                         GPtrArray         *listings,
                         GError           **error)
{
  int fd = open (VITRINE_POSIX_FOLDER, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_return_val_if_fail (self != NULL && listings != NULL, FALSE);

  self->n_readings++;
  if (fd < 0 || !read_folder (self, fd, "", 0, listings))
    {
      vitrine_error_set_errno (error, errno, _("Cannot list shared memory in %s"),
                               VITRINE_POSIX_FOLDER);
      return FALSE;
    }

  g_hash_table_foreach_remove (self->known, is_unseen, self);
  return TRUE;
}
