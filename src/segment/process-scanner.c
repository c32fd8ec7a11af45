/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process.h"

#include "segment/process-descriptors.h"
#include "segment/process-maps.h"
#include "segment/user-name.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FULL_FIRST 10 /* scans after which a process is read whatever it looks like */
#define FULL_LATER 40 /* the same of one that has something, but never anything new */
#define FULL_LAST 80  /* the same of one that never has anything */
#define PLANNED_MAX 8 /* such readings in one scan: the others wait for the next */
#define KEPT_MAX 256  /* descriptors kept open, of the 1024 that a program has */
#define FIRST_PID_NAMESPACE 0xeffffffc /* its inode: PROC_PID_INIT_INO of Linux */
#define FEW 1024      /* of the descriptors of a process: more are not read as they change */

/* What is remembered of a process. */
typedef struct
{
  gint pid;
  guint64 pages;      /* of its address space; 0: a kernel thread or a zombie */
  guint64 n_open;     /* its descriptors */
  guint64 seen;       /* the scan that saw it last */
  guint64 full_at;    /* the scan that reads it whatever it looks like */
  guint patience;     /* scans from one such reading to the next */
  gboolean hidden;
  int statm;          /* kept open, for it is cheap to read again; -1: not kept */
  GPtrArray *found;   /* VitrineProcess, one for each object; NULL: none */
} Known;

struct _VitrineProcessScanner
{
  DIR *proc;
  VitrineProcessSearch search;
  GHashTable *known; /* pid to Known */
  guint64 n_scans;
  guint n_planned; /* full readings of this scan for which nothing but time speaks */
  guint n_kept;
};

static void
known_free (gpointer data)
{
  Known *known = data;

  if (known->statm >= 0)
    close (known->statm);
  g_clear_pointer (&known->found, g_ptr_array_unref);
  g_free (known);
}

static gboolean
is_forbidden (int errsv)
{
  return errsv == EACCES || errsv == EPERM;
}

static gboolean
same_found (GPtrArray *a,
            GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;

  for (guint i = 0; i < a->len; i++)
    if (!vitrine_process_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/* Returns: whether anything differs from what was found before */
static gboolean
read_found (VitrineProcessScanner *self,
            Known                 *known,
            gboolean               by_size)
{
  VitrineProcessSearch *search = &self->search;
  g_autoptr (GPtrArray) before = g_steal_pointer (&known->found);

  search->pid = known->pid;
  known->hidden = is_forbidden (vitrine_process_maps_read (search));
  if (!known->hidden)
    known->hidden = is_forbidden (vitrine_process_descriptors_read (search));
  /* One that runs another program by now has another size. */
  vitrine_process_search_describe (search, by_size ? NULL : before);
  known->found = g_steal_pointer (&search->found);
  return !same_found (before, known->found);
}

static void
forget (VitrineProcessScanner *self,
        Known                 *known)
{
  if (known->statm >= 0)
    self->n_kept--;
  g_hash_table_remove (self->known, GINT_TO_POINTER (known->pid));
}

/* NULL: it is gone again. */
static Known *
get_to_know (VitrineProcessScanner *self,
             gint                   pid)
{
  int statm = vitrine_proc_file_open (dirfd (self->proc), pid, "statm");
  Known *known;

  if (statm < 0)
    return NULL;

  known = g_new0 (Known, 1);
  known->pid = pid;
  known->pages = G_MAXUINT64;
  known->patience = FULL_FIRST;
  known->statm = statm;
  self->n_kept++;
  g_hash_table_insert (self->known, GINT_TO_POINTER (pid), known);
  return known;
}

/* FALSE: the process is gone. */
static gboolean
read_pages (VitrineProcessScanner *self,
            Known                 *known,
            guint64               *pages)
{
  const char *statm;

  if (known->statm >= 0)
    statm = vitrine_proc_file_read_fd (self->search.file, known->statm, NULL);
  else
    statm = vitrine_proc_file_read (self->search.file, dirfd (self->proc), known->pid, "statm",
                                    NULL);

  if (known->statm >= 0 && self->n_kept > KEPT_MAX)
    {
      close (known->statm);
      known->statm = -1;
      self->n_kept--;
    }

  if (statm == NULL)
    return FALSE;

  *pages = g_ascii_strtoull (statm, NULL, 10);
  return TRUE;
}

/* The size of its address space tells, for a tenth of the price, that a process
 * has mapped something since, and the number of its descriptors that it has opened
 * something. What does not show in them is found by a full reading now and then,
 * later and later for who never has anything new. A change is followed by another
 * look at once, for a lock may be taken right after. The pid spreads the first
 * readings, and so all later ones. */
static void
plan_full_reading (VitrineProcessScanner *self,
                   Known                 *known,
                   gboolean               by_size,
                   gboolean               differs)
{
  gboolean is_new = known->full_at == 0;

  if (by_size || differs)
    {
      known->patience = FULL_FIRST;
      known->full_at = self->n_scans + 1 +
                       (differs && !is_new ? 0 : (guint) known->pid % FULL_FIRST);
      return;
    }

  known->patience = MIN (2 * known->patience, known->found != NULL ? FULL_LATER : FULL_LAST);
  known->full_at = self->n_scans + known->patience;
}

static gboolean
has_changed (VitrineProcessScanner *self,
             Known                 *known,
             guint64                pages)
{
  guint64 n_open = 0;
  gboolean differs;

  if (pages != 0)
    {
      self->search.pid = known->pid;
      n_open = vitrine_process_descriptors_count (&self->search);
    }

  differs = known->pages != pages ||
            (known->n_open != n_open && MIN (n_open, known->n_open) <= FEW);
  known->pages = pages;
  known->n_open = n_open;
  return differs;
}

static void
look_again (VitrineProcessScanner *self,
            Known                 *known,
            guint64                pages)
{
  gboolean by_size = has_changed (self, known, pages);
  gboolean differs = FALSE;

  known->seen = self->n_scans;
  if (!by_size && (self->n_scans < known->full_at || self->n_planned == PLANNED_MAX))
    return;

  self->n_planned += !by_size;

  if (pages == 0)
    {
      g_clear_pointer (&known->found, g_ptr_array_unref);
      known->hidden = FALSE;
    }
  else
    differs = read_found (self, known, by_size);
  plan_full_reading (self, known, by_size, differs);
}

/* What was kept of a process leads nowhere after its end, though its pid may be
 * another's by then. */
static void
look_at (VitrineProcessScanner *self,
         gint                   pid)
{
  Known *known = g_hash_table_lookup (self->known, GINT_TO_POINTER (pid));
  guint64 pages;

  if (known != NULL && !read_pages (self, known, &pages))
    {
      forget (self, known);
      known = NULL;
    }
  else if (known != NULL)
    {
      look_again (self, known, pages);
      return;
    }

  known = get_to_know (self, pid);
  if (known != NULL && read_pages (self, known, &pages))
    look_again (self, known, pages);
}

static void
look_at_all (VitrineProcessScanner *self)
{
  struct dirent *entry;

  rewinddir (self->proc);
  while ((entry = readdir (self->proc)) != NULL)
    if (g_ascii_isdigit (entry->d_name[0]))
      look_at (self, atoi (entry->d_name));
}

static int
order_processes (gconstpointer a,
                 gconstpointer b)
{
  return vitrine_process_compare (*(const VitrineProcess *const *) a,
                                  *(const VitrineProcess *const *) b);
}

/* Forgets who was not seen, and copies what the others have. */
static GPtrArray *
collect (VitrineProcessScanner *self,
         guint                 *n_hidden)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);
  GHashTableIter iter;
  gpointer value;

  *n_hidden = 0;
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Known *known = value;

      if (known->seen != self->n_scans)
        {
          self->n_kept -= known->statm >= 0;
          g_hash_table_iter_remove (&iter);
          continue;
        }

      *n_hidden += known->hidden;
      for (guint i = 0; known->found != NULL && i < known->found->len; i++)
        g_ptr_array_add (found, vitrine_process_copy (g_ptr_array_index (known->found, i)));
    }

  g_ptr_array_sort (found, order_processes);
  return found;
}

