/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is typed for an offset gives a byte that exists, or a reason. */

#include "decode/offset-expression.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

static void
evaluate (const char *text,
          guint64     caret,
          guint64     size)
{
  g_autoptr (GError) error = NULL;
  guint64 offset;

  if (vitrine_offset_expression_evaluate (text, caret, size, &offset, &error))
    g_assert_cmpuint (offset, <, size);
  else
    g_assert_nonnull (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, length);

  evaluate (text, 0x100, 4096);
  evaluate (text, G_MAXINT64 - 1, G_MAXINT64);
  evaluate (text, 0, 0);
  return 0;
}
