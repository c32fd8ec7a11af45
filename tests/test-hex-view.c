/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-view.h"

#include "app/hex-copy.h"
#include "app/hex-keys.h"
#include "app/hex-view-private.h"
#include "watched-segment.h"
#include "widget-tools.h"

#include <string.h>

#define SIZE 4096
#define TEBIBYTE (G_GUINT64_CONSTANT (1) << 40)
#define QUIET 250   /* milliseconds without a frame: nothing is being drawn */
#define PATIENCE 60 /* seconds until a test that waits gives up */

typedef struct
{
  WatchedSegment watched;
  GtkWindow *window;
  GtkWidget *scrolled;
  GtkWidget *after; /* where Tab leads to from the view */
  VitrineHexView *view;
  guint n_frames;
  gint64 last_frame; /* monotonic */
  guint n_selections;
  char *problem;
} Fixture;

static void
painted_cb (Fixture *fixture)
{
  fixture->n_frames++;
  fixture->last_frame = g_get_monotonic_time ();
}

static void
selection_cb (Fixture *fixture)
{
  fixture->n_selections++;
}

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static gboolean
give_up_cb (gpointer unused)
{
  g_error ("What the test waits for does not come");
  return G_SOURCE_REMOVE;
}

static gboolean
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs until no frame has been drawn for a while. */
static void
settle (Fixture *fixture)
{
  guint give_up = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);
  guint n_before;

  do
    {
      gboolean quiet = FALSE;

      n_before = fixture->n_frames;
      g_timeout_add (QUIET, set_true_cb, &quiet);
      while (!quiet)
        g_main_context_iteration (NULL, TRUE);
    }
  while (fixture->n_frames != n_before);
  g_source_remove (give_up);
}

static void
enable_animations (gboolean enable)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enable, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  enable_animations (TRUE);
  watched_segment_open (&fixture->watched, GPOINTER_TO_SIZE (size));
  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->scrolled = gtk_scrolled_window_new ();
  fixture->after = gtk_button_new ();
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled),
                                 GTK_WIDGET (fixture->view));
  gtk_widget_set_vexpand (fixture->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->scrolled);
  gtk_box_append (GTK_BOX (box), fixture->after);
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 800, 400);
  gtk_window_present (fixture->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)),
                            "after-paint", G_CALLBACK (painted_cb), fixture);
  g_signal_connect_swapped (fixture->view, "selection-changed",
                            G_CALLBACK (selection_cb), fixture);
  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (problem_cb), fixture);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "block");
  vitrine_sampler_sample_now (fixture->watched.sampler);
  settle (fixture);
  fixture->n_frames = 0;
}

static GtkAdjustment *
get_vadjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  GtkAdjustment *adjustment = g_object_ref (get_vadjustment (fixture));

  g_signal_handlers_disconnect_by_data (
    gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)), fixture);
  destroy_window (fixture->window, fixture->view);
  g_assert_finalize_object (adjustment);
  watched_segment_close (&fixture->watched);
  g_free (fixture->problem);
}

static gboolean
is_key (GtkShortcut     *shortcut,
        guint            key,
        GdkModifierType  modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

/* Does what the view has bound to a key. */
static gboolean
press_in (GListModel      *shortcuts,
          VitrineHexView  *view,
          guint            key,
          GdkModifierType  modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_key (shortcut, key, modifiers))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                             GTK_WIDGET (view),
                                             gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

static gboolean
press (Fixture         *fixture,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !pressed; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        pressed = press_in (G_LIST_MODEL (controller), fixture->view, key, modifiers);
    }
  return pressed;
}

static void
assert_selection (Fixture *fixture,
                  guint64  offset,
                  guint64  length)
{
  guint64 start;

  g_assert_cmpuint (vitrine_hex_view_get_selection (fixture->view, &start), ==, length);
  g_assert_cmpuint (start, ==, offset);
}

