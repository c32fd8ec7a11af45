/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineWaiter waits until there is a segment with bytes at an address that may
 * lead to nothing yet. Whoever waits owns it. It only looks, and opens nothing.
 * Main thread.
 *
 * Signals:
 *   ready ()   there is one; the waiter has stopped. It may be gone again by the
 *              time that somebody opens it: then start() once more
 * Properties that notify (read-only): situation. */

#pragma once

#include "segment/address.h"

#include <glib-object.h>

typedef enum
{
  VITRINE_SITUATION_ABSENT, /* nothing stands there, or nobody may look */
  VITRINE_SITUATION_EMPTY,  /* its creator has given it no size yet */
  VITRINE_SITUATION_READY,
} VitrineSituation;

#define VITRINE_TYPE_WAITER (vitrine_waiter_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWaiter, vitrine_waiter, VITRINE, WAITER, GObject)

VitrineWaiter    *vitrine_waiter_new           (VitrineAddress *address);
/* The first look is one of the main loop's next doings. */
void              vitrine_waiter_start         (VitrineWaiter  *self);
void              vitrine_waiter_stop          (VitrineWaiter  *self);
VitrineAddress   *vitrine_waiter_get_address   (VitrineWaiter  *self);
VitrineSituation  vitrine_waiter_get_situation (VitrineWaiter  *self);
