/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* vitrine-cli, the built one in VITRINE_TEST_CLI, in tests with a segment name of
 * their own each. In the arguments "@" stands for that name. */

#pragma once

#include "peer.h"
#include "program.h"

typedef struct
{
  VitrineAddress *address;
  const char *name; /* of the address */
  char *path;       /* in /dev/shm */
} Fixture;

void          cli_add          (const char    *path,
                                void         (*func) (Fixture *, gconstpointer));

/* Runs it to its end; the arguments end with NULL. */
ProgramResult cli_run          (Fixture       *fixture,
                                const char    *input,
                                ...) G_GNUC_NULL_TERMINATED;
Program       cli_start        (Fixture       *fixture,
                                ...) G_GNUC_NULL_TERMINATED;

/* Runs it and asserts what it prints: all of @out, and in its message @err, or no
 * message where that is NULL. */
void          cli_expect       (Fixture       *fixture,
                                int            status,
                                const char    *out,
                                const char    *err,
                                ...) G_GNUC_NULL_TERMINATED;
void          cli_expect_input (Fixture       *fixture,
                                const char    *input,
                                int            status,
                                const char    *out,
                                const char    *err,
                                ...) G_GNUC_NULL_TERMINATED;
void          cli_check        (ProgramResult *result,
                                int            status,
                                const char    *out,
                                const char    *err);

void          cli_assert_bytes (Fixture       *fixture,
                                gsize          offset,
                                gconstpointer  bytes,
                                gsize          length);
void          cli_poke         (Fixture       *fixture,
                                gsize          offset,
                                gconstpointer  bytes,
                                gsize          length);
