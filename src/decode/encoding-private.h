/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What encoding.c, decode-text.c, encode-text.c and guess.c share: which of the
 * four ways to convert an encoding takes. Unicode's own forms are converted
 * here with GLib's help, without opening an iconv; all others go through
 * iconv(3). Any thread. */

#pragma once

#include "decode/encoding.h"

typedef enum
{
  VITRINE_FORM_UTF8,
  VITRINE_FORM_UTF16,
  VITRINE_FORM_UTF32,
  VITRINE_FORM_LEGACY, /* one byte a unit, one or more units a character */
} VitrineForm;

VitrineForm vitrine_encoding_get_form      (const VitrineEncoding *self);
gboolean    vitrine_encoding_is_big_endian (const VitrineEncoding *self);