static void
test_nothing_changed_nothing_drawn (Fixture       *fixture,
                                    gconstpointer  size)
{
  vitrine_sampler_start (fixture->watched.sampler);
  settle (fixture);
  vitrine_sampler_stop (fixture->watched.sampler);
  g_assert_cmpuint (fixture->n_frames, ==, 0);
}

static void
test_unseen_change_is_not_drawn (Fixture       *fixture,
                                 gconstpointer  size)
{
  watched_segment_poke (&fixture->watched, SIZE - 1, 'x');
  settle (fixture);
  g_assert_cmpuint (fixture->n_frames, ==, 0);
}

/* Drawn in steps from strong to none, and then no more. */
static void
test_mark_fades_and_ends (Fixture       *fixture,
                          gconstpointer  size)
{
  gint64 start = g_get_monotonic_time ();

  watched_segment_poke (&fixture->watched, 3, 'x');
  settle (fixture);
  g_assert_cmpuint (fixture->n_frames, >, 2);
  g_assert_cmpint (fixture->last_frame - start, >=, VITRINE_HEX_MARK_TIME);
  fixture->n_frames = 0;
  settle (fixture);
  g_assert_cmpuint (fixture->n_frames, ==, 0);
}

/* Drawn when it comes and when it goes; two frames, and one for good measure. */
static void
test_mark_holds_without_animations (Fixture       *fixture,
                                    gconstpointer  size)
{
  gint64 start = g_get_monotonic_time ();

  enable_animations (FALSE);
  settle (fixture);
  fixture->n_frames = 0;
  watched_segment_poke (&fixture->watched, 3, 'x');
  settle (fixture);
  while (g_get_monotonic_time () - start < 2 * VITRINE_HEX_MARK_TIME)
    settle (fixture);
  g_assert_cmpuint (fixture->n_frames, >=, 2);
  g_assert_cmpuint (fixture->n_frames, <=, 3);
  g_assert_cmpint (fixture->last_frame - start, >=, VITRINE_HEX_MARK_TIME);
}

static void
test_refresh_moves_nothing (Fixture       *fixture,
                            gconstpointer  size)
{
  double value;

  vitrine_hex_view_select (fixture->view, 2000, 20);
  gtk_adjustment_set_value (get_vadjustment (fixture), 7.25);
  value = gtk_adjustment_get_value (get_vadjustment (fixture));
  fixture->n_selections = 0;

  for (gsize i = 0; i < SIZE; i++)
    fixture->watched.bytes[i] = (guint8) i;
  vitrine_sampler_sample_now (fixture->watched.sampler);
  settle (fixture);

  assert_selection (fixture, 2000, 20);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 2019);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, value);
  g_assert_cmpuint (fixture->n_selections, ==, 0);
}

/* Every key of the table does what the table says, alone and with Shift. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  size)
{
  VitrineHexGeometry geometry = { .size = SIZE, .per_row = 16, .group = 8, .row_height = 1 };
  gsize n_keys;
  const VitrineHexKey *keys = vitrine_hex_keys_get_all (&n_keys);

  geometry.height = (int) gtk_adjustment_get_page_size (get_vadjustment (fixture));
  for (gsize i = 0; i < 2 * n_keys; i++)
    {
      const VitrineHexKey *key = &keys[i / 2];
      gboolean extend = i % 2;
      VitrineHexCaret caret = { .offset = 1000 };
      guint64 start;
      guint64 length;

      vitrine_hex_caret_move (&caret, &geometry, key->move, key->count, extend);
      length = vitrine_hex_caret_get_selection (&caret, &start);
      vitrine_hex_view_set_caret (fixture->view, 1000);
      g_assert_true (press (fixture, key->key,
                            key->modifiers | (extend ? GDK_SHIFT_MASK : 0)));
      g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, caret.offset);
      assert_selection (fixture, start, length);
    }
}

/* What people's fingers know, from byte 1000 on, which is the ninth of its row. */
static void
test_usual_keys (Fixture       *fixture,
                 gconstpointer  size)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    guint64 caret;
  } cases[] = {
    { GDK_KEY_Left, 0, 999 },
    { GDK_KEY_Right, 0, 1001 },
    { GDK_KEY_Up, 0, 984 },
    { GDK_KEY_Down, 0, 1016 },
    { GDK_KEY_Home, 0, 992 },
    { GDK_KEY_End, 0, 1007 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, 992 },
    { GDK_KEY_Right, GDK_CONTROL_MASK, 1008 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, 0 },
    { GDK_KEY_End, GDK_CONTROL_MASK, SIZE - 1 },
    { GDK_KEY_KP_Up, GDK_SHIFT_MASK, 984 },
    { GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK, SIZE - 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      vitrine_hex_view_set_caret (fixture->view, 1000);
      g_assert_true (press (fixture, cases[i].key, cases[i].modifiers));
      g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, cases[i].caret);
    }
}

