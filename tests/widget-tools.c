/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widget-tools.h"

#include <string.h>

typedef gboolean (* MatchFunc) (GtkWidget     *widget,
                                gconstpointer  wanted);

static GtkWidget *
find (GtkWidget     *root,
      MatchFunc      match,
      gconstpointer  wanted)
{
  GtkWidget *found = NULL;

  if (match (root, wanted))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, wanted);

  return found;
}

static gboolean
is_of_type (GtkWidget     *widget,
            gconstpointer  wanted)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) wanted);
}

GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  return find (root, is_of_type, &type);
}

static gboolean
is_label_with (GtkWidget     *widget,
               gconstpointer  wanted)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), wanted) != NULL;
}

GtkLabel *
find_label (GtkWidget  *root,
            const char *part)
{
  return GTK_LABEL (find (root, is_label_with, part));
}

void
lengthen_texts (GtkWidget *root)
{
  if (GTK_IS_LABEL (root))
    {
      g_autoptr (GString) text = g_string_new (gtk_label_get_label (GTK_LABEL (root)));

      for (gsize n = text->len / 3; n > 0; n--)
        g_string_append_c (text, n % 8 == 0 ? ' ' : 'e');
      gtk_label_set_label (GTK_LABEL (root), text->str);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lengthen_texts (child);
}

int
get_min_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

char *
get_buffer_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
destroy_window (GtkWindow *window,
                gpointer   part)
{
  gpointer weak = part;

  g_object_add_weak_pointer (part, &weak);
  gtk_window_destroy (window);
  while (weak != NULL && g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (weak);
}
