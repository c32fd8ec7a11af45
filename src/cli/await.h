/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waits for a segment on behalf of a command. Main thread. */

#pragma once

#include "segment/address.h"

/* TRUE at once where there is a segment with bytes at @address, else as soon as
 * there is; then @appeared is set. It says on stderr that it waits. FALSE without
 * an error where somebody quits @loop, and with VITRINE_ERROR_NOT_FOUND after
 * @timeout seconds, if that is not 0. */
gboolean vitrine_await (VitrineAddress  *address,
                        guint            timeout,
                        GMainLoop       *loop,
                        gboolean        *appeared,
                        GError         **error);
