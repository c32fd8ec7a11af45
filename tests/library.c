/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library.h"

#include <dlfcn.h>

Library
library_load (void)
{
  const char *path = g_getenv ("VITRINE_TEST_DLLMEM");
  Library self = { NULL };

  g_assert_nonnull (path); /* dlopen(3) would take it for this program */
  self.handle = dlopen (path, RTLD_NOW | RTLD_LOCAL);
  if (self.handle == NULL)
    g_error ("%s", dlerror ());

  /* The way of dlsym(3) around a cast that ISO C does not know. */
  *(void **) &self.set = dlsym (self.handle, "SetSharedMem");
  *(void **) &self.get = dlsym (self.handle, "GetSharedMem");
  g_assert_true (self.set != NULL && self.get != NULL);
  return self;
}

/* The last of its users: it is really gone. */
void
library_unload (Library *self)
{
  g_assert_cmpint (dlclose (self->handle), ==, 0);
  g_assert_null (dlopen (g_getenv ("VITRINE_TEST_DLLMEM"), RTLD_NOW | RTLD_NOLOAD));
}
