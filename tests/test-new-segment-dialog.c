/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/new-segment-dialog.h"

#include "peer.h"
#include "segment/segment.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <unistd.h>

typedef struct
{
  GtkWindow *dialog;
  VitrineAddress *created;
  VitrineAddress *address;
} Fixture;

static void
created_cb (Fixture        *fixture,
            VitrineAddress *address)
{
  fixture->created = vitrine_address_ref (address);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->address = peer_address_new ();
  fixture->dialog = GTK_WINDOW (vitrine_new_segment_dialog_new (NULL, NULL));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "created", G_CALLBACK (created_cb),
                            fixture);
  gtk_window_present (fixture->dialog);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (fixture->dialog);
  wait_until (is_gone, &fixture->dialog);

  if (peer_exists (fixture->address))
    peer_remove (fixture->address);
  g_clear_pointer (&fixture->created, vitrine_address_unref);
  vitrine_address_unref (fixture->address);
}

/* The entry row of this title. */
static GtkEditable *
get_row (Fixture    *fixture,
         const char *title)
{
  GtkLabel *label = find_label (GTK_WIDGET (fixture->dialog), title);

  g_assert_nonnull (label);
  return GTK_EDITABLE (
      gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_ENTRY_ROW));
}

static GtkWidget *
get_create (Fixture *fixture)
{
  GtkLabel *label = find_label (GTK_WIDGET (fixture->dialog), "Create");

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_BUTTON);
}

static gboolean
can_create (Fixture *fixture)
{
  return gtk_widget_get_sensitive (get_create (fixture));
}

static gboolean
is_marked (GtkEditable *row)
{
  return gtk_widget_has_css_class (GTK_WIDGET (row), "error");
}

static void
test_fields (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkEditable *name = get_row (fixture, "Name");
  GtkEditable *size = get_row (fixture, "Size");

  /* Nothing typed yet is no mistake yet. */
  g_assert_false (can_create (fixture));
  g_assert_false (is_marked (name));

  gtk_editable_set_text (name, "a/b");
  g_assert_true (is_marked (name));
  g_assert_false (can_create (fixture));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->dialog), "slash"));

  gtk_editable_set_text (name, vitrine_address_get_name (fixture->address));
  g_assert_false (is_marked (name));
  g_assert_true (can_create (fixture));

  gtk_editable_set_text (size, "many");
  g_assert_true (is_marked (size));
  g_assert_false (can_create (fixture));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->dialog), "whole number"));

  gtk_editable_set_text (size, "0x10");
  g_assert_false (is_marked (size));
  g_assert_true (can_create (fixture));
}

static void
test_create (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWidget *keep = find_widget (GTK_WIDGET (fixture->dialog), GTK_TYPE_SWITCH);
  GtkWidget *audience = find_widget (GTK_WIDGET (fixture->dialog), ADW_TYPE_COMBO_ROW);
  VitrineSegmentStatus status;

  gtk_editable_set_text (get_row (fixture, "Name"),
                         vitrine_address_get_name (fixture->address));
  gtk_editable_set_text (get_row (fixture, "Size"), "8192");
  adw_combo_row_set_selected (ADW_COMBO_ROW (audience), 2);
  gtk_switch_set_active (GTK_SWITCH (keep), TRUE);
  g_signal_emit_by_name (get_create (fixture), "clicked");
  wait_until (is_gone, &fixture->dialog);

  g_assert_true (vitrine_address_equal (fixture->created, fixture->address));
  g_assert_true (vitrine_segment_lookup (fixture->address, &status, NULL));
  g_assert_cmpuint (status.size, ==, 8192);
  g_assert_cmpuint (status.mode, ==, 0666);
  g_assert_false (status.managed);
}

/* Somebody else took the name after it was typed. */
static void
test_name_taken_meanwhile (Fixture       *fixture,
                           gconstpointer  user_data)
{
  GtkEditable *name = get_row (fixture, "Name");

  gtk_editable_set_text (name, vitrine_address_get_name (fixture->address));
  g_assert_true (can_create (fixture));
  peer_make_foreign (fixture->address, 64, 0600);
  g_signal_emit_by_name (get_create (fixture), "clicked");

  g_assert_true (is_marked (name));
  g_assert_false (can_create (fixture));
  g_assert_null (fixture->created);
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
  add ("/new-segment-dialog/fields", test_fields);
  add ("/new-segment-dialog/create", test_create);
  add ("/new-segment-dialog/name-taken-meanwhile", test_name_taken_meanwhile);
  return g_test_run ();
}
