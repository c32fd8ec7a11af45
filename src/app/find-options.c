/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/find-options.h"

#include "app/wrap-layout.h"

#include <glib/gi18n.h>

typedef enum
{
  KIND_TEXT,
  KIND_HEX,
  KIND_NUMBER,
  KIND_REGEX,
  N_KINDS,
} Kind;

struct _VitrineFindOptions
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *box;
  GtkDropDown *kind;
  GtkDropDown *encoding;
  GtkDropDown *number;
  GtkDropDown *order;
  GtkToggleButton *match_case;

  /* Owned */
  VitrineSession *session;
  GSignalGroup *session_signals;
  gboolean following; /* the first encoding's name is being set */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

/* What there is to choose for a kind, and what it says to a person. */
typedef struct
{
  const char *hint;
  gboolean has_encoding;
  gboolean has_number;
  gboolean has_case;
} KindInfo;

static const KindInfo kinds[N_KINDS] = {
  [KIND_TEXT] = { N_("Type the text to find"), TRUE, FALSE, TRUE },
  [KIND_HEX] = { N_("Pairs of digits, such as 48 65 ?? 4?: each ? stands for any digit"),
                 FALSE, FALSE, FALSE },
  [KIND_NUMBER] = { N_("A number, such as 42, -7, 0x2a or 1.5"), FALSE, TRUE, FALSE },
  [KIND_REGEX] = { N_("A regular expression over bytes, such as \\x00[A-Z]+"),
                   FALSE, FALSE, TRUE },
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineFindOptions, vitrine_find_options, ADW_TYPE_BIN)

static Kind
get_kind (VitrineFindOptions *self)
{
  return (Kind) MIN (gtk_drop_down_get_selected (self->kind), N_KINDS - 1);
}

static const VitrineEncoding *
get_encoding (VitrineFindOptions *self)
{
  guint position = gtk_drop_down_get_selected (self->encoding);
  gsize n_encodings;
  const VitrineEncoding *encodings = vitrine_encoding_get_all (&n_encodings);

  if (position > 0 && position <= n_encodings)
    return &encodings[position - 1];
  return self->session != NULL ? vitrine_session_get_encoding (self->session)
                               : vitrine_encoding_default ();
}

/* What takes the focus is the drop-down's inner button, whose name would be that
 * of its type in GTK 4.8. */
static void
name_button (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  const char *title = gtk_widget_get_tooltip_text (GTK_WIDGET (drop_down));
  g_autofree char *name = NULL;

  if (button == NULL || chosen == NULL)
    return;
  /* Translators: for screen readers; what is chosen, and for what. */
  name = g_strdup_printf (_("%s: %s"), title, gtk_string_object_get_string (chosen));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
name_buttons (VitrineFindOptions *self)
{
  GtkDropDown *drop_downs[] = { self->kind, self->encoding, self->number, self->order };

  for (gsize i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    name_button (drop_downs[i]);
}

static void
chosen_cb (VitrineFindOptions *self)
{
  const KindInfo *info = &kinds[get_kind (self)];

  if (self->following)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), info->has_encoding);
  gtk_widget_set_visible (GTK_WIDGET (self->number), info->has_number);
  gtk_widget_set_visible (GTK_WIDGET (self->order), info->has_number);
  gtk_widget_set_visible (GTK_WIDGET (self->match_case), info->has_case);
  name_buttons (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
make_shown_label (VitrineFindOptions *self)
{
  const VitrineEncoding *encoding = vitrine_encoding_default ();

  if (self->session != NULL)
    encoding = vitrine_session_get_encoding (self->session);
  /* Translators: the encoding in which the text is shown, such as UTF-16LE. */
  return g_strdup_printf (_("As Shown (%s)"), encoding->name);
}

/* The selection stays where it is: splicing away the selected item would move
 * it. */
static void
follow_session (VitrineFindOptions *self)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->encoding));
  guint selected = gtk_drop_down_get_selected (self->encoding);
  g_autofree char *label = make_shown_label (self);
  const char *lines[] = { label, NULL };

  if (g_strcmp0 (gtk_string_list_get_string (names, 0), label) == 0)
    return;
  self->following = TRUE;
  gtk_string_list_splice (names, 0, 1, lines);
  gtk_drop_down_set_selected (self->encoding, selected);
  self->following = FALSE;
  chosen_cb (self);
}

static void
fill_encodings (VitrineFindOptions *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *shown = make_shown_label (self);
  gsize n_encodings;
  const VitrineEncoding *encodings = vitrine_encoding_get_all (&n_encodings);

  gtk_string_list_append (names, shown);
  for (gsize i = 0; i < n_encodings; i++)
    gtk_string_list_append (names, encodings[i].name);
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (names));
}

static void
vitrine_find_options_dispose (GObject *object)
{
  VitrineFindOptions *self = VITRINE_FIND_OPTIONS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->session_signals);
  /* The bin would unparent its child once more after the template did. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), VITRINE_TYPE_FIND_OPTIONS);
  G_OBJECT_CLASS (vitrine_find_options_parent_class)->dispose (object);
}

static void
vitrine_find_options_class_init (VitrineFindOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_find_options_dispose;
  signals[CHANGED] = g_signal_new ("changed", VITRINE_TYPE_FIND_OPTIONS, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/find-options.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineFindOptions, box);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindOptions, kind);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindOptions, encoding);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindOptions, number);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindOptions, order);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindOptions, match_case);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
vitrine_find_options_init (VitrineFindOptions *self)
{
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, vitrine_wrap_layout_new ());
  fill_encodings (self);
  self->following = FALSE;
  gtk_drop_down_set_selected (self->number, VITRINE_PATTERN_INT32);
  chosen_cb (self);

  self->session_signals = g_signal_group_new (VITRINE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::encoding",
                                  G_CALLBACK (follow_session), self);
}

void
vitrine_find_options_set_session (VitrineFindOptions *self,
                                  VitrineSession     *session)
{
  g_return_if_fail (VITRINE_IS_FIND_OPTIONS (self));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  follow_session (self);
}

VitrinePattern *
vitrine_find_options_compile (VitrineFindOptions  *self,
                              const char          *text,
                              GError             **error)
{
  gboolean match_case;

  g_return_val_if_fail (VITRINE_IS_FIND_OPTIONS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  match_case = gtk_toggle_button_get_active (self->match_case);
  switch (get_kind (self))
    {
    case KIND_HEX:
      return vitrine_pattern_new_hex (text, error);
    case KIND_NUMBER:
      return vitrine_pattern_new_number (gtk_drop_down_get_selected (self->number),
                                         gtk_drop_down_get_selected (self->order) == 1,
                                         text, error);
    case KIND_REGEX:
      return vitrine_pattern_new_regex (text, match_case, error);
    case KIND_TEXT:
    case N_KINDS:
    default:
      return vitrine_pattern_new_text (get_encoding (self), text, match_case, error);
    }
}

const char *
vitrine_find_options_get_hint (VitrineFindOptions *self)
{
  g_return_val_if_fail (VITRINE_IS_FIND_OPTIONS (self), NULL);

  return _(kinds[get_kind (self)].hint);
}
