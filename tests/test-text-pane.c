/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text-pane.h"

#include "app/composer.h"
#include "app/live-text.h"
#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <string.h>

#define SIZE 4096

typedef struct
{
  GtkWindow *window;
  VitrineTextPane *pane;
  GtkTextBuffer *live;
  VitrineComposer *composer;
  VitrineAddress *address;
  VitrineSession *session;
  guint n_changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *live;

  fixture->address = peer_address_new ();
  fixture->session = open_session (fixture->address, VITRINE_OPEN_JOIN, NULL);
  g_assert_nonnull (fixture->session);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->pane = VITRINE_TEXT_PANE (vitrine_text_pane_new ());
  gtk_window_set_default_size (fixture->window, 360, 400);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->pane));

  live = find_widget (GTK_WIDGET (fixture->pane), VITRINE_TYPE_LIVE_TEXT);
  fixture->live = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (find_widget (live, GTK_TYPE_TEXT_VIEW)));
  fixture->composer = VITRINE_COMPOSER (find_widget (GTK_WIDGET (fixture->pane),
                                                     VITRINE_TYPE_COMPOSER));
  g_signal_connect_swapped (fixture->live, "changed", G_CALLBACK (count_cb), fixture);

  vitrine_text_pane_set_session (fixture->pane, fixture->session);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window, fixture->pane);
  close_session (fixture->session);
  g_assert_false (peer_exists (fixture->address));
  vitrine_address_unref (fixture->address);
}

typedef struct
{
  Fixture *fixture;
  const char *text;
} Expected;

static gboolean
is_live (gpointer data)
{
  Expected *expected = data;
  g_autofree char *text = get_buffer_text (expected->fixture->live);

  return g_str_equal (text, expected->text);
}

static gboolean
is_said (gpointer data)
{
  Expected *expected = data;

  return find_label (GTK_WIDGET (expected->fixture->pane), expected->text) != NULL;
}

static void
wait_for_text (Fixture    *fixture,
               const char *text)
{
  wait_until (is_live, &(Expected) { fixture, text });
}

static void
wait_for_label (Fixture    *fixture,
                const char *text)
{
  wait_until (is_said, &(Expected) { fixture, text });
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  return is_said (&(Expected) { fixture, text });
}

static void
test_shows_what_stands (Fixture       *fixture,
                        gconstpointer  data)
{
  wait_for_label (fixture, "0 of 2047 units used");
  g_assert_true (says (fixture, "No text stands here"));

  g_assert_true (write_and_wait (fixture->session, "This is a test string", NULL));
  wait_for_text (fixture, "This is a test string");
  g_assert_true (says (fixture, "21 of 2047 units used"));
  g_assert_false (says (fixture, "No text stands here"));
  g_assert_false (says (fixture, "terminator"));
}

