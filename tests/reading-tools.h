/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A segment of its own, a catalogue and its latest reading, for tests of what is
 * listed; and processes that hold something. Each test owns what it makes; one
 * thread. */

#pragma once

#include "peer.h"
#include "segment/catalogue.h"

#include <sys/types.h>

#define READING_SIZE 8192 /* bytes of all that is made */

typedef struct
{
  VitrineAddress *address; /* with a segment standing there */
  char *label;             /* for memfds of this test */
  VitrineCatalogue *catalogue;
  VitrineReading *reading; /* the latest */
  int shmid;
} ReadingFixture;

typedef struct
{
  const char *name; /* what the process calls itself */
  int fd;
  int protection;   /* 0: only the descriptor */
} Holder;

void                  reading_set_up    (ReadingFixture       *fixture,
                                         gconstpointer         unused);
void                  reading_tear_down (ReadingFixture       *fixture,
                                         gconstpointer         unused);
void                  read_again        (ReadingFixture       *fixture);

/* The one object of that kind and name; NULL: there is none. */
VitrineListing       *find_listing      (ReadingFixture       *fixture,
                                         VitrineObjectKind     kind,
                                         const char           *name);
VitrineListing       *find_inode        (ReadingFixture       *fixture,
                                         VitrineObjectKind     kind,
                                         guint64               inode);
const VitrineProcess *find_user         (ReadingFixture       *fixture,
                                         const VitrineListing *listing,
                                         gint                  pid);
VitrineListing       *find_own          (ReadingFixture       *fixture);

/* A process that has done @func, which ends by stopping itself. */
pid_t                 start_stopped     (PeerFunc              func,
                                         gpointer              data);

/* Of READING_SIZE bytes, with the fixture's label. */
int                   make_memfd        (ReadingFixture       *fixture);

/* For start_stopped(): has what a Holder says. */
void                  hold              (gpointer              user_data);
