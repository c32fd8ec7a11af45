/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/inspector.h"

#include "app/inspector-row.h"
#include "app/settings.h"
#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <string.h>

#define SIZE 64

static const guint8 start[SIZE] = {
  0x41, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08,
};

typedef struct
{
  VitrineAddress *address;
  VitrineSession *session;
  GtkWindow *window;
  VitrineHexView *view;
  VitrineInspector *inspector;
  GtkListBox *list;
  guint n_changes; /* of what the list says */
  char *message;
} Fixture;

static void
message_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static VitrineInspectorRow *
get_row (Fixture    *fixture,
         const char *type)
{
  gsize n_types;
  const VitrineNumberType *types = vitrine_number_get_all (&n_types);
  int i = (int) (vitrine_number_find (type) - types);

  return VITRINE_INSPECTOR_ROW (gtk_list_box_get_row_at_index (fixture->list, i));
}

static const char *
get_value (Fixture    *fixture,
           const char *type)
{
  return vitrine_inspector_row_get_value (get_row (fixture, type));
}

static GtkEntry *
get_entry (Fixture    *fixture,
           const char *type)
{
  return GTK_ENTRY (find_widget (GTK_WIDGET (get_row (fixture, type)), GTK_TYPE_ENTRY));
}

static void
count_changes (Fixture *fixture)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (fixture->list, i)) != NULL; i++)
    {
      GtkWidget *value = find_widget (GTK_WIDGET (row), GTK_TYPE_INSCRIPTION);

      g_signal_connect_swapped (value, "notify::text", G_CALLBACK (count_cb), fixture);
    }
}

typedef struct
{
  Fixture *fixture;
  const char *type;
  const char *value;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  return g_strcmp0 (get_value (wanted->fixture, wanted->type), wanted->value) == 0;
}

/* Values that change soon after others are shown a little later. */
static void
wait_for_value (Fixture    *fixture,
                const char *type,
                const char *value)
{
  Wanted wanted = { fixture, type, value };

  wait_until (is_shown, &wanted);
}

