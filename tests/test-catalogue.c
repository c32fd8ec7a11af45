/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/catalogue.h"

#include "peer.h"
#include "reading-tools.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

static void
make_theirs (gpointer user_data)
{
  ReadingFixture *fixture = user_data;

  if (peer_become_nobody ())
    peer_make_foreign (fixture->address, READING_SIZE, 0600);
}

/* Root sees what another user has made, and whose it is. */
static void
test_of_another_user (ReadingFixture *fixture,
                      gconstpointer   unused)
{
  VitrineListing *listing;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }

  peer_remove (fixture->address);
  peer_assert_success (peer_start (make_theirs, fixture));
  read_again (fixture);
  listing = find_own (fixture);
  g_assert_cmpuint (listing->status.owner, !=, 0);
  g_assert_cmpstr (listing->user, !=, "root");
  g_assert_true (listing->openable);
}

static void
attach_sysv (gpointer user_data)
{
  ReadingFixture *fixture = user_data;

  g_assert_true (shmat (fixture->shmid, NULL, 0) != (gpointer) -1);
  raise (SIGSTOP);
}

static void
test_sysv (ReadingFixture *fixture,
           gconstpointer   unused)
{
  VitrineListing *listing;
  pid_t pid;

  fixture->shmid = shmget (IPC_PRIVATE, READING_SIZE, IPC_CREAT | 0666);
  if (fixture->shmid < 0)
    {
      g_test_skip ("this system has no System V shared memory");
      return;
    }

  read_again (fixture);
  listing = find_inode (fixture, VITRINE_OBJECT_SYSV, (guint64) fixture->shmid);
  g_assert_cmpint (listing->orphan, ==, VITRINE_ORPHAN_YES);
  g_assert_true (listing->writable_by_all);

  pid = start_stopped (attach_sysv, fixture);
  read_again (fixture);
  listing = find_inode (fixture, VITRINE_OBJECT_SYSV, (guint64) fixture->shmid);
  g_assert_cmpuint (listing->sysv.attached, ==, 1);
  g_assert_cmpint (listing->sysv.last, ==, pid);
  g_assert_cmpuint (listing->n_mapped, ==, 1);
  g_assert_cmpint (listing->orphan, ==, VITRINE_ORPHAN_NO);
  g_assert_nonnull (strstr (listing->name, "test-catalogue"));
  g_assert_cmpint (find_user (fixture, listing, pid)->kind, ==, VITRINE_OBJECT_SYSV);

  /* Marked, it stays for as long as somebody is attached. */
  g_assert_cmpint (shmctl (fixture->shmid, IPC_RMID, NULL), ==, 0);
  read_again (fixture);
  listing = find_inode (fixture, VITRINE_OBJECT_SYSV, (guint64) fixture->shmid);
  g_assert_true (listing->sysv.destroyed);
  peer_kill (pid);
  read_again (fixture);
  g_assert_null (find_inode (fixture, VITRINE_OBJECT_SYSV, (guint64) fixture->shmid));
}

static void
open_only (gpointer address)
{
  peer_open_foreign (address);
  raise (SIGSTOP);
}

static void
join (gpointer address)
{
  g_assert_nonnull (vitrine_segment_join (address, READING_SIZE, 0600, NULL, NULL));
  raise (SIGSTOP);
}

static void
test_processes (ReadingFixture *fixture,
                gconstpointer   unused)
{
  pid_t opened = start_stopped (open_only, fixture->address);
  pid_t mapped = peer_start_mapped (fixture->address);
  pid_t joined = start_stopped (join, fixture->address);
  const VitrineProcess *user;
  VitrineListing *listing;

  read_again (fixture);
  listing = find_own (fixture);
  g_assert_cmpuint (listing->n_processes, ==, 3);
  g_assert_cmpuint (listing->n_mapped, ==, 2);

  user = find_user (fixture, listing, opened);
  g_assert_true (user->address == 0 && user->fd >= 0 && !user->joined);
  user = find_user (fixture, listing, mapped);
  g_assert_true (user->address != 0 && !user->joined);
  user = find_user (fixture, listing, joined);
  g_assert_true (user->address != 0 && user->joined);

  peer_kill (opened);
  peer_kill (mapped);
  peer_kill (joined);
}

static void
test_orphan (ReadingFixture *fixture,
             gconstpointer   unused)
{
  g_autofree char *namespace = g_file_read_link ("/proc/self/ns/pid", NULL);
  gboolean sees_all = g_strcmp0 (namespace, "pid:[4026531836]") == 0;

  read_again (fixture);
  g_assert_cmpuint (find_own (fixture)->n_processes, ==, 0);
  if (sees_all && fixture->reading->n_hidden == 0)
    g_assert_cmpint (find_own (fixture)->orphan, ==, VITRINE_ORPHAN_YES);
  else
    g_assert_cmpint (find_own (fixture)->orphan, ==,
                     sees_all ? VITRINE_ORPHAN_LIKELY : VITRINE_ORPHAN_UNKNOWN);
}

