/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-source.h"

#include "peer.h"
#include "segment/error.h"
#include "segment/sysv-row.h"

#include <stdlib.h>
#include <string.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIZE 4096
#define LARGE (64 * 1024 * 1024)

typedef struct
{
  gint id;
  VitrineAddress *address;
} Fixture;

static VitrineAddress *
address_of (gint id)
{
  g_autofree char *text = g_strdup_printf ("sysv:%d", id);

  return vitrine_address_parse (text, NULL);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  gsize size = data != NULL ? GPOINTER_TO_SIZE (data) : SIZE;

  self->id = shmget (IPC_PRIVATE, size, IPC_CREAT | SHM_NORESERVE | 0600);
  g_assert_cmpint (self->id, >=, 0);
  self->address = address_of (self->id);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  shmctl (self->id, IPC_RMID, NULL);
  g_clear_pointer (&self->address, vitrine_address_unref);
}

static VitrineSegment *
attach (Fixture       *self,
        VitrineAccess  access)
{
  g_autoptr (GError) error = NULL;
  VitrineSegment *segment = vitrine_segment_attach (self->address, access, &error);

  g_assert_no_error (error);
  return segment;
}

static struct shmid_ds
ask (Fixture *self)
{
  struct shmid_ds found;

  g_assert_cmpint (shmctl (self->id, IPC_STAT, &found), ==, 0);
  return found;
}

static guint64
get_allocated (Fixture *self)
{
  VitrineSysvRow row;

  g_assert_true (vitrine_sysv_row_find (self->id, &row, NULL));
  return row.status.allocated;
}

static void
test_read_and_write (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_autoptr (VitrineSegment) writer = attach (self, VITRINE_ACCESS_EDIT);
  char *peer = shmat (self->id, NULL, 0);
  char buffer[8] = "";

  g_assert_cmpuint (vitrine_segment_get_size (watcher), ==, SIZE);
  g_assert_true (vitrine_segment_write (writer, 4093, "abc", 3, NULL));
  g_assert_cmpmem (peer + 4093, 3, "abc", 3);
  memcpy (peer, "peer", 4);
  g_assert_cmpint (vitrine_segment_read (watcher, 0, buffer, 4, NULL), ==, 4);
  g_assert_cmpmem (buffer, 4, "peer", 4);
  g_assert_cmpint (vitrine_segment_read (watcher, 4092, buffer, 8, NULL), ==, 4);
  g_assert_cmpmem (buffer, 4, "\0abc", 4);
  g_assert_cmpint (vitrine_segment_read (watcher, SIZE, buffer, 1, NULL), ==, 0);
  g_assert_cmpint (vitrine_segment_read (watcher, G_MAXUINT64, buffer, 1, NULL), ==, 0);
  g_assert_false (vitrine_segment_write (writer, 4094, "abc", 3, NULL));
  g_assert_false (vitrine_segment_write (watcher, 0, "x", 1, NULL));
  shmdt (peer);
}

static void
test_attached_while_shown (Fixture       *self,
                           gconstpointer  data)
{
  VitrineSegmentStatus status;
  VitrineSegment *segment;

  g_assert_true (vitrine_segment_lookup (self->address, &status, NULL));
  g_assert_false (vitrine_segment_is_joined (self->address));
  g_assert_cmpint (ask (self).shm_lpid, ==, 0);
  g_assert_cmpuint (ask (self).shm_nattch, ==, 0);

  segment = attach (self, VITRINE_ACCESS_WATCH);
  g_assert_cmpuint (ask (self).shm_nattch, ==, 1);
  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpuint (ask (self).shm_nattch, ==, 1);
  vitrine_segment_detach (segment);
  g_assert_cmpuint (ask (self).shm_nattch, ==, 0);
}

