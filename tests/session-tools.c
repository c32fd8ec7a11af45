/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-tools.h"

#include "decode/block.h"
#include "peer.h"

#include <string.h>
#include <unistd.h>

#define PATIENCE 20 /* seconds: only a test that fails waits that long */

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("What the test waits for does not come");
  return G_SOURCE_REMOVE;
}

void
wait_until (ConditionFunc condition,
            gpointer      data)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
is_unset (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

VitrineSession *
open_session (VitrineAddress  *address,
              VitrineOpen      how,
              GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vitrine_session_open_async (address, how, VITRINE_SEGMENT_SIZE_DEFAULT,
                              VITRINE_SEGMENT_MODE_DEFAULT, NULL, take_result_cb, &result);
  wait_until (is_set, &result);

  return vitrine_session_open_finish (result, error);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
close_session (VitrineSession *session)
{
  gpointer weak = session;
  guint source;

  g_object_add_weak_pointer (G_OBJECT (session), &weak);
  vitrine_session_close (session);
  g_object_unref (session);

  /* A worker may drop its reference after the main loop was last woken. */
  source = g_timeout_add (5, wake_cb, NULL);
  wait_until (is_unset, &weak);
  g_source_remove (source);
}

gboolean
write_and_wait (VitrineSession  *session,
                const char      *utf8,
                GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vitrine_session_write_async (session, utf8, NULL, take_result_cb, &result);
  wait_until (is_set, &result);

  return vitrine_session_write_finish (session, result, error);
}

gboolean
store_and_wait (VitrineSession  *session,
                guint64          offset,
                gconstpointer    bytes,
                gsize            length,
                GError         **error)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GAsyncResult) result = NULL;

  vitrine_session_store_async (session, offset, data, NULL, take_result_cb, &result);
  wait_until (is_set, &result);

  return vitrine_session_store_finish (session, result, error);
}

gboolean
step_and_wait (VitrineSession  *session,
               VitrineStep      which,
               VitrineEdit     *overriding,
               VitrineEdit    **conflict,
               GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VitrineEdit) edit = NULL;
  g_autoptr (VitrineEdit) step = NULL;
  gboolean done;

  vitrine_session_step_async (session, which, overriding, take_result_cb, &result);
  wait_until (is_set, &result);

  done = vitrine_session_step_finish (session, result, &edit, &step, error);
  if (conflict != NULL)
    *conflict = done ? NULL : g_steal_pointer (&step);
  return done;
}

void
poke (VitrineAddress *address,
      gconstpointer   bytes,
      gsize           length)
{
  int fd = peer_open_foreign (address);

  g_assert_cmpint (pwrite (fd, bytes, length, 0), ==, length);
  close (fd);
}

void
assert_bytes (VitrineSession *session,
              guint64         offset,
              const char     *expected)
{
  char found[64] = "";

  vitrine_segment_read (vitrine_session_get_segment (session), offset, found,
                        strlen (expected), NULL);
  g_assert_cmpstr (found, ==, expected);
}

char *
read_utf16 (VitrineAddress *address)
{
  g_autoptr (VitrineSegment) segment = NULL;
  g_autoptr (VitrineText) text = NULL;

  segment = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (segment);
  text = vitrine_block_read_text (segment, vitrine_encoding_default (), 0, NULL);
  g_assert_nonnull (text);

  return g_strdup (text->utf8);
}
