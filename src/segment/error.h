/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one error domain of Vitrine. Every message in it says what could not be
 * done, why, and, where there is something to do, what; it is translated and
 * meant to be shown as it is. The functions may be called from any thread. */

#pragma once

#include <glib.h>

#define VITRINE_ERROR (vitrine_error_quark ())

typedef enum
{
  VITRINE_ERROR_BAD_ADDRESS, /* the text is no address, and why */
  VITRINE_ERROR_NOT_FOUND,   /* nothing stands at the address */
  VITRINE_ERROR_EXISTS,      /* something stands there already */
  VITRINE_ERROR_DENIED,      /* the owner or the mode forbids it */
  VITRINE_ERROR_READ_ONLY,   /* attached to watch only */
  VITRINE_ERROR_EMPTY,       /* its creator left it at 0 bytes */
  VITRINE_ERROR_GONE,        /* it shrank, or was removed or replaced */
  VITRINE_ERROR_TOO_LONG,    /* what should be written does not fit */
  VITRINE_ERROR_NOT_TEXT,    /* it cannot be said in the encoding */
  VITRINE_ERROR_FULL,        /* no memory left to keep the bytes in */
  VITRINE_ERROR_BUSY,        /* another process holds the turn */
  VITRINE_ERROR_FAILED,      /* anything else, with the system's words */
} VitrineError;

GQuark vitrine_error_quark (void);

void vitrine_error_set_errno (GError **error,
                              int errsv,
                              const char *format,
                              ...) G_GNUC_PRINTF (3, 4);
