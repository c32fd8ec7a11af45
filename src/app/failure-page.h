/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window shows where it cannot show a segment: why, and what can be
 * done. Its buttons are actions of the window. Main thread. */

#pragma once

#include <adwaita.h>

#include "segment/address.h"

#define VITRINE_TYPE_FAILURE_PAGE (vitrine_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (VitrineFailurePage, vitrine_failure_page, VITRINE, FAILURE_PAGE, AdwBin)

void vitrine_failure_page_explain (VitrineFailurePage *self,
                                   VitrineAddress     *address,
                                   const char         *message);
