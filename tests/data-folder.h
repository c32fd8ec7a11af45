/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A user's data folder of a test's own. To be begun before anything else, and ended
 * when the tests are over, each of which removes its files. Main thread of a test. */

#pragma once

void data_folder_begin (void);
void data_folder_end   (void);
