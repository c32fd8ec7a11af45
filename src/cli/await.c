/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/await.h"

#include "cli/output.h"
#include "segment/error.h"
#include "segment/segment.h"
#include "watch/waiter.h"

#include <glib/gi18n.h>

typedef struct
{
  GMainLoop *loop; /* borrowed */
  gboolean ready;
  gboolean late;
} Await;

static void
ready_cb (Await *await)
{
  await->ready = TRUE;
  g_main_loop_quit (await->loop);
}

static gboolean
late_cb (gpointer user_data)
{
  Await *await = user_data;

  await->late = TRUE;
  g_main_loop_quit (await->loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_there (VitrineAddress *address)
{
  VitrineSegmentStatus status;

  return vitrine_segment_lookup (address, &status, NULL) && status.size > 0;
}

static void
run (Await          *await,
     VitrineAddress *address,
     guint           timeout)
{
  g_autoptr (VitrineWaiter) waiter = vitrine_waiter_new (address);
  guint source = timeout > 0 ? g_timeout_add_seconds (timeout, late_cb, await) : 0;

  g_signal_connect_swapped (waiter, "ready", G_CALLBACK (ready_cb), await);
  vitrine_waiter_start (waiter);
  g_main_loop_run (await->loop);
  g_clear_handle_id (&source, g_source_remove);
}

gboolean
vitrine_await (VitrineAddress  *address,
               guint            timeout,
               GMainLoop       *loop,
               gboolean        *appeared,
               GError         **error)
{
  const char *name = vitrine_address_get_label (address);
  Await await = { .loop = loop };

  if (is_there (address))
    return TRUE;

  vitrine_output_message (_("Waiting for “%s”"), name);
  run (&await, address, timeout);
  if (await.ready)
    {
      vitrine_output_message (_("“%s” is there"), name);
      *appeared = TRUE;
      return TRUE;
    }

  if (await.late)
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND,
                 ngettext ("“%s” was not there within %u second",
                           "“%s” was not there within %u seconds", timeout),
                 name, timeout);
  return FALSE;
}
