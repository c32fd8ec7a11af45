/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-page.h"

#include "app/catalogue-cell.h"
#include "catalogue-tools.h"
#include "session-tools.h"
#include "widget-tools.h"

#define N_MANY 1000
#define FRAME 12 /* pixels: that a desktop without shadows draws around a window */
#define MAX_CELLS 4000 /* of eleven columns: what a window shows, and some spare */

typedef struct
{
  GtkWindow *window;
  VitrineCataloguePage *page;
  GtkColumnView *view;
  GListStore *list;
  VitrineProcessMonitor *monitor;
  GSettings *settings;
  GString *called; /* actions of the window with their addresses */
  GString *said;
  guint n_changes; /* of the list that the view shows */
} Fixture;

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_string_append (fixture->called, g_action_get_name (G_ACTION (action)));
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_BYTESTRING))
    g_string_append_printf (fixture->called, " %s", g_variant_get_bytestring (parameter));
  for (gsize i = 0; g_variant_is_of_type (parameter, G_VARIANT_TYPE ("aay")) &&
                    i < g_variant_n_children (parameter); i++)
    {
      g_autoptr (GVariant) address = g_variant_get_child_value (parameter, i);

      g_string_append_printf (fixture->called, " %s", g_variant_get_bytestring (address));
    }
  g_string_append_c (fixture->called, ';');
}

static void
add_actions (Fixture *fixture)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = { { "open", "ay" }, { "open-in-new-window", "ay" }, { "remove-all", "aay" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = NULL;

      action = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));
      g_signal_connect (action, "activate", G_CALLBACK (action_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win",
                                  G_ACTION_GROUP (group));
}

static void
message_cb (Fixture    *fixture,
            const char *message)
{
  g_string_assign (fixture->said, message);
}

static void
items_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static gboolean
is_loaded (gpointer data)
{
  Fixture *fixture = data;

  return vitrine_process_monitor_get_listings (fixture->monitor) != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->called = g_string_new (NULL);
  fixture->said = g_string_new (NULL);
  fixture->settings = g_settings_new ("io.github.vitrine.Vitrine");
  fixture->monitor = vitrine_process_monitor_new ();
  vitrine_process_monitor_scan_now (fixture->monitor);
  wait_until (is_loaded, fixture);
  fixture->list = g_list_store_new (VITRINE_TYPE_SEGMENT_ITEM);
  fixture->page = VITRINE_CATALOGUE_PAGE (vitrine_catalogue_page_new (
      G_LIST_MODEL (fixture->list), fixture->monitor, fixture->settings));
  g_signal_connect_swapped (fixture->page, "message", G_CALLBACK (message_cb), fixture);
  fixture->view = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (fixture->page),
                                                GTK_TYPE_COLUMN_VIEW));
  g_signal_connect_swapped (gtk_column_view_get_model (fixture->view), "items-changed",
                            G_CALLBACK (items_changed_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  add_actions (fixture);
  gtk_window_set_default_size (fixture->window, 1100, 700);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_settings_reset (fixture->settings, "catalogue-sort");
  g_settings_reset (fixture->settings, "catalogue-descending");
  destroy_window (fixture->window, fixture->page);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->monitor);
  g_object_unref (fixture->settings);
  g_string_free (fixture->called, TRUE);
  g_string_free (fixture->said, TRUE);
}

static void
add_segment (Fixture           *fixture,
             const MadeSegment *made)
{
  g_autoptr (VitrineSegmentItem) item = make_item (made);

  g_list_store_append (fixture->list, item);
}

static void
add_many (Fixture *fixture,
          guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("psm_%u", i);
      MadeSegment made = { .name = name, .size = 4096 * (n - i), .n_processes = 1 };

      add_segment (fixture, &made);
    }
}

/* What an item becomes at the next reading. */
static void
change (Fixture           *fixture,
        guint              position,
        const MadeSegment *made)
{
  g_autoptr (VitrineSegmentItem) item = NULL;
  g_autoptr (VitrineListing) listing = make_listing (made);

  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
  vitrine_segment_item_update (item, listing);
}

static GtkSelectionModel *
get_shown (Fixture *fixture)
{
  return gtk_column_view_get_model (fixture->view);
}

static guint
count_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_shown (fixture)));
}

static char *
dup_name (Fixture *fixture,
          guint    position)
{
  g_autoptr (VitrineSegmentItem) item = NULL;

  item = g_list_model_get_item (G_LIST_MODEL (get_shown (fixture)), position);
  return item != NULL ? g_strdup (vitrine_segment_item_get_listing (item)->name) : NULL;
}

