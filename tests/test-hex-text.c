/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-text.h"

static void
test_caret_is_described (void)
{
  static const struct
  {
    guint64 offset;
    int byte; /* -1: not read */
    guint64 n_selected;
    const char *description;
  } cases[] = {
    { 0x10, 'T', 0, "Offset 0x10, value 0x54, 84, character T" },
    { 0, 0, 0, "Offset 0x0, value 0x00, 0" },
    { 0, ' ', 0, "Offset 0x0, value 0x20, 32" },
    { G_MAXINT64, 0xff, 0, "Offset 0x7fffffffffffffff, value 0xff, 255" },
    { 1, -1, 0, "Offset 0x1, not read yet" },
    { 1, 'a', 1, "Offset 0x1, value 0x61, 97, character a; 1 byte selected" },
    { 1, -1, 20, "Offset 0x1, not read yet; 20 bytes selected" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 byte = (guint8) cases[i].byte;
      g_autofree char *description
        = vitrine_hex_text_describe (cases[i].offset, cases[i].byte < 0 ? NULL : &byte,
                                     cases[i].n_selected);

      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-text/caret-is-described", test_caret_is_described);
  return g_test_run ();
}
