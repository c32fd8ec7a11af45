/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineAddress names a segment: one string, the same in the window, on the
 * command line and in files. It is immutable, reference-counted, and may be
 * shared between threads. Its name is bytes, not text: newlines and broken
 * UTF-8 are legal in it, so it is compared raw and shown escaped. */

#pragma once

#include <glib.h>

#define VITRINE_ADDRESS_DEFAULT "dllmemfilemap"

typedef enum
{
  VITRINE_ADDRESS_POSIX, /* dllmemfilemap, /dllmemfilemap, posix:/dllmemfilemap */
  VITRINE_ADDRESS_SYSV,  /* sysv:65538 */
  VITRINE_ADDRESS_PROC,  /* proc:4242/fd/13, proc:4242/map_files/7f0000-7f1000 */
  VITRINE_ADDRESS_FILE,  /* file:/path/to/file */
} VitrineAddressKind;

typedef struct _VitrineAddress VitrineAddress;

VitrineAddress     *vitrine_address_parse       (const char            *text,
                                                 GError               **error);
VitrineAddress     *vitrine_address_new_posix   (const char            *name,
                                                 GError               **error);
VitrineAddress     *vitrine_address_ref         (VitrineAddress        *self);
void                vitrine_address_unref       (VitrineAddress        *self);

VitrineAddressKind  vitrine_address_get_kind    (const VitrineAddress  *self);
const char         *vitrine_address_get_name    (const VitrineAddress  *self);
const char         *vitrine_address_get_raw     (const VitrineAddress  *self);
const char         *vitrine_address_get_label   (const VitrineAddress  *self);
const char         *vitrine_address_get_display (const VitrineAddress  *self);
gboolean            vitrine_address_equal       (const VitrineAddress  *a,
                                                 const VitrineAddress  *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineAddress, vitrine_address_unref)
