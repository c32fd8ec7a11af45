/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any regular file, mapped shared: data kept on disk, and what stands in folders
 * of /dev/shm. Links are followed. Its size is never changed. */

#pragma once

#include "segment/source.h"

extern const VitrineSource vitrine_file_source;
