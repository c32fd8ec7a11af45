/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question before a segment is removed, which says how many processes use
 * it. Main thread. */

#pragma once

#include <adwaita.h>

#include "segment/address.h"

/* Presents it. @problem gets the message when removing fails. */
typedef void (*VitrineProblemFunc) (GtkWindow  *parent,
                                    const char *message);

void vitrine_remove_question_ask (GtkWindow          *parent,
                                  VitrineAddress     *address,
                                  guint               n_processes,
                                  VitrineProblemFunc  problem);
