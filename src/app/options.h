/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line of the window: vitrine [ADDRESS]. Runs before there is a
 * display, for --help and --version need none. Main thread. */

#pragma once

#include "segment/address.h"

typedef struct
{
  VitrineAddress *address; /* NULL: the default block */
  gboolean show_version;
} VitrineOptions;

gboolean vitrine_options_parse (VitrineOptions   *self,
                                int              *argc,
                                char           ***argv,
                                GError          **error);
void     vitrine_options_clear (VitrineOptions   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VitrineOptions, vitrine_options_clear)