static void
assert_shown (Fixture    *fixture,
              guint       position,
              const char *name)
{
  g_autofree char *found = dup_name (fixture, position);

  g_assert_cmpstr (found, ==, name);
}

static guint
count_cells (GtkWidget *root)
{
  guint n = VITRINE_IS_CATALOGUE_CELL (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child);
  return n;
}

/* What is put off until nothing else is to be done, such as filtering anew. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
has_cells (gpointer data)
{
  Fixture *fixture = data;

  return count_cells (GTK_WIDGET (fixture->view)) > 0;
}

static GtkEditable *
get_search (Fixture *fixture)
{
  return GTK_EDITABLE (find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY));
}

static gboolean
says (Fixture    *fixture,
      const char *part)
{
  GtkLabel *label = find_label (GTK_WIDGET (fixture->page), part);

  return label != NULL && gtk_widget_get_mapped (GTK_WIDGET (label));
}

/* What a test waits for. */
typedef struct
{
  Fixture *fixture;
  const char *text;
  guint n;
} Wanted;

static gboolean
is_said (gpointer data)
{
  Wanted *wanted = data;

  return says (wanted->fixture, wanted->text);
}

static void
wait_for_text (Fixture    *fixture,
               const char *text)
{
  Wanted wanted = { fixture, text, 0 };

  wait_until (is_said, &wanted);
}

static gboolean
is_count (gpointer data)
{
  Wanted *wanted = data;

  return count_shown (wanted->fixture) == wanted->n;
}

static void
wait_for_count (Fixture *fixture,
                guint    n)
{
  Wanted wanted = { fixture, NULL, n };

  wait_until (is_count, &wanted);
}

/* A thousand segments take the widgets of those that are seen. */
static void
test_rows_are_reused (Fixture       *fixture,
                      gconstpointer  user_data)
{
  guint n;

  add_many (fixture, N_MANY);
  wait_for_text (fixture, "1000 segments");
  wait_until (has_cells, fixture);
  n = count_cells (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (count_shown (fixture), ==, N_MANY);
  g_assert_cmpuint (n, <, MAX_CELLS);

  vitrine_catalogue_page_focus (fixture->page, NULL);
  gtk_widget_activate_action (find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW),
                              "list.scroll-to-item", "u", N_MANY - 1);
  wait_for_text (fixture, "psm_999");
  g_assert_cmpuint (count_cells (GTK_WIDGET (fixture->view)), <, MAX_CELLS);
}

/* What is read again and is the same, neither list nor view hears of. */
static void
test_equal_changes_nothing (Fixture       *fixture,
                            gconstpointer  user_data)
{
  const MadeSegment made = { .name = "psm_3", .size = 4096 * 7, .n_processes = 1 };

  add_many (fixture, 10);
  settle ();
  fixture->n_changes = 0;
  change (fixture, 3, &made);
  settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* Nor does a change that moves nothing. */
static void
test_change_that_moves_nothing (Fixture       *fixture,
                                gconstpointer  user_data)
{
  const MadeSegment made = { .name = "psm_3", .size = 123, .n_processes = 5 };

  add_many (fixture, 10);
  wait_until (has_cells, fixture);
  settle ();
  fixture->n_changes = 0;
  change (fixture, 3, &made);
  settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  wait_for_text (fixture, "123 bytes");
}

/* As a click on the title of the column does it. */
static void
sort_by_size (Fixture     *fixture,
              GtkSortType  order)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;

  column = g_list_model_get_item (gtk_column_view_get_columns (fixture->view),
                                  VITRINE_COLUMN_SIZE);
  gtk_column_view_sort_by_column (fixture->view, column, order);
}

static void
test_selection_stays (Fixture       *fixture,
                      gconstpointer  user_data)
{
  const MadeSegment made = { .name = "psm_3", .size = 1, .n_processes = 1 };
  const MadeSegment other = { .name = "psm_00", .size = 4096 };

  add_many (fixture, 10);
  sort_by_size (fixture, GTK_SORT_ASCENDING);
  settle ();
  assert_shown (fixture, 6, "psm_3");
  gtk_selection_model_select_item (get_shown (fixture), 6, TRUE);

  change (fixture, 3, &made);
  add_segment (fixture, &other);
  settle ();
  assert_shown (fixture, 0, "psm_3");
  g_assert_true (gtk_selection_model_is_selected (get_shown (fixture), 0));
  g_assert_cmpuint (
      gtk_bitset_get_size (gtk_selection_model_get_selection (get_shown (fixture))), ==, 1);
}

