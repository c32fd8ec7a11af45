/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/source.h"

#include "segment/file-source.h"
#include "segment/posix-source.h"
#include "segment/proc-source.h"
#include "segment/sysv-source.h"

static const VitrineSource *const sources[] = {
  [VITRINE_ADDRESS_POSIX] = &vitrine_posix_source,
  [VITRINE_ADDRESS_SYSV] = &vitrine_sysv_source,
  [VITRINE_ADDRESS_PROC] = &vitrine_proc_source,
  [VITRINE_ADDRESS_FILE] = &vitrine_file_source,
};

const VitrineSource *
vitrine_source_find (VitrineAddress *address)
{
  return sources[vitrine_address_get_kind (address)];
}
