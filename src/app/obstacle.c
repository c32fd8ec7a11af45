/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/obstacle.h"

#include "segment/seals.h"
#include "segment/user-name.h"

#include <glib/gi18n.h>

static char *
describe_watching (const VitrineSegmentStatus *status)
{
  g_autofree char *owner = NULL;

  if (status->writable)
    return g_strdup (_("Only watched: turn on “Allow Writing” to write here"));

  if (status->kind == VITRINE_OBJECT_SEMAPHORE)
    return g_strdup (_("Only watched: this is a semaphore, not shared memory"));
  if (vitrine_seals_forbid_writing (status->seals))
    return g_strdup (_("Only watched: the program that made it has sealed it against "
                       "writing"));

  owner = vitrine_user_name (status->owner);
  return g_strdup_printf (_("Only watched: it belongs to %s and its mode is %04o, so "
                            "you may not write into it"),
                          owner, status->mode);
}

static char *
describe_locked (const VitrineSegmentStatus *status)
{
  g_autofree char *owner = NULL;

  if (vitrine_seals_forbid_writing (status->seals))
    return g_strdup (_("Nobody can write into it any more: the program that made it has "
                       "sealed it"));

  owner = vitrine_user_name (status->owner);
  return g_strdup_printf (_("You may not write into it any more: it belongs to %s and "
                            "its mode is %04o now"),
                          owner, status->mode);
}

char *
vitrine_obstacle_find (VitrineSession *session)
{
  const VitrineSegmentStatus *status;
  VitrineSampler *sampler;

  if (session == NULL)
    return g_strdup (_("No segment is open"));

  sampler = vitrine_session_get_sampler (session);
  status = vitrine_sampler_get_status (sampler);
  if (vitrine_session_get_access (session) == VITRINE_ACCESS_WATCH)
    return describe_watching (status);
  if (vitrine_sampler_get_error_message (sampler) != NULL)
    return g_strdup (vitrine_sampler_get_error_message (sampler));
  if (!status->writable)
    return describe_locked (status);
  if (status->size == 0)
    return g_strdup (_("No room: this segment has no bytes now"));
  return NULL;
}

void
vitrine_obstacle_follow (VitrineSession *session,
                         GCallback       callback,
                         gpointer        listener)
{
  static const char *const signals[] = {
    "notify::state", "notify::size", "notify::writable",
  };
  VitrineSampler *sampler = vitrine_session_get_sampler (session);

  g_signal_connect_object (session, "notify::access", callback, listener,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (sampler, signals[i], callback, listener, G_CONNECT_SWAPPED);
}

void
vitrine_obstacle_leave (VitrineSession *session,
                        gpointer        listener)
{
  g_signal_handlers_disconnect_by_data (session, listener);
  g_signal_handlers_disconnect_by_data (vitrine_session_get_sampler (session), listener);
}
