/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of the segment, in a sentence or two. Main thread. */

#pragma once

#include "app/session.h"

/* Empty where nothing did; to be freed. */
char *vitrine_state_text_describe (VitrineSampler *sampler);
