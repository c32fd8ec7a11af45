/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/bookmark-file.h"

#include "segment/error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MODE 0700
#define FILE_MODE 0600
#define SIZE_MAX_KEPT (16 * 1024 * 1024) /* bytes: more than anybody names places */
#define SLUG_MAX 40                      /* characters of the address in the file's name */
#define HASH_LENGTH 16                   /* digits of its hash */
#define N_BACKUPS 1000

/* The group that says what the others are about, and its keys. */
#define HEAD "Segment"
#define HEAD_VERSION "Version"
#define HEAD_ADDRESS "Address"
#define VERSION 1

/* The keys of a bookmark's group, which is called by its id. */
#define KEY_NAME "Name"
#define KEY_OFFSET "Offset"
#define KEY_LENGTH "Length"

static void
free_entry (gpointer data)
{
  vitrine_bookmark_entry_free (data);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return vitrine_bookmark_entry_compare (*(VitrineBookmarkEntry *const *) a,
                                         *(VitrineBookmarkEntry *const *) b);
}

VitrineBookmarkChange *
vitrine_bookmark_change_new (const VitrineBookmarkEntry *entry,
                             gboolean                    is_removed)
{
  VitrineBookmarkChange *self = g_new0 (VitrineBookmarkChange, 1);

  self->entry = vitrine_bookmark_entry_copy (entry);
  self->is_removed = is_removed;
  return self;
}

void
vitrine_bookmark_change_free (VitrineBookmarkChange *self)
{
  vitrine_bookmark_entry_free (self->entry);
  g_free (self);
}

static gboolean
has_id (gconstpointer entry,
        gconstpointer id)
{
  return strcmp (((const VitrineBookmarkEntry *) entry)->id, id) == 0;
}

static void
apply (const VitrineBookmarkChange *change,
       GPtrArray                   *entries)
{
  guint place;

  if (g_ptr_array_find_with_equal_func (entries, change->entry->id, has_id, &place))
    g_ptr_array_remove_index (entries, place);
  if (!change->is_removed)
    g_ptr_array_add (entries, vitrine_bookmark_entry_copy (change->entry));
}

GPtrArray *
vitrine_bookmark_change_apply (GPtrArray *changes,
                               GPtrArray *entries)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (free_entry);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (result, vitrine_bookmark_entry_copy (g_ptr_array_index (entries, i)));
  for (guint i = 0; i < changes->len; i++)
    apply (g_ptr_array_index (changes, i), result);
  g_ptr_array_sort (result, compare_entries);
  return result;
}

char *
vitrine_bookmark_file_path (VitrineAddress *address)
{
  const char *raw = vitrine_address_get_raw (address);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, raw, -1);
  g_autofree char *slug = g_strndup (raw, SLUG_MAX);
  g_autofree char *name = NULL;

  if (vitrine_address_get_kind (address) == VITRINE_ADDRESS_PROC)
    return NULL;

  /* To be recognised by a person, in letters that every file system takes. */
  for (char *c = slug; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      *c = '-';
  name = g_strdup_printf ("%s-%.*s.bookmarks", slug, HASH_LENGTH, hash);
  return g_build_filename (g_get_user_data_dir (), "vitrine", "bookmarks", name, NULL);
}

/* Prefixes what is wrong with it. */
static gboolean
report_broken (const char  *path,
               GError      *why,
               GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT,
               _("Cannot read the bookmarks in “%s”: %s. The file stays as it is; once you "
                 "add a bookmark it is kept beside the new one, as a copy that ends in .bak"),
               shown, why->message);
  g_error_free (why);
  return FALSE;
}

static VitrineBookmarkEntry *
read_entry (GKeyFile    *file,
            const char  *id,
            GError     **error)
{
  g_autofree char *name = g_key_file_get_string (file, id, KEY_NAME, error);
  GError *problem = NULL;
  guint64 offset;
  guint64 length;

  if (name == NULL)
    return NULL;
  offset = g_key_file_get_uint64 (file, id, KEY_OFFSET, &problem);
  length = problem == NULL ? g_key_file_get_uint64 (file, id, KEY_LENGTH, &problem) : 0;
  if (problem == NULL && vitrine_bookmark_entry_fits (offset, length))
    return vitrine_bookmark_entry_new (id, name, offset, length);

  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                 _("no segment has the bytes of “%s”"), id);
  return NULL;
}

