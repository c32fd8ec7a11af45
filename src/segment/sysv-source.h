/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* System V segments, sysvipc(7), by their ids. They have no descriptor: mapped
 * with shmat(2), read and written through the mapping. Attaching is counted by
 * the kernel and shows: so nothing here attaches but an attachment. */

#pragma once

#include "segment/source.h"

extern const VitrineSource vitrine_sysv_source;
