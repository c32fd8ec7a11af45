/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reading-tools.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

void
reading_set_up (ReadingFixture *fixture,
                gconstpointer   unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, READING_SIZE, 0600);
  fixture->label = g_strdup (vitrine_address_get_name (fixture->address));
  fixture->catalogue = vitrine_catalogue_new ();
}

void
reading_tear_down (ReadingFixture *fixture,
                   gconstpointer   unused)
{
  g_clear_pointer (&fixture->reading, vitrine_reading_free);
  vitrine_catalogue_free (fixture->catalogue);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_free (fixture->label);
}

void
read_again (ReadingFixture *fixture)
{
  g_clear_pointer (&fixture->reading, vitrine_reading_free);
  fixture->reading = vitrine_catalogue_read (fixture->catalogue);
  g_assert_no_error (fixture->reading->error);
}

/* The one object of that kind and name; NULL: there is none. */
VitrineListing *
find_listing (ReadingFixture    *fixture,
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

VitrineListing *
find_inode (ReadingFixture    *fixture,
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

const VitrineProcess *
find_user (ReadingFixture       *fixture,
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

VitrineListing *
find_own (ReadingFixture *fixture)
{
  return find_listing (fixture, VITRINE_OBJECT_POSIX, fixture->label);
}

pid_t
start_stopped (PeerFunc func,
               gpointer data)
{
  pid_t pid = peer_start (func, data);

  peer_wait_stopped (pid);
  return pid;
}

int
make_memfd (ReadingFixture *fixture)
{
  int fd = memfd_create (fixture->label, MFD_ALLOW_SEALING);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, READING_SIZE), ==, 0);
  return fd;
}

void
hold (gpointer user_data)
{
  Holder *holder = user_data;

  prctl (PR_SET_NAME, holder->name);
  if (holder->protection != 0)
    g_assert_true (mmap (NULL, READING_SIZE, holder->protection, MAP_SHARED, holder->fd, 0)
                   != MAP_FAILED);
  raise (SIGSTOP);
}