static GPtrArray *
read_entries (GKeyFile  *file,
              GError   **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      VitrineBookmarkEntry *entry;

      if (strcmp (groups[i], HEAD) == 0)
        continue;
      entry = read_entry (file, groups[i], error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

static gboolean
check_version (GKeyFile    *file,
               const char  *path,
               GError     **error)
{
  g_autofree char *shown = NULL;

  if (g_key_file_get_integer (file, HEAD, HEAD_VERSION, NULL) <= VERSION)
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
               _("The bookmarks in “%s” were made by a newer version of Vitrine, and are left "
                 "to that"),
               shown);
  return FALSE;
}

/* Any text of any length could stand there, if it is not ours. */
static gboolean
load_text (const char  *path,
           char       **text,
           gsize       *length,
           GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      vitrine_error_set_errno (error, errno, _("Cannot read the bookmarks in “%s”"), shown);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || status.st_size > SIZE_MAX_KEPT)
    return report_broken (path,
                          g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_INVAL,
                                               _("it is no file of bookmarks")),
                          error);
  if (g_file_get_contents (path, text, length, error))
    return TRUE;
  g_prefix_error (error, _("Cannot read the bookmarks in “%s”: "), shown);
  return FALSE;
}

static GPtrArray *
load (const char  *path,
      GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length = 0;
  GPtrArray *entries = NULL;
  GError *problem = NULL;

  if (!load_text (path, &text, &length, error))
    return NULL;
  if (text == NULL)
    return g_ptr_array_new_with_free_func (free_entry);

  if (g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, &problem))
    {
      if (!check_version (file, path, error))
        return NULL;
      entries = read_entries (file, &problem);
    }
  if (entries == NULL)
    report_broken (path, problem, error);
  return entries;
}

static gboolean
save (const char  *path,
      const char  *address,
      GPtrArray   *entries,
      GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_integer (file, HEAD, HEAD_VERSION, VERSION);
  g_key_file_set_string (file, HEAD, HEAD_ADDRESS, address);
  for (guint i = 0; i < entries->len; i++)
    {
      const VitrineBookmarkEntry *entry = g_ptr_array_index (entries, i);

      g_key_file_set_string (file, entry->id, KEY_NAME, entry->name);
      g_key_file_set_uint64 (file, entry->id, KEY_OFFSET, entry->offset);
      g_key_file_set_uint64 (file, entry->id, KEY_LENGTH, entry->length);
    }
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT, FILE_MODE, error);
}

/* Under a name that nothing has yet; link(2) never replaces. */
static gboolean
set_aside (const char  *path,
           GError     **error)
{
  for (guint i = 1; i < N_BACKUPS; i++)
    {
      g_autofree char *backup = i == 1 ? g_strconcat (path, ".bak", NULL)
                                       : g_strdup_printf ("%s.%u.bak", path, i);

      if (link (path, backup) == 0)
        return TRUE;
      if (errno != EEXIST)
        break;
    }
  vitrine_error_set_errno (error, errno, _("Cannot keep a copy of the broken bookmarks"));
  return FALSE;
}

static GPtrArray *
load_to_change (const char  *path,
                GError     **error)
{
  GError *problem = NULL;
  GPtrArray *entries = load (path, &problem);

  if (entries != NULL)
    return entries;
  if (!g_error_matches (problem, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT))
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_error_free (problem);
  if (!set_aside (path, error))
    return NULL;
  return g_ptr_array_new_with_free_func (free_entry);
}

static GPtrArray *
change (const char  *path,
        const char  *address,
        GPtrArray   *changes,
        GError     **error)
{
  g_autoptr (GPtrArray) entries = load_to_change (path, error);
  g_autoptr (GPtrArray) result = NULL;

  if (entries == NULL)
    return NULL;
  result = vitrine_bookmark_change_apply (changes, entries);
  if (!save (path, address, result, error))
    return NULL;
  return g_steal_pointer (&result);
}

/* The folder is what whoever changes a file in it holds. */
static int
lock_folder (const char  *folder,
             GError     **error)
{
  g_autofree char *shown = g_filename_display_name (folder);
  int fd = -1;

  if (g_mkdir_with_parents (folder, FOLDER_MODE) == 0)
    fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;

  vitrine_error_set_errno (error, errno,
                           _("Cannot keep bookmarks in “%s”; they are lost with this window"),
                           shown);
  if (fd >= 0)
    close (fd);
  return -1;
}

GPtrArray *
vitrine_bookmark_file_update (const char  *path,
                              const char  *address,
                              GPtrArray   *changes,
                              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GPtrArray *entries;
  int lock;

  if (changes->len == 0)
    return load (path, error);

  lock = lock_folder (folder, error);
  if (lock < 0)
    return NULL;
  entries = change (path, address, changes, error);
  close (lock);
  return entries;
}
