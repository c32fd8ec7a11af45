/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How what is typed into the find bar is meant: its kind, and for each kind what
 * else there is to choose. The find bar owns it. Main thread.
 *
 * Signal: changed (), something else was chosen. */

#pragma once

#include <adwaita.h>

#include "app/session.h"
#include "decode/pattern.h"

#define VITRINE_TYPE_FIND_OPTIONS (vitrine_find_options_get_type ())
G_DECLARE_FINAL_TYPE (VitrineFindOptions, vitrine_find_options, VITRINE, FIND_OPTIONS, AdwBin)

/* Whose encoding is the first to choose. */
void            vitrine_find_options_set_session (VitrineFindOptions  *self,
                                                  VitrineSession      *session);

/* NULL with the reason where @text is nothing of the kind that is chosen. */
VitrinePattern *vitrine_find_options_compile     (VitrineFindOptions  *self,
                                                  const char          *text,
                                                  GError             **error);
/* What to type, in a sentence. */
const char     *vitrine_find_options_get_hint    (VitrineFindOptions  *self);