static void
test_caret_stays_in_sight (Fixture       *fixture,
                           gconstpointer  size)
{
  GtkAdjustment *adjustment = get_vadjustment (fixture);

  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     SIZE / 16 - gtk_adjustment_get_page_size (adjustment));
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  press (fixture, GDK_KEY_Page_Down, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     (double) (vitrine_hex_view_get_caret (fixture->view) / 16));
}

static void
test_tab_goes_through_the_columns (Fixture       *fixture,
                                   gconstpointer  size)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *view = GTK_WIDGET (fixture->view);

  gtk_window_set_focus (fixture->window, NULL);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (view));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (view));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (fixture->after));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (view));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (view));
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_false (gtk_widget_is_focus (view));
}

static void
test_pointer_selects (Fixture       *fixture,
                      gconstpointer  size)
{
  int row_height = vitrine_hex_view_get_row_height (fixture->view);

  /* The offset column means the first byte of its row. */
  vitrine_hex_view_press_at (fixture->view, 1, 2.5 * row_height, FALSE, 1);
  assert_selection (fixture, 32, 0);
  vitrine_hex_view_drag_to (fixture->view, 2, 2.6 * row_height);
  assert_selection (fixture, 32, 0);
  vitrine_hex_view_drag_to (fixture->view, 1, 4.5 * row_height);
  assert_selection (fixture, 32, 33);
  vitrine_hex_view_press_at (fixture->view, 1, 0.5 * row_height, TRUE, 1);
  assert_selection (fixture, 0, 33);
  vitrine_hex_view_press_at (fixture->view, 1, 0.5 * row_height, FALSE, 1);
  assert_selection (fixture, 0, 0);
}

static void
test_scrolling_by_pixels (Fixture       *fixture,
                          gconstpointer  size)
{
  int row_height = vitrine_hex_view_get_row_height (fixture->view);

  g_assert_false (vitrine_hex_view_scroll_by (fixture->view, 0, -10));
  g_assert_true (vitrine_hex_view_scroll_by (fixture->view, 0, 1.5 * row_height));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, 1.5);
  g_assert_true (vitrine_hex_view_scroll_by (fixture->view, 0, 1e9));
  g_assert_false (vitrine_hex_view_scroll_by (fixture->view, 0, 1));
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 0);
}

static void
test_shrinking_moves_only_what_is_gone (Fixture       *fixture,
                                        gconstpointer  size)
{
  vitrine_hex_view_set_caret (fixture->view, 1000);
  watched_segment_resize (&fixture->watched, 1001);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 1000);
  g_assert_cmpfloat (gtk_adjustment_get_upper (get_vadjustment (fixture)), ==, 63);
  watched_segment_resize (&fixture->watched, 500);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 499);
  watched_segment_resize (&fixture->watched, SIZE);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 499);
  settle (fixture);
}

