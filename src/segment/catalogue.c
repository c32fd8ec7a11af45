/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/catalogue.h"

#include "segment/change-probe.h"
#include "segment/shm-folder.h"
#include "segment/sysv-table.h"
#include "segment/unnamed.h"
#include "segment/user-name.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define WRITABLE_BY_ALL 0002 /* of the mode */
#define PROBES_MAX 128       /* glances at objects in one reading */
#define FIRST_MAX 1024       /* the same, at objects that are new */

/* What is remembered of an object. */
typedef struct
{
  VitrineListing *listing;
  guint64 hash;
  gboolean probed; /* once at least */
  gboolean hashed; /* whether the last glance saw something: hash is of that */
} Row;

/* The processes that have one object. */
typedef struct
{
  VitrineUsers users;
  gboolean named; /* the object was found by a name */
} Group;

struct _VitrineCatalogue
{
  VitrineProcessScanner *scanner;
  VitrineShmFolder *folder;
  GHashTable *user_names;
  GArray *rows;          /* Row, in the order of the list */
  guint cursor;          /* the row that is looked at next */
  guint64 nameless;      /* the device of memfds and System V */
};

/* One reading while it is made. */
typedef struct
{
  VitrineCatalogue *catalogue;
  VitrineReading *reading;
  GArray *groups; /* Group, sorted like the processes */
  guint64 device; /* of /dev/shm */
  gboolean knows_all; /* processes, though some may hide what they have */
} Work;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->listing, vitrine_listing_unref);
}

static GArray *
rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  g_array_set_clear_func (rows, row_clear);
  return rows;
}

static gboolean
same_object (const VitrineProcess *a,
             const VitrineProcess *b)
{
  return vitrine_process_has (a, b->kind, b->device, b->inode);
}

static GArray *
group_processes (GPtrArray *processes)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));
  VitrineProcess **all = (VitrineProcess **) processes->pdata;

  for (guint i = 0, n; i < processes->len; i += n)
    {
      Group group = { { &all[i], 0 }, FALSE };

      for (n = 1; i + n < processes->len && same_object (all[i], all[i + n]); n++)
        continue;
      group.users.n = n;
      g_array_append_val (groups, group);
    }

  return groups;
}

static int
find_group_cb (gconstpointer key,
               gconstpointer element)
{
  const VitrineProcess *wanted = key;
  const Group *group = element;
  VitrineProcess first = *group->users.users[0];

  first.pid = wanted->pid;
  return vitrine_process_compare (wanted, &first);
}

/* NULL: no process has it. */
static Group *
find_group (Work                 *work,
            const VitrineListing *listing)
{
  const VitrineProcess wanted = {
    .kind = listing->kind,
    .device = listing->status.device,
    .inode = listing->status.inode,
  };

  return work->groups->len > 0 ? bsearch (&wanted, work->groups->data, work->groups->len,
                                          sizeof (Group), find_group_cb)
                               : NULL;
}

static int
find_row_cb (gconstpointer key,
             gconstpointer element)
{
  const Row *row = element;

  return vitrine_listing_compare ((VitrineListing *) key, row->listing);
}

/* How it was listed before; NULL: not at all. */
static const Row *
find_row (VitrineCatalogue *self,
          VitrineListing   *listing)
{
  return self->rows->len > 0 ? bsearch (listing, self->rows->data, self->rows->len, sizeof (Row),
                                        find_row_cb)
                             : NULL;
}

static void
count_users (VitrineListing *listing,
             const Group    *group)
{
  if (group == NULL)
    return;

  listing->n_processes = group->users.n;
  for (guint i = 0; i < group->users.n; i++)
    listing->n_mapped += group->users.users[i]->address != 0;
}

/* The kernel itself counts who is attached to System V. */
static VitrineOrphan
judge (const Work           *work,
       const VitrineListing *listing)
{
  if (listing->kind == VITRINE_OBJECT_SYSV)
    return listing->sysv.attached == 0 ? VITRINE_ORPHAN_YES : VITRINE_ORPHAN_NO;
  if (listing->n_processes > 0)
    return VITRINE_ORPHAN_NO;
  if (!work->knows_all)
    return VITRINE_ORPHAN_UNKNOWN;
  if (work->reading->n_hidden == 0)
    return VITRINE_ORPHAN_YES;
  return geteuid () == listing->status.owner || geteuid () == 0 ? VITRINE_ORPHAN_LIKELY
                                                                : VITRINE_ORPHAN_UNKNOWN;
}

