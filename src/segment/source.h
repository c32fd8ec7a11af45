/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSource is one kind of place where segments stand: it knows how to
 * open, make, name and remove one. A segment's code works through this table and
 * never asks which kind it has. Constant; for any thread. Every descriptor
 * returned belongs to the caller; -1 comes with an error. */

#pragma once

#include "segment/address.h"

#include <sys/stat.h>

typedef struct
{
  int      (*open)    (VitrineAddress  *address,
                       gboolean         writable,
                       GError         **error);
  /* A new segment, whole and zeroed, that nobody else can see yet. */
  int      (*make)    (VitrineAddress  *address,
                       gsize            size,
                       mode_t           mode,
                       GError         **error);
  /* Gives it its name at once; VITRINE_ERROR_EXISTS when that one is taken. */
  gboolean (*publish) (VitrineAddress  *address,
                       int              fd,
                       GError         **error);
  /* What stands at the name now, without opening it. */
  gboolean (*look)    (VitrineAddress  *address,
                       struct stat     *status,
                       GError         **error);
  gboolean (*remove)  (VitrineAddress  *address,
                       GError         **error);
} VitrineSource;

const VitrineSource *vitrine_source_find (VitrineAddress  *address,
                                          GError         **error);