static void
test_unchanged_bytes_touch_nothing (Fixture       *fixture,
                                    gconstpointer  data)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);

  g_assert_true (write_and_wait (fixture->session, "the same", NULL));
  wait_for_text (fixture, "the same");
  fixture->n_changes = 0;
  for (int i = 0; i < 5; i++)
    {
      vitrine_sampler_sample_now (sampler);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_selection_stays (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  g_assert_true (write_and_wait (fixture->session, "count 9, and more", NULL));
  wait_for_text (fixture, "count 9, and more");
  gtk_text_buffer_get_iter_at_offset (fixture->live, &start, 9);
  gtk_text_buffer_get_iter_at_offset (fixture->live, &end, 12);
  gtk_text_buffer_select_range (fixture->live, &start, &end);

  g_assert_true (write_and_wait (fixture->session, "count 10, and more", NULL));
  wait_for_text (fixture, "count 10, and more");
  g_assert_true (gtk_text_buffer_get_selection_bounds (fixture->live, &start, &end));
  selected = gtk_text_buffer_get_text (fixture->live, &start, &end, TRUE);
  g_assert_cmpstr (selected, ==, "and");
}

static void
test_invalid_and_endless_text_is_said (Fixture       *fixture,
                                       gconstpointer  data)
{
  guint8 bytes[SIZE];

  memset (bytes, 0x61, sizeof bytes);
  bytes[10] = 0x00;
  bytes[11] = 0xd8; /* a high surrogate alone */
  poke (fixture->address, bytes, sizeof bytes);

  wait_for_label (fixture, "1 invalid place shown as U+FFFD");
  g_assert_true (says (fixture, "No terminator"));
  g_assert_true (says (fixture, "2048 of 2048 units used"));
}

static gboolean
is_filled (gpointer data)
{
  return g_list_model_get_n_items (data) > 1;
}

/* The menu is filled after the first frame. */
static void
test_encoding_menu (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkDropDown *menu = GTK_DROP_DOWN (find_widget (GTK_WIDGET (fixture->pane),
                                                  GTK_TYPE_DROP_DOWN));
  GListModel *model = gtk_drop_down_get_model (menu);
  g_autoptr (GtkStringObject) first = NULL;
  const VitrineEncoding *encoding;

  wait_until (is_filled, model);
  first = g_list_model_get_item (model, 0);
  g_assert_cmpstr (gtk_string_object_get_string (first), ==, "Automatic (UTF-16LE)");
  g_assert_cmpuint (gtk_drop_down_get_selected (menu), ==, 0);

  gtk_drop_down_set_selected (menu, 3);
  g_assert_false (vitrine_session_is_automatic (fixture->session));
  encoding = vitrine_session_get_encoding (fixture->session);
  g_assert_cmpstr (encoding->name, ==, "UTF-8");
  wait_for_label (fixture, "0 of 4095 units used");

  gtk_drop_down_set_selected (menu, 0);
  g_assert_true (vitrine_session_is_automatic (fixture->session));

  vitrine_session_set_encoding (fixture->session, encoding);
  g_assert_cmpuint (gtk_drop_down_get_selected (menu), ==, 3);
}

static void
test_edit_this_text (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *composed = NULL;

  g_assert_true (write_and_wait (fixture->session, "to be changed", NULL));
  wait_for_text (fixture, "to be changed");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->composer), "text.edit", NULL));
  composed = vitrine_composer_get_text (fixture->composer);
  g_assert_cmpstr (composed, ==, "to be changed");
}

static void
test_nothing_lost_with_the_session (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autofree char *composed = NULL;
  VitrineSession *other = open_session (address, VITRINE_OPEN_JOIN, NULL);

  g_assert_true (write_and_wait (fixture->session, "one", NULL));
  g_assert_true (write_and_wait (other, "other", NULL));
  wait_for_text (fixture, "one");
  vitrine_composer_set_text (fixture->composer, "precious");

  vitrine_text_pane_set_session (fixture->pane, other);
  wait_for_text (fixture, "other");
  vitrine_text_pane_set_session (fixture->pane, NULL);
  wait_for_text (fixture, "");
  close_session (other);

  vitrine_text_pane_set_session (fixture->pane, fixture->session);
  wait_for_text (fixture, "one");
  composed = vitrine_composer_get_text (fixture->composer);
  g_assert_cmpstr (composed, ==, "precious");
}

/* A pane that nobody sees reads nothing; it catches up when it is shown. */
static void
test_hidden_pane_catches_up (Fixture       *fixture,
                             gconstpointer  data)
{
  wait_for_label (fixture, "0 of 2047 units used");
  gtk_widget_set_visible (GTK_WIDGET (fixture->pane), FALSE);
  g_assert_true (write_and_wait (fixture->session, "meanwhile", NULL));
  fixture->n_changes = 0;
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  gtk_widget_set_visible (GTK_WIDGET (fixture->pane), TRUE);
  wait_for_text (fixture, "meanwhile");
}

