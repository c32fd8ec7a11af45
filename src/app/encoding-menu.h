/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choice of a session's encoding. The first entry leaves it to the program
 * and names what that came to. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_ENCODING_MENU (vitrine_encoding_menu_get_type ())
G_DECLARE_FINAL_TYPE (VitrineEncodingMenu, vitrine_encoding_menu, VITRINE, ENCODING_MENU, AdwBin)

void vitrine_encoding_menu_set_session (VitrineEncodingMenu *self,
                                        VitrineSession      *session);
