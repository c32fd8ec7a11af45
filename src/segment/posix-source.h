/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* POSIX shared memory, shm_overview(7): the regular files of /dev/shm. */

#pragma once

#include "segment/source.h"

#define VITRINE_POSIX_FOLDER "/dev/shm"

extern const VitrineSource vitrine_posix_source;

/* Whether a file there is a semaphore of sem_open(3), which is no segment. */
gboolean vitrine_posix_is_semaphore     (const char      *name);

/* Why nobody writes into one by default; FALSE always. */
gboolean vitrine_posix_refuse_semaphore (VitrineAddress  *address,
                                         GError         **error);
