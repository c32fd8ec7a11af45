/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "segment/proc-file.h"
#include "segment/program-name.h"

#define FULL_FIRST 10 /* scans after which a process is read whatever it looks like */
#define FULL_LAST 80  /* the same, when each such reading was in vain */
#define KEPT_MAX 256  /* descriptors kept open, of the 1024 that a program has */

/* What is remembered of a process. */
typedef struct
{
  gint pid;
  guint64 pages;      /* of its address space; 0: a kernel thread or a zombie */
  guint64 seen;       /* the scan that saw it last */
  guint64 full_at;    /* the scan that reads it whatever it looks like */
  guint patience;     /* scans from one such reading to the next */
  gboolean hidden;
  int statm;          /* kept open, for it is cheap to read again; -1: not kept */
  GPtrArray *mapped;  /* VitrineProcess, one for each inode; NULL: none */
} Known;

struct _VitrineProcessScanner
{
  DIR *proc;
  VitrineProcFile *file;
  GHashTable *known; /* pid to Known */
  guint64 device;
  guint64 n_scans;
  guint n_kept;
};

/* What a reading of maps looks for and finds. */
typedef struct
{
  gint pid;
  guint64 device;
  guint32 major;
  guint32 minor;
  GPtrArray *mapped;
} Search;

static void
known_free (gpointer data)
{
  Known *known = data;

  if (known->statm >= 0)
    close (known->statm);
  g_clear_pointer (&known->mapped, g_ptr_array_unref);
  g_free (known);
}

static VitrineProcess *
find_inode (GPtrArray *mapped,
            guint64 inode)
{
  for (guint i = 0; i < mapped->len; i++)
    {
      VitrineProcess *process = g_ptr_array_index (mapped, i);

      if (process->inode == inode)
        return process;
    }

  return NULL;
}

/* The kernel lists the mappings by rising address: the first one is the first. */
static VitrineProcess *
add_inode (Search *search,
           const VitrineProcMapping *mapping)
{
  VitrineProcess *process = g_new0 (VitrineProcess, 1);

  process->pid = search->pid;
  process->device = search->device;
  process->inode = mapping->inode;
  process->address = mapping->start;
  if (search->mapped == NULL)
    search->mapped = g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);
  g_ptr_array_add (search->mapped, process);
  return process;
}

static void
mapping_cb (const VitrineProcMapping *mapping,
            gpointer user_data)
{
  Search *search = user_data;
  VitrineProcess *process = NULL;

  if (mapping->major != search->major || mapping->minor != search->minor ||
      mapping->inode == 0)
    return;

  if (search->mapped != NULL)
    process = find_inode (search->mapped, mapping->inode);
  if (process == NULL)
    process = add_inode (search, mapping);

  process->length += mapping->end - mapping->start;
  process->writable = process->writable || mapping->writable;
  process->shared = process->shared || mapping->shared;
}

static guint64
read_start_time (VitrineProcessScanner *self,
                 gint pid)
{
  const char *stat = vitrine_proc_file_read (self->file, dirfd (self->proc), pid, "stat", NULL);
  guint64 start_time;

  if (stat == NULL || !vitrine_proc_parse_start_time (stat, &start_time))
    return 0;

  return start_time;
}

static char *
read_program (VitrineProcessScanner *self,
              gint pid)
{
  const char *read = vitrine_proc_file_read (self->file, dirfd (self->proc), pid, "comm", NULL);
  g_autofree char *comm = g_strdup (read != NULL ? read : "");
  gsize length = 0;

  read = vitrine_proc_file_read (self->file, dirfd (self->proc), pid, "cmdline", &length);
  return vitrine_program_name (comm, read != NULL ? read : "", length);
}

static void
name_mapped (VitrineProcessScanner *self,
             Known *known)
{
  g_autofree char *program = read_program (self, known->pid);
  guint64 start_time = read_start_time (self, known->pid);

  for (guint i = 0; i < known->mapped->len; i++)
    {
      VitrineProcess *process = g_ptr_array_index (known->mapped, i);

      process->start_time = start_time;
      process->program = g_strdup (program);
    }
}

static gboolean
same_mapped (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const VitrineProcess *left = g_ptr_array_index (a, i);
      const VitrineProcess *right = g_ptr_array_index (b, i);

      if (left->inode != right->inode || left->address != right->address ||
          left->length != right->length || left->writable != right->writable ||
          left->shared != right->shared)
        return FALSE;
    }

  return TRUE;
}

/* A process that goes meanwhile has nothing mapped; the next scan misses it. One
 * that runs another program by now has it mapped elsewhere, if at all: so the
 * name of who has the same mapped is not asked again. */
