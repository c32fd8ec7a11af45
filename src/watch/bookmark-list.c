/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/bookmark-list.h"

#include "watch/bookmark-file.h"
#include "watch/list-update.h"

struct _VitrineBookmarkList
{
  GObject parent_instance;

  /* Owned */
  VitrineAddress *address;
  char *path;            /* NULL: nothing is kept */
  GFileMonitor *monitor; /* of the file; NULL: not watched */
  GPtrArray *items;      /* VitrineBookmark */
  GPtrArray *stored;     /* VitrineBookmarkEntry: what the file had last */
  GPtrArray *changes;    /* VitrineBookmarkChange: not in it yet */
  char *problem;         /* told last, or NULL */

  gboolean is_running;   /* a worker is at the file */
  gboolean is_outdated;  /* and it has changed meanwhile */
};

/* What a worker does. */
typedef struct
{
  char *path;
  char *address;
  GPtrArray *changes;
} Job;

enum
{
  CHANGED,
  PROBLEM,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

static int
compare_bookmark (gpointer      item,
                  gconstpointer found)
{
  return vitrine_bookmark_entry_compare (vitrine_bookmark_get_entry (item), found);
}

static GObject *
create_bookmark (gconstpointer found)
{
  return G_OBJECT (vitrine_bookmark_new (found));
}

static void
update_bookmark (gpointer      item,
                 gconstpointer found)
{
  vitrine_bookmark_set_name (item, ((const VitrineBookmarkEntry *) found)->name);
}

static const VitrineListUpdate list_update = {
  compare_bookmark,
  create_bookmark,
  update_bookmark,
};

static GType
get_item_type (GListModel *model)
{
  return VITRINE_TYPE_BOOKMARK;
}

static guint
get_n_items (GListModel *model)
{
  return VITRINE_BOOKMARK_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *items = VITRINE_BOOKMARK_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VitrineBookmarkList, vitrine_bookmark_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
free_change (gpointer data)
{
  vitrine_bookmark_change_free (data);
}

static void
free_entry (gpointer data)
{
  vitrine_bookmark_entry_free (data);
}

static gpointer
copy_change (gconstpointer data,
             gpointer      user_data)
{
  const VitrineBookmarkChange *change = data;

  return vitrine_bookmark_change_new (change->entry, change->is_removed);
}

static Job *
job_new (VitrineBookmarkList *self)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (self->path);
  job->address = g_strdup (vitrine_address_get_display (self->address));
  job->changes = g_ptr_array_copy (self->changes, copy_change, NULL);
  g_ptr_array_set_free_func (job->changes, free_change);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->address);
  g_ptr_array_unref (job->changes);
  g_free (job);
}

/* What is kept, with what is going to be. */
static void
show (VitrineBookmarkList *self)
{
  g_autoptr (GPtrArray) found = vitrine_bookmark_change_apply (self->changes, self->stored);

  vitrine_list_update (&list_update, G_LIST_MODEL (self), self->items, found);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
update_in_worker (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  GPtrArray *entries = vitrine_bookmark_file_update (job->path, job->address, job->changes,
                                                     &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* What stays wrong is told once. */
static void
report (VitrineBookmarkList *self,
        const GError        *error)
{
  if (g_strcmp0 (self->problem, error->message) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (error->message);
  g_signal_emit (self, signals[PROBLEM], 0, self->problem);
}

static void
take (VitrineBookmarkList *self,
      const Job           *job,
      GPtrArray           *entries)
{
  g_clear_pointer (&self->problem, g_free);
  g_ptr_array_unref (self->stored);
  self->stored = entries;
  if (job->changes->len > 0)
    g_ptr_array_remove_range (self->changes, 0, job->changes->len);
  show (self);
}

/* The program goes on until it is done, even if its last window is closed. The task
 * is not to hold the list, which belongs to the main thread. */
static void
start (VitrineBookmarkList *self,
       GAsyncReadyCallback  callback)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, g_object_ref (self));

  self->is_running = TRUE;
  self->is_outdated = FALSE;
  if (application != NULL)
    g_application_hold (application);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job_new (self), job_free);
  g_task_run_in_thread (task, update_in_worker);
}

static void
updated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VitrineBookmarkList) self = user_data;
  GApplication *application = g_application_get_default ();
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean is_new = self->changes->len > job->changes->len;

  self->is_running = FALSE;
  if (entries != NULL)
    take (self, job, entries);
  else
    report (self, error);

  /* What could not be kept is tried again with the next change. */
  if (!self->is_running && (is_new || self->is_outdated))
    start (self, updated_cb);
  if (application != NULL)
    g_application_release (application);
}

static void
look (VitrineBookmarkList *self)
{
  if (self->path == NULL)
    return;
  if (self->is_running)
    self->is_outdated = TRUE;
  else
    start (self, updated_cb);
}

/* Of several words for one change the last will do. */
static void
file_changed_cb (VitrineBookmarkList *self,
                 GFile               *file,
                 GFile               *other,
                 GFileMonitorEvent    event)
{
  if (event != G_FILE_MONITOR_EVENT_CHANGED)
    look (self);
}

