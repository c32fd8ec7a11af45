/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window shows while it waits for a segment that is not there: what it
 * waits for, and what else can be done. Its buttons are actions of the window.
 * Main thread. */

#pragma once

#include <adwaita.h>

#include "watch/waiter.h"

#define VITRINE_TYPE_WAITING_PAGE (vitrine_waiting_page_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWaitingPage, vitrine_waiting_page, VITRINE, WAITING_PAGE, AdwBin)

/* NULL: nothing is waited for. */
void vitrine_waiting_page_set_waiter (VitrineWaitingPage *self,
                                      VitrineWaiter      *waiter);