static gboolean
has_values (gpointer data)
{
  return get_value (data, "uint8") != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  poke (fixture->address, start, sizeof start);
  fixture->session = open_session (fixture->address, VITRINE_OPEN_VISIT, &error);
  g_assert_no_error (error);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->inspector = g_object_new (VITRINE_TYPE_INSPECTOR, NULL);
  fixture->list = GTK_LIST_BOX (find_widget (GTK_WIDGET (fixture->inspector),
                                             GTK_TYPE_LIST_BOX));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->inspector));
  gtk_window_set_child (fixture->window, box);
  g_signal_connect_swapped (fixture->inspector, "message", G_CALLBACK (message_cb),
                            fixture);

  vitrine_inspector_set_view (fixture->inspector, fixture->view);
  vitrine_hex_view_set_sampler (fixture->view,
                                vitrine_session_get_sampler (fixture->session), "test");
  vitrine_inspector_set_session (fixture->inspector, fixture->session);
  gtk_window_present (fixture->window);
  wait_until (has_values, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_inspector_set_session (fixture->inspector, NULL);
  vitrine_hex_view_set_sampler (fixture->view, NULL, NULL);
  destroy_window (fixture->window, fixture->inspector);
  close_session (fixture->session);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_free (fixture->message);
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (get_value (fixture, "uint8"), ==, "65");
  g_assert_cmpstr (get_value (fixture, "binary"), ==, "01000001");
  g_assert_cmpstr (get_value (fixture, "uint16"), ==, "65");
  g_assert_cmpstr (get_value (fixture, "uint32"), ==, "33620033");
  g_assert_cmpstr (get_value (fixture, "utf8"), ==, "U+0041");
  gtk_test_accessible_assert_property (get_row (fixture, "uint8"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Unsigned 8 bit: 65");
}

static void
test_follows_caret (Fixture       *fixture,
                    gconstpointer  data)
{
  vitrine_hex_view_set_caret (fixture->view, 2);
  wait_for_value (fixture, "uint8", "1");
  g_assert_cmpstr (get_value (fixture, "uint16"), ==, "513");
}

/* The caret stands at the end of what is selected. */
static void
test_shows_the_start_of_a_selection (Fixture       *fixture,
                                     gconstpointer  data)
{
  vitrine_hex_view_select (fixture->view, 2, 6);
  wait_for_value (fixture, "uint16", "513");
  vitrine_hex_view_set_caret (fixture->view, 7);
  vitrine_hex_view_select (fixture->view, 2, 6);
  wait_for_value (fixture, "uint16", "513");
}

/* A look that finds the same bytes has nothing drawn anew. */
static void
test_follows_bytes (Fixture       *fixture,
                    gconstpointer  data)
{
  const guint8 changed = 0x42;
  guint n_other;

  count_changes (fixture);
  poke (fixture->address, &changed, 1);
  wait_for_value (fixture, "uint8", "66");
  n_other = fixture->n_changes;
  g_assert_cmpuint (n_other, >, 0);

  vitrine_sampler_sample_now (vitrine_session_get_sampler (fixture->session));
  g_assert_cmpuint (fixture->n_changes, ==, n_other);
}

static gboolean
has_last_changed (gpointer data)
{
  Fixture *fixture = data;
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);

  return vitrine_sampler_get_n_changes (sampler) > 0;
}

static void
test_ignores_other_bytes (Fixture       *fixture,
                          gconstpointer  data)
{
  guint8 bytes[SIZE];

  memcpy (bytes, start, sizeof bytes);
  bytes[SIZE - 1] = 1;
  count_changes (fixture);
  poke (fixture->address, bytes, sizeof bytes);
  wait_until (has_last_changed, fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_byte_order (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GSettings) settings = vitrine_settings_new ();
  const VitrineEncoding *latin = vitrine_encoding_find ("ISO-8859-1", NULL);

  vitrine_inspector_bind_settings (fixture->inspector, settings);
  g_assert_cmpstr (get_value (fixture, "uint16"), ==, "65");
  g_settings_set_boolean (settings, "big-endian", TRUE);
  g_assert_cmpstr (get_value (fixture, "uint16"), ==, "16640");
  g_assert_cmpstr (get_value (fixture, "utf16"), ==, "U+4100");
  g_settings_reset (settings, "big-endian");
  g_assert_cmpstr (get_value (fixture, "uint16"), ==, "65");

  vitrine_session_set_encoding (fixture->session, vitrine_encoding_find ("UTF-16BE", NULL));
  g_assert_cmpstr (get_value (fixture, "character"), ==, "䄀");
  vitrine_session_set_encoding (fixture->session, latin);
  g_assert_cmpstr (get_value (fixture, "character"), ==, "A");
}

static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  vitrine_hex_view_set_caret (fixture->view, SIZE - 1);
  wait_for_value (fixture, "uint8", "0");
  g_assert_null (get_value (fixture, "uint16"));
  g_assert_null (get_value (fixture, "uuid"));
  gtk_test_accessible_assert_property (get_row (fixture, "uint16"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Unsigned 16 bit: none here");
  g_assert_false (vitrine_inspector_row_edit (get_row (fixture, "uint16")));
}

static void
test_copies (Fixture       *fixture,
             gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->list));
  g_auto (GValue) value = G_VALUE_INIT;

  g_signal_emit_by_name (fixture->list, "row-activated", get_row (fixture, "utf8"));
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL);
  g_assert_cmpstr (g_value_get_string (&value), ==, "U+0041");
  g_assert_cmpstr (fixture->message, ==, "Value copied");
}

static void
press_f2 (Fixture    *fixture,
          const char *type)
{
  GtkWidget *row = GTK_WIDGET (get_row (fixture, type));

  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (GTK_WIDGET (fixture->inspector), "value.edit", NULL);
}

