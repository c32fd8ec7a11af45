/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/unnamed.h"

#include "peer.h"
#include "reading-tools.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

static void
hold_memfd (gpointer user_data)
{
  int fd = make_memfd (user_data);

  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK), ==, 0);
  raise (SIGSTOP);
}

/* Nobody has it mapped: a descriptor is enough. */
static void
test_memfd_held (ReadingFixture *fixture,
                 gconstpointer   unused)
{
  pid_t pid = start_stopped (hold_memfd, fixture);
  g_autofree char *way = g_strdup_printf ("proc:%d/fd/", pid);
  const VitrineProcess *user;
  VitrineListing *listing;

  read_again (fixture);
  listing = find_listing (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_true (g_str_has_prefix (vitrine_address_get_raw (listing->address), way));
  g_assert_cmpuint (listing->status.size, ==, READING_SIZE);
  g_assert_true (listing->openable);
  g_assert_cmphex (listing->seals, ==, F_SEAL_SHRINK);
  g_assert_cmpuint (listing->n_processes, ==, 1);
  g_assert_cmpuint (listing->n_mapped, ==, 0);
  g_assert_cmpint (listing->orphan, ==, VITRINE_ORPHAN_NO);
  g_assert_false (listing->internal);

  user = find_user (fixture, listing, pid);
  g_assert_cmpint (user->fd, >=, 0);
  g_assert_cmpuint (user->address, ==, 0);
  g_assert_true (user->writable);
  g_assert_cmpuint (user->user, ==, geteuid ());
  g_assert_nonnull (strstr (user->path, "/memfd:"));

  peer_kill (pid);
  read_again (fixture);
  g_assert_null (find_listing (fixture, VITRINE_OBJECT_MEMFD, fixture->label));
}

static void
map_memfd (gpointer user_data)
{
  int fd = make_memfd (user_data);

  g_assert_true (mmap (NULL, READING_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)
                 != MAP_FAILED);
  close (fd);
  raise (SIGSTOP);
}

/* Who may, reaches it through the mapping. */
static void
test_memfd_closed (ReadingFixture *fixture,
                   gconstpointer   unused)
{
  pid_t pid = start_stopped (map_memfd, fixture);
  VitrineListing *listing;

  read_again (fixture);
  listing = find_listing (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_nonnull (strstr (vitrine_address_get_raw (listing->address), "/map_files/"));
  g_assert_cmpuint (listing->status.size, ==, READING_SIZE);
  g_assert_cmpuint (listing->n_mapped, ==, 1);
  g_assert_true (listing->openable == (listing->reason == NULL));
  peer_kill (pid);
}

/* The label is whatever its maker wrote. */
static void
test_odd_label (ReadingFixture *fixture,
                gconstpointer   unused)
{
  g_autofree char *shown = g_strconcat (fixture->label, "\\n<b>\\xff (deleted)", NULL);
  char *plain = fixture->label;
  VitrineListing *listing;
  pid_t pid;

  fixture->label = g_strconcat (plain, "\n<b>\xff (deleted)", NULL);
  g_free (plain);
  pid = start_stopped (map_memfd, fixture);
  read_again (fixture);
  listing = find_listing (fixture, VITRINE_OBJECT_MEMFD, shown);
  g_assert_nonnull (listing);
  g_assert_cmpuint (listing->status.size, ==, READING_SIZE);
  peer_kill (pid);
}

/* As somebody without rights, with a process of its own. */
static void
look_without_capability (gpointer user_data)
{
  ReadingFixture *fixture = user_data;
  VitrineListing *listing;
  pid_t pid;

  if (!peer_become_nobody ())
    _exit (0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_DUMPABLE, 1);
  pid = start_stopped (map_memfd, fixture);
  fixture->catalogue = vitrine_catalogue_new ();
  read_again (fixture);
  listing = find_listing (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_false (listing->openable);
  g_assert_nonnull (strstr (listing->reason, "CAP_CHECKPOINT_RESTORE"));
  g_assert_cmpuint (listing->status.size, ==, READING_SIZE);

  /* Those of root hide from it: who knows what they have. */
  g_assert_cmpuint (fixture->reading->n_hidden, >, 0);
  listing = find_own (fixture);
  g_assert_false (listing->openable);
  g_assert_nonnull (strstr (listing->reason, "0600"));
  g_assert_cmpint (listing->orphan, ==, VITRINE_ORPHAN_UNKNOWN);
  peer_kill (pid);
}

static void
test_without_capability (ReadingFixture *fixture,
                         gconstpointer   unused)
{
  if (geteuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }

  peer_assert_success (peer_start (look_without_capability, fixture));
}

/* The name goes, the object stays, and is another row of the list. */
static void
test_removed (ReadingFixture *fixture,
              gconstpointer   unused)
{
  pid_t pid = peer_start_mapped (fixture->address);
  VitrineListing *listing;

  read_again (fixture);
  g_assert_cmpuint (find_own (fixture)->n_mapped, ==, 1);
  peer_remove (fixture->address);
  read_again (fixture);
  g_assert_null (find_own (fixture));
  listing = find_listing (fixture, VITRINE_OBJECT_DELETED, fixture->label);
  g_assert_nonnull (listing);
  g_assert_true (listing->openable);
  g_assert_cmpint (listing->status.standing, ==, VITRINE_STANDING_REMOVED);
  g_assert_cmpuint (listing->status.size, ==, READING_SIZE);
  peer_kill (pid);
  read_again (fixture);
  g_assert_null (find_listing (fixture, VITRINE_OBJECT_DELETED, fixture->label));
}

/* A file without a name; @name becomes the one that it had. */
static int
make_deleted (char **name)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "tmpmap-vitrine-XXXXXX", NULL);
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, READING_SIZE), ==, 0);
  g_assert_cmpint (unlink (path), ==, 0);
  if (name != NULL)
    *name = g_path_get_basename (path);
  return fd;
}

