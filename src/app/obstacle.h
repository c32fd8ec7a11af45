/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why nothing at all can be written into what a session shows, to be said before
 * somebody types for nothing. Main thread. */

#pragma once

#include "app/session.h"

/* @session may be NULL. NULL where nothing is in the way; to be freed. It may
 * change with the session's access and with its sampler's state, size and
 * writable. */
char *vitrine_obstacle_find   (VitrineSession *session);

/* Calls @callback with @listener, as long as that lives, whenever the obstacle of
 * @session may be another one; and not any more. */
void  vitrine_obstacle_follow (VitrineSession *session,
                               GCallback       callback,
                               gpointer        listener);
void  vitrine_obstacle_leave  (VitrineSession *session,
                               gpointer        listener);
