/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/live-text.h"

#include "app/text-diff.h"
#include "app/zoom.h"

#include <string.h>

struct _VitrineLiveText
{
  AdwBin parent_instance;

  GtkTextView *view;
  GtkLabel *placeholder;

  GtkTextBuffer *buffer;   /* the view's */
  GtkTextTag *plain_tag;   /* the buffer's: adds no hyphens to what it wraps */
  GtkTextTag *visible_tag; /* the buffer's: shows what else would not be seen */
  GString *shown;          /* what stands in the buffer */
  gsize n_shown;           /* in characters */
};

G_DEFINE_FINAL_TYPE (VitrineLiveText, vitrine_live_text, ADW_TYPE_BIN)

typedef struct
{
  gunichar first;
  gunichar last;
} CharacterRange;

/* Characters that leave no trace on screen, or turn the order of others. The
 * joiners and variation selectors are not among them: they are how some scripts
 * and emoji are written, and drawing them would tear those apart. */
static const CharacterRange unseen_characters[] = {
  { 0x00ad, 0x00ad }, /* soft hyphen */
  { 0x034f, 0x034f }, /* combining grapheme joiner */
  { 0x061c, 0x061c }, /* Arabic letter mark */
  { 0x180e, 0x180e }, /* Mongolian vowel separator */
  { 0x200b, 0x200b }, /* zero width space */
  { 0x200e, 0x200f }, /* left-to-right and right-to-left mark */
  { 0x202a, 0x202e }, /* directional embeddings and overrides */
  { 0x2060, 0x206f }, /* word joiner, isolates, invisible operators */
  { 0xfeff, 0xfeff }, /* byte order mark */
};

static gboolean
is_unseen (gunichar character)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unseen_characters); i++)
    if (character >= unseen_characters[i].first && character <= unseen_characters[i].last)
      return TRUE;

  return FALSE;
}

/* Offsets where caret and selection stand. */
typedef struct
{
  guint insert;
  guint bound;
} Caret;

static guint
get_mark_offset (GtkTextBuffer *buffer,
                 GtkTextMark   *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  return gtk_text_iter_get_offset (&iter);
}

static Caret
get_caret (GtkTextBuffer *buffer)
{
  return (Caret) {
    .insert = get_mark_offset (buffer, gtk_text_buffer_get_insert (buffer)),
    .bound = get_mark_offset (buffer, gtk_text_buffer_get_selection_bound (buffer)),
  };
}

/* Between a carriage return and its line feed GTK has no place to draw a caret. */
static void
get_place (GtkTextBuffer *buffer,
           guint          offset,
           GtkTextIter   *iter)
{
  GtkTextIter before;

  gtk_text_buffer_get_iter_at_offset (buffer, iter, offset);
  before = *iter;
  if (gtk_text_iter_get_char (iter) == '\n' && gtk_text_iter_backward_char (&before)
      && gtk_text_iter_get_char (&before) == '\r')
    *iter = before;
}

static void
set_caret (GtkTextBuffer *buffer,
           Caret          caret)
{
  Caret now = get_caret (buffer);
  GtkTextIter insert, bound;

  get_place (buffer, caret.insert, &insert);
  get_place (buffer, caret.bound, &bound);
  if (now.insert != (guint) gtk_text_iter_get_offset (&insert)
      || now.bound != (guint) gtk_text_iter_get_offset (&bound))
    gtk_text_buffer_select_range (buffer, &insert, &bound);
}

static void
tag (VitrineLiveText *self,
     GtkTextTag      *text_tag,
     guint            offset,
     guint            length)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, offset + length);
  gtk_text_buffer_apply_tag (self->buffer, text_tag, &start, &end);
}

static void
tag_inserted (VitrineLiveText       *self,
              const VitrineTextEdit *edit)
{
  const char *p = edit->inserted;

  tag (self, self->plain_tag, edit->offset, edit->n_inserted);
  for (guint i = 0; i < edit->n_inserted; i++, p = g_utf8_next_char (p))
    if (is_unseen (g_utf8_get_char (p)))
      tag (self, self->visible_tag, edit->offset + i, 1);
}