static void
vitrine_bookmark_list_dispose (GObject *object)
{
  VitrineBookmarkList *self = VITRINE_BOOKMARK_LIST (object);

  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (vitrine_bookmark_list_parent_class)->dispose (object);
}

static void
vitrine_bookmark_list_finalize (GObject *object)
{
  VitrineBookmarkList *self = VITRINE_BOOKMARK_LIST (object);

  vitrine_address_unref (self->address);
  g_free (self->path);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->stored);
  g_ptr_array_unref (self->changes);
  g_free (self->problem);
  G_OBJECT_CLASS (vitrine_bookmark_list_parent_class)->finalize (object);
}

static void
vitrine_bookmark_list_class_init (VitrineBookmarkListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_bookmark_list_dispose;
  object_class->finalize = vitrine_bookmark_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", VITRINE_TYPE_BOOKMARK_LIST, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_BOOKMARK_LIST, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vitrine_bookmark_list_init (VitrineBookmarkList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->stored = g_ptr_array_new_with_free_func (free_entry);
  self->changes = g_ptr_array_new_with_free_func (free_change);
}

/* Where the system has no more watches left, other windows' bookmarks come with
 * this one's next change. */
static void
watch_file (VitrineBookmarkList *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
}

VitrineBookmarkList *
vitrine_bookmark_list_new (VitrineAddress *address)
{
  VitrineBookmarkList *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_BOOKMARK_LIST, NULL);
  self->address = vitrine_address_ref (address);
  self->path = vitrine_bookmark_file_path (address);
  if (self->path != NULL)
    watch_file (self);
  look (self);
  return self;
}

VitrineAddress *
vitrine_bookmark_list_get_address (VitrineBookmarkList *self)
{
  g_return_val_if_fail (VITRINE_IS_BOOKMARK_LIST (self), NULL);

  return self->address;
}

gboolean
vitrine_bookmark_list_is_settled (VitrineBookmarkList *self)
{
  g_return_val_if_fail (VITRINE_IS_BOOKMARK_LIST (self), TRUE);

  return !self->is_running;
}

static void
change (VitrineBookmarkList        *self,
        const VitrineBookmarkEntry *entry,
        gboolean                    is_removed)
{
  g_ptr_array_add (self->changes, vitrine_bookmark_change_new (entry, is_removed));
  show (self);
  if (self->path != NULL && !self->is_running)
    start (self, updated_cb);
}

void
vitrine_bookmark_list_put (VitrineBookmarkList        *self,
                           const VitrineBookmarkEntry *entry)
{
  g_return_if_fail (VITRINE_IS_BOOKMARK_LIST (self));
  g_return_if_fail (vitrine_bookmark_entry_fits (entry->offset, entry->length));

  change (self, entry, FALSE);
}

void
vitrine_bookmark_list_remove (VitrineBookmarkList        *self,
                              const VitrineBookmarkEntry *entry)
{
  g_return_if_fail (VITRINE_IS_BOOKMARK_LIST (self));

  change (self, entry, TRUE);
}

static VitrineBookmark *
peek (VitrineBookmarkList *self,
      guint                place)
{
  return g_ptr_array_index (self->items, place);
}

/* How many begin before @offset. */
static guint
count_before (VitrineBookmarkList *self,
              guint64              offset)
{
  guint first = 0;
  guint end = self->items->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (vitrine_bookmark_get_entry (peek (self, middle))->offset < offset)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

VitrineBookmark *
vitrine_bookmark_list_find (VitrineBookmarkList *self,
                            guint64              offset,
                            guint64              length)
{
  g_return_val_if_fail (VITRINE_IS_BOOKMARK_LIST (self), NULL);

  for (guint i = count_before (self, offset); i < self->items->len; i++)
    {
      const VitrineBookmarkEntry *entry = vitrine_bookmark_get_entry (peek (self, i));

      if (entry->offset != offset)
        break;
      if (entry->length == length)
        return peek (self, i);
    }
  return NULL;
}

VitrineBookmark *
vitrine_bookmark_list_find_at (VitrineBookmarkList *self,
                               guint64              offset)
{
  g_return_val_if_fail (VITRINE_IS_BOOKMARK_LIST (self), NULL);

  for (guint i = count_before (self, offset + 1); i > 0; i--)
    {
      const VitrineBookmarkEntry *entry = vitrine_bookmark_get_entry (peek (self, i - 1));

      if (offset - entry->offset < entry->length)
        return peek (self, i - 1);
    }
  return NULL;
}

VitrineBookmark *
vitrine_bookmark_list_find_next (VitrineBookmarkList *self,
                                 guint64              offset,
                                 gboolean             backward)
{
  guint n_items;
  guint place;

  g_return_val_if_fail (VITRINE_IS_BOOKMARK_LIST (self), NULL);

  n_items = self->items->len;
  if (n_items == 0)
    return NULL;
  place = backward ? count_before (self, offset) + n_items - 1
                   : count_before (self, offset + 1);
  return peek (self, place % n_items);
}
