/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-view.h"

#include "app/hex-copy.h"
#include "app/hex-keys.h"
#include "app/hex-view-private.h"
#include "hex-view-tools.h"
#include "widget-tools.h"

#include <string.h>

#define SIZE 4096
#define TEBIBYTE (G_GUINT64_CONSTANT (1) << 40)

/* Every key of the table does what the table says, alone and with Shift. */
static void
test_keys (HexViewFixture *fixture,
           gconstpointer   size)
{
  VitrineHexGeometry geometry = { .size = SIZE, .per_row = 16, .group = 8, .row_height = 1 };
  gsize n_keys;
  const VitrineHexKey *keys = vitrine_hex_keys_get_all (&n_keys);

  geometry.height = (int) gtk_adjustment_get_page_size (hex_view_get_rows (fixture));
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
      g_assert_true (hex_view_press (fixture, key->key,
                            key->modifiers | (extend ? GDK_SHIFT_MASK : 0)));
      g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, caret.offset);
      hex_view_assert_selection (fixture, start, length);
    }
}

/* What people's fingers know, from byte 1000 on, which is the ninth of its row. */
static void
test_usual_keys (HexViewFixture *fixture,
                 gconstpointer   size)
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
      g_assert_true (hex_view_press (fixture, cases[i].key, cases[i].modifiers));
      g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, cases[i].caret);
    }
}

static void
test_caret_stays_in_sight (HexViewFixture *fixture,
                           gconstpointer   size)
{
  GtkAdjustment *adjustment = hex_view_get_rows (fixture);

  hex_view_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     SIZE / 16 - gtk_adjustment_get_page_size (adjustment));
  hex_view_press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  hex_view_press (fixture, GDK_KEY_Page_Down, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     (double) (vitrine_hex_view_get_caret (fixture->view) / 16));
}

static void
test_tab_goes_through_the_columns (HexViewFixture *fixture,
                                   gconstpointer   size)
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
test_pointer_selects (HexViewFixture *fixture,
                      gconstpointer   size)
{
  int row_height = vitrine_hex_view_get_row_height (fixture->view);

  /* The offset column means the first byte of its row. */
  vitrine_hex_view_press_at (fixture->view, 1, 2.5 * row_height, FALSE, 1);
  hex_view_assert_selection (fixture, 32, 0);
  vitrine_hex_view_drag_to (fixture->view, 2, 2.6 * row_height);
  hex_view_assert_selection (fixture, 32, 0);
  vitrine_hex_view_drag_to (fixture->view, 1, 4.5 * row_height);
  hex_view_assert_selection (fixture, 32, 33);
  vitrine_hex_view_press_at (fixture->view, 1, 0.5 * row_height, TRUE, 1);
  hex_view_assert_selection (fixture, 0, 33);
  vitrine_hex_view_press_at (fixture->view, 1, 0.5 * row_height, FALSE, 1);
  hex_view_assert_selection (fixture, 0, 0);
}

static void
test_scrolling_by_pixels (HexViewFixture *fixture,
                          gconstpointer   size)
{
  int row_height = vitrine_hex_view_get_row_height (fixture->view);

  g_assert_false (vitrine_hex_view_scroll_by (fixture->view, 0, -10));
  g_assert_true (vitrine_hex_view_scroll_by (fixture->view, 0, 1.5 * row_height));
  g_assert_cmpfloat (gtk_adjustment_get_value (hex_view_get_rows (fixture)), ==, 1.5);
  g_assert_true (vitrine_hex_view_scroll_by (fixture->view, 0, 1e9));
  g_assert_false (vitrine_hex_view_scroll_by (fixture->view, 0, 1));
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 0);
}

static void
test_shrinking_moves_only_what_is_gone (HexViewFixture *fixture,
                                        gconstpointer   size)
{
  vitrine_hex_view_set_caret (fixture->view, 1000);
  watched_segment_resize (&fixture->watched, 1001);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 1000);
  g_assert_cmpfloat (gtk_adjustment_get_upper (hex_view_get_rows (fixture)), ==, 63);
  watched_segment_resize (&fixture->watched, 500);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 499);
  watched_segment_resize (&fixture->watched, SIZE);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 499);
  hex_view_settle (fixture);
}

