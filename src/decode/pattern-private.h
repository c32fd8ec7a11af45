/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files behind pattern.h share: nobody else includes this. A pattern is
 * made in one thread, by adding steps to it and finishing it. */

#pragma once

#include "decode/pattern.h"

#define VITRINE_PATTERN_CHOICE_MAX 8 /* bytes that one character takes at most */

/* One way in which a step can match: the bits of each byte that count. */
typedef struct
{
  guint8 length;
  guint8 bytes[VITRINE_PATTERN_CHOICE_MAX];
  guint8 mask[VITRINE_PATTERN_CHOICE_MAX];
} VitrinePatternChoice;

VitrinePattern *vitrine_pattern_new        (void);
/* A new step, which matches by one of the choices added after it. */
void            vitrine_pattern_add_step   (VitrinePattern       *self);
void            vitrine_pattern_add_choice (VitrinePattern       *self,
                                            const guint8         *bytes,
                                            const guint8         *mask,
                                            gsize                 length);
/* Takes @self over: there is at least one step. */
VitrinePattern *vitrine_pattern_finish     (VitrinePattern       *self);

/* Says that @text makes no sense from @where on, and @advice. NULL always. */
VitrinePattern *vitrine_pattern_refuse     (const char           *text,
                                            const char           *where,
                                            const char           *advice,
                                            GError              **error);

/* Says what GRegex found wrong with @regex, and where. NULL always. */
VitrinePattern *vitrine_pattern_refuse_regex (const char    *regex,
                                              const GError  *reason,
                                              GError       **error);
