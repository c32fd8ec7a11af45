/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever stands in a segment or is typed for a value: what can be shown can be
 * read back to the same bytes. */

#include "decode/number.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

static void
check_bytes (const VitrineNumberType  *type,
             const VitrineNumberScope *scope,
             const guint8             *bytes,
             gsize                     length)
{
  g_autofree char *text = vitrine_number_format (type, scope, bytes, length);
  g_autoptr (GBytes) back = NULL;
  gsize back_length;

  if (text == NULL)
    return;
  back = vitrine_number_parse (type, scope, text, NULL);
  g_assert_nonnull (back);
  back_length = g_bytes_get_size (back);
  g_assert_cmpuint (back_length, <=, length);
  g_assert_cmpmem (g_bytes_get_data (back, NULL), back_length, bytes, back_length);
}

static void
check_text (const VitrineNumberType  *type,
            const VitrineNumberScope *scope,
            const char               *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vitrine_number_parse (type, scope, text, &error);

  if (bytes == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, VITRINE_NUMBER_SIZE_MAX);
  check_bytes (type, scope, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, length);
  gsize n_types;
  const VitrineNumberType *types = vitrine_number_get_all (&n_types);

  for (guint big_endian = 0; big_endian <= 1; big_endian++)
    for (gsize i = 0; i < n_types; i++)
      {
        VitrineNumberScope scope = {
          vitrine_encoding_find (big_endian ? "UTF-16BE" : "UTF-8", NULL), big_endian,
        };

        check_text (&types[i], &scope, text);
        check_bytes (&types[i], &scope, data, MIN (length, VITRINE_NUMBER_SIZE_MAX));
      }
  return 0;
}