static void
test_status (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = attach (self, VITRINE_ACCESS_WATCH);
  struct shmid_ds found = ask (self);
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpint (status.kind, ==, VITRINE_OBJECT_SYSV);
  g_assert_cmpuint (status.inode, ==, self->id);
  g_assert_cmpuint (status.device, ==, vitrine_sysv_device ());
  g_assert_cmpuint (status.size, ==, SIZE);
  g_assert_cmpuint (status.owner, ==, geteuid ());
  g_assert_cmphex (status.mode, ==, 0600);
  g_assert_false (status.managed);
  g_assert_true (status.readable && status.writable);
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_PRESENT);
  g_assert_cmpint (status.sysv.key, ==, 0);
  g_assert_cmpint (status.sysv.creator, ==, found.shm_cpid);
  g_assert_cmpint (status.sysv.last, ==, getpid ());
  g_assert_cmpuint (status.sysv.attached, ==, 1);
  g_assert_false (status.sysv.destroyed);
}

/* What the maps of a process say of it is what the status says. */
static void
test_same_as_in_maps (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = attach (self, VITRINE_ACCESS_WATCH);
  g_autofree char *inode = g_strdup_printf (" %d ", self->id);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_nonnull (segment);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], "/SYSV") != NULL && strstr (lines[i], inode) != NULL;
  g_assert_cmpuint (n, ==, 1);
}

/* Where nobody wrote yet there is no page, and looking makes none. */
static void
test_looking_allocates_nothing (Fixture       *self,
                                gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = attach (self, VITRINE_ACCESS_WATCH);
  g_autofree guint8 *buffer = g_malloc (LARGE);
  char *peer = shmat (self->id, NULL, 0);

  peer[10 * SIZE + 7] = 'x';
  peer[LARGE - 1] = 'y';
  g_assert_cmpuint (get_allocated (self), ==, 2 * SIZE);
  memset (buffer, 0xff, LARGE);
  g_assert_cmpint (vitrine_segment_read (segment, 0, buffer, LARGE, NULL), ==, LARGE);
  g_assert_cmpint (buffer[0], ==, 0);
  g_assert_cmpint (buffer[10 * SIZE + 6], ==, 0);
  g_assert_cmpint (buffer[10 * SIZE + 7], ==, 'x');
  g_assert_cmpint (buffer[11 * SIZE], ==, 0);
  g_assert_cmpint (buffer[LARGE - 1], ==, 'y');
  g_assert_cmpint (vitrine_segment_read (segment, 10 * SIZE + 7, buffer, 2, NULL), ==, 2);
  g_assert_cmpmem (buffer, 2, "x\0", 2);

  g_assert_cmpuint (vitrine_segment_find_data (segment, 0), ==, 10 * SIZE);
  g_assert_cmpuint (vitrine_segment_find_data (segment, 10 * SIZE + 9), ==, 10 * SIZE + 9);
  g_assert_cmpuint (vitrine_segment_find_data (segment, 11 * SIZE), ==, LARGE - SIZE);
  g_assert_cmpuint (vitrine_segment_find_data (segment, LARGE), ==, G_MAXUINT64);
  g_assert_cmpuint (vitrine_segment_find_hole (segment, 5), ==, 5);
  g_assert_cmpuint (vitrine_segment_find_hole (segment, 10 * SIZE + 9), ==, 11 * SIZE);
  g_assert_cmpuint (vitrine_segment_find_hole (segment, LARGE - 1), ==, LARGE);
  g_assert_cmpuint (vitrine_segment_find_hole (segment, LARGE), ==, G_MAXUINT64);
  g_assert_cmpuint (get_allocated (self), ==, 2 * SIZE);
  shmdt (peer);
}

