/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineCommand is one of the jobs of vitrine-cli: a constant in a file of
 * its own, listed in cli.c. Its function parses the arguments, does the job and
 * prints the result; whatever goes wrong is an error of G_OPTION_ERROR for a
 * wrong use, exit 2, or of any other domain for a failure, exit 1. */

#pragma once

#include <glib.h>

typedef struct
{
  const char *name;
  const char *parameters;  /* translatable: what follows the options, or NULL */
  const char *summary;     /* translatable: one line */
  const char *description; /* translatable: what else one must know */
  gboolean (*run) (char   **arguments,
                   GError **error);
} VitrineCommand;

extern const VitrineCommand vitrine_command_create;
extern const VitrineCommand vitrine_command_hold;
extern const VitrineCommand vitrine_command_keep;
extern const VitrineCommand vitrine_command_list;
extern const VitrineCommand vitrine_command_processes;
extern const VitrineCommand vitrine_command_read;
extern const VitrineCommand vitrine_command_remove;
extern const VitrineCommand vitrine_command_watch;
extern const VitrineCommand vitrine_command_write;