static void
apply_edit (VitrineLiveText       *self,
            const VitrineTextEdit *edit)
{
  /* GTK 4.8 tells screen readers of all up to the next zero byte. */
  g_autofree char *inserted = g_strndup (edit->inserted, edit->n_bytes);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, edit->offset);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, edit->offset + edit->n_removed);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, inserted, (int) edit->n_bytes);
  tag_inserted (self, edit);
}

static void
replace_shown (VitrineLiveText *self,
               const char      *utf8,
               gsize            length)
{
  g_autoptr (GArray) edits = NULL;
  Caret caret = get_caret (self->buffer);

  edits = vitrine_text_diff (self->shown->str, self->shown->len, utf8, length);
  for (guint i = 0; i < edits->len; i++)
    {
      const VitrineTextEdit *edit = &g_array_index (edits, VitrineTextEdit, i);

      apply_edit (self, edit);
      caret.insert = vitrine_text_edit_map (edit, caret.insert);
      caret.bound = vitrine_text_edit_map (edit, caret.bound);
    }
  set_caret (self->buffer, caret);

  g_string_truncate (self->shown, 0);
  g_string_append_len (self->shown, utf8, length);
}

/* How many bytes of @text are shown; @n_characters becomes how many characters
 * those are. */
static gsize
measure_shown (const VitrineText *text,
               gsize             *n_characters)
{
  const char *end = text->utf8 + text->utf8_length;
  const char *p = text->utf8;
  gsize in_line = 0;

  for (*n_characters = 0; p < end; p = g_utf8_next_char (p))
    {
      if (*n_characters == VITRINE_LIVE_TEXT_MAX || in_line == VITRINE_LIVE_TEXT_LINE_MAX)
        break;
      in_line = *p == '\n' ? 0 : in_line + 1;
      *n_characters += 1;
    }

  return p - text->utf8;
}

/* Not by grab_focus(), which GTK also tries on its way along the Tab chain: the
 * chain would end here. */
static gboolean
vitrine_live_text_mnemonic_activate (GtkWidget *widget,
                                     gboolean   group_cycling)
{
  return gtk_widget_grab_focus (GTK_WIDGET (VITRINE_LIVE_TEXT (widget)->view));
}

static void
vitrine_live_text_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VITRINE_TYPE_LIVE_TEXT);

  G_OBJECT_CLASS (vitrine_live_text_parent_class)->dispose (object);
}

static void
vitrine_live_text_finalize (GObject *object)
{
  VitrineLiveText *self = VITRINE_LIVE_TEXT (object);

  g_string_free (self->shown, TRUE);

  G_OBJECT_CLASS (vitrine_live_text_parent_class)->finalize (object);
}

static void
vitrine_live_text_class_init (VitrineLiveTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_live_text_dispose;
  object_class->finalize = vitrine_live_text_finalize;
  widget_class->mnemonic_activate = vitrine_live_text_mnemonic_activate;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/live-text.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineLiveText, view);
  gtk_widget_class_bind_template_child (widget_class, VitrineLiveText, placeholder);
}

static void
vitrine_live_text_init (VitrineLiveText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = g_string_new (NULL);
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  self->plain_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "insert-hyphens", FALSE,
                                                NULL);
  self->visible_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "show-spaces",
                                                  PANGO_SHOW_IGNORABLES, NULL);
}

void
vitrine_live_text_set_text (VitrineLiveText   *self,
                            const VitrineText *text)
{
  const char *utf8 = "";
  gsize length = 0;

  g_return_if_fail (VITRINE_IS_LIVE_TEXT (self));

  self->n_shown = 0;
  if (text != NULL)
    {
      utf8 = text->utf8;
      length = measure_shown (text, &self->n_shown);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), text != NULL && length == 0);
  if (length != self->shown->len || memcmp (utf8, self->shown->str, length) != 0)
    replace_shown (self, utf8, length);
}

void
vitrine_live_text_describe (VitrineLiveText *self,
                            const char      *description)
{
  g_return_if_fail (VITRINE_IS_LIVE_TEXT (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

gsize
vitrine_live_text_get_n_shown (VitrineLiveText *self)
{
  g_return_val_if_fail (VITRINE_IS_LIVE_TEXT (self), 0);

  return self->n_shown;
}

void
vitrine_live_text_set_zoom (VitrineLiveText *self,
                            int              percent)
{
  g_return_if_fail (VITRINE_IS_LIVE_TEXT (self));

  vitrine_zoom_text (GTK_WIDGET (self->view), percent);
}
