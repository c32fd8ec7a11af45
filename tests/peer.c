/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static char *
path_of (VitrineAddress *address)
{
  return g_build_filename ("/dev/shm", vitrine_address_get_name (address), NULL);
}

VitrineAddress *
peer_address_new (void)
{
  g_autofree char *name = g_strdup_printf ("vitrine-test-%d-%08x", getpid (), g_random_int ());
  VitrineAddress *address = vitrine_address_new_posix (name, NULL);

  g_assert_nonnull (address);
  g_assert_false (peer_exists (address));
  return address;
}

void
peer_make_foreign (VitrineAddress *address,
                   gsize           size,
                   mode_t          mode)
{
  g_autofree char *path = path_of (address);
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fchmod (fd, mode), ==, 0);
  g_assert_cmpint (ftruncate (fd, (off_t) size), ==, 0);
  close (fd);
}

int
peer_open_foreign (VitrineAddress *address)
{
  g_autofree char *path = path_of (address);
  int fd = open (path, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

void
peer_remove (VitrineAddress *address)
{
  g_autofree char *path = path_of (address);

  unlink (path);
}

gboolean
peer_exists (VitrineAddress *address)
{
  g_autofree char *path = path_of (address);

  return access (path, F_OK) == 0;
}

pid_t
peer_start (PeerFunc func,
            gpointer data)
{
  pid_t parent = getpid ();
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid > 0)
    return pid;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () == parent)
    func (data);
  _exit (0);
}

static void
map_and_stop (gpointer user_data)
{
  int fd = peer_open_foreign (user_data);
  gpointer mapped = mmap (NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

  g_assert_true (mapped != MAP_FAILED);
  raise (SIGSTOP);
}

pid_t
peer_start_mapped (VitrineAddress *address)
{
  pid_t pid = peer_start (map_and_stop, address);

  peer_wait_stopped (pid);
  return pid;
}

gboolean
peer_succeeds (pid_t pid)
{
  int status = 0;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

void
peer_assert_success (pid_t pid)
{
  g_assert_true (peer_succeeds (pid));
}

void
peer_wait_stopped (pid_t pid)
{
  int status = 0;

  g_assert_cmpint (waitpid (pid, &status, WUNTRACED), ==, pid);
  g_assert_true (WIFSTOPPED (status));
}

void
peer_kill (pid_t pid)
{
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
}

static gboolean
write_line (const char *path,
            const char *line)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written = fd >= 0 && write (fd, line, strlen (line)) == (gssize) strlen (line);

  if (fd >= 0)
    close (fd);
  return written;
}

/* user_namespaces(7): without the maps not even a file of one's own can be
 * made in there. */
static gboolean
become_root_of_own (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", getegid ());

  return geteuid () == 0 ||
         (unshare (CLONE_NEWUSER) == 0 &&
          write_line ("/proc/self/setgroups", "deny") &&
          write_line ("/proc/self/uid_map", users) &&
          write_line ("/proc/self/gid_map", groups));
}

gboolean
peer_private_disk (const char *folder,
                   gsize       size)
{
  g_autofree char *options = g_strdup_printf ("size=%" G_GSIZE_FORMAT, size);

  return become_root_of_own () &&
         unshare (CLONE_NEWNS) == 0 &&
         mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
}

gboolean
peer_private_shm (gsize size)
{
  return peer_private_disk ("/dev/shm", size);
}

gboolean
peer_become_nobody (void)
{
  return geteuid () == 0 &&
         setresgid (NOBODY, NOBODY, NOBODY) == 0 &&
         setresuid (NOBODY, NOBODY, NOBODY) == 0;
}
