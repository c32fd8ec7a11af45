/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the half of a session that writes needs of the other one. Main thread. */

#pragma once

#include "app/session.h"
#include "app/write-queue.h"

VitrineWriteQueue *vitrine_session_get_queue  (VitrineSession  *self);

/* Whether something can be pushed; not once the session is closed. */
gboolean           vitrine_session_check_open (VitrineSession  *self,
                                               GError         **error);
