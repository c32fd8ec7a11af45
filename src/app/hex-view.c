/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-view.h"

#include "app/hex-frame.h"
#include "app/hex-view-internal.h"
#include "app/zoom.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define NATURAL_ROWS 16
#define MINIMUM_ROWS 2 /* a match that was found is seen, and what follows it */
#define MINIMUM_CELLS 12

enum
{
  PROP_CARET = 1,
  PROP_PER_ROW,
  PROP_GROUP,
  PROP_ZOOM,
  PROP_SINCE_MARK,
  PROP_ONLY_CHANGED,
  N_OWN_PROPS,
  /* Those of GtkScrollable: each pair in the order of GtkOrientation. */
  PROP_HADJUSTMENT = N_OWN_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_OWN_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (VitrineHexView, vitrine_hex_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
adjustment_moved_cb (VitrineHexView *self)
{
  VitrineHexPlace before = self->place;

  if (vitrine_hex_scroll_take (&self->scroll, &self->place.geometry))
    vitrine_hex_view_place_changed (self, &before);
}

static void
updated_cb (VitrineHexView *self)
{
  vitrine_hex_view_fade (self);
  vitrine_hex_view_describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
resized_cb (VitrineHexView *self)
{
  self->place.geometry.size = vitrine_hex_source_get_size (self->source);
  vitrine_hex_editor_resized (self->editor, self->place.geometry.size);
  vitrine_hex_view_lay_out (self);
}

/* Tab goes through the columns before it leaves. */
static gboolean
vitrine_hex_view_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexPlace before = self->place;
  gboolean is_inside = gtk_widget_is_focus (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (vitrine_hex_view_parent_class)->focus (widget, direction);
  if (!vitrine_hex_place_tab (&self->place, is_inside, direction == GTK_DIR_TAB_FORWARD))
    return FALSE;
  vitrine_hex_view_place_changed (self, &before);
  return is_inside || gtk_widget_grab_focus (widget);
}

static void
vitrine_hex_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineSnapshot *bytes = vitrine_hex_source_get_snapshot (self->source);
  VitrineHexColours colours;
  const GArray *shown = vitrine_hex_source_get_shown (self->source);
  VitrineHexFrame frame = {
    .geometry = &self->place.geometry,
    .colours = &colours,
    .marks = vitrine_hex_source_get_marks (self->source),
    .different = vitrine_hex_changes_get_different (self->changes),
    .caret = &self->place.caret,
    .bookmarks = vitrine_hex_bookmarks_find (self->bookmarks, shown),
    .holes = vitrine_hex_source_get_holes (self->source),
    .matches = vitrine_hex_matches_find (self->matches, bytes, shown),
    .snapshot = bytes,
    .stage = vitrine_hex_editor_get_stage (self->editor),
    .painter = self->painter,
    .now = g_get_monotonic_time (),
    .fading = adw_get_enable_animations (widget),
    .focused = gtk_widget_has_focus (widget),
  };

  vitrine_hex_colours_find (&colours, widget);
  vitrine_hex_frame_draw (&frame, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->nothing), snapshot);
}

static void
vitrine_hex_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexGeometry geometry = self->place.geometry;

  geometry.width = G_MAXINT;
  vitrine_hex_geometry_layout (&geometry);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_CELLS * geometry.cell_width
                                                       : MINIMUM_ROWS * geometry.row_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? geometry.content_width
                                                       : NATURAL_ROWS * geometry.row_height;
}

static void
allocate_nothing (VitrineHexView *self,
                  int             width,
                  int             height)
{
  GtkWidget *nothing = GTK_WIDGET (self->nothing);
  int minimum;

  if (!gtk_widget_should_layout (nothing))
    return;
  gtk_widget_measure (nothing, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  width = MAX (width, minimum);
  gtk_widget_measure (nothing, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (nothing, width, MAX (height, minimum), -1, NULL);
}

static void
vitrine_hex_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);

  self->place.geometry.width = width;
  self->place.geometry.height = height;
  self->place.geometry.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  vitrine_hex_view_lay_out (self);
  if (self->popup != NULL)
    gtk_popover_present (GTK_POPOVER (self->popup));
  allocate_nothing (self, width, height);
  vitrine_hex_editor_allocated (self->editor);
}

/* Text scale, font and resolution all end up in the widget's context; the zoom
 * comes on top of them. */
static void
update_font (VitrineHexView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  if (!vitrine_hex_painter_set_font (self->painter, context, self->zoom / 100.0))
    return;
  self->place.geometry.cell_width = vitrine_hex_painter_get_cell_width (self->painter);
  self->place.geometry.row_height = vitrine_hex_painter_get_row_height (self->painter);
  vitrine_hex_view_lay_out (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
vitrine_hex_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (vitrine_hex_view_parent_class)->css_changed (widget, change);
  update_font (VITRINE_HEX_VIEW (widget));
}

static void
vitrine_hex_view_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (vitrine_hex_view_parent_class)->system_setting_changed (widget, setting);
  update_font (VITRINE_HEX_VIEW (widget));
}

