/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The objects without a name: memfds, deleted files, anonymous memory, all that
 * only the processes that have them lead to. A VitrineCatalogue asks for them. One
 * thread at a time. */

#pragma once

#include "segment/listing.h"
#include "segment/process.h"

/* The processes that have one object: a part of an array, borrowed. */
typedef struct
{
  VitrineProcess *const *users;
  guint n;
} VitrineUsers;

/* A listing of which only that is known by which it is compared; NULL where it is
 * none for the list. */
VitrineListing *vitrine_unnamed_begin  (VitrineUsers    users,
                                        guint64         device);

/* Finds out the rest. @before, how it was listed before, says through whom it was
 * reached: that stays as long as he has it. FALSE: it went meanwhile. */
gboolean        vitrine_unnamed_finish (VitrineListing *listing,
                                        VitrineUsers    users,
                                        VitrineListing *before);
