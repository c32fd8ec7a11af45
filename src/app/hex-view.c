/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-view.h"

#include "app/hex-copy.h"
#include "app/hex-fade.h"
#include "app/hex-frame.h"
#include "app/hex-keys.h"
#include "app/hex-pointer.h"
#include "app/hex-scroll.h"
#include "app/hex-source.h"
#include "app/hex-text.h"
#include "app/hex-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PER_ROW_MAX 16
#define NATURAL_ROWS 16
#define MINIMUM_CELLS 12

struct _VitrineHexView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkPopover *popup;

  /* Owned */
  VitrineHexSource *source;
  VitrineHexPainter *painter;
  VitrineHexPointer *pointer;
  VitrineHexScroll scroll;
  VitrineHexFade fade;
  char *segment_name;
  char *description; /* what a screen reader was told of the caret */

  VitrineHexGeometry geometry;
  VitrineHexCaret caret;
  gboolean reveal_pending; /* until there is a viewport */
  VitrineHexCaret kept;    /* what it was before there was no sampler */
  guint64 kept_top;
};

enum
{
  PROP_CARET = 1,
  N_OWN_PROPS,
  PROP_HADJUSTMENT = N_OWN_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SELECTION_CHANGED,
  PROBLEM,
  N_SIGNALS,
};

