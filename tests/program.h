/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programs run as a person runs them: with arguments, with something on standard
 * input, to their end or until a signal. Main thread of a test. */

#pragma once

#include <gio/gio.h>

typedef struct
{
  GBytes *out;
  char *text; /* the same, as far as it is text */
  char *err;
  int status; /* exit status, or 128 and more for a signal, as a shell tells */
} ProgramResult;

/* @words end with NULL; @input may be NULL. */
ProgramResult  program_run         (const char *const *words,
                                    const char        *input);
void           program_result_clear (ProgramResult    *self);

/* One that goes on while the test does. */
typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
} Program;

Program        program_start       (const char *const *words);
char          *program_read_line   (Program           *self);
ProgramResult  program_stop        (Program           *self,
                                    int                signal_number);