static void
vitrine_hex_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (object);

  switch (prop_id)
    {
    case PROP_CARET:
      g_value_set_uint64 (value, self->place.caret.offset);
      break;
    case PROP_PER_ROW:
      g_value_set_int (value, (int) self->place.geometry.per_row_max);
      break;
    case PROP_GROUP:
      g_value_set_int (value, (int) self->place.geometry.group);
      break;
    case PROP_ZOOM:
      g_value_set_int (value, self->zoom);
      break;
    case PROP_SINCE_MARK:
      g_value_set_boolean (value, vitrine_hex_view_get_since_mark (self));
      break;
    case PROP_ONLY_CHANGED:
      g_value_set_boolean (value, vitrine_hex_view_get_only_changed (self));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->scroll.adjustments[prop_id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroll.policies[prop_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_adjustment (VitrineHexView *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  vitrine_hex_scroll_set_adjustment (&self->scroll, orientation, adjustment,
                                     G_CALLBACK (adjustment_moved_cb), self);
  vitrine_hex_scroll_show (&self->scroll, &self->place.geometry);
}

/* No group is cut by the end of a row: each is a half of the next larger one. */
static guint
whole_group (int group)
{
  guint whole = VITRINE_HEX_GROUP_MAX;

  while (whole > (guint) group)
    whole /= 2;
  return whole;
}

/* The byte at the top stays there, and the caret where it is. */
static void
set_columns (VitrineHexView *self,
             int             per_row,
             int             group)
{
  VitrineHexGeometry *geometry = &self->place.geometry;

  if ((int) geometry->per_row_max == per_row && geometry->group == whole_group (group))
    return;
  geometry->per_row_max = (guint) per_row;
  geometry->group = whole_group (group);
  vitrine_hex_view_lay_out (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PER_ROW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
}

static void
set_zoom (VitrineHexView *self,
          int             zoom)
{
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  update_font (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
vitrine_hex_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (object);

  switch (prop_id)
    {
    case PROP_CARET:
      vitrine_hex_view_set_caret (self, g_value_get_uint64 (value));
      break;
    case PROP_PER_ROW:
      set_columns (self, g_value_get_int (value), (int) self->place.geometry.group);
      break;
    case PROP_GROUP:
      set_columns (self, (int) self->place.geometry.per_row_max, g_value_get_int (value));
      break;
    case PROP_ZOOM:
      set_zoom (self, g_value_get_int (value));
      break;
    case PROP_SINCE_MARK:
      vitrine_hex_view_set_since_mark (self, g_value_get_boolean (value));
      break;
    case PROP_ONLY_CHANGED:
      vitrine_hex_view_set_only_changed (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, prop_id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->scroll.policies[prop_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_hex_view_dispose (GObject *object)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (object);

  g_clear_handle_id (&self->rows_source, g_source_remove);
  vitrine_hex_fade_stop (&self->fade);
  g_clear_pointer (&self->pointer, vitrine_hex_pointer_free);
  if (self->editor != NULL)
    vitrine_hex_editor_detach (self->editor);
  g_clear_object (&self->editor);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  vitrine_hex_scroll_clear (&self->scroll, self);
  g_clear_pointer (&self->popup, gtk_widget_unparent);
  if (self->nothing != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->nothing));
  gtk_widget_dispose_template (GTK_WIDGET (self), VITRINE_TYPE_HEX_VIEW);
  G_OBJECT_CLASS (vitrine_hex_view_parent_class)->dispose (object);
}

static void
vitrine_hex_view_finalize (GObject *object)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (object);

  vitrine_hex_painter_free (self->painter);
  vitrine_hex_matches_free (self->matches);
  vitrine_hex_changes_free (self->changes);
  vitrine_hex_rows_free (self->place.geometry.rows);
  vitrine_hex_bookmarks_free (self->bookmarks);
  g_free (self->segment_name);
  g_free (self->description);
  G_OBJECT_CLASS (vitrine_hex_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_CARET]
    = g_param_spec_uint64 ("caret", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_PER_ROW]
    = g_param_spec_int ("per-row", NULL, NULL, 0, VITRINE_HEX_ROW_MAX,
                        VITRINE_HEX_ROW_DEFAULT, flags);
  properties[PROP_GROUP]
    = g_param_spec_int ("group", NULL, NULL, 1, VITRINE_HEX_GROUP_MAX,
                        VITRINE_HEX_GROUP_DEFAULT, flags);
  properties[PROP_ZOOM]
    = g_param_spec_int ("zoom", NULL, NULL, VITRINE_ZOOM_MIN, VITRINE_ZOOM_MAX,
                        VITRINE_ZOOM_DEFAULT, flags);
  properties[PROP_SINCE_MARK]
    = g_param_spec_boolean ("since-mark", NULL, NULL, FALSE, flags);
  properties[PROP_ONLY_CHANGED]
    = g_param_spec_boolean ("only-changed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_OWN_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
install_signals (void)
{
  g_signal_new ("selection-changed", VITRINE_TYPE_HEX_VIEW, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("comparison-changed", VITRINE_TYPE_HEX_VIEW, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("moved", VITRINE_TYPE_HEX_VIEW, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("problem", VITRINE_TYPE_HEX_VIEW, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vitrine_hex_view_class_init (VitrineHexViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = vitrine_hex_view_get_property;
  object_class->set_property = vitrine_hex_view_set_property;
  object_class->dispose = vitrine_hex_view_dispose;
  object_class->finalize = vitrine_hex_view_finalize;
  widget_class->focus = vitrine_hex_view_focus;
  widget_class->query_tooltip = vitrine_hex_view_query_tooltip;
  widget_class->snapshot = vitrine_hex_view_snapshot;
  widget_class->measure = vitrine_hex_view_measure;
  widget_class->size_allocate = vitrine_hex_view_size_allocate;
  widget_class->css_changed = vitrine_hex_view_css_changed;
  widget_class->system_setting_changed = vitrine_hex_view_system_setting_changed;
  install_properties (object_class);
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "hexview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vitrine/Vitrine/hex-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineHexView, menu);
  gtk_widget_class_bind_template_child (widget_class, VitrineHexView, nothing);
  gtk_widget_class_bind_template_callback (widget_class, gtk_widget_queue_draw);

  vitrine_hex_view_install_actions (widget_class);
}

static void
vitrine_hex_view_init (VitrineHexView *self)
{
  self->painter = vitrine_hex_painter_new ();
  self->matches = vitrine_hex_matches_new ();
  self->changes = vitrine_hex_changes_new ();
  self->bookmarks = vitrine_hex_bookmarks_new ();
  self->source = vitrine_hex_source_new ();
  self->fade.widget = GTK_WIDGET (self);
  self->fade.marks = vitrine_hex_source_get_marks (self->source);
  self->place.geometry.per_row_max = VITRINE_HEX_ROW_DEFAULT;
  self->place.geometry.group = VITRINE_HEX_GROUP_DEFAULT;
  self->zoom = VITRINE_ZOOM_DEFAULT;
  self->place.geometry.rows = vitrine_hex_rows_new ();
  vitrine_code_page_init (&self->page, NULL);
  vitrine_hex_place_lay_out (&self->place);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pointer = vitrine_hex_pointer_new (self);
  self->editor = vitrine_hex_editor_new (self);
  g_signal_connect_swapped (self->source, "sampled", G_CALLBACK (vitrine_hex_view_sampled),
                            self);
  g_signal_connect_swapped (self->source, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect_swapped (self->source, "resized", G_CALLBACK (resized_cb), self);
  update_font (self);
}

GtkWidget *
vitrine_hex_view_new (void)
{
  return g_object_new (VITRINE_TYPE_HEX_VIEW, NULL);
}

static void
set_name (VitrineHexView *self,
          const char     *name)
{
  g_autofree char *label = g_strdup_printf (_("Bytes of %s"), name);

  g_free (self->segment_name);
  self->segment_name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
vitrine_hex_view_set_sampler (VitrineHexView *self,
                              VitrineSampler *sampler,
                              const char     *segment_name)
{
  gboolean same = g_strcmp0 (segment_name, self->segment_name) == 0;
  VitrineHexPlace before;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));
  g_return_if_fail (sampler == NULL || segment_name != NULL);

  if (sampler != NULL && !same)
    {
      vitrine_hex_view_forget_changes (self);
      vitrine_hex_editor_clear (self->editor);
    }
  vitrine_hex_place_keep (&self->place);
  vitrine_hex_fade_stop (&self->fade);
  vitrine_hex_source_set_sampler (self->source, sampler);
  if (sampler == NULL)
    return;
  before = self->place;
  if (same)
    vitrine_hex_place_restore (&self->place);
  else
    vitrine_hex_place_forget (&self->place);
  set_name (self, segment_name);
  vitrine_hex_view_place_changed (self, &before);
}

VitrineHexEditor *
vitrine_hex_view_get_editor (VitrineHexView *self)
{
  g_return_val_if_fail (VITRINE_IS_HEX_VIEW (self), NULL);

  return self->editor;
}

void
vitrine_hex_view_set_encoding (VitrineHexView        *self,
                               const VitrineEncoding *encoding)
{
  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  if (self->encoding == encoding)
    return;
  self->encoding = encoding;
  vitrine_code_page_init (&self->page, encoding);
  if (!vitrine_hex_painter_set_page (self->painter, &self->page))
    return;
  vitrine_hex_view_describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const VitrineCodePage *
vitrine_hex_view_get_page (VitrineHexView *self)
{
  return &self->page;
}

const VitrineEncoding *
vitrine_hex_view_get_encoding (VitrineHexView *self)
{
  return self->encoding;
}

void
vitrine_hex_view_set_pattern (VitrineHexView *self,
                              VitrinePattern *pattern)
{
  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  vitrine_hex_matches_set_pattern (self->matches, pattern);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