static GParamSpec *properties[N_OWN_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (VitrineHexView, vitrine_hex_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Tells the screen reader about the caret, and only what is new. */
static void
describe_caret (VitrineHexView *self)
{
  guint64 start;
  guint64 n_selected = vitrine_hex_caret_get_selection (&self->caret, &start);
  const guint8 *byte = vitrine_hex_source_peek (self->source, self->caret.offset);
  g_autofree char *description
    = vitrine_hex_text_describe (self->caret.offset, byte, n_selected);

  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_steal_pointer (&description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->description,
                                  -1);
}

/* After the geometry changed where it is scrolled to, or what fits into it. */
static void
place_changed (VitrineHexView *self)
{
  guint64 offset;
  guint64 length = vitrine_hex_geometry_get_visible (&self->geometry, &offset);

  vitrine_hex_scroll_show (&self->scroll, &self->geometry);
  vitrine_hex_source_show (self->source, offset, length);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The byte at the top stays there when rows become longer or shorter. */
static void
lay_out (VitrineHexView *self)
{
  guint64 top = self->geometry.top_row * self->geometry.per_row;
  guint per_row = self->geometry.per_row;

  vitrine_hex_geometry_layout (&self->geometry);
  if (self->geometry.per_row != per_row)
    vitrine_hex_geometry_scroll_to (&self->geometry, top / self->geometry.per_row, 0);
  place_changed (self);
}

static void
adjustment_moved_cb (VitrineHexView *self)
{
  if (vitrine_hex_scroll_take (&self->scroll, &self->geometry))
    place_changed (self);
}

/* Tells everybody of the difference between the caret and what it was before. */
static void
caret_changed (VitrineHexView        *self,
               const VitrineHexCaret *before)
{
  guint64 old_start;
  guint64 new_start;
  guint64 old_length = vitrine_hex_caret_get_selection (before, &old_start);
  guint64 new_length = vitrine_hex_caret_get_selection (&self->caret, &new_start);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  describe_caret (self);
  if (self->caret.offset != before->offset)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARET]);
  if (old_length != new_length || (new_length > 0 && old_start != new_start))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
reveal_caret (VitrineHexView *self)
{
  VitrineHexGeometry before = self->geometry;

  self->reveal_pending = self->geometry.height <= 0 || self->geometry.size == 0;
  if (self->reveal_pending)
    return;
  vitrine_hex_geometry_reveal (&self->geometry, self->caret.offset, self->caret.column);
  if (before.top_row != self->geometry.top_row || before.top_part != self->geometry.top_part
      || before.left != self->geometry.left)
    place_changed (self);
}

/* A page is scrolled as far as the caret goes, so that it stays where it is. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexCaret before = self->caret;
  guint per_row = self->geometry.per_row;
  int move;
  int count;
  gboolean extend;

  g_variant_get (arguments, "(iib)", &move, &count, &extend);
  vitrine_hex_caret_move (&self->caret, &self->geometry, move, count, extend);
  if (move == VITRINE_HEX_MOVE_PAGES)
    vitrine_hex_geometry_scroll_by (&self->geometry,
                                    (double) (gint64) (self->caret.offset / per_row
                                                       - before.offset / per_row));
  reveal_caret (self);
  place_changed (self);
  caret_changed (self, &before);
  return GDK_EVENT_STOP;
}

static void
updated_cb (VitrineHexView *self)
{
  vitrine_hex_fade_start (&self->fade);
  describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The caret only moves when the byte it stood on is no more. */
static void
resized_cb (VitrineHexView *self)
{
  VitrineHexCaret before = self->caret;

  self->geometry.size = vitrine_hex_source_get_size (self->source);
  vitrine_hex_caret_clamp (&self->caret, self->geometry.size);
  lay_out (self);
  caret_changed (self, &before);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (self->geometry.size > 0
      && !vitrine_hex_copy_run (name, self->source, &self->caret,
                                gtk_widget_get_clipboard (widget), &error))
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexCaret before = self->caret;

  vitrine_hex_caret_select (&self->caret, 0, self->geometry.size);
  caret_changed (self, &before);
}

static void
popup_at (VitrineHexView     *self,
          const GdkRectangle *place)
{
  gtk_popover_set_pointing_to (self->popup, place);
  gtk_popover_popup (self->popup);
}

static void
popup_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexBox box;

  reveal_caret (self);
  vitrine_hex_geometry_get_box (&self->geometry, self->caret.offset, self->caret.column, &box);
  popup_at (self, &(GdkRectangle) { (int) box.x, (int) box.y, (int) box.width, (int) box.height });
}

static gboolean
is_selected (VitrineHexView *self,
             guint64         offset)
{
  guint64 start;
  guint64 length = vitrine_hex_caret_get_selection (&self->caret, &start);

  return offset >= start && offset - start < length;
}

/* A click beside the selection means the byte under it. */
static void
menu_pressed_cb (VitrineHexView *self,
                 int             n_press,
                 double          x,
                 double          y)
{
  VitrineHexColumn column;
  guint64 offset;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (vitrine_hex_geometry_hit (&self->geometry, x, y, &offset, &column)
      && !is_selected (self, offset))
    vitrine_hex_view_press_at (self, x, y, FALSE);
  popup_at (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* Tab goes from the bytes to the characters and from there to what comes next,
 * Shift+Tab the same way back. */
static gboolean
vitrine_hex_view_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  VitrineHexColumn entry = forward ? VITRINE_HEX_COLUMN_BYTES : VITRINE_HEX_COLUMN_TEXT;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (vitrine_hex_view_parent_class)->focus (widget, direction);
  if (gtk_widget_is_focus (widget) && self->caret.column != entry)
    return FALSE;
  if (gtk_widget_is_focus (widget))
    self->caret.column = forward ? VITRINE_HEX_COLUMN_TEXT : VITRINE_HEX_COLUMN_BYTES;
  else
    self->caret.column = entry;
  reveal_caret (self);
  gtk_widget_queue_draw (widget);
  return gtk_widget_is_focus (widget) || gtk_widget_grab_focus (widget);
}

static void
vitrine_hex_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  VitrineHexColours colours;
  VitrineHexFrame frame = {
    .geometry = &self->geometry,
    .colours = &colours,
    .marks = vitrine_hex_source_get_marks (self->source),
    .caret = &self->caret,
    .snapshot = vitrine_hex_source_get_snapshot (self->source),
    .painter = self->painter,
    .now = g_get_monotonic_time (),
    .fading = adw_get_enable_animations (widget),
    .focused = gtk_widget_has_focus (widget),
  };

  vitrine_hex_colours_find (&colours, widget, adw_style_manager_get_high_contrast (manager));
  vitrine_hex_frame_draw (&frame, snapshot);
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
  VitrineHexGeometry geometry = self->geometry;

  geometry.width = G_MAXINT;
  vitrine_hex_geometry_layout (&geometry);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_CELLS * geometry.cell_width
                                                       : geometry.row_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? geometry.content_width
                                                       : NATURAL_ROWS * geometry.row_height;
}

static void
vitrine_hex_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);

  self->geometry.width = width;
  self->geometry.height = height;
  self->geometry.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  lay_out (self);
  if (self->reveal_pending)
    reveal_caret (self);
  gtk_popover_present (self->popup);
}

