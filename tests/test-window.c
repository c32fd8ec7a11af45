/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window.h"

#include "app/find-bar.h"
#include "app/window-title.h"
#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

typedef struct
{
  VitrineWindow *window;
  VitrineAddress *address;
} Fixture;

static gboolean
has_session (gpointer data)
{
  return vitrine_window_get_session (data) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->address = peer_address_new ();
  fixture->window = vitrine_window_new (NULL, NULL);
}

/* Closing the window is part of every test: it leaves no object behind, and its
 * segment goes with it. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gpointer weak = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until (is_gone, &weak);

  vitrine_address_unref (fixture->address);
}

static GVariant *
get_state (Fixture    *fixture,
           const char *action)
{
  return g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), action);
}

static gboolean
get_boolean_state (Fixture    *fixture,
                   const char *action)
{
  g_autoptr (GVariant) state = get_state (fixture, action);

  return g_variant_get_boolean (state);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static void
open_joined (Fixture *fixture)
{
  vitrine_window_open (fixture->window, fixture->address, VITRINE_OPEN_JOIN);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (has_session, fixture->window);
}

static void
test_closed_is_freed (Fixture       *fixture,
                      gconstpointer  user_data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* A segment of 0 bytes is waited for: the window may be closed meanwhile. */
static void
test_closed_while_opening (Fixture       *fixture,
                           gconstpointer  user_data)
{
  vitrine_window_open (fixture->window, fixture->address, VITRINE_OPEN_JOIN);
}

static void
test_shows_a_segment (Fixture       *fixture,
                      gconstpointer  user_data)
{
  VitrineSession *session;
  VitrineSegmentStatus status;

  open_joined (fixture);
  session = vitrine_window_get_session (fixture->window);
  g_assert_true (vitrine_address_equal (vitrine_session_get_address (session),
                                        fixture->address));
  g_assert_cmpint (vitrine_session_get_access (session), ==, VITRINE_ACCESS_JOIN);
  g_assert_true (vitrine_segment_lookup (fixture->address, &status, NULL));
  g_assert_cmpuint (status.size, ==, VITRINE_SEGMENT_SIZE_DEFAULT);
}

static gboolean
can_undo (gpointer data)
{
  return is_enabled (data, "undo");
}

static gboolean
can_redo (gpointer data)
{
  return is_enabled (data, "redo");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *text = NULL;

  open_joined (fixture);
  g_assert_false (can_undo (fixture));
  g_assert_true (write_and_wait (vitrine_window_get_session (fixture->window), "text", NULL));
  g_assert_true (can_undo (fixture));
  g_assert_false (can_redo (fixture));
  activate (fixture, "undo");
  wait_until (can_redo, fixture);
  g_assert_false (can_undo (fixture));
  text = read_utf16 (fixture->address);
  g_assert_cmpstr (text, ==, "");
  activate (fixture, "redo");
  wait_until (can_undo, fixture);
}

static gboolean
says_why_not (gpointer data)
{
  Fixture *fixture = data;

  return find_label (GTK_WIDGET (fixture->window), "Cannot Show") != NULL;
}

static gboolean
says_waiting (gpointer data)
{
  Fixture *fixture = data;

  return find_label (GTK_WIDGET (fixture->window), "Waiting for") != NULL
         && is_enabled (fixture, "stop-waiting");
}

