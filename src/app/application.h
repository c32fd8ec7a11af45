/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program as the desktop sees it. It is not unique: every window is its own
 * process, with its own attachment to the segment. main() owns it. */

#pragma once

#include <adwaita.h>

#include "segment/address.h"

#define VITRINE_TYPE_APPLICATION (vitrine_application_get_type ())
G_DECLARE_FINAL_TYPE (VitrineApplication, vitrine_application, VITRINE, APPLICATION, AdwApplication)

/* @address: what to show, NULL for the default block, which is made when nobody
 * has it. */
VitrineApplication *vitrine_application_new (VitrineAddress *address);