static void
test_sort_is_remembered (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autofree char *name = NULL;

  sort_by_size (fixture, GTK_SORT_DESCENDING);
  name = g_settings_get_string (fixture->settings, "catalogue-sort");
  g_assert_cmpstr (name, ==, "size");
  g_assert_true (g_settings_get_boolean (fixture->settings, "catalogue-descending"));
}

/* As the menu does it, for the titles take no focus. */
static void
test_sort_by_menu (Fixture       *fixture,
                   gconstpointer  user_data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  add_many (fixture, 10);
  settle ();
  assert_shown (fixture, 0, "psm_0");
  g_assert_true (gtk_widget_activate_action (page, "catalogue.sort", "s", "size"));
  assert_shown (fixture, 0, "psm_9");
  g_assert_true (gtk_widget_activate_action (page, "catalogue.descending", NULL));
  assert_shown (fixture, 0, "psm_0");
}

/* The row that the keyboard is on stays in its place on the screen. */
static void
test_focus_stays (Fixture       *fixture,
                  gconstpointer  user_data)
{
  const MadeSegment first = { .name = "a first" };
  GtkWidget *before;

  add_many (fixture, 100);
  wait_until (has_cells, fixture);
  vitrine_catalogue_page_focus (fixture->page, NULL);
  before = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (before);
  add_segment (fixture, &first);
  settle ();
  assert_shown (fixture, 0, "a first");
  g_assert_true (gtk_window_get_focus (fixture->window) == before);
  g_assert_true (gtk_selection_model_is_selected (get_shown (fixture), 1));
  g_assert_nonnull (find_label (before, "psm_0"));
}

static GtkAdjustment *
get_scroll (Fixture *fixture)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (fixture->view));

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
is_placed (gpointer data)
{
  GtkAdjustment *scroll = get_scroll (data);

  return gtk_adjustment_get_page_size (scroll) > 0 &&
         gtk_adjustment_get_upper (scroll) > gtk_adjustment_get_page_size (scroll);
}

static gboolean
is_scrolled (gpointer data)
{
  return gtk_adjustment_get_value (get_scroll (data)) > 0;
}

/* What changes, comes and goes elsewhere does not move what is read. */
static void
test_scroll_stays (Fixture       *fixture,
                   gconstpointer  user_data)
{
  const MadeSegment changed = { .name = "psm_50", .size = 77, .n_processes = 9 };
  const MadeSegment last = { .name = "z last" };
  double before;

  add_many (fixture, 300);
  wait_until (is_placed, fixture);
  gtk_widget_activate_action (find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW),
                              "list.scroll-to-item", "u", 60);
  wait_until (is_scrolled, fixture);
  before = gtk_adjustment_get_value (get_scroll (fixture));

  change (fixture, 50, &changed);
  add_segment (fixture, &last);
  g_list_store_remove (fixture->list, 290);
  wait_for_text (fixture, "77 bytes");
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, before);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  user_data)
{
  add_many (fixture, 20);
  gtk_editable_set_text (get_search (fixture), "psm_1 size:<=4K");
  wait_for_count (fixture, 1);
  assert_shown (fixture, 0, "psm_19");
  wait_for_text (fixture, "1 of 20 segments");

  vitrine_catalogue_page_search (fixture->page, "no such");
  wait_for_text (fixture, "Nothing Matches");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page),
                                             "catalogue.show-all", NULL));
  wait_for_count (fixture, 20);
}

