/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/source.h"

#include "segment/error.h"
#include "segment/posix-source.h"

#include <glib/gi18n-lib.h>

static const VitrineSource *const sources[] = {
  [VITRINE_ADDRESS_POSIX] = &vitrine_posix_source,
  [VITRINE_ADDRESS_SYSV] = NULL,
  [VITRINE_ADDRESS_PROC] = NULL,
  [VITRINE_ADDRESS_FILE] = NULL,
};

/**
 * vitrine_source_find:
 *
 * Returns: the source for the kind of @address, or NULL with
 *   VITRINE_ERROR_FAILED where there is none
 */
const VitrineSource *
vitrine_source_find (VitrineAddress  *address,
                     GError         **error)
{
  const VitrineSource *source = sources[vitrine_address_get_kind (address)];

  if (source == NULL)
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                 _("Cannot attach “%s”: this version attaches POSIX shared memory "
                   "only, named like /name"),
                 vitrine_address_get_display (address));

  return source;
}
