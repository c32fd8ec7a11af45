/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the fields of the New Segment dialog, judged: a name, a size
 * and who may use it. Without a display, so that it can be tested. Any thread. */

#pragma once

#include "segment/address.h"

/* Who may use a new segment, in the order of the dialog's list. */
typedef enum
{
  VITRINE_AUDIENCE_ME,
  VITRINE_AUDIENCE_GROUP,
  VITRINE_AUDIENCE_EVERYONE,
} VitrineAudience;

/* In the order of the dialog's list of units. */
typedef enum
{
  VITRINE_UNIT_BYTES,
  VITRINE_UNIT_KIB,
  VITRINE_UNIT_MIB,
  VITRINE_UNIT_GIB,
} VitrineUnit;

guint32         vitrine_audience_get_mode (VitrineAudience   audience);
gboolean        vitrine_size_parse        (const char       *text,
                                           VitrineUnit       unit,
                                           gsize            *size,
                                           GError          **error);
VitrineAddress *vitrine_new_name_parse    (const char       *name,
                                           GError          **error);
