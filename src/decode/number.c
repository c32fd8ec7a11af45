/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/number.h"

#include "decode/number-private.h"
#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const VitrineNumberType types[] = {
  { "int8", N_("Signed 8 bit"), 1, 4,
    vitrine_number_format_signed, vitrine_number_parse_signed },
  { "uint8", N_("Unsigned 8 bit"), 1, 3,
    vitrine_number_format_unsigned, vitrine_number_parse_unsigned },
  { "int16", N_("Signed 16 bit"), 2, 6,
    vitrine_number_format_signed, vitrine_number_parse_signed },
  { "uint16", N_("Unsigned 16 bit"), 2, 5,
    vitrine_number_format_unsigned, vitrine_number_parse_unsigned },
  { "int32", N_("Signed 32 bit"), 4, 11,
    vitrine_number_format_signed, vitrine_number_parse_signed },
  { "uint32", N_("Unsigned 32 bit"), 4, 10,
    vitrine_number_format_unsigned, vitrine_number_parse_unsigned },
  { "int64", N_("Signed 64 bit"), 8, 20,
    vitrine_number_format_signed, vitrine_number_parse_signed },
  { "uint64", N_("Unsigned 64 bit"), 8, 20,
    vitrine_number_format_unsigned, vitrine_number_parse_unsigned },
  { "float16", N_("Float 16 bit"), 2, 11,
    vitrine_number_format_float, vitrine_number_parse_float },
  { "float32", N_("Float 32 bit"), 4, 15,
    vitrine_number_format_float, vitrine_number_parse_float },
  { "float64", N_("Float 64 bit"), 8, 24,
    vitrine_number_format_float, vitrine_number_parse_float },
  { "binary", N_("Binary"), 1, 8,
    vitrine_number_format_binary, vitrine_number_parse_binary },
  { "character", N_("Character"), 0, 14,
    vitrine_number_format_character, vitrine_number_parse_character },
  { "utf8", N_("UTF-8"), 0, 14,
    vitrine_number_format_utf8, vitrine_number_parse_utf8 },
  { "utf16", N_("UTF-16"), 0, 14,
    vitrine_number_format_utf16, vitrine_number_parse_utf16 },
  { "time32", N_("Unix time 32 bit"), 4, 23,
    vitrine_number_format_time, vitrine_number_parse_time },
  { "time64", N_("Unix time 64 bit"), 8, 23,
    vitrine_number_format_time, vitrine_number_parse_time },
  { "filetime", N_("FILETIME"), 8, 31,
    vitrine_number_format_filetime, vitrine_number_parse_filetime },
  { "uuid", N_("UUID"), 16, 36,
    vitrine_number_format_uuid, vitrine_number_parse_uuid },
};

const VitrineNumberType *
vitrine_number_get_all (gsize *n_types)
{
  g_return_val_if_fail (n_types != NULL, NULL);

  *n_types = G_N_ELEMENTS (types);
  return types;
}

const VitrineNumberType *
vitrine_number_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, name))
      return &types[i];

  return NULL;
}

/**
 * vitrine_number_format:
 * @bytes: what stands there, as far as it is known; VITRINE_NUMBER_SIZE_MAX of
 *   them are enough for every type
 *
 * Returns: (nullable): the value; NULL where there are too few bytes for one, or
 *   bytes that are no character
 */
char *
vitrine_number_format (const VitrineNumberType  *type,
                       const VitrineNumberScope *scope,
                       gconstpointer             bytes,
                       gsize                     length)
{
  g_return_val_if_fail (type != NULL && scope != NULL, NULL);
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length < MAX (type->size, 1))
    return NULL;
  return type->format (type, scope, bytes, length);
}

/**
 * vitrine_number_parse:
 * @text: valid UTF-8
 *
 * Returns: the bytes, at most VITRINE_NUMBER_SIZE_MAX; or NULL with an error that
 *   says why @text is none, or by how much it is out of range
 */
GBytes *
vitrine_number_parse (const VitrineNumberType   *type,
                      const VitrineNumberScope  *scope,
                      const char                *text,
                      GError                   **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (type != NULL && scope != NULL && text != NULL, NULL);

  if (text[0] == '\0')
    return vitrine_number_fail (error, _("There is no value yet"));

  /* A blank alone is a character. */
  stripped = g_strstrip (g_strdup (text));
  return type->parse (type, scope, stripped[0] != '\0' ? stripped : text, error);
}

guint64
vitrine_number_load (const guint8 *bytes,
                     gsize         size,
                     gboolean      big_endian)
{
  guint64 value = 0;

  for (gsize i = 0; i < size; i++)
    value = value << 8 | bytes[big_endian ? i : size - 1 - i];
  return value;
}

GBytes *
vitrine_number_store (guint64  value,
                      gsize    size,
                      gboolean big_endian)
{
  guint8 bytes[sizeof value];

  for (gsize i = 0; i < size; i++)
    bytes[big_endian ? size - 1 - i : i] = value >> (8 * i) & 0xff;
  return g_bytes_new (bytes, size);
}

gboolean
vitrine_number_read_whole (const char *text,
                           guint64    *value,
                           gboolean   *is_huge)
{
  gboolean is_hexadecimal = g_ascii_strncasecmp (text, "0x", 2) == 0;
  const char *digits = is_hexadecimal ? text + 2 : text;
  guint64 base = is_hexadecimal ? 16 : 10;
  guint64 sum = 0;

  *is_huge = FALSE;
  for (const char *p = digits; *p != '\0'; p++)
    {
      int digit = g_ascii_xdigit_value (*p);

      if (digit < 0 || (guint64) digit >= base)
        return FALSE;
      if (__builtin_mul_overflow (sum, base, &sum)
          || __builtin_add_overflow (sum, (guint64) digit, &sum))
        *is_huge = TRUE;
    }

  *value = *is_huge ? G_MAXUINT64 : sum;
  return *digits != '\0';
}

GBytes *
vitrine_number_fail (GError     **error,
                     const char  *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (VITRINE_ERROR, VITRINE_ERROR_FAILED,
                                                format, arguments));
  va_end (arguments);
  return NULL;
}