static void
test_removed_while_attached (Fixture       *self,
                             gconstpointer  data)
{
  VitrineSegment *watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_autoptr (GError) error = NULL;
  VitrineSegmentStatus status;
  VitrineSegment *writer;

  g_assert_true (vitrine_segment_can_remove (self->address));
  g_assert_true (vitrine_segment_remove (self->address, NULL));
  g_assert_true (vitrine_segment_query (watcher, &status, NULL));
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_DOOMED);
  g_assert_true (status.sysv.destroyed);
  writer = vitrine_segment_attach_again (watcher, VITRINE_ACCESS_EDIT, NULL);
  g_assert_true (vitrine_segment_write (writer, 0, "x", 1, NULL));
  vitrine_segment_detach (writer);
  vitrine_segment_detach (watcher);

  g_assert_false (vitrine_segment_lookup (self->address, &status, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vitrine_segment_attach (self->address, VITRINE_ACCESS_WATCH, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (vitrine_segment_remove (self->address, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
}

static void
be_denied (gpointer data)
{
  Fixture *self = data;
  g_autoptr (GError) error = NULL;
  VitrineSegmentStatus status;

  if (!peer_become_nobody ())
    _exit (0);
  g_assert_true (vitrine_segment_lookup (self->address, &status, NULL));
  g_assert_false (status.readable || status.writable);
  g_assert_null (vitrine_segment_attach (self->address, VITRINE_ACCESS_WATCH, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, " 0600"));
  g_clear_error (&error);
  g_assert_false (vitrine_segment_remove (self->address, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
}

static void
test_denied (Fixture       *self,
             gconstpointer  data)
{
  peer_assert_success (peer_start (be_denied, self));
}

/* shmop(2): a child has its parent's attachments too. */
static void
use_as_child (gpointer data)
{
  VitrineSegment *segment = data;

  vitrine_segment_after_fork (segment);
  g_assert_true (vitrine_segment_take_turn (segment, VITRINE_TURN_WRITE, NULL));
  g_assert_true (vitrine_segment_write (segment, 0, "child", 5, NULL));
  vitrine_segment_end_turn (segment);
  vitrine_segment_detach (segment);
}

static void
test_fork (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = attach (self, VITRINE_ACCESS_EDIT);
  char buffer[5];

  peer_assert_success (peer_start (use_as_child, segment));
  g_assert_cmpint (vitrine_segment_read (segment, 0, buffer, 5, NULL), ==, 5);
  g_assert_cmpmem (buffer, 5, "child", 5);
}

/* Made by another program, ipcmk(1). */
static void
test_of_ipcmk (void)
{
  const char *const argv[] = { "ipcmk", "--shmem", "12288", "--mode", "0640", NULL };
  g_autoptr (VitrineAddress) address = NULL;
  g_autoptr (VitrineSegment) segment = NULL;
  g_autofree char *printed = NULL;
  VitrineSegmentStatus status;
  const char *id;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, &printed, NULL, NULL, NULL))
    {
      g_test_skip ("ipcmk is not installed");
      return;
    }

  id = strpbrk (printed, "0123456789");
  g_assert_nonnull (id);
  address = address_of (atoi (id));
  segment = vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, NULL);
  g_assert_nonnull (segment);
  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpuint (status.size, ==, 12288);
  g_assert_cmphex (status.mode, ==, 0640);
  g_assert_cmpint (status.sysv.key, !=, 0);
  g_assert_true (vitrine_segment_write (segment, 12287, "x", 1, NULL));
  g_assert_true (vitrine_segment_remove (address, NULL));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (* run) (Fixture *, gconstpointer);
    gsize size; /* bytes; 0: the usual */
  } tests[] = {
    { "/sysv-source/read-and-write", test_read_and_write, 0 },
    { "/sysv-source/attached-while-shown", test_attached_while_shown, 0 },
    { "/sysv-source/status", test_status, 0 },
    { "/sysv-source/same-as-in-maps", test_same_as_in_maps, 0 },
    { "/sysv-source/looking-allocates-nothing", test_looking_allocates_nothing, LARGE },
    { "/sysv-source/removed-while-attached", test_removed_while_attached, 0 },
    { "/sysv-source/denied", test_denied, 0 },
    { "/sysv-source/fork", test_fork, 0 },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GSIZE_TO_POINTER (tests[i].size), set_up, tests[i].run,
                tear_down);
  g_test_add_func ("/sysv-source/of-ipcmk", test_of_ipcmk);
  return g_test_run ();
}