/* A key says little: which program it is says more. */
static void
name_sysv (VitrineListing *listing,
           const Group    *group)
{
  const VitrineProcess *named;
  char *name;

  if (listing->kind != VITRINE_OBJECT_SYSV || group == NULL)
    return;

  named = group->users.users[0];
  for (guint i = 0; i < group->users.n; i++)
    if (group->users.users[i]->pid == listing->sysv.creator)
      named = group->users.users[i];

  /* Translators: a program, and the key of its System V segment */
  name = g_strdup_printf (_("%s, %s"), named->program, listing->name);
  g_free (listing->name);
  listing->name = name;
}

/* What all kinds have in common. */
static void
complete (Work           *work,
          VitrineListing *listing,
          const Group    *group)
{
  VitrineCatalogue *self = work->catalogue;

  listing->user = g_strdup (vitrine_user_names_get (self->user_names, listing->status.owner));
  listing->status.kind = listing->kind;
  listing->writable_by_all = (listing->status.mode & WRITABLE_BY_ALL) != 0;
  if (!listing->openable && listing->reason == NULL)
    vitrine_listing_set_denied (listing);
  count_users (listing, group);
  name_sysv (listing, group);
  listing->orphan = judge (work, listing);
}

static void
list_named (Work *work)
{
  GPtrArray *listings = work->reading->listings;

  vitrine_shm_folder_read (work->catalogue->folder, listings, &work->reading->error);
  vitrine_sysv_table_read (work->catalogue->nameless, listings);
  for (guint i = 0; i < listings->len; i++)
    {
      VitrineListing *listing = g_ptr_array_index (listings, i);
      Group *group = find_group (work, listing);

      if (group != NULL)
        group->named = TRUE;
      complete (work, listing, group);
    }
}

static void
list_unnamed (Work *work)
{
  for (guint i = 0; i < work->groups->len; i++)
    {
      const Group *group = &g_array_index (work->groups, Group, i);
      g_autoptr (VitrineListing) listing = NULL;
      const Row *before;

      if (group->named)
        continue;

      listing = vitrine_unnamed_begin (group->users, work->device);
      if (listing == NULL)
        continue;

      before = find_row (work->catalogue, listing);
      if (!vitrine_unnamed_finish (listing, group->users,
                                   before != NULL ? before->listing : NULL))
        continue;

      complete (work, listing, group);
      g_ptr_array_add (work->reading->listings, g_steal_pointer (&listing));
    }
}

static int
order_listings (gconstpointer a,
                gconstpointer b)
{
  return vitrine_listing_compare (*(VitrineListing *const *) a, *(VitrineListing *const *) b);
}

/* What is known from before goes on, and what the system says by itself of a
 * change is noted. */
static Row
continue_row (VitrineListing *listing,
              const Row      *before)
{
  Row row = { vitrine_listing_ref (listing), 0, FALSE, FALSE };

  if (before == NULL)
    return row;

  row.hash = before->hash;
  row.probed = before->probed;
  row.hashed = before->hashed;
  listing->seals = before->listing->seals;
  listing->changed = before->listing->changed;
  if (listing->modified != before->listing->modified ||
      listing->status.size != before->listing->status.size)
    listing->changed = g_get_real_time ();
  return row;
}

/* Both are in the same order. */
static GArray *
continue_rows (VitrineCatalogue *self,
               GPtrArray        *listings)
{
  GArray *rows = rows_new ();
  guint place = 0;

  for (guint i = 0; i < listings->len; i++)
    {
      VitrineListing *listing = g_ptr_array_index (listings, i);
      const Row *before = NULL;
      int order = 1;
      Row row;

      for (; place < self->rows->len && order > 0; place += order > 0)
        {
          before = &g_array_index (self->rows, Row, place);
          order = vitrine_listing_compare (listing, before->listing);
        }

      row = continue_row (listing, order == 0 ? before : NULL);
      g_array_append_val (rows, row);
    }

  return rows;
}

static void
probe (Row *row)
{
  guint64 hash = 0;
  gboolean hashed = vitrine_change_probe_read (row->listing, &hash);

  if (hashed && row->hashed && hash != row->hash)
    row->listing->changed = g_get_real_time ();
  row->hash = hash;
  row->hashed = hashed;
  row->probed = TRUE;
}

