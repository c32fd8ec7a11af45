/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What this window may do with a segment it has not joined: it is only
 * watched until the switch "Allow Writing" is turned on. Hidden for a segment
 * that this process joined. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_ACCESS_BAR (vitrine_access_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineAccessBar, vitrine_access_bar, VITRINE, ACCESS_BAR, AdwBin)

void vitrine_access_bar_set_session (VitrineAccessBar *self,
                                     VitrineSession   *session);