static void
test_large_segment (Fixture       *fixture,
                    gconstpointer  data)
{
  const gsize size = 2 * VITRINE_SAMPLER_WHOLE_MAX;
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autofree char *bytes = g_strnfill (size, 'x');
  VitrineSession *session;

  for (gsize i = 99; i < size; i += 100)
    bytes[i] = '\n';
  peer_make_foreign (address, size, 0600);
  poke (address, bytes, size);
  session = open_session (address, VITRINE_OPEN_VISIT, NULL);
  vitrine_text_pane_set_session (fixture->pane, session);

  wait_for_label (fixture, "Only the first 65536 of 262144 characters are shown");
  g_assert_true (says (fixture, "No terminator in the first 256.0"));

  vitrine_text_pane_set_session (fixture->pane, NULL);
  close_session (session);
  peer_remove (address);
}

static void
test_fits_a_phone (Fixture       *fixture,
                   gconstpointer  data)
{
  wait_for_label (fixture, "0 of 2047 units used");
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->pane)), <=, 360);
  lengthen_texts (GTK_WIDGET (fixture->pane));
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->pane)), <=, 360);
}

/* Nothing holds the focus back, in either direction. */
static void
assert_stops (Fixture          *fixture,
              GtkDirectionType  direction,
              guint             n_stops)
{
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 3 * n_stops; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), direction);
      g_hash_table_add (stops, gtk_window_get_focus (fixture->window));
    }

  g_assert_cmpuint (g_hash_table_size (stops), ==, n_stops);
}

static void
test_tab_goes_everywhere (Fixture       *fixture,
                          gconstpointer  data)
{
  /* Encoding, Live text, Edit This Text, New text, As I Type, Write. */
  const guint n_stops = 6;

  g_assert_true (write_and_wait (fixture->session, "text", NULL));
  wait_for_text (fixture, "text");
  vitrine_text_pane_focus_composer (fixture->pane);
  assert_stops (fixture, GTK_DIR_TAB_FORWARD, n_stops);
  vitrine_text_pane_focus_composer (fixture->pane);
  assert_stops (fixture, GTK_DIR_TAB_BACKWARD, n_stops);
}

/* A text that wraps needs all its line when it has no height to wrap into. */
static void
test_width_never_depends_on_height (Fixture       *fixture,
                                    gconstpointer  data)
{
  const int wide = 2000;
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *session;
  int height, width;

  peer_make_foreign (address, SIZE, 0600);
  session = open_session (address, VITRINE_OPEN_VISIT, NULL);
  vitrine_text_pane_set_session (fixture->pane, session);
  g_assert_true (says (fixture, "Allow Writing"));

  lengthen_texts (GTK_WIDGET (fixture->pane));
  gtk_widget_measure (GTK_WIDGET (fixture->pane), GTK_ORIENTATION_VERTICAL, wide, &height,
                      NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->pane), GTK_ORIENTATION_HORIZONTAL, height, &width,
                      NULL, NULL, NULL);
  g_assert_cmpint (width, ==, get_min_width (GTK_WIDGET (fixture->pane)));

  vitrine_text_pane_set_session (fixture->pane, NULL);
  close_session (session);
  peer_remove (address);
}

static void
add (const char *path,
     void (* test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/text-pane/shows", test_shows_what_stands);
  add ("/text-pane/unchanged-touches-nothing", test_unchanged_bytes_touch_nothing);
  add ("/text-pane/selection-stays", test_selection_stays);
  add ("/text-pane/invalid-and-endless", test_invalid_and_endless_text_is_said);
  add ("/text-pane/encoding-menu", test_encoding_menu);
  add ("/text-pane/edit-this-text", test_edit_this_text);
  add ("/text-pane/session-replaced", test_nothing_lost_with_the_session);
  add ("/text-pane/hidden-catches-up", test_hidden_pane_catches_up);
  add ("/text-pane/large-segment", test_large_segment);
  add ("/text-pane/tab-goes-everywhere", test_tab_goes_everywhere);
  add ("/text-pane/fits-a-phone", test_fits_a_phone);
  add ("/text-pane/width-never-depends-on-height", test_width_never_depends_on_height);
  return g_test_run ();
}
