/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/output.h"

#include <string.h>

static void
test_tame (void)
{
  static const struct
  {
    const char *text;
    const char *tamed;
  } cases[] = {
    { "plain, grüße, 世界\n\ttabbed", "plain, grüße, 世界\n\ttabbed" },
    { "\x1b[31mred\x07", "␛[31mred␇" },
    { "\x7f\r", "␡␍" },
    { "\xc2\x9b\x33\x31m", "\xef\xbf\xbd\x33\x31m" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tamed = vitrine_output_tame (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (tamed, ==, cases[i].tamed);
    }
}

static void
test_name (void)
{
  static const struct
  {
    const char *name;
    const char *shown;
  } cases[] = {
    { "psm_1", "psm_1" },
    { "with blank", "with blank" },
    { "sysv:1", "posix:/sysv:1" },
    { "posix:x", "posix:/posix:x" },
    { "line\nfeed", "posix:/line\\nfeed" },
    { "\xff", "posix:/\\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VitrineAddress) address = vitrine_address_new_posix (cases[i].name, NULL);

      g_assert_cmpstr (vitrine_output_name (address), ==, cases[i].shown);
    }
}

static const char *
member (JsonObject *object,
        const char *name)
{
  return json_object_get_string_member (object, name);
}

/* However a segment is called, its JSON says which one it is. */
static void
test_json_address (void)
{
  static const struct
  {
    const char *name;
    const char *address;
    const char *bytes;
  } cases[] = {
    { "x", "x", "706f7369783a2f78" },
    { "a\n\"", "a\n\"", "706f7369783a2f610a22" },
    { "file:", "posix:/file:", "706f7369783a2f66696c653a" },
    { "\xff", "posix:/\\xff", "706f7369783a2fff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VitrineAddress) address = vitrine_address_new_posix (cases[i].name, NULL);
      g_autoptr (JsonBuilder) builder = vitrine_output_begin_json (address);
      g_autoptr (JsonNode) root = NULL;

      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      g_assert_cmpstr (member (json_node_get_object (root), "address"), ==, cases[i].address);
      g_assert_cmpstr (member (json_node_get_object (root), "address_bytes"), ==, cases[i].bytes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-output/tame", test_tame);
  g_test_add_func ("/cli-output/name", test_name);
  g_test_add_func ("/cli-output/json-address", test_json_address);

  return g_test_run ();
}
