/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-columns.h"

#include "app/catalogue-cell.h"

#include <glib/gi18n.h>

#define SORT_KEY "vitrine-column-sort"

typedef struct
{
  const char *name;   /* to be remembered by */
  const char *title;
  int least;          /* characters */
  int width;          /* likewise, where there is room */
  float xalign;
  gboolean expand;
  int room;           /* characters: shown where the page has at least these */
} ColumnStyle;

/* By VitrineColumn, in the order in which they stand. Each comes when it and all
 * that come sooner have the room they need, titles included; what is left over is
 * for the remarks, which are sentences, or for the names where there are none. */
static const ColumnStyle styles[VITRINE_N_COLUMNS] = {
  [VITRINE_COLUMN_NAME] = { "name", N_("Name"), 13, 24, 0, TRUE, 0 },
  [VITRINE_COLUMN_SIZE] = { "size", N_("Size"), 9, 9, 1, FALSE, 0 },
  [VITRINE_COLUMN_PROCESSES] = { "processes", N_("Processes"), 4, 4, 1, FALSE, 47 },
  [VITRINE_COLUMN_KIND] = { "kind", N_("Kind"), 9, 12, 0, FALSE, 60 },
  [VITRINE_COLUMN_REMARKS] = { "remarks", N_("Remarks"), 20, 40, 0, TRUE, 84 },
  [VITRINE_COLUMN_OWNER] = { "owner", N_("Owner"), 8, 8, 0, FALSE, 97 },
  [VITRINE_COLUMN_CHANGED] = { "changed", N_("Last Change"), 8, 8, 1, FALSE, 122 },
  [VITRINE_COLUMN_LIFETIME] = { "lifetime", N_("Lifetime"), 13, 13, 0, FALSE, 154 },
  [VITRINE_COLUMN_MODE] = { "mode", N_("Mode"), 9, 9, 0, FALSE, 172 },
  [VITRINE_COLUMN_ALLOCATED] = { "allocated", N_("In Memory"), 9, 9, 1, FALSE, 137 },
  [VITRINE_COLUMN_ADDRESS] = { "address", N_("Address"), 16, 24, 0, FALSE, 192 },
};

/* What one column's order needs. While the view is asked which column it sorts by,
 * the columns answer that they were asked instead of comparing. */
typedef struct
{
  VitrineColumn column;
  gboolean probing;
  gboolean asked;
} ColumnSort;

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  ColumnSort *sort = user_data;

  if (sort->probing)
    {
      sort->asked = TRUE;
      return -1;
    }

  return vitrine_column_compare (sort->column,
                                 vitrine_segment_item_get_listing ((gpointer) a),
                                 vitrine_segment_item_get_listing ((gpointer) b));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  VitrineColumn column = GPOINTER_TO_UINT (user_data);
  const ColumnStyle *style = &styles[column];

  gtk_list_item_set_child (list_item,
                           vitrine_catalogue_cell_new (column, style->least, style->width,
                                                       style->xalign));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  vitrine_catalogue_cell_bind (VITRINE_CATALOGUE_CELL (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item), list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  vitrine_catalogue_cell_bind (VITRINE_CATALOGUE_CELL (gtk_list_item_get_child (list_item)),
                               NULL, NULL);
}

static GtkListItemFactory *
create_factory (VitrineColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/* The order belongs to the sorter, and is found through the column. */
static void
add_sorter (GtkColumnViewColumn *self,
            VitrineColumn        column)
{
  ColumnSort *sort = g_new0 (ColumnSort, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  sort->column = column;
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, sort, g_free));
  gtk_column_view_column_set_sorter (self, sorter);
  g_object_set_data (G_OBJECT (self), SORT_KEY, sort);
}

void
vitrine_catalogue_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < VITRINE_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;

      column = gtk_column_view_column_new (_(styles[i].title), create_factory (i));
      gtk_column_view_column_set_expand (column, styles[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      add_sorter (column, i);
      gtk_column_view_append_column (view, column);
    }
}

/* Pixels, with the size of text that the system asks for. */
static int
get_char_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, 1);
}

void
vitrine_catalogue_columns_fit (GtkColumnView *view,
                               int            width)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  int room = width / get_char_width (GTK_WIDGET (view));

  for (guint i = 0; i < VITRINE_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, room >= styles[i].room);
      if (i == VITRINE_COLUMN_NAME)
        gtk_column_view_column_set_expand (column,
                                           room < styles[VITRINE_COLUMN_REMARKS].room);
    }
}

const char *
vitrine_catalogue_columns_get_name (VitrineColumn   column,
                                    const char    **title)
{
  g_return_val_if_fail (column < VITRINE_N_COLUMNS, NULL);

  *title = _(styles[column].title);
  return styles[column].name;
}

static ColumnSort *
get_sort (GtkColumnView *view,
          guint          position)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, position);

  return g_object_get_data (G_OBJECT (column), SORT_KEY);
}

static void
set_probing (GtkColumnView *view,
             gboolean       probing)
{
  for (guint i = 0; i < VITRINE_N_COLUMNS; i++)
    {
      ColumnSort *sort = get_sort (view, i);

      sort->probing = probing;
      if (probing)
        sort->asked = FALSE;
    }
}

/* GTK 4.8 does not tell by what a view is sorted. But the view asks the column
 * that the user chose last first of all, and turns its answer round where it sorts
 * downwards: so it is asked about two things of which that column says that the
 * first comes first. */
const char *
vitrine_catalogue_columns_get_sort (GtkColumnView *view,
                                    gboolean      *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  GtkOrdering answer;

  set_probing (view, TRUE);
  answer = gtk_sorter_compare (sorter, view, sorter);
  set_probing (view, FALSE);
  *descending = answer == GTK_ORDERING_LARGER;

  for (guint i = 0; i < VITRINE_N_COLUMNS; i++)
    if (get_sort (view, i)->asked)
      return styles[i].name;

  return NULL;
}

void
vitrine_catalogue_columns_set_sort (GtkColumnView *view,
                                    const char    *name,
                                    gboolean       descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < VITRINE_N_COLUMNS; i++)
    if (g_str_equal (styles[i].name, name))
      {
        g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

        gtk_column_view_sort_by_column (view, column,
                                        descending ? GTK_SORT_DESCENDING
                                                   : GTK_SORT_ASCENDING);
      }
}