/* Text scale, font and resolution all end up in the widget's context. */
static void
update_font (VitrineHexView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  if (!vitrine_hex_painter_set_font (self->painter, context))
    return;
  self->geometry.cell_width = vitrine_hex_painter_get_cell_width (self->painter);
  self->geometry.row_height = vitrine_hex_painter_get_row_height (self->painter);
  vitrine_hex_geometry_layout (&self->geometry);
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
      g_value_set_uint64 (value, self->caret.offset);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->scroll.adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->scroll.adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->scroll.policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroll.policies[GTK_ORIENTATION_VERTICAL]);
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
  vitrine_hex_scroll_show (&self->scroll, &self->geometry);
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
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->scroll.policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->scroll.policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_hex_view_dispose (GObject *object)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (object);

  vitrine_hex_fade_stop (&self->fade);
  g_clear_pointer (&self->pointer, vitrine_hex_pointer_free);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  vitrine_hex_scroll_clear (&self->scroll, self);
  if (self->popup != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popup));
  gtk_widget_dispose_template (GTK_WIDGET (self), VITRINE_TYPE_HEX_VIEW);
  G_OBJECT_CLASS (vitrine_hex_view_parent_class)->dispose (object);
}

static void
vitrine_hex_view_finalize (GObject *object)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (object);

  vitrine_hex_painter_free (self->painter);
  g_free (self->segment_name);
  g_free (self->description);
  G_OBJECT_CLASS (vitrine_hex_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_CARET]
    = g_param_spec_uint64 ("caret", NULL, NULL, 0, G_MAXUINT64, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_OWN_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
install_signals (void)
{
  signals[SELECTION_CHANGED]
    = g_signal_new ("selection-changed", VITRINE_TYPE_HEX_VIEW, G_SIGNAL_RUN_LAST,
                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM]
    = g_signal_new ("problem", VITRINE_TYPE_HEX_VIEW, G_SIGNAL_RUN_LAST,
                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gsize n_copies;
  const VitrineHexCopy *copies = vitrine_hex_copy_get_all (&n_copies);

  for (gsize i = 0; i < n_copies; i++)
    gtk_widget_class_install_action (widget_class, copies[i].name, NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "hex.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_action);
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
  gtk_widget_class_bind_template_child (widget_class, VitrineHexView, popup);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_widget_queue_draw);

  install_actions (widget_class);
  vitrine_hex_keys_bind (widget_class, move_cb);
}

static void
vitrine_hex_view_init (VitrineHexView *self)
{
  self->painter = vitrine_hex_painter_new ();
  self->source = vitrine_hex_source_new ();
  self->fade.widget = GTK_WIDGET (self);
  self->fade.marks = vitrine_hex_source_get_marks (self->source);
  self->geometry.per_row_max = PER_ROW_MAX;
  vitrine_hex_geometry_layout (&self->geometry);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pointer = vitrine_hex_pointer_new (self);
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

/* Where it was with the last segment, or at the start of another one. */
static void
restore_place (VitrineHexView *self,
               const char     *segment_name)
{
  if (g_strcmp0 (segment_name, self->segment_name) != 0)
    {
      set_name (self, segment_name);
      self->kept = (VitrineHexCaret) { .column = self->caret.column };
      self->kept_top = 0;
    }
  self->caret = self->kept;
  vitrine_hex_caret_clamp (&self->caret, self->geometry.size);
  vitrine_hex_geometry_scroll_to (&self->geometry, self->kept_top / self->geometry.per_row, 0);
}

void
vitrine_hex_view_set_sampler (VitrineHexView *self,
                              VitrineSampler *sampler,
                              const char     *segment_name)
{
  VitrineHexCaret before;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));
  g_return_if_fail (sampler == NULL || segment_name != NULL);

  before = self->caret;
  if (self->geometry.size > 0)
    {
      self->kept = self->caret;
      self->kept_top = self->geometry.top_row * self->geometry.per_row;
    }
  vitrine_hex_fade_stop (&self->fade);
  vitrine_hex_source_set_sampler (self->source, sampler);
  if (sampler != NULL)
    restore_place (self, segment_name);
  place_changed (self);
  caret_changed (self, &before);
}

guint64
vitrine_hex_view_get_caret (VitrineHexView *self)
{
  g_return_val_if_fail (VITRINE_IS_HEX_VIEW (self), 0);

  return self->caret.offset;
}

/* Goes to a byte, as near as there is one, and shows it. */
void
vitrine_hex_view_set_caret (VitrineHexView *self,
                            guint64         offset)
{
  vitrine_hex_view_select (self, offset, 0);
}

guint64
vitrine_hex_view_get_selection (VitrineHexView *self,
                                guint64        *offset)
{
  g_return_val_if_fail (VITRINE_IS_HEX_VIEW (self), 0);
  g_return_val_if_fail (offset != NULL, 0);

  return vitrine_hex_caret_get_selection (&self->caret, offset);
}

void
vitrine_hex_view_select (VitrineHexView *self,
                         guint64         offset,
                         guint64         length)
{
  VitrineHexCaret before;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  before = self->caret;
  vitrine_hex_caret_select (&self->caret, offset, length);
  vitrine_hex_caret_clamp (&self->caret, self->geometry.size);
  reveal_caret (self);
  caret_changed (self, &before);
}

gboolean
vitrine_hex_view_scroll_by (VitrineHexView *self,
                            double          x,
                            double          y)
{
  VitrineHexGeometry before = self->geometry;
  int overflow = vitrine_hex_geometry_get_overflow (&self->geometry);

  self->geometry.left = (int) CLAMP (self->geometry.left + x, 0, overflow);
  vitrine_hex_geometry_scroll_by (&self->geometry, y / self->geometry.row_height);
  if (before.left == self->geometry.left && before.top_row == self->geometry.top_row
      && before.top_part == self->geometry.top_part)
    return GDK_EVENT_PROPAGATE;
  place_changed (self);
  return GDK_EVENT_STOP;
}

int
vitrine_hex_view_get_row_height (VitrineHexView *self)
{
  return self->geometry.row_height;
}

void
vitrine_hex_view_press_at (VitrineHexView *self,
                           double          x,
                           double          y,
                           gboolean        extend)
{
  VitrineHexCaret before = self->caret;
  guint64 offset;

  if (self->geometry.size == 0)
    return;
  vitrine_hex_geometry_hit (&self->geometry, x, y, &offset, &self->caret.column);
  vitrine_hex_caret_put (&self->caret, offset, extend);
  reveal_caret (self);
  caret_changed (self, &before);
}

/* The pointer counts where it leaves the view: further out is scrolled to. */
void
vitrine_hex_view_drag_to (VitrineHexView *self,
                          double          x,
                          double          y)
{
  VitrineHexCaret before = self->caret;
  double inner = CLAMP (y, 0, MAX (self->geometry.height - 1, 0));
  guint64 offset;

  if (self->geometry.size == 0)
    return;
  offset = vitrine_hex_geometry_nearest (&self->geometry, self->caret.column, x, inner);
  if (offset == before.offset)
    return;
  vitrine_hex_caret_put (&self->caret, offset, TRUE);
  reveal_caret (self);
  caret_changed (self, &before);
}
