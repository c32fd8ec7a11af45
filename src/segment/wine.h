/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be told from outside of the sections of programs for Windows that run
 * in Wine or Proton. A named section is a file without a name there, or a memfd,
 * open in the program and in wineserver; its name in Windows is known to
 * wineserver alone. Any thread. */

#pragma once

#include "segment/process.h"

/* Whether a file of that label, as vitrine_object_path_label() gives it, is one. */
gboolean    vitrine_wine_is_section   (const char            *label);

/* Which program made the section, as far as can be seen; NULL: Wine did, for
 * itself. @users: who has it, @n of them; borrowed. */
const char *vitrine_wine_find_program (VitrineProcess *const *users,
                                       guint                  n);
