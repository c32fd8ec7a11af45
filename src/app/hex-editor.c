/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-editor.h"

#include "app/hex-input.h"
#include "app/hex-view-private.h"

#include <glib/gi18n.h>

#define HINT_WIDTH 32 /* characters */

struct _VitrineHexEditor
{
  GObject parent_instance;

  VitrineHexView *view; /* borrowed */
  GtkEventController *keys;
  GtkEventController *focus;
  GtkWidget *hint; /* a popover at the caret */
  GtkLabel *reason;

  /* Owned */
  VitrineHexStage *stage;
  VitrineHexInput *input; /* NULL once detached */
  char *obstacle;
  gboolean as_i_type;
  gboolean is_past_end; /* the last byte was typed, and the caret has not moved since */
};

enum
{
  PROP_OBSTACLE = 1,
  PROP_AS_I_TYPE,
  N_PROPS
};

enum
{
  WRITE,
  SETTLED,
  N_SIGNALS
};

/* Both are written once, in class_init. */
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineHexEditor, vitrine_hex_editor, G_TYPE_OBJECT)

static gboolean
is_hinting (VitrineHexEditor *self)
{
  return self->hint != NULL && gtk_widget_get_visible (self->hint);
}

static void
hide_hint (VitrineHexEditor *self)
{
  if (!is_hinting (self))
    return;

  gtk_popover_popdown (GTK_POPOVER (self->hint));
  vitrine_hex_view_stage_changed (self->view);
}

/* Does not take the keys away from the view, which a person goes on with. */
static void
show_hint (VitrineHexEditor *self,
           const char       *reason)
{
  GdkRectangle caret;

  gtk_label_set_label (self->reason, reason);
  vitrine_hex_view_show_caret (self->view, &caret);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->hint), &caret);
  gtk_popover_popup (GTK_POPOVER (self->hint));
  vitrine_hex_view_stage_changed (self->view);
}

static void
changed (VitrineHexEditor *self)
{
  vitrine_hex_view_stage_changed (self->view);
}

/* A selection is typed over from its start. */
static guint64
find_place (VitrineHexEditor *self)
{
  guint64 offset;

  if (vitrine_hex_view_get_selection (self->view, &offset) > 0)
    {
      vitrine_hex_view_set_caret (self->view, offset);
      self->is_past_end = FALSE;
    }
  return offset;
}

static void
write_staged (VitrineHexEditor *self,
              gboolean          overriding)
{
  g_autoptr (VitrineEdit) edit = vitrine_hex_stage_make_edit (self->stage);

  g_signal_emit (self, signals[WRITE], 0, edit, overriding);
}