/* Its own it may well call an orphan, though root's processes hide from it. */
static void
look_for_own_orphan (gpointer user_data)
{
  ReadingFixture *fixture = user_data;

  if (!peer_become_nobody ())
    _exit (0);
  peer_make_foreign (fixture->address, READING_SIZE, 0600);
  fixture->catalogue = vitrine_catalogue_new ();
  read_again (fixture);
  g_assert_cmpuint (fixture->reading->n_hidden, >, 0);
  g_assert_cmpint (find_own (fixture)->orphan, ==, VITRINE_ORPHAN_LIKELY);
}

static void
test_likely_orphan (ReadingFixture *fixture,
                    gconstpointer   unused)
{
  g_autofree char *namespace = g_file_read_link ("/proc/self/ns/pid", NULL);

  if (geteuid () != 0 || g_strcmp0 (namespace, "pid:[4026531836]") != 0)
    {
      g_test_skip ("only root, where all processes are known, can become somebody else");
      return;
    }

  peer_remove (fixture->address);
  peer_assert_success (peer_start (look_for_own_orphan, fixture));
}

/* What changes is seen, what does not is the very same listing. */
static void
test_changes (ReadingFixture *fixture,
              gconstpointer   unused)
{
  g_autoptr (VitrineListing) before = NULL;
  int fd = peer_open_foreign (fixture->address);
  char *mapped = mmap (NULL, READING_SIZE, PROT_WRITE, MAP_SHARED, fd, 0);
  gint64 now = g_get_real_time ();

  close (fd);
  read_again (fixture);
  read_again (fixture);
  before = vitrine_listing_ref (find_own (fixture));
  g_assert_cmpint (before->changed, ==, 0);
  read_again (fixture);
  g_assert_true (find_own (fixture) == before);

  mapped[100] = 1;
  /* Others may stand there by the hundreds: each is looked at in turn. */
  for (guint i = 0; i < 1000 && find_own (fixture)->changed == 0; i++)
    read_again (fixture);
  g_assert_cmpint (find_own (fixture)->changed, >=, now);
  munmap (mapped, READING_SIZE);
}

static void
test_resized (ReadingFixture *fixture,
              gconstpointer   unused)
{
  int fd = peer_open_foreign (fixture->address);

  read_again (fixture);
  g_assert_cmpint (find_own (fixture)->changed, ==, 0);
  g_assert_cmpint (ftruncate (fd, 2 * READING_SIZE), ==, 0);
  read_again (fixture);
  g_assert_cmpint (find_own (fixture)->changed, >, 0);
  g_assert_cmpuint (find_own (fixture)->status.size, ==, 2 * READING_SIZE);
  close (fd);
}

static void
test_sorted (ReadingFixture *fixture,
             gconstpointer   unused)
{
  int fd = make_memfd (fixture);
  Holder holder = { "holder", fd, 0 };
  pid_t pid = start_stopped (hold, &holder);

  close (fd);
  read_again (fixture);
  for (guint i = 1; i < fixture->reading->listings->len; i++)
    g_assert_cmpint (vitrine_listing_compare (fixture->reading->listings->pdata[i - 1],
                                              fixture->reading->listings->pdata[i]), <, 0);
  peer_kill (pid);
}

static void
map_file (gpointer user_data)
{
  Holder *holder = user_data;

  g_assert_true (mmap (NULL, READING_SIZE, PROT_READ, MAP_SHARED, holder->fd, 0) != MAP_FAILED);
  raise (SIGSTOP);
}

/* A file elsewhere is no row of the list, but who has it can be asked for. */
static void
test_file (ReadingFixture *fixture,
           gconstpointer   unused)
{
  g_autofree char *path = NULL;
  Holder holder = { NULL, g_file_open_tmp (NULL, &path, NULL), 0 };
  pid_t pid = start_stopped (map_file, &holder);
  VitrineListing listing = { .kind = VITRINE_OBJECT_FILE };
  struct stat status;

  g_assert_cmpint (fstat (holder.fd, &status), ==, 0);
  close (holder.fd);
  listing.status.device = status.st_dev;
  listing.status.inode = status.st_ino;
  read_again (fixture);
  g_assert_null (find_user (fixture, &listing, pid));
  vitrine_catalogue_set_file (fixture->catalogue, status.st_dev, status.st_ino);
  read_again (fixture);
  g_assert_cmpuint (find_user (fixture, &listing, pid)->address, !=, 0);
  g_assert_null (find_inode (fixture, VITRINE_OBJECT_FILE, status.st_ino));
  peer_kill (pid);
  unlink (path);
}

static void
add (const char *path,
     void (*test) (ReadingFixture *, gconstpointer))
{
  g_test_add (path, ReadingFixture, NULL, reading_set_up, test, reading_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/catalogue/of-another-user", test_of_another_user);
  add ("/catalogue/sysv", test_sysv);
  add ("/catalogue/processes", test_processes);
  add ("/catalogue/orphan", test_orphan);
  add ("/catalogue/likely-orphan", test_likely_orphan);
  add ("/catalogue/changes", test_changes);
  add ("/catalogue/resized", test_resized);
  add ("/catalogue/sorted", test_sorted);
  add ("/catalogue/file", test_file);
  return g_test_run ();
}
