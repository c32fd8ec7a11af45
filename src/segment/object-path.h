/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the path tells by which the kernel names a mapped or open file, in
 * /proc/PID/maps and behind /proc/PID/fd/N. The path is raw, and chosen by
 * whoever made the file: identity is device and inode. Any thread. */

#pragma once

#include "segment/object-kind.h"

/* FALSE: surely no memory that somebody could share. A path that nothing
 * distinguishes is that of a file. */
gboolean vitrine_object_path_parse (const char        *path,
                                    VitrineObjectKind *kind);

/* What a person would call the object: the label of a memfd, the name of a file
 * without its folder; empty where there is none. Of an escaped path it is escaped,
 * of a raw one raw. */
char    *vitrine_object_path_label (const char        *path);
