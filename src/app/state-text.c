/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/state-text.h"

#include "segment/seals.h"
#include "segment/user-name.h"

#include <glib/gi18n.h>

static char *
name_size (guint64 size)
{
  return g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS | G_FORMAT_SIZE_LONG_FORMAT);
}

static char *
describe_grown (VitrineSampler *sampler)
{
  g_autofree char *before = name_size (vitrine_sampler_get_former_size (sampler));
  g_autofree char *now = name_size (vitrine_sampler_get_size (sampler));

  /* Translators: both are sizes, such as “4.0 KiB (4,096 bytes)” */
  return g_strdup_printf (_("This segment grew from %s to %s. All of it is shown."),
                          before, now);
}

static char *
describe_shrunk (VitrineSampler *sampler)
{
  g_autofree char *before = name_size (vitrine_sampler_get_former_size (sampler));
  g_autofree char *now = name_size (vitrine_sampler_get_size (sampler));

  /* Translators: both are sizes, such as “4.0 KiB (4,096 bytes)” */
  return g_strdup_printf (_("This segment shrank from %s to %s. What stood behind that "
                            "is gone."),
                          before, now);
}

/* What was opened stays open, whatever its mode says now. */
static char *
describe_locked (VitrineSampler *sampler)
{
  const VitrineSegmentStatus *status = vitrine_sampler_get_status (sampler);
  g_autofree char *owner = vitrine_user_name (status->owner);

  if (vitrine_seals_forbid_writing (status->seals))
    return g_strdup (_("The program that made this segment has sealed it meanwhile: this "
                       "window cannot write into it any more."));
  if (status->readable)
    return g_strdup_printf (_("You may not write into this segment any more: it belongs "
                              "to %s and its mode is %04o now."),
                            owner, status->mode);
  return g_strdup_printf (_("You may not open this segment any more: it belongs to %s "
                            "and its mode is %04o now. This window reads on, since it had "
                            "it open before."),
                          owner, status->mode);
}

/* This window is one of them, or two where it also writes. */
static char *
describe_doomed (VitrineSampler *sampler)
{
  gulong n = (gulong) vitrine_sampler_get_status (sampler)->sysv.attached;

  return g_strdup_printf (ngettext ("This segment is marked for destruction: it goes with its "
                                    "last attachment, and there is %lu now, this window’s "
                                    "included.",
                                    "This segment is marked for destruction: it goes with its "
                                    "last attachment, and there are %lu now, this window’s "
                                    "included.",
                                    n),
                          n);
}

char *
vitrine_state_text_describe (VitrineSampler *sampler)
{
  switch (vitrine_sampler_get_state (sampler))
    {
    case VITRINE_STATE_GROWN:
      return describe_grown (sampler);
    case VITRINE_STATE_SHRUNK:
      return describe_shrunk (sampler);
    case VITRINE_STATE_EMPTY:
      return g_strdup (_("This segment shrank to nothing: it has no bytes now. What it "
                         "gets is shown at once."));
    case VITRINE_STATE_FULL:
      return g_strdup (_("No memory is left for shared memory: whoever writes where "
                         "nothing was ever written in this segment fails. Remove segments "
                         "that nobody needs."));
    case VITRINE_STATE_LOCKED:
      return describe_locked (sampler);
    case VITRINE_STATE_DOOMED:
      return describe_doomed (sampler);
    case VITRINE_STATE_LET_GO:
      return g_strdup (_("The process through which this segment was reached has ended, or "
                         "closed it. It is shown through this window’s own descriptor, and "
                         "lives at least as long as that."));
    case VITRINE_STATE_REMOVED:
      return g_strdup (_("This segment was removed: its name is gone. Its bytes "
                         "live on in the processes that still have it, and here."));
    case VITRINE_STATE_REPLACED:
      return g_strdup (_("Another segment has this name now. This window shows "
                         "the former one."));
    case VITRINE_STATE_UNREADABLE:
      return g_strdup (vitrine_sampler_get_error_message (sampler));
    case VITRINE_STATE_LIVE:
    default:
      return g_strdup ("");
    }
}
