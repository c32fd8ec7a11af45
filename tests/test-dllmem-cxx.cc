/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program in C++, linked with libdllmem.so, with a block of its own: it names
 * it in its environment and starts itself anew, since the library is there before
 * main() is. */

#include <dllmem.h>

#include <cstdio>
#include <cstdlib>
#include <cwchar>
#include <string>
#include <thread>
#include <unistd.h>

static bool
reads_what_a_thread_wrote ()
{
  wchar_t text[2048];
  std::thread writer ([] { SetSharedMem (L"written by a thread"); });

  writer.join ();
  return GetSharedMem (text, 2048) == 19 && std::wcscmp (text, L"written by a thread") == 0;
}

int
main (int, char **argv)
{
  if (getenv ("VITRINE_SEGMENT") == nullptr)
    {
      std::string name = "vitrine-test-cxx-" + std::to_string (getpid ());

      setenv ("VITRINE_SEGMENT", name.c_str (), 1);
      execv ("/proc/self/exe", argv);
      return 1;
    }

  std::puts ("1..1");
  std::puts (reads_what_a_thread_wrote () ? "ok 1 /dllmem-cxx/thread" : "not ok 1 /dllmem-cxx/thread");
  return 0;
}