static void
write_byte (VitrineHexEditor *self,
            guint64           offset)
{
  const VitrineHexStaged *staged = vitrine_hex_stage_find (self->stage, offset);
  g_autoptr (VitrineEdit) edit = vitrine_edit_new (FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (&staged->value, 1);

  vitrine_edit_add (edit, offset, NULL, bytes);
  g_signal_emit (self, signals[WRITE], 0, edit, TRUE);
}

static void
byte_completed (VitrineHexEditor *self,
                guint64           offset)
{
  if (self->as_i_type)
    write_byte (self, offset);
  vitrine_hex_view_set_caret (self->view, offset + 1);
  self->is_past_end = vitrine_hex_view_get_caret (self->view) == offset;
}

static const char *
find_obstacle (VitrineHexEditor *self,
               guint64           offset)
{
  if (self->obstacle != NULL)
    return self->obstacle;
  if (self->is_past_end && offset + 1 == vitrine_hex_view_get_size (self->view))
    return _("The segment ends here. To type its last byte anew, press Backspace first.");
  if (vitrine_hex_view_peek (self->view, offset) == NULL)
    return _("Nothing can be typed here: this byte has not been read yet.");
  return NULL;
}

static gboolean
type_digit (VitrineHexEditor *self,
            gunichar          character)
{
  guint64 offset = find_place (self);
  const char *obstacle = find_obstacle (self, offset);

  if (obstacle != NULL)
    show_hint (self, obstacle);
  else if (vitrine_hex_stage_put_digit (self->stage, offset,
                                        (guint) g_ascii_xdigit_value ((char) character),
                                        *vitrine_hex_view_peek (self->view, offset)))
    byte_completed (self, offset);
  changed (self);
  return GDK_EVENT_STOP;
}

static void
show_no_byte (VitrineHexEditor *self,
              gunichar          character)
{
  const VitrineCodePage *page = vitrine_hex_view_get_page (self->view);
  g_autofree char *reason = NULL;
  char utf8[7] = { 0 };

  g_unichar_to_utf8 (character, utf8);
  /* Translators: a character, and an encoding or “ASCII”. */
  reason = g_strdup_printf (_("“%s” cannot be typed here: no byte of %s stands for it. "
                              "Another encoding can be chosen above."),
                            utf8, page->name);
  show_hint (self, reason);
}

static gboolean
type_character (VitrineHexEditor *self,
                gunichar          character)
{
  guint64 offset = find_place (self);
  const char *obstacle = find_obstacle (self, offset);
  guint8 byte = 0;

  if (obstacle != NULL)
    {
      show_hint (self, obstacle);
      return GDK_EVENT_STOP;
    }
  if (!vitrine_code_page_find (vitrine_hex_view_get_page (self->view), character, &byte))
    {
      show_no_byte (self, character);
      return GDK_EVENT_STOP;
    }

  vitrine_hex_stage_put (self->stage, offset, byte,
                         *vitrine_hex_view_peek (self->view, offset));
  byte_completed (self, offset);
  changed (self);
  return GDK_EVENT_STOP;
}

/* What is no digit is left to the shortcuts of the window, and so is the space
 * bar where nothing can be typed. */
static gboolean
type (VitrineHexEditor *self,
      guint             key)
{
  gunichar character = gdk_keyval_to_unicode (key);

  if (vitrine_hex_view_get_column (self->view) == VITRINE_HEX_COLUMN_BYTES)
    return character < 0x80 && g_ascii_isxdigit ((char) character)
             ? type_digit (self, character) : GDK_EVENT_PROPAGATE;
  if (character == 0 || !g_unichar_isprint (character)
      || (character == ' ' && self->obstacle != NULL))
    return GDK_EVENT_PROPAGATE;
  return type_character (self, character);
}

static void
typed_cb (gunichar character,
          gpointer user_data)
{
  type_character (user_data, character);
}

static void
find_place_cb (gpointer      user_data,
               GdkRectangle *place)
{
  VitrineHexEditor *self = user_data;

  vitrine_hex_view_show_caret (self->view, place);
}

/* A digit is always one key, and where nothing can be typed no key is a part of
 * anything. */
static gboolean
is_part (VitrineHexEditor *self)
{
  return vitrine_hex_view_get_column (self->view) == VITRINE_HEX_COLUMN_TEXT
         && self->obstacle == NULL
         && vitrine_hex_input_filter (self->input, self->keys);
}

static gboolean
unstage_last (VitrineHexEditor *self)
{
  gboolean was_past_end = self->is_past_end;
  guint64 offset;

  self->is_past_end = FALSE;
  hide_hint (self);
  if (!vitrine_hex_stage_remove_last (self->stage, &offset))
    return was_past_end ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;

  vitrine_hex_view_set_caret (self->view, offset);
  changed (self);
  return GDK_EVENT_STOP;
}

static gboolean
leave_off (VitrineHexEditor *self)
{
  if (is_hinting (self))
    hide_hint (self);
  else if (!vitrine_hex_stage_is_empty (self->stage))
    vitrine_hex_editor_clear (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
commit (VitrineHexEditor *self)
{
  if (vitrine_hex_stage_is_empty (self->stage))
    return GDK_EVENT_PROPAGATE;

  if (self->obstacle != NULL)
    show_hint (self, self->obstacle);
  else
    write_staged (self, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (VitrineHexEditor *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return GDK_EVENT_PROPAGATE;
  if (is_part (self))
    return GDK_EVENT_STOP;

  switch (key)
    {
    case GDK_KEY_Escape:
      return leave_off (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return commit (self);
    case GDK_KEY_BackSpace:
      return unstage_last (self);
    default:
      return type (self, key);
    }
}

static void
key_released_cb (VitrineHexEditor *self)
{
  is_part (self);
}

static void
focused_cb (VitrineHexEditor *self)
{
  vitrine_hex_input_set_focus (self->input, TRUE);
}

static void
left_cb (VitrineHexEditor *self)
{
  vitrine_hex_input_set_focus (self->input, FALSE);
  hide_hint (self);
}

static void
vitrine_hex_editor_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  VitrineHexEditor *self = VITRINE_HEX_EDITOR (object);

  switch (prop_id)
    {
    case PROP_OBSTACLE:
      g_value_set_string (value, self->obstacle);
      break;
    case PROP_AS_I_TYPE:
      g_value_set_boolean (value, self->as_i_type);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_hex_editor_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  VitrineHexEditor *self = VITRINE_HEX_EDITOR (object);

  switch (prop_id)
    {
    case PROP_OBSTACLE:
      g_free (self->obstacle);
      self->obstacle = g_value_dup_string (value);
      hide_hint (self);
      break;
    case PROP_AS_I_TYPE:
      self->as_i_type = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_hex_editor_finalize (GObject *object)
{
  VitrineHexEditor *self = VITRINE_HEX_EDITOR (object);

  vitrine_hex_stage_free (self->stage);
  g_free (self->obstacle);
  G_OBJECT_CLASS (vitrine_hex_editor_parent_class)->finalize (object);
}

static void
vitrine_hex_editor_class_init (VitrineHexEditorClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = vitrine_hex_editor_get_property;
  object_class->set_property = vitrine_hex_editor_set_property;
  object_class->finalize = vitrine_hex_editor_finalize;

  properties[PROP_OBSTACLE] = g_param_spec_string ("obstacle", NULL, NULL, NULL, flags);
  properties[PROP_AS_I_TYPE] = g_param_spec_boolean ("as-i-type", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[WRITE] = g_signal_new ("write", VITRINE_TYPE_HEX_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[SETTLED] = g_signal_new ("settled", VITRINE_TYPE_HEX_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_hex_editor_init (VitrineHexEditor *self)
{
  self->stage = vitrine_hex_stage_new ();
}

static void
make_hint (VitrineHexEditor *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->reason = GTK_LABEL (label);
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_max_width_chars (self->reason, HINT_WIDTH);
  self->hint = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->hint), FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->hint), label);
  gtk_widget_set_can_focus (self->hint, FALSE);
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self->view));
}

/* Its controller comes before the shortcuts of the view's class: a letter that is
 * typed is none of them. */
VitrineHexEditor *
vitrine_hex_editor_new (VitrineHexView *view)
{
  VitrineHexEditor *self = g_object_new (VITRINE_TYPE_HEX_EDITOR, NULL);

  self->view = view;
  make_hint (self);
  self->input = vitrine_hex_input_new (GTK_WIDGET (view), gtk_im_multicontext_new (), typed_cb,
                                       find_place_cb, self);
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (self->keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->keys);
  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (self->focus, "enter", G_CALLBACK (focused_cb), self);
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->focus);
  return self;
}

void
vitrine_hex_editor_detach (VitrineHexEditor *self)
{
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->focus);
  g_clear_pointer (&self->input, vitrine_hex_input_free);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
}

const VitrineHexStage *
vitrine_hex_editor_get_stage (VitrineHexEditor *self)
{
  return self->stage;
}

void
vitrine_hex_editor_settle (VitrineHexEditor *self,
                           VitrineEdit      *edit)
{
  g_return_if_fail (VITRINE_IS_HEX_EDITOR (self));

  vitrine_hex_stage_remove (self->stage, edit);
  changed (self);
  g_signal_emit (self, signals[SETTLED], 0);
}

void
vitrine_hex_editor_write (VitrineHexEditor *self)
{
  g_return_if_fail (VITRINE_IS_HEX_EDITOR (self));

  commit (self);
}

void
vitrine_hex_editor_clear (VitrineHexEditor *self)
{
  g_return_if_fail (VITRINE_IS_HEX_EDITOR (self));

  vitrine_hex_stage_clear (self->stage);
  self->is_past_end = FALSE;
  changed (self);
}

gboolean
vitrine_hex_editor_check (VitrineHexEditor *self)
{
  g_return_val_if_fail (VITRINE_IS_HEX_EDITOR (self), FALSE);

  if (self->obstacle != NULL)
    show_hint (self, self->obstacle);
  return self->obstacle == NULL;
}

void
vitrine_hex_editor_put (VitrineHexEditor *self,
                        guint64           offset,
                        GBytes           *bytes)
{
  g_autoptr (VitrineEdit) edit = NULL;

  g_return_if_fail (VITRINE_IS_HEX_EDITOR (self));
  g_return_if_fail (g_bytes_get_size (bytes) > 0);

  edit = vitrine_edit_new (FALSE);
  vitrine_edit_add (edit, offset, NULL, bytes);
  vitrine_hex_stage_remove_range (self->stage, offset, g_bytes_get_size (bytes));
  changed (self);
  g_signal_emit (self, signals[WRITE], 0, edit, TRUE);
}

void
vitrine_hex_editor_resized (VitrineHexEditor *self,
                            guint64           size)
{
  g_autofree char *message = NULL;
  guint n_dropped = 0;

  if (size > 0)
    n_dropped = vitrine_hex_stage_remove_range (self->stage, size, G_MAXUINT64 - size);
  if (n_dropped == 0)
    return;

  changed (self);
  message = g_strdup_printf (ngettext ("The segment became shorter: %u byte that was typed "
                                       "past its end is dropped",
                                       "The segment became shorter: %u bytes that were typed "
                                       "past its end are dropped",
                                       n_dropped),
                             n_dropped);
  g_signal_emit_by_name (self->view, "problem", message);
}

void
vitrine_hex_editor_moved (VitrineHexEditor *self)
{
  self->is_past_end = FALSE;
  hide_hint (self);
}

void
vitrine_hex_editor_allocated (VitrineHexEditor *self)
{
  gtk_popover_present (GTK_POPOVER (self->hint));
}

/* GTK 4.8 reads descriptions alone, so what the hint says is a part of it. */
char *
vitrine_hex_editor_describe (VitrineHexEditor *self,
                             guint64           offset,
                             char             *description)
{
  g_autofree char *plain = description;
  const VitrineHexStaged *staged = vitrine_hex_stage_find (self->stage, offset);

  if (is_hinting (self))
    /* Translators: the byte at the caret; then why nothing can be typed there. */
    return g_strdup_printf (_("%s; %s"), plain, gtk_label_get_label (self->reason));
  if (staged != NULL)
    /* Translators: the byte at the caret as it stands there; then what was typed. */
    return g_strdup_printf (_("%s; staged 0x%02x, not written"), plain, staged->value);
  return g_steal_pointer (&plain);
}