static void
read_mapped (VitrineProcessScanner *self,
             Known *known)
{
  Search search = { known->pid, self->device, major (self->device), minor (self->device), NULL };
  int errsv = vitrine_proc_file_read_maps (self->file, dirfd (self->proc), known->pid,
                                           mapping_cb, &search);
  g_autoptr (GPtrArray) before = g_steal_pointer (&known->mapped);

  known->hidden = errsv == EACCES || errsv == EPERM;
  known->mapped = search.mapped;
  if (before != NULL && known->mapped != NULL && same_mapped (before, known->mapped))
    {
      g_ptr_array_unref (known->mapped);
      known->mapped = g_steal_pointer (&before);
    }
  else if (known->mapped != NULL)
    name_mapped (self, known);
}

static void
forget (VitrineProcessScanner *self,
        Known *known)
{
  if (known->statm >= 0)
    self->n_kept--;
  g_hash_table_remove (self->known, GINT_TO_POINTER (known->pid));
}

/* NULL: it is gone again. */
static Known *
get_to_know (VitrineProcessScanner *self,
             gint pid)
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
            Known *known,
            guint64 *pages)
{
  const char *statm;

  if (known->statm >= 0)
    statm = vitrine_proc_file_read_fd (self->file, known->statm, NULL);
  else
    statm = vitrine_proc_file_read (self->file, dirfd (self->proc), known->pid, "statm", NULL);

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
 * has mapped something since. What does not show in it is found by a full reading
 * now and then: soon for who has something mapped and may have changed it for
 * another, later and later for who never has. The pid spreads the first ones. */
static void
plan_full_reading (VitrineProcessScanner *self,
                   Known *known,
                   gboolean by_size)
{
  if (by_size)
    {
      known->patience = FULL_FIRST;
      known->full_at = self->n_scans + 1 + (guint) known->pid % FULL_FIRST;
      return;
    }

  known->patience = known->mapped != NULL ? FULL_FIRST : MIN (2 * known->patience, FULL_LAST);
  known->full_at = self->n_scans + known->patience;
}

static void
look_again (VitrineProcessScanner *self,
            Known *known,
            guint64 pages)
{
  gboolean by_size = known->pages != pages;

  known->seen = self->n_scans;
  if (!by_size && self->n_scans < known->full_at)
    return;

  known->pages = pages;
  if (pages == 0)
    {
      g_clear_pointer (&known->mapped, g_ptr_array_unref);
      known->hidden = FALSE;
    }
  else
    read_mapped (self, known);
  plan_full_reading (self, known, by_size);
}

/* What was kept of a process leads nowhere after its end, though its pid may be
 * another's by then. */
static void
look_at (VitrineProcessScanner *self,
         gint pid)
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
  const VitrineProcess *left = *(const VitrineProcess *const *) a;
  const VitrineProcess *right = *(const VitrineProcess *const *) b;

  if (left->pid != right->pid)
    return left->pid < right->pid ? -1 : 1;
  return left->inode < right->inode ? -1 : left->inode > right->inode;
}

/* Forgets who was not seen, and copies what the others have mapped. */
static GPtrArray *
collect (VitrineProcessScanner *self,
         guint *n_hidden)
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
      for (guint i = 0; known->mapped != NULL && i < known->mapped->len; i++)
        g_ptr_array_add (found, vitrine_process_copy (g_ptr_array_index (known->mapped, i)));
    }

  g_ptr_array_sort (found, order_processes);
  return found;
}

VitrineProcessScanner *
vitrine_process_scanner_new (void)
{
  VitrineProcessScanner *self = g_new0 (VitrineProcessScanner, 1);

  self->proc = opendir ("/proc");
  self->file = vitrine_proc_file_new ();
  self->known = g_hash_table_new_full (NULL, NULL, NULL, known_free);
  return self;
}

void
vitrine_process_scanner_free (VitrineProcessScanner *self)
{
  g_return_if_fail (self != NULL);

  if (self->proc != NULL)
    closedir (self->proc);
  vitrine_proc_file_free (self->file);
  g_hash_table_unref (self->known);
  g_free (self);
}

/**
 * vitrine_process_scanner_scan:
 * @device: as st_dev of stat(2) says it
 * @n_hidden: (out) (optional):
 *
 * Who goes while it scans is not in the result. Without /proc the result is
 * empty.
 *
 * Returns: (transfer full): sorted by pid, then inode
 */
GPtrArray *
vitrine_process_scanner_scan (VitrineProcessScanner *self,
                              guint64 device,
                              guint *n_hidden)
{
  guint ignored;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->device != device)
    {
      g_hash_table_remove_all (self->known);
      self->n_kept = 0;
    }
  self->device = device;

  self->n_scans++;
  if (self->proc != NULL)
    look_at_all (self);

  return collect (self, n_hidden != NULL ? n_hidden : &ignored);
}