static void
clipboard_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (HexViewFixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, clipboard_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
test_copying (HexViewFixture *fixture,
              gconstpointer   size)
{
  g_autofree char *bytes = NULL;
  g_autofree char *characters = NULL;
  g_autofree char *accented = NULL;
  g_autofree char *xxd = NULL;
  g_autofree char *one = NULL;

  memcpy (fixture->watched.bytes + 100, "T\0x", 3);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  vitrine_hex_view_select (fixture->view, 100, 3);
  g_assert_true (hex_view_press (fixture, GDK_KEY_c, GDK_CONTROL_MASK));
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
  hex_view_press (fixture, GDK_KEY_Insert, GDK_CONTROL_MASK);
  one = read_clipboard (fixture);
  g_assert_cmpstr (one, ==, "78");
  g_assert_null (fixture->problem);
}

static void
test_copying_too_much_is_refused (HexViewFixture *fixture,
                                  gconstpointer   size)
{
  g_assert_true (hex_view_press (fixture, GDK_KEY_a, GDK_CONTROL_MASK));
  hex_view_assert_selection (fixture, 0, GPOINTER_TO_SIZE (size));
  hex_view_press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  g_assert_nonnull (fixture->problem);
  g_clear_pointer (&fixture->problem, g_free);

  /* What is not too much is read, wherever it stands. */
  vitrine_hex_view_select (fixture->view, VITRINE_HEX_COPY_MAX, VITRINE_HEX_COPY_MAX);
  hex_view_press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  g_assert_null (fixture->problem);
}

static void
test_menu_opens_by_key (HexViewFixture *fixture,
                        gconstpointer   size)
{
  GtkWidget *popup;

  g_assert_true (hex_view_press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK));
  popup = find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (popup);
  g_assert_true (gtk_widget_get_visible (popup));
  gtk_popover_popdown (GTK_POPOVER (popup));
  hex_view_settle (fixture);
}

static void
test_screen_reader_is_told (HexViewFixture *fixture,
                            gconstpointer   size)
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
  hex_view_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x11, value 0x00, 0; 2 bytes selected");
  hex_view_settle (fixture);
}

/* Holes to the horizon: the last byte is as near as the first. */
static void
test_tebibyte (HexViewFixture *fixture,
               gconstpointer   size)
{
  guint64 last = TEBIBYTE - 1;

  hex_view_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  hex_view_settle (fixture);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, last);
  watched_segment_poke (&fixture->watched, last, 'z');
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0xffffffffff, value 0x7a, 122, character z");
  gtk_adjustment_set_value (hex_view_get_rows (fixture), 12345678);
  g_assert_cmpfloat (gtk_adjustment_get_value (hex_view_get_rows (fixture)), ==, 12345678);
  hex_view_settle (fixture);
}

/* The same name again is the same place; another one begins anew. */
static void
test_another_sampler (HexViewFixture *fixture,
                      gconstpointer   size)
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
  g_assert_cmpfloat (gtk_adjustment_get_value (hex_view_get_rows (fixture)), ==, 0);
  watched_segment_close (&other);
  hex_view_settle (fixture);
}

/* Before it has a place on the screen the caret is put somewhere, and is seen. */
static void
test_caret_put_before_it_is_shown (HexViewFixture *fixture,
                                   gconstpointer   size)
{
  GtkWidget *view = vitrine_hex_view_new ();
  GtkAdjustment *adjustment;

  vitrine_hex_view_set_sampler (VITRINE_HEX_VIEW (view), fixture->watched.sampler, "block");
  vitrine_hex_view_set_caret (VITRINE_HEX_VIEW (view), 2000);
  fixture->view = VITRINE_HEX_VIEW (view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled), view);
  hex_view_settle (fixture);
  adjustment = hex_view_get_rows (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 125);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment)
                     + gtk_adjustment_get_page_size (adjustment), >=, 126);
}

static void
add (const char *path,
     gsize       size,
     void (*test) (HexViewFixture *, gconstpointer))
{
  g_test_add (path, HexViewFixture, GSIZE_TO_POINTER (size), hex_view_set_up, test,
              hex_view_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
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
  return g_test_run ();
}
