/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/catalogue.h"

#include "peer.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE 8192

typedef struct
{
  VitrineAddress *address; /* with a segment standing there */
  char *label;             /* for memfds of this test */
  VitrineCatalogue *catalogue;
  VitrineReading *reading; /* the latest */
  int shmid;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->label = g_strdup (vitrine_address_get_name (fixture->address));
  fixture->catalogue = vitrine_catalogue_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_pointer (&fixture->reading, vitrine_reading_free);
  vitrine_catalogue_free (fixture->catalogue);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_free (fixture->label);
}

static void
read_again (Fixture *fixture)
{
  g_clear_pointer (&fixture->reading, vitrine_reading_free);
  fixture->reading = vitrine_catalogue_read (fixture->catalogue);
  g_assert_no_error (fixture->reading->error);
}

/* The one object of that kind and name; NULL: there is none. */
static VitrineListing *
find (Fixture           *fixture,
      VitrineObjectKind  kind,
      const char        *name)
{
  VitrineListing *found = NULL;

  for (guint i = 0; i < fixture->reading->listings->len; i++)
    {
      VitrineListing *listing = g_ptr_array_index (fixture->reading->listings, i);

      if (listing->kind != kind || !g_str_equal (listing->name, name))
        continue;

      g_assert_null (found);
      found = listing;
    }

  return found;
}

static VitrineListing *
find_inode (Fixture           *fixture,
            VitrineObjectKind  kind,
            guint64            inode)
{
  for (guint i = 0; i < fixture->reading->listings->len; i++)
    {
      VitrineListing *listing = g_ptr_array_index (fixture->reading->listings, i);

      if (listing->kind == kind && listing->status.inode == inode)
        return listing;
    }

  return NULL;
}

static const VitrineProcess *
find_user (Fixture              *fixture,
           const VitrineListing *listing,
           gint                  pid)
{
  for (guint i = 0; i < fixture->reading->processes->len; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (fixture->reading->processes, i);

      if (process->pid == pid && vitrine_process_has (process, listing->kind,
                                                      listing->status.device,
                                                      listing->status.inode))
        return process;
    }

  return NULL;
}

static VitrineListing *
find_own (Fixture *fixture)
{
  return find (fixture, VITRINE_OBJECT_POSIX, fixture->label);
}

static pid_t
start (PeerFunc func,
       gpointer data)
{
  pid_t pid = peer_start (func, data);

  peer_wait_stopped (pid);
  return pid;
}

static int
make_memfd (Fixture *fixture)
{
  int fd = memfd_create (fixture->label, MFD_ALLOW_SEALING);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  return fd;
}

static void
hold_memfd (gpointer user_data)
{
  int fd = make_memfd (user_data);

  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK), ==, 0);
  raise (SIGSTOP);
}

