/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/output.h"

#include "segment/error.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PICTURES 0x2400      /* U+2400: the picture of U+0000, and so on */
#define PICTURE_DELETE 0x2421
#define REPLACEMENT 0xfffd
#define UNIT_SEPARATOR 0x1f

/* Whether the bare name means this segment, and not one of another kind. */
static gboolean
name_is_address (VitrineAddress *address,
                 const char     *name)
{
  g_autoptr (VitrineAddress) other = vitrine_address_parse (name, NULL);

  return other != NULL && vitrine_address_equal (address, other);
}

const char *
vitrine_output_name (VitrineAddress *address)
{
  const char *label = vitrine_address_get_label (address);

  return name_is_address (address, label) ? label : vitrine_address_get_display (address);
}

void
vitrine_output_message (const char *format,
                        ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("vitrine-cli: %s\n", message);
}

static gunichar
tame (gunichar character)
{
  if (character == '\n' || character == '\t')
    return character;
  if (character < 0x20)
    return PICTURES + character;
  if (character == 0x7f)
    return PICTURE_DELETE;
  if (g_unichar_iscntrl (character))
    return REPLACEMENT;

  return character;
}

char *
vitrine_output_tame (const char *utf8,
                     gsize       length)
{
  GString *tamed = g_string_sized_new (length);

  for (const char *p = utf8; p < utf8 + length; p = g_utf8_next_char (p))
    g_string_append_unichar (tamed, tame (g_utf8_get_char (p)));

  return g_string_free (tamed, FALSE);
}

void
vitrine_output_text (const char *utf8,
                     gsize       length)
{
  if (isatty (STDOUT_FILENO))
    {
      g_autofree char *tamed = vitrine_output_tame (utf8, length);

      fputs (tamed, stdout);
    }
  else
    fwrite (utf8, 1, length, stdout);

  putchar ('\n');
}

static const char *
exact_address (VitrineAddress *address)
{
  const char *name = vitrine_address_get_name (address);
  const char *raw = vitrine_address_get_raw (address);

  if (!g_utf8_validate (raw, -1, NULL))
    return vitrine_address_get_display (address);

  return name_is_address (address, name) ? name : raw;
}

JsonBuilder *
vitrine_output_begin_json (VitrineAddress *address)
{
  JsonBuilder *builder = json_builder_new ();
  const char *raw = vitrine_address_get_raw (address);

  json_builder_begin_object (builder);
  vitrine_output_add_string (builder, "address", exact_address (address));
  vitrine_output_add_bytes (builder, "address_bytes", raw, strlen (raw));
  return builder;
}

void
vitrine_output_add_int (JsonBuilder *builder,
                        const char  *name,
                        guint64      value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

void
vitrine_output_add_boolean (JsonBuilder *builder,
                            const char  *name,
                            gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
vitrine_output_add_string (JsonBuilder *builder,
                           const char  *name,
                           const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
vitrine_output_add_bytes (JsonBuilder   *builder,
                          const char    *name,
                          gconstpointer  bytes,
                          gsize          length)
{
  static const char digits[] = "0123456789abcdef";
  const guint8 *byte = bytes;
  g_autofree char *text = g_malloc (length * 2 + 1);

  for (gsize i = 0; i < length; i++)
    {
      text[i * 2] = digits[byte[i] >> 4];
      text[i * 2 + 1] = digits[byte[i] & 0xf];
    }
  text[length * 2] = '\0';

  vitrine_output_add_string (builder, name, text);
}

/* json-glib 1.6 leaves the last control character as it is. It can only stand in
 * a string, where RFC 8259, section 7, forbids it. */
static void
print_json (const char *json)
{
  const char *control;

  for (; (control = strchr (json, UNIT_SEPARATOR)) != NULL; json = control + 1)
    {
      fwrite (json, 1, (gsize) (control - json), stdout);
      fputs ("\\u001f", stdout);
    }

  puts (json);
}

void
vitrine_output_end_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  line = json_generator_to_data (generator, NULL);
  print_json (line);
}

gboolean
vitrine_output_flush (GError **error)
{
  errno = EIO; /* what failed before now has left no reason */
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  vitrine_error_set_errno (error, errno, _("Cannot print the result"));
  return FALSE;
}