/* What never had a name, or one that only its maker knew, is called after who has
 * it and not after its number. */
static void
test_temporary (ReadingFixture *fixture,
                gconstpointer   unused)
{
  int fd = open ("/dev/shm", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  Holder holder = { "vt-holder", fd, PROT_READ | PROT_WRITE };
  VitrineListing *listing;
  struct stat status;
  pid_t pid;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, READING_SIZE), ==, 0);
  g_assert_cmpint (fstat (fd, &status), ==, 0);
  pid = start_stopped (hold, &holder);
  read_again (fixture);
  listing = find_inode (fixture, VITRINE_OBJECT_DELETED, status.st_ino);
  g_assert_nonnull (listing);
  g_assert_true (g_str_has_suffix (listing->name, ", unnamed"));
  peer_kill (pid);
  close (fd);
}

#define PATIENCE (20 * G_USEC_PER_SEC)

/* Reads until that program alone is known to have it mapped, and the server to hold
 * it: a reading does not look into all processes when many others come and go, and
 * what it has not looked into again stands as it was. */
static VitrineListing *
wait_for_program (ReadingFixture *fixture,
                  guint64         inode,
                  const char     *program)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  VitrineListing *listing;

  do
    {
      read_again (fixture);
      listing = find_inode (fixture, VITRINE_OBJECT_DELETED, inode);
    }
  while ((listing == NULL || listing->n_processes != 2 || listing->n_mapped != 1
          || !g_str_equal (listing->name, program))
         && g_get_monotonic_time () < deadline);
  return listing;
}

/* As Wine does it: a file without a name, open in the server, mapped in the
 * program. */
