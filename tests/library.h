/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libdllmem.so as a program has it that loads it with dlopen(3): from the path
 * in VITRINE_TEST_DLLMEM. Main thread of a test. */

#pragma once

#include <glib.h>
#include <sys/types.h>
#include <wchar.h>

typedef struct
{
  void *handle;
  int (*set) (const wchar_t *text);
  ssize_t (*get) (wchar_t *buffer,
                  size_t   count);
} Library;

Library library_load   (void);
void    library_unload (Library *self);
