/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli.h"

#include <string.h>
#include <unistd.h>

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->address = peer_address_new ();
  self->name = vitrine_address_get_name (self->address);
  self->path = g_build_filename ("/dev/shm", self->name, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  g_assert_false (peer_exists (self->address));
  vitrine_address_unref (self->address);
  g_free (self->path);
}

void
cli_add (const char *path,
         void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

static GPtrArray *
collect (Fixture *fixture,
         va_list  args)
{
  GPtrArray *words = g_ptr_array_new ();
  const char *word;

  g_ptr_array_add (words, (gpointer) g_getenv ("VITRINE_TEST_CLI"));
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) (strcmp (word, "@") == 0 ? fixture->name : word));
  g_ptr_array_add (words, NULL);
  return words;
}

static ProgramResult
run (Fixture    *fixture,
     const char *input,
     va_list     args)
{
  g_autoptr (GPtrArray) words = collect (fixture, args);

  return program_run ((const char *const *) words->pdata, input);
}

ProgramResult
cli_run (Fixture    *fixture,
         const char *input,
         ...)
{
  ProgramResult result;
  va_list args;

  va_start (args, input);
  result = run (fixture, input, args);
  va_end (args);
  return result;
}

Program
cli_start (Fixture *fixture,
           ...)
{
  g_autoptr (GPtrArray) words = NULL;
  va_list args;

  va_start (args, fixture);
  words = collect (fixture, args);
  va_end (args);
  return program_start ((const char *const *) words->pdata);
}

void
cli_check (ProgramResult *result,
           int            status,
           const char    *out,
           const char    *err)
{
  if (err == NULL)
    g_assert_cmpstr (result->err, ==, "");
  else if (strstr (result->err, err) == NULL || !g_str_has_prefix (result->err, "vitrine-cli: "))
    g_assert_cmpstr (result->err, ==, err); /* fails, and shows both */

  g_assert_cmpstr (result->text, ==, out);
  g_assert_cmpint (result->status, ==, status);
  program_result_clear (result);
}

void
cli_expect (Fixture    *fixture,
            int         status,
            const char *out,
            const char *err,
            ...)
{
  ProgramResult result;
  va_list args;

  va_start (args, err);
  result = run (fixture, NULL, args);
  va_end (args);
  cli_check (&result, status, out, err);
}

void
cli_expect_input (Fixture    *fixture,
                  const char *input,
                  int         status,
                  const char *out,
                  const char *err,
                  ...)
{
  ProgramResult result;
  va_list args;

  va_start (args, err);
  result = run (fixture, input, args);
  va_end (args);
  cli_check (&result, status, out, err);
}

void
cli_assert_bytes (Fixture       *fixture,
                  gsize          offset,
                  gconstpointer  bytes,
                  gsize          length)
{
  g_autofree guint8 *found = g_malloc (length);
  int fd = peer_open_foreign (fixture->address);

  g_assert_cmpint (pread (fd, found, length, (off_t) offset), ==, length);
  g_assert_cmpmem (found, length, bytes, length);
  close (fd);
}

void
cli_poke (Fixture       *fixture,
          gsize          offset,
          gconstpointer  bytes,
          gsize          length)
{
  int fd = peer_open_foreign (fixture->address);

  g_assert_cmpint (pwrite (fd, bytes, length, (off_t) offset), ==, length);
  close (fd);
}