static void
open_missing (Fixture *fixture)
{
  vitrine_window_open (fixture->window, fixture->address, VITRINE_OPEN_VISIT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (says_waiting, fixture);
}

static void
test_missing_segment (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_assert_false (is_enabled (fixture, "pause"));
  open_missing (fixture);
  g_assert_null (vitrine_window_get_session (fixture->window));
  g_assert_nonnull (find_label (find_widget (GTK_WIDGET (fixture->window),
                                             VITRINE_TYPE_WINDOW_TITLE),
                                vitrine_address_get_label (fixture->address)));
  g_assert_true (vitrine_address_equal (vitrine_window_get_address (fixture->window),
                                        fixture->address));

  peer_make_foreign (fixture->address, 64, 0600);
  wait_until (has_session, fixture->window);
  g_assert_false (is_enabled (fixture, "stop-waiting"));
  peer_remove (fixture->address);
}

static void
test_stop_waiting (Fixture       *fixture,
                   gconstpointer  user_data)
{
  open_missing (fixture);
  activate (fixture, "stop-waiting");
  g_assert_true (says_why_not (fixture));
  g_assert_false (is_enabled (fixture, "stop-waiting"));

  activate (fixture, "reload");
  wait_until (says_waiting, fixture);
}

/* What one waits for makes place for what one wants to see. */
static void
test_open_while_waiting (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr (VitrineAddress) other = peer_address_new ();

  open_missing (fixture);
  peer_make_foreign (other, 64, 0600);
  vitrine_window_open (fixture->window, other, VITRINE_OPEN_VISIT);
  wait_until (has_session, fixture->window);
  g_assert_true (vitrine_address_equal (vitrine_window_get_address (fixture->window), other));
  peer_remove (other);
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  user_data)
{
  VitrineSampler *sampler;

  open_joined (fixture);
  sampler = vitrine_session_get_sampler (vitrine_window_get_session (fixture->window));

  activate (fixture, "pause");
  g_assert_true (vitrine_sampler_get_paused (sampler));
  g_assert_true (get_boolean_state (fixture, "pause"));
  activate (fixture, "pause");
  g_assert_false (vitrine_sampler_get_paused (sampler));
}

static void
test_interval (Fixture       *fixture,
               gconstpointer  user_data)
{
  VitrineSampler *sampler;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "poll-interval",
                                  g_variant_new_int32 (250));
  open_joined (fixture);
  sampler = vitrine_session_get_sampler (vitrine_window_get_session (fixture->window));
  g_assert_cmpuint (vitrine_sampler_get_interval (sampler), ==, 250);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "poll-interval",
                                  g_variant_new_int32 (10));
  g_assert_cmpuint (vitrine_sampler_get_interval (sampler), ==, 10);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  user_data)
{
  VitrineSegmentStatus status;

  g_assert_false (is_enabled (fixture, "keep"));
  open_joined (fixture);
  g_assert_true (is_enabled (fixture, "keep"));
  g_assert_false (get_boolean_state (fixture, "keep"));

  activate (fixture, "keep");
  g_assert_true (get_boolean_state (fixture, "keep"));
  g_assert_true (vitrine_segment_lookup (fixture->address, &status, NULL));
  g_assert_false (status.managed);

  activate (fixture, "keep");
  g_assert_false (get_boolean_state (fixture, "keep"));
}

/* A guest does not decide how long a segment lives. */
static void
test_watched_is_not_kept (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  vitrine_segment_create (fixture->address, 64, 0600, TRUE, &error);
  g_assert_no_error (error);
  vitrine_window_open (fixture->window, fixture->address, VITRINE_OPEN_VISIT);
  wait_until (has_session, fixture->window);
  g_assert_false (is_enabled (fixture, "keep"));

  vitrine_segment_remove (fixture->address, &error);
  g_assert_no_error (error);
}

static gboolean
knows_segment (gpointer data)
{
  Fixture *fixture = data;
  VitrineSegmentList *segments = vitrine_window_get_segments (fixture->window);
  VitrineSegmentItem *item = vitrine_segment_list_find (segments, fixture->address);

  return item != NULL && vitrine_segment_item_get_n_processes (item) == 1;
}

static gboolean
hints (gpointer data)
{
  Fixture *fixture = data;
  GtkLabel *label = find_label (GTK_WIDGET (fixture->window), "Open a second window");
  GtkWidget *revealer = gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static gboolean
hints_no_more (gpointer data)
{
  return !hints (data);
}

/* What it proposes somebody has done. */
static void
test_hint (Fixture       *fixture,
           gconstpointer  user_data)
{
  pid_t other;

  open_joined (fixture);
  g_assert_true (hints (fixture));
  other = peer_start_mapped (fixture->address);
  wait_until (hints_no_more, fixture);
  peer_kill (other);
}

/* The question before removing counts by this. */
static void
test_counts_processes (Fixture       *fixture,
                       gconstpointer  user_data)
{
  open_joined (fixture);
  wait_until (knows_segment, fixture);
}

static void
test_panes (Fixture       *fixture,
            gconstpointer  user_data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (get_boolean_state (fixture, "show-segments"));
  activate (fixture, "show-segments");
  g_assert_false (get_boolean_state (fixture, "show-segments"));
  activate (fixture, "show-inspector");
  g_assert_false (get_boolean_state (fixture, "show-inspector"));
}

static void
test_find (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWidget *bar;
  GtkWidget *focus;

  g_assert_false (is_enabled (fixture, "find"));
  g_assert_false (is_enabled (fixture, "find-next"));
  open_joined (fixture);
  activate (fixture, "find");
  bar = find_widget (GTK_WIDGET (fixture->window), VITRINE_TYPE_FIND_BAR);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, bar));
}

