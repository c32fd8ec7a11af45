/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/copy-format.h"

#include "decode/hex.h"

#include <string.h>

#define PER_LINE 16
#define NUMBERS_PER_LINE 12 /* of "0xff, ", so that a line keeps within 80 columns */

static char
to_character (guint8 byte)
{
  return g_ascii_isprint (byte) ? (char) byte : '.';
}

/* Pairs of digits with a blank between them: vitrine_hex_parse() reads it back. */
static void
append_hex (GString      *out,
            guint64       offset,
            const guint8 *bytes,
            gsize         length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (out, i % PER_LINE == 0 ? '\n' : ' ');
      g_string_append_printf (out, "%02x", bytes[i]);
    }
}

static void
append_characters (GString      *out,
                   guint64       offset,
                   const guint8 *bytes,
                   gsize         length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_c (out, to_character (bytes[i]));
}

static void
append_numbers (GString      *out,
                const guint8 *bytes,
                gsize         length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (out, "%s0x%02x,%s",
                            i % NUMBERS_PER_LINE == 0 ? "  " : " ", bytes[i],
                            i % NUMBERS_PER_LINE == NUMBERS_PER_LINE - 1 ? "\n" : "");

  if (length % NUMBERS_PER_LINE != 0)
    g_string_append_c (out, '\n');
}

static void
append_c (GString      *out,
          guint64       offset,
          const guint8 *bytes,
          gsize         length)
{
  g_string_append_printf (out, "const unsigned char data[%zu] = {\n", length);
  append_numbers (out, bytes, length);
  g_string_append (out, "};\n");
}

static void
append_rust (GString      *out,
             guint64       offset,
             const guint8 *bytes,
             gsize         length)
{
  g_string_append_printf (out, "const DATA: [u8; %zu] = [\n", length);
  append_numbers (out, bytes, length);
  g_string_append (out, "];\n");
}

/* A bytes literal: The Python Language Reference, 2.4.1. */
static void
append_python (GString      *out,
               guint64       offset,
               const guint8 *bytes,
               gsize         length)
{
  g_string_append (out, "b'");
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '\'' || bytes[i] == '\\')
        g_string_append_printf (out, "\\%c", bytes[i]);
      else if (g_ascii_isprint (bytes[i]))
        g_string_append_c (out, (char) bytes[i]);
      else
        g_string_append_printf (out, "\\x%02x", bytes[i]);
    }
  g_string_append_c (out, '\'');
}

static void
append_json (GString      *out,
             guint64       offset,
             const guint8 *bytes,
             gsize         length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (out, "%s%u", i == 0 ? "[" : ", ", bytes[i]);
  g_string_append_c (out, ']');
}

static void
append_base64 (GString      *out,
               guint64       offset,
               const guint8 *bytes,
               gsize         length)
{
  g_autofree char *text = g_base64_encode (bytes, length);

  g_string_append (out, text);
}

/* As "xxd -s OFFSET" prints it. */
static void
append_xxd (GString      *out,
            guint64       offset,
            const guint8 *bytes,
            gsize         length)
{
  for (gsize i = 0; i < length; i += PER_LINE)
    vitrine_hex_append_row (out, offset + i, bytes + i, MIN (PER_LINE, length - i));
}

static void
append_canonical_row (GString      *out,
                      guint64       offset,
                      const guint8 *bytes,
                      gsize         length)
{
  g_string_append_printf (out, "%08" G_GINT64_MODIFIER "x", offset);
  for (gsize i = 0; i < PER_LINE; i++)
    {
      g_string_append (out, i % (PER_LINE / 2) == 0 ? "  " : " ");
      if (i < length)
        g_string_append_printf (out, "%02x", bytes[i]);
      else
        g_string_append (out, "  ");
    }

  g_string_append (out, "  |");
  append_characters (out, offset, bytes, length);
  g_string_append (out, "|\n");
}

/* As "hexdump -C -s OFFSET" prints it: rows that only repeat the one before are
 * one asterisk together, and the last line is where the bytes end. */
static void
append_hexdump (GString      *out,
                guint64       offset,
                const guint8 *bytes,
                gsize         length)
{
  gboolean repeating = FALSE;

  for (gsize i = 0; i < length; i += PER_LINE)
    {
      gsize n = MIN (PER_LINE, length - i);
      gboolean repeats = i > 0 && n == PER_LINE &&
                         memcmp (bytes + i, bytes + i - PER_LINE, n) == 0;

      if (!repeats)
        append_canonical_row (out, offset + i, bytes + i, n);
      else if (!repeating)
        g_string_append (out, "*\n");
      repeating = repeats;
    }

  g_string_append_printf (out, "%08" G_GINT64_MODIFIER "x\n", offset + length);
}

static const VitrineCopyFormat formats[] = {
  { "hex", append_hex },
  { VITRINE_COPY_FORMAT_TEXT, append_characters },
  { "c", append_c },
  { "rust", append_rust },
  { "python", append_python },
  { "json", append_json },
  { "base64", append_base64 },
  { "xxd", append_xxd },
  { "hexdump", append_hexdump },
};

const VitrineCopyFormat *
vitrine_copy_format_get_all (gsize *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const VitrineCopyFormat *
vitrine_copy_format_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

char *
vitrine_copy_format_convert (const VitrineCopyFormat *self,
                             guint64                  offset,
                             gconstpointer            bytes,
                             gsize                    length)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  out = g_string_sized_new (length * 4);
  self->append (out, offset, bytes, length);
  return g_string_free (out, FALSE);
}
