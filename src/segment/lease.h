/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two marks by which cooperating processes know of one another: open file
 * description locks, fcntl_locking(2), on two bytes far past any end of file.
 * The kernel drops them with the process, however it ends. They belong to the
 * open file description, so a forked child shares its parent's until it opens
 * one of its own. Plain functions on a descriptor, for any thread. */

#pragma once

#include <glib.h>

typedef enum
{
  VITRINE_LEASE_PRESENCE, /* shared: someone has joined */
  VITRINE_LEASE_TURN,     /* a text is being read (shared) or written */
} VitrineLease;

typedef enum
{
  VITRINE_HOLD_NONE,
  VITRINE_HOLD_SHARED,
  VITRINE_HOLD_EXCLUSIVE,
} VitrineHold;

/* At once: TRUE, or FALSE with errno, EAGAIN where another one's hold forbids
 * it. Changing a hold is one step: where it fails, the former one stays. */
gboolean vitrine_lease_set     (int           fd,
                                VitrineLease  lease,
                                VitrineHold   hold);

/* The same, trying again for @timeout microseconds; ETIMEDOUT after them. */
gboolean vitrine_lease_wait    (int           fd,
                                VitrineLease  lease,
                                VitrineHold   hold,
                                gint64        timeout);

/* Whether another one holds it in any way. Takes nothing. */
gboolean vitrine_lease_is_held (int           fd,
                                VitrineLease  lease);

/* Where the lock lies, as the kernel tells it of others. */
guint64  vitrine_lease_get_byte (VitrineLease lease);