/* Choosing what is shown already attaches to nothing anew. */
static void
test_same_again (Fixture       *fixture,
                 gconstpointer  user_data)
{
  const char *raw = vitrine_address_get_raw (fixture->address);
  VitrineSession *session;

  open_joined (fixture);
  session = vitrine_window_get_session (fixture->window);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "open",
                                  g_variant_new_bytestring (raw));
  wait_until (knows_segment, fixture);
  g_assert_true (vitrine_window_get_session (fixture->window) == session);
}

typedef struct
{
  VitrineWindow *window;
  VitrineAddress *address;
} Expectation;

static gboolean
shows (gpointer data)
{
  Expectation *expectation = data;
  VitrineSession *session = vitrine_window_get_session (expectation->window);

  return vitrine_address_equal (vitrine_session_get_address (session),
                                expectation->address);
}

/* The last one out removes a segment; going to another one says so. */
static void
test_leaving_says_so (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr (VitrineAddress) other = peer_address_new ();
  Expectation expectation = { fixture->window, other };

  open_joined (fixture);
  vitrine_window_open (fixture->window, other, VITRINE_OPEN_JOIN);
  wait_until (shows, &expectation);

  g_assert_false (peer_exists (fixture->address));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "is gone"));
}

static gboolean
is_replaced (gpointer data)
{
  Fixture *fixture = data;
  VitrineSession *session = vitrine_window_get_session (fixture->window);
  VitrineSampler *sampler = vitrine_session_get_sampler (session);

  return vitrine_sampler_get_state (sampler) == VITRINE_STATE_REPLACED;
}

static gboolean
is_removed (gpointer data)
{
  Fixture *fixture = data;
  VitrineSession *session = vitrine_window_get_session (fixture->window);
  VitrineSampler *sampler = vitrine_session_get_sampler (session);

  return vitrine_sampler_get_state (sampler) == VITRINE_STATE_REMOVED;
}

static gboolean
is_watching (gpointer data)
{
  Fixture *fixture = data;
  VitrineSession *session = vitrine_window_get_session (fixture->window);

  return vitrine_session_get_access (session) == VITRINE_ACCESS_WATCH;
}

/* Attach to the New One: the former one was joined, the new one is somebody else's. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  user_data)
{
  open_joined (fixture);
  peer_remove (fixture->address);
  peer_make_foreign (fixture->address, 64, 0600);
  wait_until (is_replaced, fixture);

  activate (fixture, "follow");
  wait_until (is_watching, fixture);
  peer_remove (fixture->address);
}

static void
test_wait_for_the_next (Fixture       *fixture,
                        gconstpointer  user_data)
{
  open_joined (fixture);
  peer_remove (fixture->address);
  wait_until (is_removed, fixture);

  activate (fixture, "wait");
  g_assert_true (says_waiting (fixture));
  g_assert_null (vitrine_window_get_session (fixture->window));

  peer_make_foreign (fixture->address, 64, 0600);
  wait_until (has_session, fixture->window);
  g_assert_true (is_watching (fixture));
  peer_remove (fixture->address);
}

static void
test_goes_with_its_window (void)
{
  Fixture fixture;
  g_autoptr (VitrineAddress) address = NULL;
  VitrineSegmentStatus status;

  set_up (&fixture, NULL);
  address = vitrine_address_ref (fixture.address);
  open_joined (&fixture);
  g_assert_true (vitrine_segment_lookup (address, &status, NULL));
  tear_down (&fixture, NULL);
  g_assert_false (vitrine_segment_lookup (address, &status, NULL));
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/window/closed-is-freed", test_closed_is_freed);
  add ("/window/closed-while-opening", test_closed_while_opening);
  add ("/window/shows-a-segment", test_shows_a_segment);
  add ("/window/undo", test_undo);
  add ("/window/missing-segment", test_missing_segment);
  add ("/window/stop-waiting", test_stop_waiting);
  add ("/window/open-while-waiting", test_open_while_waiting);
  add ("/window/pause", test_pause);
  add ("/window/interval", test_interval);
  add ("/window/keep", test_keep);
  add ("/window/watched-is-not-kept", test_watched_is_not_kept);
  add ("/window/counts-processes", test_counts_processes);
  add ("/window/hint", test_hint);
  add ("/window/find", test_find);
  add ("/window/panes", test_panes);
  add ("/window/same-again", test_same_again);
  add ("/window/leaving-says-so", test_leaving_says_so);
  add ("/window/follow", test_follow);
  add ("/window/wait-for-the-next", test_wait_for_the_next);
  g_test_add_func ("/window/goes-with-its-window", test_goes_with_its_window);
  return g_test_run ();
}
