/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/export-bar.h"

#include "watch/export.h"

#include <glib/gi18n.h>

#define INTERVAL 200 /* milliseconds: what is done before is not shown at all */

struct _VitrineExportBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;

  /* Owned */
  VitrineSession *session;
  VitrineExport *export; /* NULL: none is going on */
  GtkFileChooserNative *chooser; /* NULL: none is open */
  guint source;

  VitrineRange range; /* what the chooser is for */
};

enum
{
  MESSAGE,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineExportBar, vitrine_export_bar, ADW_TYPE_BIN)

static void
say (VitrineExportBar *self,
     const char       *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static char *
format_size (guint64 size)
{
  return g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
}

static char *
display_file (VitrineExport *export)
{
  g_autofree char *base = g_path_get_basename (vitrine_export_get_path (export));

  return g_filename_display_name (base);
}

static void
show_progress (VitrineExportBar *self)
{
  guint64 done = vitrine_export_get_done (self->export);
  guint64 total = vitrine_export_get_total (self->export);
  g_autofree char *file = display_file (self->export);
  g_autofree char *done_size = format_size (done);
  g_autofree char *total_size = format_size (total);
  g_autofree char *text = NULL;

  if (done < total)
    /* Translators: the name of a file, then two sizes. */
    text = g_strdup_printf (_("Exporting to “%s”: %s of %s"), file, done_size, total_size);
  else
    text = g_strdup_printf (_("Exporting to “%s”: waiting for the disk"), file);
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, (double) done / (double) total);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static gboolean
progress_cb (gpointer user_data)
{
  VitrineExportBar *self = user_data;

  show_progress (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_CONTINUE;
}

/* Returns: (transfer full): what was going on */
static VitrineExport *
end (VitrineExportBar *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_signal_handlers_disconnect_by_data (self->export, self);
  return g_steal_pointer (&self->export);
}

static void
finished_cb (VitrineExportBar *self)
{
  g_autoptr (VitrineExport) export = end (self);
  const GError *error = vitrine_export_get_error (export);
  g_autofree char *file = display_file (export);
  g_autofree char *size = format_size (vitrine_export_get_total (export));
  g_autofree char *message = NULL;

  if (error != NULL)
    message = g_strdup (error->message);
  else
    /* Translators: a size, and the name of a file. */
    message = g_strdup_printf (_("%s exported to “%s”"), size, file);
  say (self, message);
}

/* Returns: (transfer full): the name of the file that does not come of it, or NULL
 * where it has come already */
static char *
stop (VitrineExportBar *self)
{
  g_autoptr (VitrineExport) export = NULL;

  if (!vitrine_export_stop (self->export))
    {
      finished_cb (self);
      return NULL;
    }
  export = end (self);
  return display_file (export);
}

static void
cancel_cb (VitrineExportBar *self)
{
  g_autofree char *file = NULL;
  g_autofree char *message = NULL;

  if (self->export == NULL)
    return;
  file = stop (self);
  if (file == NULL)
    return;
  message = g_strdup_printf (_("The export to “%s” was cancelled"), file);
  say (self, message);
}

/* Where nothing is shown after it, the window is about to close. */
static void
leave_export (VitrineExportBar *self,
              gboolean          is_heard)
{
  g_autofree char *file = stop (self);
  g_autofree char *message = NULL;

  if (file == NULL || !is_heard)
    return;
  message = g_strdup_printf (_("The export to “%s” was cancelled, since its segment is not "
                               "shown any more"),
                             file);
  say (self, message);
}

static void
vitrine_export_bar_dispose (GObject *object)
{
  VitrineExportBar *self = VITRINE_EXPORT_BAR (object);

  vitrine_export_bar_set_session (self, NULL);
  G_OBJECT_CLASS (vitrine_export_bar_parent_class)->dispose (object);
}

static void
vitrine_export_bar_class_init (VitrineExportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_export_bar_dispose;

  signals[MESSAGE] = g_signal_new ("message", VITRINE_TYPE_EXPORT_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/export-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineExportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineExportBar, label);
  gtk_widget_class_bind_template_child (widget_class, VitrineExportBar, progress);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
vitrine_export_bar_init (VitrineExportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vitrine_export_bar_set_session (VitrineExportBar *self,
                                VitrineSession   *session)
{
  g_return_if_fail (VITRINE_IS_EXPORT_BAR (self));

  if (session == self->session)
    return;
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->export != NULL)
    leave_export (self, session != NULL);
  g_set_object (&self->session, session);
}

/* Bytes that nobody else can change, where somebody paused to look at them. */
static void
freeze (VitrineExportBar *self)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (self->session);
  VitrineSnapshot *shown = vitrine_sampler_get_snapshot (sampler);

  if (vitrine_sampler_get_paused (sampler) && shown != NULL
      && vitrine_snapshot_knows (shown, self->range.offset, self->range.length))
    vitrine_export_freeze (self->export, shown);
}

void
vitrine_export_bar_begin (VitrineExportBar   *self,
                          const VitrineRange *range,
                          GFile              *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (VITRINE_IS_EXPORT_BAR (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->export != NULL || self->session == NULL)
    return;
  path = g_file_get_path (file);
  if (path == NULL)
    {
      say (self, _("Cannot export to a place that is no folder of this machine"));
      return;
    }

  self->range = *range;
  self->export = vitrine_export_new (vitrine_session_get_segment (self->session), range, path);
  freeze (self);
  g_signal_connect_swapped (self->export, "finished", G_CALLBACK (finished_cb), self);
  self->source = g_timeout_add (INTERVAL, progress_cb, self);
  vitrine_export_start (self->export);
}

static void
chosen_cb (VitrineExportBar     *self,
           int                   response,
           GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  VitrineRange range = self->range;

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    vitrine_export_bar_begin (self, &range, file);
}

/* Says what stands in it; nothing in it that would be a folder. */
static char *
propose_name (VitrineExportBar *self)
{
  VitrineAddress *address = vitrine_session_get_address (self->session);
  g_autofree char *base = g_path_get_basename (vitrine_address_get_label (address));
  guint64 end = self->range.offset + self->range.length;

  if (self->range.offset == 0
      && end == vitrine_sampler_get_size (vitrine_session_get_sampler (self->session)))
    return g_strconcat (base, ".bin", NULL);
  return g_strdup_printf ("%s-0x%" G_GINT64_MODIFIER "x-0x%" G_GINT64_MODIFIER "x.bin", base,
                          self->range.offset, end);
}

static void
open_chooser (VitrineExportBar *self)
{
  g_autofree char *name = propose_name (self);
  g_autofree char *size = format_size (self->range.length);
  /* Translators: a size, such as “4.0 KiB”. */
  g_autofree char *title = g_strdup_printf (_("Export %s"), size);

  self->chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
vitrine_export_bar_ask (VitrineExportBar   *self,
                        const VitrineRange *range)
{
  g_return_if_fail (VITRINE_IS_EXPORT_BAR (self));

  if (self->session == NULL || self->chooser != NULL)
    return;
  if (self->export != NULL)
    {
      say (self, _("Another export is going on. Wait for it, or cancel it"));
      return;
    }
  if (range->length == 0)
    {
      say (self, _("There is nothing to export: the segment has no bytes now"));
      return;
    }

  self->range = *range;
  open_chooser (self);
}
