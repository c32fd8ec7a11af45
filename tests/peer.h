/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests with several processes share: names of their own, and children that
 * run one function and are watched to their end. Main thread of a test. */

#pragma once

#include <sys/types.h>

#include "segment/address.h"

typedef void (* PeerFunc) (gpointer data);

/* An address nobody else uses, with nothing standing there. */
VitrineAddress *peer_address_new    (void);

/* What another program would do to make a segment: no mark, no lease. */
void            peer_make_foreign   (VitrineAddress *address,
                                     gsize           size,
                                     mode_t          mode);
int             peer_open_foreign   (VitrineAddress *address);
void            peer_remove         (VitrineAddress *address);
gboolean        peer_exists         (VitrineAddress *address);

/* Forks a child that runs @func and ends without the parent's clean-up. It dies
 * with the parent, and of a failed assertion by SIGABRT. */
pid_t           peer_start          (PeerFunc        func,
                                     gpointer        data);
/* One that has @address mapped when this returns, and stays until it is killed. */
pid_t           peer_start_mapped   (VitrineAddress *address);
gboolean        peer_succeeds       (pid_t           pid);
void            peer_assert_success (pid_t           pid);
void            peer_wait_stopped   (pid_t           pid);
void            peer_kill           (pid_t           pid);

/* In a child: a /dev/shm, or another folder, of its own with @size bytes, seen by
 * nobody else. FALSE where the system does not let it. */
gboolean        peer_private_shm    (gsize           size);
gboolean        peer_private_disk   (const char     *folder,
                                     gsize           size);

/* In a child: no longer root. FALSE if it was not. */
gboolean        peer_become_nobody  (void);
