/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program in C++, linked with libdllmem.so. Its block is named in its
 * environment, which meson.build sets. */

#include <dllmem.h>

#include <cstdio>
#include <cwchar>
#include <thread>

static bool
reads_what_a_thread_wrote ()
{
  wchar_t text[2048];
  std::thread writer ([] { SetSharedMem (L"written by a thread"); });

  writer.join ();
  return GetSharedMem (text, 2048) == 19 && std::wcscmp (text, L"written by a thread") == 0;
}

int
main ()
{
  std::puts ("1..1");
  std::puts (reads_what_a_thread_wrote () ? "ok 1 /dllmem-cxx/thread" : "not ok 1 /dllmem-cxx/thread");
  return 0;
}
