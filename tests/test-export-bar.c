/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/export-bar.h"

#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

#define SIZE (8 * 1024 * 1024)
#define OFFSET 16
#define TEXT "what stands there"

typedef struct
{
  GtkWindow *window;
  VitrineExportBar *bar;
  VitrineAddress *address;
  VitrineSession *session;
  char *folder;
  GFile *file;
  char *message;
} Fixture;

static const VitrineRange text_range = { 0, sizeof TEXT - 1 };
static const VitrineRange whole = { 0, SIZE };

static void
message_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_file_new_build_filename (fixture->folder, "copy.bin", NULL);
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  poke (fixture->address, TEXT, sizeof TEXT - 1);
  fixture->session = open_session (fixture->address, VITRINE_OPEN_VISIT, &error);
  g_assert_no_error (error);

  fixture->bar = g_object_new (VITRINE_TYPE_EXPORT_BAR, NULL);
  g_signal_connect_swapped (fixture->bar, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  vitrine_export_bar_set_session (fixture->bar, fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  vitrine_export_bar_set_session (fixture->bar, NULL);
  close_session (fixture->session);
  destroy_window (fixture->window, fixture->bar);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_file_delete (fixture->file, NULL, NULL);
  g_object_unref (fixture->file);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->message);
}

static gboolean
has_message (gpointer data)
{
  return ((Fixture *) data)->message != NULL;
}

static void
assert_content (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_load_contents (fixture->file, NULL, &content, NULL, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_done (Fixture       *fixture,
           gconstpointer  user_data)
{
  vitrine_export_bar_begin (fixture->bar, &text_range, fixture->file);
  wait_until (has_message, fixture);
  g_assert_nonnull (strstr (fixture->message, "exported to “copy.bin”"));
  assert_content (fixture, TEXT);
}

/* A pause is there to look at what stood; and to keep it. */
static void
test_paused (Fixture       *fixture,
             gconstpointer  user_data)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);

  vitrine_sampler_sample_now (sampler);
  vitrine_sampler_set_paused (sampler, TRUE);
  poke (fixture->address, "WHAT", 4);
  vitrine_export_bar_begin (fixture->bar, &text_range, fixture->file);
  wait_until (has_message, fixture);
  assert_content (fixture, TEXT);
}

/* Whichever is faster: what is said is true. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON);
  gboolean is_there;

  vitrine_export_bar_begin (fixture->bar, &whole, fixture->file);
  g_signal_emit_by_name (button, "clicked");
  is_there = g_file_query_exists (fixture->file, NULL);
  g_assert_nonnull (fixture->message);
  g_assert_nonnull (strstr (fixture->message, is_there ? "exported" : "was cancelled"));

  g_clear_pointer (&fixture->message, g_free);
  vitrine_export_bar_begin (fixture->bar, &text_range, fixture->file);
  wait_until (has_message, fixture);
  assert_content (fixture, TEXT);
}

static void
test_one_at_a_time (Fixture       *fixture,
                    gconstpointer  user_data)
{
  vitrine_export_bar_begin (fixture->bar, &text_range, fixture->file);
  vitrine_export_bar_ask (fixture->bar, &whole);
  g_assert_nonnull (strstr (fixture->message, "Another export"));
  g_clear_pointer (&fixture->message, g_free);
  wait_until (has_message, fixture);
  assert_content (fixture, TEXT);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  user_data)
{
  vitrine_export_bar_ask (fixture->bar, &(VitrineRange) { 0, 0 });
  g_assert_nonnull (strstr (fixture->message, "nothing to export"));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (GFile) segment = g_file_new_for_path ("/dev/shm/vitrine-test-export");
  g_autoptr (GFile) elsewhere = g_file_new_for_uri ("http://example.com/copy.bin");

  vitrine_export_bar_begin (fixture->bar, &whole, elsewhere);
  g_assert_nonnull (strstr (fixture->message, "no folder of this machine"));
  g_clear_pointer (&fixture->message, g_free);
  vitrine_export_bar_begin (fixture->bar, &whole, segment);
  wait_until (has_message, fixture);
  g_assert_nonnull (strstr (fixture->message, "shared memory itself"));
}

/* The segment may be detached as soon as the bar has left it. */
static void
test_leave (Fixture       *fixture,
            gconstpointer  user_data)
{
  vitrine_export_bar_begin (fixture->bar, &whole, fixture->file);
  vitrine_export_bar_set_session (fixture->bar, NULL);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/export-bar/done", test_done },
    { "/export-bar/paused", test_paused },
    { "/export-bar/cancel", test_cancel },
    { "/export-bar/one-at-a-time", test_one_at_a_time },
    { "/export-bar/nothing", test_nothing },
    { "/export-bar/refused", test_refused },
    { "/export-bar/leave", test_leave },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