/* The new ones, and some of the others in turn. */
static void
probe_some (VitrineCatalogue *self)
{
  guint n = self->rows->len;
  guint n_first = 0;

  for (guint i = 0; i < n && n_first < FIRST_MAX; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (!row->probed)
        {
          probe (row);
          n_first++;
        }
    }

  for (guint left = n_first < PROBES_MAX ? MIN (PROBES_MAX - n_first, n) : 0; left > 0; left--)
    {
      self->cursor = (self->cursor + 1) % n;
      probe (&g_array_index (self->rows, Row, self->cursor));
    }
}

/* Both hold the very same listings; what is as before is the one of before. */
static void
share_equal (GArray    *rows,
             GArray    *former,
             GPtrArray *listings)
{
  guint place = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      VitrineListing *before = NULL;
      int order = 1;

      for (; place < former->len && order > 0; place += order > 0)
        {
          before = g_array_index (former, Row, place).listing;
          order = vitrine_listing_compare (row->listing, before);
        }
      if (order != 0 || !vitrine_listing_equal (row->listing, before))
        continue;

      vitrine_listing_unref (row->listing);
      row->listing = vitrine_listing_ref (before);
      vitrine_listing_unref (g_ptr_array_index (listings, i));
      listings->pdata[i] = vitrine_listing_ref (before);
    }
}

static void
compare_with_former (VitrineCatalogue *self,
                     GPtrArray        *listings)
{
  g_autoptr (GArray) former = NULL;
  GArray *rows;

  g_ptr_array_sort (listings, order_listings);
  rows = continue_rows (self, listings);
  former = g_steal_pointer (&self->rows);
  self->rows = rows;
  probe_some (self);
  share_equal (rows, former, listings);
}

/* memfds and System V segments stand on one device that has no folder. 0: this
 * system knows no memfds. */
static guint64
find_nameless (void)
{
  int fd = memfd_create ("vitrine", MFD_CLOEXEC);
  struct stat status = { 0 };

  if (fd < 0)
    return 0;

  if (fstat (fd, &status) != 0)
    status.st_dev = 0;
  close (fd);
  return status.st_dev;
}

VitrineCatalogue *
vitrine_catalogue_new (void)
{
  VitrineCatalogue *self = g_new0 (VitrineCatalogue, 1);

  self->scanner = vitrine_process_scanner_new ();
  self->folder = vitrine_shm_folder_new ();
  self->user_names = vitrine_user_names_new ();
  self->rows = rows_new ();
  self->nameless = find_nameless ();
  return self;
}

void
vitrine_catalogue_free (VitrineCatalogue *self)
{
  g_return_if_fail (self != NULL);

  vitrine_process_scanner_free (self->scanner);
  vitrine_shm_folder_free (self->folder);
  g_hash_table_unref (self->user_names);
  g_array_unref (self->rows);
  g_free (self);
}

void
vitrine_catalogue_set_file (VitrineCatalogue *self,
                            guint64           device,
                            guint64           inode)
{
  g_return_if_fail (self != NULL);

  vitrine_process_scanner_set_file (self->scanner, device, inode);
}

/**
 * vitrine_catalogue_read:
 *
 * The processes are read before the folder: what one has mapped and the folder
 * does not show was removed, and is not merely new.
 *
 * Returns: (transfer full): what there is now. A listing that differs in nothing
 *   from that of the last reading is the same one.
 */
VitrineReading *
vitrine_catalogue_read (VitrineCatalogue *self)
{
  VitrineReading *reading;
  struct stat folder = { 0 };
  Work work;

  g_return_val_if_fail (self != NULL, NULL);

  if (stat (VITRINE_CATALOGUE_FOLDER, &folder) != 0)
    folder.st_dev = 0;

  reading = g_new0 (VitrineReading, 1);
  reading->listings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_listing_unref);
  reading->processes =
      vitrine_process_scanner_scan (self->scanner, folder.st_dev, &reading->n_hidden);

  work = (Work) {
    .catalogue = self,
    .reading = reading,
    .groups = group_processes (reading->processes),
    .device = folder.st_dev,
    .knows_all = vitrine_process_scanner_sees_all (self->scanner),
  };
  list_named (&work);
  list_unnamed (&work);
  g_array_unref (work.groups);

  compare_with_former (self, reading->listings);
  return reading;
}

void
vitrine_reading_free (VitrineReading *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->listings);
  g_ptr_array_unref (self->processes);
  g_clear_error (&self->error);
  g_free (self);
}