VitrineProcessScanner *
vitrine_process_scanner_new (void)
{
  VitrineProcessScanner *self = g_new0 (VitrineProcessScanner, 1);

  self->proc = opendir ("/proc");
  self->search.proc = self->proc != NULL ? dirfd (self->proc) : -1;
  self->search.file = vitrine_proc_file_new ();
  self->search.users = vitrine_user_names_new ();
  self->known = g_hash_table_new_full (NULL, NULL, NULL, known_free);
  return self;
}

void
vitrine_process_scanner_free (VitrineProcessScanner *self)
{
  g_return_if_fail (self != NULL);

  if (self->proc != NULL)
    closedir (self->proc);
  vitrine_proc_file_free (self->search.file);
  g_hash_table_unref (self->search.users);
  g_hash_table_unref (self->known);
  g_free (self);
}

/* All that is known was read with another question. */
static void
forget_all (VitrineProcessScanner *self)
{
  g_hash_table_remove_all (self->known);
  self->n_kept = 0;
}

/**
 * vitrine_process_scanner_scan:
 * @device: as st_dev of stat(2) says it
 * @n_hidden: (out) (optional):
 *
 * Who goes while it scans is not in the result. Without /proc the result is
 * empty.
 *
 * Returns: (transfer full): sorted by vitrine_process_compare()
 */
GPtrArray *
vitrine_process_scanner_scan (VitrineProcessScanner *self,
                              guint64                device,
                              guint                 *n_hidden)
{
  guint ignored;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->search.device != device)
    forget_all (self);
  self->search.device = device;

  self->n_scans++;
  self->n_planned = 0;
  if (self->proc != NULL)
    look_at_all (self);

  return collect (self, n_hidden != NULL ? n_hidden : &ignored);
}

/* The first process of all is never gone, and the first namespace has always the
 * same number. */
gboolean
vitrine_process_scanner_sees_all (VitrineProcessScanner *self)
{
  struct stat status;

  g_return_val_if_fail (self != NULL, FALSE);

  return self->proc != NULL && g_hash_table_contains (self->known, GINT_TO_POINTER (1)) &&
         fstatat (dirfd (self->proc), "self/ns/pid", &status, 0) == 0 &&
         status.st_ino == FIRST_PID_NAMESPACE;
}

void
vitrine_process_scanner_set_file (VitrineProcessScanner *self,
                                  guint64                device,
                                  guint64                inode)
{
  g_return_if_fail (self != NULL);

  if (self->search.file_device == device && self->search.file_inode == inode)
    return;

  forget_all (self);
  self->search.file_device = device;
  self->search.file_inode = inode;
}