/* What was searched for before stays, and what is typed now takes its place. */
static void
test_search_is_selected (Fixture       *fixture,
                         gconstpointer  user_data)
{
  int start;
  int end;

  add_many (fixture, 3);
  gtk_editable_set_text (get_search (fixture), "psm_1");
  wait_for_count (fixture, 1);
  vitrine_catalogue_page_focus (fixture->page, NULL);
  g_assert_true (gtk_editable_get_selection_bounds (get_search (fixture), &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, strlen ("psm_1"));

  gtk_editable_set_position (get_search (fixture), -1);
  vitrine_catalogue_page_search (fixture->page, NULL);
  g_assert_true (gtk_editable_get_selection_bounds (get_search (fixture), &start, &end));
  g_assert_cmpint (end - start, ==, strlen ("psm_1"));
}

static void
test_wrong_search (Fixture       *fixture,
                   gconstpointer  user_data)
{
  add_many (fixture, 3);
  vitrine_catalogue_page_search (fixture->page, "size:>x");
  wait_for_text (fixture, "means nothing here");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  user_data)
{
  wait_for_text (fixture, "No Shared Memory Yet");
  add_many (fixture, 1);
  wait_for_text (fixture, "psm_0");
  g_assert_false (says (fixture, "No Shared Memory Yet"));
}

static void
test_open (Fixture       *fixture,
           gconstpointer  user_data)
{
  add_many (fixture, 3);
  settle ();
  g_signal_emit_by_name (fixture->view, "activate", 1);
  g_assert_cmpstr (fixture->called->str, ==, "open posix:/psm_1;");
}

static void
test_closed_says_why (Fixture       *fixture,
                      gconstpointer  user_data)
{
  const MadeSegment made = { .name = "closed", .reason = "It is another user’s." };

  add_segment (fixture, &made);
  wait_until (has_cells, fixture);
  g_signal_emit_by_name (fixture->view, "activate", 0);
  g_assert_cmpstr (fixture->called->str, ==, "");
  g_assert_cmpstr (fixture->said->str, ==, "It is another user’s.");
}

static void
test_remove_several (Fixture       *fixture,
                     gconstpointer  user_data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  add_many (fixture, 5);
  settle ();
  g_assert_true (gtk_widget_activate_action (page, "catalogue.remove", NULL));
  g_assert_cmpstr (fixture->called->str, ==, "");

  gtk_selection_model_select_range (get_shown (fixture), 1, 2, TRUE);
  wait_for_text (fixture, "2 selected");
  g_assert_true (gtk_widget_activate_action (page, "catalogue.remove", NULL));
  g_assert_cmpstr (fixture->called->str, ==, "remove-all posix:/psm_1 posix:/psm_2;");
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  user_data)
{
  const MadeSegment orphan = { .name = "o", .allocated = 4096, .orphan = VITRINE_ORPHAN_YES };
  const MadeSegment memfd = { .name = "m", .kind = VITRINE_OBJECT_MEMFD };

  add_segment (fixture, &orphan);
  add_segment (fixture, &memfd);
  wait_for_text (fixture, "4.0\302\240KiB wasted by orphans");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page),
                                             "catalogue.only-orphans", NULL));
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_object_set (fixture->page, "only-orphans", FALSE, "kind", "memfd", NULL);
  assert_shown (fixture, 0, "m");
}

static gboolean
fits (gpointer data)
{
  Fixture *fixture = data;
  int width, height;

  gtk_window_get_default_size (fixture->window, &width, &height);
  return gtk_widget_get_width (GTK_WIDGET (fixture->page)) <= width &&
         get_min_width (GTK_WIDGET (fixture->view)) <= width - FRAME;
}

/* Columns go where there is no room for them, the names never do. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  user_data)
{
  static const int widths[] = { 1250, 1100, 860, 700, 600, 480, 360 };

  add_many (fixture, 3);
  wait_until (has_cells, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (fixture->window, widths[i], 500);
      wait_until (fits, fixture);
      wait_for_text (fixture, "psm_1");
    }
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->page)), <=, 360);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/catalogue-page/rows-are-reused", test_rows_are_reused);
  add ("/catalogue-page/equal-changes-nothing", test_equal_changes_nothing);
  add ("/catalogue-page/change-that-moves-nothing", test_change_that_moves_nothing);
  add ("/catalogue-page/selection-stays", test_selection_stays);
  add ("/catalogue-page/sort-is-remembered", test_sort_is_remembered);
  add ("/catalogue-page/sort-by-menu", test_sort_by_menu);
  add ("/catalogue-page/focus-stays", test_focus_stays);
  add ("/catalogue-page/scroll-stays", test_scroll_stays);
  add ("/catalogue-page/search", test_search);
  add ("/catalogue-page/search-is-selected", test_search_is_selected);
  add ("/catalogue-page/wrong-search", test_wrong_search);
  add ("/catalogue-page/empty", test_empty);
  add ("/catalogue-page/open", test_open);
  add ("/catalogue-page/closed-says-why", test_closed_says_why);
  add ("/catalogue-page/remove-several", test_remove_several);
  add ("/catalogue-page/filters", test_filters);
  add ("/catalogue-page/narrow", test_narrow);
  return g_test_run ();
}
