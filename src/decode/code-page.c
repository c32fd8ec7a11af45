/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/code-page.h"

#define N_ASCII 0x80

static gunichar
decode (const VitrineEncoding *encoding,
        guint8                 byte)
{
  g_autoptr (VitrineText) text = vitrine_encoding_decode (encoding, &byte, 1);

  if (text->n_characters != 1 || text->n_invalid > 0)
    return VITRINE_CODE_PAGE_NONE;
  return g_utf8_get_char (text->utf8);
}

void
vitrine_code_page_init (VitrineCodePage       *self,
                        const VitrineEncoding *encoding)
{
  gboolean single = encoding != NULL && encoding->single_byte;

  g_return_if_fail (self != NULL);

  self->name = single ? encoding->name : "ASCII";
  for (guint i = 0; i < G_N_ELEMENTS (self->characters); i++)
    self->characters[i] = i < N_ASCII ? i : VITRINE_CODE_PAGE_NONE;
  /* Byte 0 ends a text, and is U+0000 in all of them. */
  for (guint i = 1; i < G_N_ELEMENTS (self->characters) && single; i++)
    self->characters[i] = decode (encoding, (guint8) i);
}

gboolean
vitrine_code_page_find (const VitrineCodePage *self,
                        gunichar               character,
                        guint8                *byte)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (byte != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (self->characters); i++)
    if (self->characters[i] == character && character != VITRINE_CODE_PAGE_NONE)
      {
        *byte = (guint8) i;
        return TRUE;
      }
  return FALSE;
}

gunichar
vitrine_code_page_get_visible (const VitrineCodePage *self,
                               guint8                 byte)
{
  gunichar character = self->characters[byte];

  if (character == ' ')
    return character;
  if (character == VITRINE_CODE_PAGE_NONE || !g_unichar_isgraph (character)
      || g_unichar_ismark (character)
      || g_unichar_type (character) == G_UNICODE_PRIVATE_USE)
    return 0;
  return character;
}

char *
vitrine_code_page_to_text (const VitrineCodePage *self,
                           gconstpointer          bytes,
                           gsize                  length)
{
  const guint8 *byte = bytes;
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      gunichar character = vitrine_code_page_get_visible (self, byte[i]);

      g_string_append_unichar (text, character != 0 ? character : '.');
    }
  return g_string_free (text, FALSE);
}
