/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question with which bytes some others are to be filled. Main thread. */

#pragma once

#include <adwaita.h>

/* At least one byte, to be repeated. */
typedef void (* VitrinePatternFunc) (GBytes   *pattern,
                                     gpointer  user_data);

/* Calls back if it is answered; @destroy is called either way. */
void vitrine_fill_question_ask (GtkWindow          *parent,
                                guint64             length,
                                VitrinePatternFunc  callback,
                                gpointer            user_data,
                                GDestroyNotify      destroy);
