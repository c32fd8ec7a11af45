/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What vitrine-cli prints: on standard output, always in UTF-8, whatever the
 * locale says, so that a script reads the same everywhere. Messages go to
 * standard error in the locale's encoding. */

#pragma once

#include "segment/address.h"

#include <json-glib/json-glib.h>

/* The shortest address of the segment, fit to be printed in one line. */
const char *vitrine_output_name         (VitrineAddress  *address);

void        vitrine_output_message      (const char      *format,
                                         ...) G_GNUC_PRINTF (1, 2);

/* What stands in a segment is a stranger's: on a terminal, control characters
 * other than tabs and line feeds are shown as pictures of themselves. */
char       *vitrine_output_tame         (const char      *utf8,
                                         gsize            length);
void        vitrine_output_text         (const char      *utf8,
                                         gsize            length);

/* One object in one line. "address" is the address where that is UTF-8, else
 * escaped; "address_bytes" has its bytes in hexadecimal, always. */
JsonBuilder *vitrine_output_begin_json  (VitrineAddress  *address);
void        vitrine_output_add_int      (JsonBuilder     *builder,
                                         const char      *name,
                                         guint64          value);
void        vitrine_output_add_boolean  (JsonBuilder     *builder,
                                         const char      *name,
                                         gboolean         value);
void        vitrine_output_add_string   (JsonBuilder     *builder,
                                         const char      *name,
                                         const char      *value);
void        vitrine_output_add_bytes    (JsonBuilder     *builder,
                                         const char      *name,
                                         gconstpointer    bytes,
                                         gsize            length);
void        vitrine_output_end_json     (JsonBuilder     *builder);

/* FALSE where something printed did not arrive, as on a full disk. */
gboolean    vitrine_output_flush        (GError         **error);