static void
clipboard_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, clipboard_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
test_copying (Fixture       *fixture,
              gconstpointer  size)
{
  g_autofree char *bytes = NULL;
  g_autofree char *characters = NULL;
  g_autofree char *accented = NULL;
  g_autofree char *xxd = NULL;
  g_autofree char *one = NULL;

  memcpy (fixture->watched.bytes + 100, "T\0x", 3);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  vitrine_hex_view_select (fixture->view, 100, 3);
  g_assert_true (press (fixture, GDK_KEY_c, GDK_CONTROL_MASK));
  bytes = read_clipboard (fixture);
  g_assert_cmpstr (bytes, ==, "54 00 78");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "hex.copy-text", NULL);
  characters = read_clipboard (fixture);
  g_assert_cmpstr (characters, ==, "T.x");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "hex.copy-xxd", NULL);
  xxd = read_clipboard (fixture);
  g_assert_true (g_str_has_prefix (xxd, "00000064: 5400 78"));
  vitrine_hex_view_set_encoding (fixture->view, vitrine_encoding_find ("CP437", NULL));
  watched_segment_poke (&fixture->watched, 101, 0x82);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "hex.copy-text", NULL);
  accented = read_clipboard (fixture);
  g_assert_cmpstr (accented, ==, "Téx");
  vitrine_hex_view_set_caret (fixture->view, 102);
  press (fixture, GDK_KEY_Insert, GDK_CONTROL_MASK);
  one = read_clipboard (fixture);
  g_assert_cmpstr (one, ==, "78");
  g_assert_null (fixture->problem);
}

static void
test_copying_too_much_is_refused (Fixture       *fixture,
                                  gconstpointer  size)
{
  g_assert_true (press (fixture, GDK_KEY_a, GDK_CONTROL_MASK));
  assert_selection (fixture, 0, GPOINTER_TO_SIZE (size));
  press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  g_assert_nonnull (fixture->problem);
  g_clear_pointer (&fixture->problem, g_free);

  /* What is not too much is read, wherever it stands. */
  vitrine_hex_view_select (fixture->view, VITRINE_HEX_COPY_MAX, VITRINE_HEX_COPY_MAX);
  press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  g_assert_null (fixture->problem);
}

static void
test_menu_opens_by_key (Fixture       *fixture,
                        gconstpointer  size)
{
  GtkWidget *popup;

  g_assert_true (press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK));
  popup = find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (popup);
  g_assert_true (gtk_widget_get_visible (popup));
  gtk_popover_popdown (GTK_POPOVER (popup));
  settle (fixture);
}

static void
test_screen_reader_is_told (Fixture       *fixture,
                            gconstpointer  size)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (fixture->view);

  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Bytes of block");
  vitrine_hex_view_set_caret (fixture->view, 16);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x10, value 0x00, 0; in a hole: never written");
  watched_segment_poke (&fixture->watched, 16, 'T');
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x10, value 0x54, 84, character T; changed 1 time");
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x11, value 0x00, 0; 2 bytes selected");
  settle (fixture);
}

/* Holes to the horizon: the last byte is as near as the first. */
static void
test_tebibyte (Fixture       *fixture,
               gconstpointer  size)
{
  guint64 last = TEBIBYTE - 1;

  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  settle (fixture);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, last);
  watched_segment_poke (&fixture->watched, last, 'z');
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0xffffffffff, value 0x7a, 122, character z");
  gtk_adjustment_set_value (get_vadjustment (fixture), 12345678);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, 12345678);
  settle (fixture);
}

/* The same name again is the same place; another one begins anew. */
static void
test_another_sampler (Fixture       *fixture,
                      gconstpointer  size)
{
  WatchedSegment other;

  watched_segment_open (&other, SIZE);
  vitrine_sampler_sample_now (other.sampler);
  vitrine_hex_view_set_caret (fixture->view, 3000);
  vitrine_hex_view_set_sampler (fixture->view, NULL, NULL);
  vitrine_hex_view_set_sampler (fixture->view, other.sampler, "block");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 3000);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "another");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, 0);
  watched_segment_close (&other);
  settle (fixture);
}