static void
test_wine (ReadingFixture *fixture,
           gconstpointer   unused)
{
  int fd = make_deleted (NULL);
  Holder server = { "wineserver", fd, 0 };
  Holder program = { "vt-program.exe", fd, PROT_READ | PROT_WRITE };
  VitrineListing *listing;
  struct stat status;
  pid_t pids[2];

  g_assert_cmpint (fstat (fd, &status), ==, 0);
  pids[0] = start_stopped (hold, &server);
  read_again (fixture);
  g_assert_null (find_inode (fixture, VITRINE_OBJECT_DELETED, status.st_ino));

  pids[1] = start_stopped (hold, &program);
  close (fd);
  listing = wait_for_program (fixture, status.st_ino, program.name);
  g_assert_nonnull (listing);
  g_assert_cmpstr (listing->name, ==, "vt-program.exe");
  g_assert_false (listing->internal);
  g_assert_cmpuint (listing->n_processes, ==, 2);
  g_assert_cmpuint (listing->n_mapped, ==, 1);

  peer_kill (pids[0]);
  peer_kill (pids[1]);
}

/* A file that only one program has mapped to read it is no memory of several. */
static void
test_deleted_file_not_shared (ReadingFixture *fixture,
                              gconstpointer   unused)
{
  g_autofree char *name = NULL;
  int fd = make_deleted (&name);
  Holder holder = { "reader", fd, PROT_READ };
  pid_t pid = start_stopped (hold, &holder);

  close (fd);
  read_again (fixture);
  g_assert_null (find_listing (fixture, VITRINE_OBJECT_DELETED, name));
  peer_kill (pid);
}

static void
map_anonymous (gpointer unused)
{
  prctl (PR_SET_NAME, "vt-anonymous");
  g_assert_true (mmap (NULL, 3 * READING_SIZE, PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0)
                 != MAP_FAILED);
  raise (SIGSTOP);
}

static void
test_anonymous (ReadingFixture *fixture,
                gconstpointer   unused)
{
  pid_t pid = start_stopped (map_anonymous, NULL);
  VitrineListing *listing;

  read_again (fixture);
  listing = find_listing (fixture, VITRINE_OBJECT_ANONYMOUS, "vt-anonymous");
  g_assert_nonnull (listing);
  g_assert_cmpuint (listing->status.size, ==, 3 * READING_SIZE);
  peer_kill (pid);
}

/* The way stays while it leads there, and goes on through another one. */
static void
test_way (ReadingFixture *fixture,
          gconstpointer   unused)
{
  int fd = make_memfd (fixture);
  Holder holder = { "holder", fd, 0 };
  pid_t first = start_stopped (hold, &holder);
  pid_t second = start_stopped (hold, &holder);
  g_autoptr (VitrineListing) before = NULL;
  VitrineListing *listing;
  gboolean leads;

  close (fd);
  read_again (fixture);
  before = vitrine_listing_ref (find_listing (fixture, VITRINE_OBJECT_MEMFD, fixture->label));
  g_assert_cmpuint (before->n_processes, ==, 2);
  read_again (fixture);
  g_assert_true (find_listing (fixture, VITRINE_OBJECT_MEMFD, fixture->label) == before);

  leads = atoi (vitrine_address_get_name (before->address)) == first;
  peer_kill (leads ? first : second);
  read_again (fixture);
  listing = find_listing (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_cmpint (vitrine_listing_compare (listing, before), ==, 0);
  g_assert_false (vitrine_address_equal (listing->address, before->address));
  g_assert_true (listing->openable);
  g_assert_cmpuint (listing->n_processes, ==, 1);
  peer_kill (leads ? second : first);
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
  add ("/unnamed/memfd-held", test_memfd_held);
  add ("/unnamed/memfd-closed", test_memfd_closed);
  add ("/unnamed/odd-label", test_odd_label);
  add ("/unnamed/without-capability", test_without_capability);
  add ("/unnamed/removed", test_removed);
  add ("/unnamed/temporary", test_temporary);
  add ("/unnamed/wine", test_wine);
  add ("/unnamed/deleted-file-not-shared", test_deleted_file_not_shared);
  add ("/unnamed/anonymous", test_anonymous);
  add ("/unnamed/way", test_way);
  return g_test_run ();
}