/* Nobody has it mapped: a descriptor is enough. */
static void
test_memfd_held (Fixture       *fixture,
                 gconstpointer  unused)
{
  pid_t pid = start (hold_memfd, fixture);
  g_autofree char *way = g_strdup_printf ("proc:%d/fd/", pid);
  const VitrineProcess *user;
  VitrineListing *listing;

  read_again (fixture);
  listing = find (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_true (g_str_has_prefix (vitrine_address_get_raw (listing->address), way));
  g_assert_cmpuint (listing->status.size, ==, SIZE);
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
  g_assert_null (find (fixture, VITRINE_OBJECT_MEMFD, fixture->label));
}

static void
map_memfd (gpointer user_data)
{
  int fd = make_memfd (user_data);

  g_assert_true (mmap (NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) != MAP_FAILED);
  close (fd);
  raise (SIGSTOP);
}

/* Who may, reaches it through the mapping. */
static void
test_memfd_closed (Fixture       *fixture,
                   gconstpointer  unused)
{
  pid_t pid = start (map_memfd, fixture);
  VitrineListing *listing;

  read_again (fixture);
  listing = find (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_nonnull (strstr (vitrine_address_get_raw (listing->address), "/map_files/"));
  g_assert_cmpuint (listing->status.size, ==, SIZE);
  g_assert_cmpuint (listing->n_mapped, ==, 1);
  g_assert_true (listing->openable == (listing->reason == NULL));
  peer_kill (pid);
}

/* As somebody without rights, with a process of its own. */
static void
look_without_capability (gpointer user_data)
{
  Fixture *fixture = user_data;
  VitrineListing *listing;
  pid_t pid;

  if (!peer_become_nobody ())
    _exit (0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_DUMPABLE, 1);
  pid = start (map_memfd, fixture);
  fixture->catalogue = vitrine_catalogue_new ();
  read_again (fixture);
  listing = find (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_false (listing->openable);
  g_assert_nonnull (strstr (listing->reason, "CAP_CHECKPOINT_RESTORE"));
  g_assert_cmpuint (listing->status.size, ==, SIZE);

  /* Those of root hide from it: who knows what they have. */
  g_assert_cmpuint (fixture->reading->n_hidden, >, 0);
  listing = find_own (fixture);
  g_assert_false (listing->openable);
  g_assert_nonnull (strstr (listing->reason, "0600"));
  g_assert_cmpint (listing->orphan, ==, VITRINE_ORPHAN_UNKNOWN);
  peer_kill (pid);
}

static void
test_without_capability (Fixture       *fixture,
                         gconstpointer  unused)
{
  if (geteuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }

  peer_assert_success (peer_start (look_without_capability, fixture));
}

static void
make_theirs (gpointer user_data)
{
  Fixture *fixture = user_data;

  if (peer_become_nobody ())
    peer_make_foreign (fixture->address, SIZE, 0600);
}

/* Root sees what another user has made, and whose it is. */
static void
test_of_another_user (Fixture       *fixture,
                      gconstpointer  unused)
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
  Fixture *fixture = user_data;

  g_assert_true (shmat (fixture->shmid, NULL, 0) != (gpointer) -1);
  raise (SIGSTOP);
}

static void
test_sysv (Fixture       *fixture,
           gconstpointer  unused)
{
  VitrineListing *listing;
  pid_t pid;

  fixture->shmid = shmget (IPC_PRIVATE, SIZE, IPC_CREAT | 0666);
  if (fixture->shmid < 0)
    {
      g_test_skip ("this system has no System V shared memory");
      return;
    }

  read_again (fixture);
  listing = find_inode (fixture, VITRINE_OBJECT_SYSV, (guint64) fixture->shmid);
  g_assert_cmpint (listing->orphan, ==, VITRINE_ORPHAN_YES);
  g_assert_true (listing->writable_by_all);

  pid = start (attach_sysv, fixture);
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

/* The name goes, the object stays, and is another row of the list. */
static void
test_removed (Fixture       *fixture,
              gconstpointer  unused)
{
  pid_t pid = peer_start_mapped (fixture->address);
  VitrineListing *listing;

  read_again (fixture);
  g_assert_cmpuint (find_own (fixture)->n_mapped, ==, 1);
  peer_remove (fixture->address);
  read_again (fixture);
  g_assert_null (find_own (fixture));
  listing = find (fixture, VITRINE_OBJECT_DELETED, fixture->label);
  g_assert_nonnull (listing);
  g_assert_true (listing->openable);
  g_assert_cmpint (listing->status.standing, ==, VITRINE_STANDING_REMOVED);
  g_assert_cmpuint (listing->status.size, ==, SIZE);
  peer_kill (pid);
  read_again (fixture);
  g_assert_null (find (fixture, VITRINE_OBJECT_DELETED, fixture->label));
}

/* A file without a name; @name becomes the one that it had. */
static int
make_deleted (char **name)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "tmpmap-vitrine-XXXXXX", NULL);
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  g_assert_cmpint (unlink (path), ==, 0);
  if (name != NULL)
    *name = g_path_get_basename (path);
  return fd;
}

typedef struct
{
  const char *name; /* what the process calls itself */
  int fd;
  int protection;   /* 0: only the descriptor */
} Holder;

static void
hold (gpointer user_data)
{
  Holder *holder = user_data;

  prctl (PR_SET_NAME, holder->name);
  if (holder->protection != 0)
    g_assert_true (mmap (NULL, SIZE, holder->protection, MAP_SHARED, holder->fd, 0)
                   != MAP_FAILED);
  raise (SIGSTOP);
}

/* As Wine does it: a file without a name, open in the server, mapped in the
 * program. */
static void
test_wine (Fixture       *fixture,
           gconstpointer  unused)
{
  int fd = make_deleted (NULL);
  Holder server = { "wineserver", fd, 0 };
  Holder program = { "vt-program.exe", fd, PROT_READ | PROT_WRITE };
  VitrineListing *listing;
  struct stat status;
  pid_t pids[2];

  g_assert_cmpint (fstat (fd, &status), ==, 0);
  pids[0] = start (hold, &server);
  read_again (fixture);
  g_assert_null (find_inode (fixture, VITRINE_OBJECT_DELETED, status.st_ino));

  pids[1] = start (hold, &program);
  close (fd);
  read_again (fixture);
  listing = find (fixture, VITRINE_OBJECT_DELETED, "vt-program.exe");
  g_assert_nonnull (listing);
  g_assert_false (listing->internal);
  g_assert_cmpuint (listing->n_processes, ==, 2);
  g_assert_cmpuint (listing->n_mapped, ==, 1);

  peer_kill (pids[0]);
  peer_kill (pids[1]);
}

/* A file that only one program has mapped to read it is no memory of several. */
static void
test_deleted_file_not_shared (Fixture       *fixture,
                              gconstpointer  unused)
{
  g_autofree char *name = NULL;
  int fd = make_deleted (&name);
  Holder holder = { "reader", fd, PROT_READ };
  pid_t pid = start (hold, &holder);

  close (fd);
  read_again (fixture);
  g_assert_null (find (fixture, VITRINE_OBJECT_DELETED, name));
  peer_kill (pid);
}

static void
map_anonymous (gpointer unused)
{
  prctl (PR_SET_NAME, "vt-anonymous");
  g_assert_true (mmap (NULL, 3 * SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
                 != MAP_FAILED);
  raise (SIGSTOP);
}

static void
test_anonymous (Fixture       *fixture,
                gconstpointer  unused)
{
  pid_t pid = start (map_anonymous, NULL);
  VitrineListing *listing;

  read_again (fixture);
  listing = find (fixture, VITRINE_OBJECT_ANONYMOUS, "vt-anonymous");
  g_assert_nonnull (listing);
  g_assert_cmpuint (listing->status.size, ==, 3 * SIZE);
  peer_kill (pid);
}

/* The way stays while it leads there, and goes on through another one. */
static void
test_way (Fixture       *fixture,
          gconstpointer  unused)
{
  int fd = make_memfd (fixture);
  Holder holder = { "holder", fd, 0 };
  pid_t first = start (hold, &holder);
  pid_t second = start (hold, &holder);
  g_autoptr (VitrineListing) before = NULL;
  VitrineListing *listing;
  gboolean leads;

  close (fd);
  read_again (fixture);
  before = vitrine_listing_ref (find (fixture, VITRINE_OBJECT_MEMFD, fixture->label));
  g_assert_cmpuint (before->n_processes, ==, 2);
  read_again (fixture);
  g_assert_true (find (fixture, VITRINE_OBJECT_MEMFD, fixture->label) == before);

  leads = atoi (vitrine_address_get_name (before->address)) == first;
  peer_kill (leads ? first : second);
  read_again (fixture);
  listing = find (fixture, VITRINE_OBJECT_MEMFD, fixture->label);
  g_assert_nonnull (listing);
  g_assert_cmpint (vitrine_listing_compare (listing, before), ==, 0);
  g_assert_false (vitrine_address_equal (listing->address, before->address));
  g_assert_true (listing->openable);
  g_assert_cmpuint (listing->n_processes, ==, 1);
  peer_kill (leads ? second : first);
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
  g_assert_nonnull (vitrine_segment_join (address, SIZE, 0600, NULL, NULL));
  raise (SIGSTOP);
}

static void
test_processes (Fixture       *fixture,
                gconstpointer  unused)
{
  pid_t opened = start (open_only, fixture->address);
  pid_t mapped = peer_start_mapped (fixture->address);
  pid_t joined = start (join, fixture->address);
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
test_orphan (Fixture       *fixture,
             gconstpointer  unused)
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
  Fixture *fixture = user_data;

  if (!peer_become_nobody ())
    _exit (0);
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->catalogue = vitrine_catalogue_new ();
  read_again (fixture);
  g_assert_cmpuint (fixture->reading->n_hidden, >, 0);
  g_assert_cmpint (find_own (fixture)->orphan, ==, VITRINE_ORPHAN_LIKELY);
}

static void
test_likely_orphan (Fixture       *fixture,
                    gconstpointer  unused)
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
test_changes (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (VitrineListing) before = NULL;
  int fd = peer_open_foreign (fixture->address);
  char *mapped = mmap (NULL, SIZE, PROT_WRITE, MAP_SHARED, fd, 0);
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
  munmap (mapped, SIZE);
}

static void
test_resized (Fixture       *fixture,
              gconstpointer  unused)
{
  int fd = peer_open_foreign (fixture->address);

  read_again (fixture);
  g_assert_cmpint (find_own (fixture)->changed, ==, 0);
  g_assert_cmpint (ftruncate (fd, 2 * SIZE), ==, 0);
  read_again (fixture);
  g_assert_cmpint (find_own (fixture)->changed, >, 0);
  g_assert_cmpuint (find_own (fixture)->status.size, ==, 2 * SIZE);
  close (fd);
}

static void
test_sorted (Fixture       *fixture,
             gconstpointer  unused)
{
  pid_t pid = start (hold_memfd, fixture);

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

  g_assert_true (mmap (NULL, SIZE, PROT_READ, MAP_SHARED, holder->fd, 0) != MAP_FAILED);
  raise (SIGSTOP);
}

/* A file elsewhere is no row of the list, but who has it can be asked for. */
static void
test_file (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *path = NULL;
  Holder holder = { NULL, g_file_open_tmp (NULL, &path, NULL), 0 };
  pid_t pid = start (map_file, &holder);
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
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/catalogue/memfd-held", test_memfd_held);
  add ("/catalogue/memfd-closed", test_memfd_closed);
  add ("/catalogue/without-capability", test_without_capability);
  add ("/catalogue/of-another-user", test_of_another_user);
  add ("/catalogue/sysv", test_sysv);
  add ("/catalogue/removed", test_removed);
  add ("/catalogue/wine", test_wine);
  add ("/catalogue/deleted-file-not-shared", test_deleted_file_not_shared);
  add ("/catalogue/anonymous", test_anonymous);
  add ("/catalogue/way", test_way);
  add ("/catalogue/processes", test_processes);
  add ("/catalogue/orphan", test_orphan);
  add ("/catalogue/likely-orphan", test_likely_orphan);
  add ("/catalogue/changes", test_changes);
  add ("/catalogue/resized", test_resized);
  add ("/catalogue/sorted", test_sorted);
  add ("/catalogue/file", test_file);
  return g_test_run ();
}