static void
test_edit_where_only_watched (Fixture       *fixture,
                              gconstpointer  data)
{
  press_f2 (fixture, "uint16");
  g_assert_false (vitrine_inspector_row_is_edited (get_row (fixture, "uint16")));
  g_assert_cmpstr (fixture->message, ==,
                   "This segment is only watched. Allow writing first.");
}

static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEntry *entry;

  vitrine_session_set_writable (fixture->session, TRUE, NULL);
  press_f2 (fixture, "uint16");
  entry = get_entry (fixture, "uint16");
  g_assert_true (vitrine_inspector_row_is_edited (get_row (fixture, "uint16")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "65");

  gtk_editable_set_text (GTK_EDITABLE (entry), "300");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (vitrine_inspector_row_is_edited (get_row (fixture, "uint16")));
  wait_for_value (fixture, "uint16", "300");
  g_assert_cmpstr (get_value (fixture, "uint32"), ==, "33620268");
  g_assert_null (fixture->message);
}

static void
test_marks_mistakes (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkEntry *entry;
  GtkWidget *row = GTK_WIDGET (get_row (fixture, "uint16"));

  vitrine_session_set_writable (fixture->session, TRUE, NULL);
  press_f2 (fixture, "uint16");
  entry = get_entry (fixture, "uint16");
  gtk_editable_set_text (GTK_EDITABLE (entry), "65536");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_assert_nonnull (find_label (row, "That is more by 1 than the most, 65535"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (vitrine_inspector_row_is_edited (get_row (fixture, "uint16")));

  gtk_editable_set_text (GTK_EDITABLE (entry), "65535");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
}

/* What is typed belongs to the place where it was begun. */
static void
test_caret_leaves (Fixture       *fixture,
                   gconstpointer  data)
{
  vitrine_session_set_writable (fixture->session, TRUE, NULL);
  press_f2 (fixture, "uint16");
  vitrine_hex_view_set_caret (fixture->view, 4);
  g_assert_false (vitrine_inspector_row_is_edited (get_row (fixture, "uint16")));
}

static void
test_too_long_character (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkEntry *entry;

  vitrine_session_set_writable (fixture->session, TRUE, NULL);
  vitrine_hex_view_set_caret (fixture->view, SIZE - 1);
  press_f2 (fixture, "utf8");
  entry = get_entry (fixture, "utf8");
  gtk_editable_set_text (GTK_EDITABLE (entry), "é");
  g_assert_nonnull (find_label (GTK_WIDGET (get_row (fixture, "utf8")),
                                "The character takes 2 bytes, more than are left here"));
}

static void
test_without_session (Fixture       *fixture,
                      gconstpointer  data)
{
  vitrine_inspector_set_session (fixture->inspector, NULL);
  wait_for_value (fixture, "uint8", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->list)));
  press_f2 (fixture, "uint8");
  g_assert_false (vitrine_inspector_row_is_edited (get_row (fixture, "uint8")));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  lengthen_texts (GTK_WIDGET (fixture->inspector));
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->inspector)), <=, 300);
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
  add ("/inspector/shows", test_shows);
  add ("/inspector/follows-caret", test_follows_caret);
  add ("/inspector/follows-selection", test_shows_the_start_of_a_selection);
  add ("/inspector/follows-bytes", test_follows_bytes);
  add ("/inspector/ignores-other-bytes", test_ignores_other_bytes);
  add ("/inspector/byte-order", test_byte_order);
  add ("/inspector/end", test_end);
  add ("/inspector/copies", test_copies);
  add ("/inspector/edit-where-only-watched", test_edit_where_only_watched);
  add ("/inspector/edits", test_edits);
  add ("/inspector/marks-mistakes", test_marks_mistakes);
  add ("/inspector/caret-leaves", test_caret_leaves);
  add ("/inspector/too-long-character", test_too_long_character);
  add ("/inspector/without-session", test_without_session);
  add ("/inspector/narrow", test_narrow);
  return g_test_run ();
}