/* Before it has a place on the screen the caret is put somewhere, and is seen. */
static void
test_caret_put_before_it_is_shown (Fixture       *fixture,
                                   gconstpointer  size)
{
  GtkWidget *view = vitrine_hex_view_new ();
  GtkAdjustment *adjustment;

  vitrine_hex_view_set_sampler (VITRINE_HEX_VIEW (view), fixture->watched.sampler, "block");
  vitrine_hex_view_set_caret (VITRINE_HEX_VIEW (view), 2000);
  fixture->view = VITRINE_HEX_VIEW (view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled), view);
  settle (fixture);
  adjustment = get_vadjustment (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 125);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment)
                     + gtk_adjustment_get_page_size (adjustment), >=, 126);
}

static void
test_text_scale_is_followed (Fixture       *fixture,
                             gconstpointer  size)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int row_height = vitrine_hex_view_get_row_height (fixture->view);
  int resolution;

  vitrine_hex_view_set_caret (fixture->view, 1000);
  g_object_get (settings, "gtk-xft-dpi", &resolution, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  settle (fixture);
  g_assert_cmpint (vitrine_hex_view_get_row_height (fixture->view), >, row_height);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 1000);
  g_object_set (settings, "gtk-xft-dpi", resolution, NULL);
  settle (fixture);
  g_assert_cmpint (vitrine_hex_view_get_row_height (fixture->view), ==, row_height);
}

static void
test_right_to_left_is_drawn (Fixture       *fixture,
                             gconstpointer  size)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  settle (fixture);
  g_assert_cmpuint (fixture->n_frames, >, 0);
  vitrine_hex_view_press_at (fixture->view, 799, 1, FALSE, 1);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 15);
}

static void
add (const char *path,
     gsize       size,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GSIZE_TO_POINTER (size), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/hex-view/nothing-changed-nothing-drawn", SIZE, test_nothing_changed_nothing_drawn);
  add ("/hex-view/unseen-change-is-not-drawn", SIZE, test_unseen_change_is_not_drawn);
  add ("/hex-view/mark-fades-and-ends", SIZE, test_mark_fades_and_ends);
  add ("/hex-view/mark-holds-without-animations", SIZE, test_mark_holds_without_animations);
  add ("/hex-view/refresh-moves-nothing", SIZE, test_refresh_moves_nothing);
  add ("/hex-view/keys", SIZE, test_keys);
  add ("/hex-view/usual-keys", SIZE, test_usual_keys);
  add ("/hex-view/caret-stays-in-sight", SIZE, test_caret_stays_in_sight);
  add ("/hex-view/tab-goes-through-the-columns", SIZE, test_tab_goes_through_the_columns);
  add ("/hex-view/pointer-selects", SIZE, test_pointer_selects);
  add ("/hex-view/scrolling-by-pixels", SIZE, test_scrolling_by_pixels);
  add ("/hex-view/shrinking-moves-only-what-is-gone", SIZE,
       test_shrinking_moves_only_what_is_gone);
  add ("/hex-view/copying", SIZE, test_copying);
  add ("/hex-view/copying-too-much-is-refused", 4 * VITRINE_HEX_COPY_MAX,
       test_copying_too_much_is_refused);
  add ("/hex-view/menu-opens-by-key", SIZE, test_menu_opens_by_key);
  add ("/hex-view/screen-reader-is-told", SIZE, test_screen_reader_is_told);
  add ("/hex-view/tebibyte", TEBIBYTE, test_tebibyte);
  add ("/hex-view/another-sampler", SIZE, test_another_sampler);
  add ("/hex-view/caret-put-before-it-is-shown", SIZE, test_caret_put_before_it_is_shown);
  add ("/hex-view/text-scale-is-followed", SIZE, test_text_scale_is_followed);
  add ("/hex-view/right-to-left-is-drawn", SIZE, test_right_to_left_is_drawn);
  return g_test_run ();
}
