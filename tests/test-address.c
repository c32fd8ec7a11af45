/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/address.h"

#include "segment/error.h"

typedef struct
{
  const char *text;
  VitrineAddressKind kind;
  const char *name;
  const char *raw;
} GoodAddress;

static const GoodAddress good_addresses[] = {
  { "dllmemfilemap", VITRINE_ADDRESS_POSIX, "dllmemfilemap", "posix:/dllmemfilemap" },
  { "/dllmemfilemap", VITRINE_ADDRESS_POSIX, "dllmemfilemap", "posix:/dllmemfilemap" },
  { "posix:/dllmemfilemap", VITRINE_ADDRESS_POSIX, "dllmemfilemap", "posix:/dllmemfilemap" },
  { "posix:dllmemfilemap", VITRINE_ADDRESS_POSIX, "dllmemfilemap", "posix:/dllmemfilemap" },
  { "/sysv:1", VITRINE_ADDRESS_POSIX, "sysv:1", "posix:/sysv:1" },
  { "a:b", VITRINE_ADDRESS_POSIX, "a:b", "posix:/a:b" },
  { "...", VITRINE_ADDRESS_POSIX, "...", "posix:/..." },
  { "a\nb\xff", VITRINE_ADDRESS_POSIX, "a\nb\xff", "posix:/a\nb\xff" },
  { "sysv:65538", VITRINE_ADDRESS_SYSV, "65538", "sysv:65538" },
  { "sysv:2147483647", VITRINE_ADDRESS_SYSV, "2147483647", "sysv:2147483647" },
  { "proc:4242/fd/13", VITRINE_ADDRESS_PROC, "4242/fd/13", "proc:4242/fd/13" },
  { "proc:4242/map_files/7f31c2a00000-7f31c2a01000", VITRINE_ADDRESS_PROC,
    "4242/map_files/7f31c2a00000-7f31c2a01000",
    "proc:4242/map_files/7f31c2a00000-7f31c2a01000" },
  { "file:/path/to/file", VITRINE_ADDRESS_FILE, "/path/to/file", "file:/path/to/file" },
};

static const char *const bad_addresses[] = {
  "",
  "/",
  ".",
  "..",
  "/..",
  "a/b",
  "//a",
  "posix:",
  "posix:/",
  "posix:/a/b",
  "sysv:",
  "sysv:-1",
  "sysv:+1",
  "sysv:0x10",
  "sysv:2147483648",
  "sysv:12a",
  "proc:",
  "proc:4242",
  "proc:4242/fd/",
  "proc:/fd/1",
  "proc:4242/fd/1/2",
  "proc:4242/maps/1",
  "proc:4242/map_files/",
  "proc:4242/map_files/7f31",
  "proc:4242/map_files/7f31-",
  "proc:4242/map_files/-7f31",
  "proc:4242/map_files/7f31-7f32/1",
  "proc:4242/map_files/7f31-7F32",
  "proc:4242/map_files/00000000000000001-2",
  "file:",
  "file:relative",
};

static void
test_good (gconstpointer data)
{
  const GoodAddress *good = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineAddress) address = vitrine_address_parse (good->text, &error);
  g_autoptr (VitrineAddress) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (vitrine_address_get_kind (address), ==, good->kind);
  g_assert_cmpstr (vitrine_address_get_name (address), ==, good->name);
  g_assert_cmpstr (vitrine_address_get_raw (address), ==, good->raw);

  again = vitrine_address_parse (vitrine_address_get_raw (address), &error);
  g_assert_no_error (error);
  g_assert_true (vitrine_address_equal (address, again));
}

static void
test_bad (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_address_parse (data, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BAD_ADDRESS);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *too_long = g_strnfill (256, 'x');
  g_autoptr (VitrineAddress) address = vitrine_address_parse (longest, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (vitrine_address_get_name (address), ==, longest);
  g_assert_null (vitrine_address_parse (too_long, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BAD_ADDRESS);
}

static void
test_shown_escaped (void)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("a\nb\xff", NULL);

  g_assert_cmpstr (vitrine_address_get_label (address), ==, "a\\nb\\xff");
  g_assert_cmpstr (vitrine_address_get_display (address), ==, "posix:/a\\nb\\xff");
}

static void
test_raw_name_is_never_a_scheme (void)
{
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix ("sysv:1", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (vitrine_address_get_kind (address), ==, VITRINE_ADDRESS_POSIX);
  g_assert_null (vitrine_address_new_posix ("/a", &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BAD_ADDRESS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (good_addresses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/address/good/%zu", i);

      g_test_add_data_func (path, &good_addresses[i], test_good);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bad_addresses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/address/bad/%zu", i);

      g_test_add_data_func (path, bad_addresses[i], test_bad);
    }

  g_test_add_func ("/address/length", test_length);
  g_test_add_func ("/address/shown-escaped", test_shown_escaped);
  g_test_add_func ("/address/raw-name-is-never-a-scheme", test_raw_name_is_never_a_scheme);
  return g_test_run ();
}
