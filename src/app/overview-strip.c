/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-strip.h"

#include "app/hex-view-private.h"
#include "app/overview-painter.h"
#include "app/overview-text.h"
#include "watch/sweep.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 14         /* pixels */
#define MINIMUM_HEIGHT 32
#define N_LOOKED 1024    /* cells for what is told at once */
#define STEPS_IN_ALL 10  /* by Page Down */
#define WHEEL_ROWS 3     /* as a scrolled window does it, nearly */

struct _VitrineOverviewStrip
{
  GtkWidget parent_instance;

  /* Borrowed */
  VitrineHexView *view;
  VitrineFinder *finder; /* NULL: nothing was ever looked for */

  /* Owned */
  VitrineSweep *sweep; /* NULL: there is nothing to look at */
  VitrineSampler *sampler;
  GSignalGroup *sampler_signals;
  GArray *looked; /* VitrineSweepCell */
  guint64 looked_cell_size;
  char *description; /* what a screen reader was told */
  guint fade;        /* source */
  guint appear;      /* source: to be shown, or hidden */

  gboolean is_sweeping; /* the sweep has been started */
  double grip;          /* while it is dragged: pixels from where it was taken */
};

/* Where a key leads to. */
typedef enum
{
  GO_START,
  GO_END,
  GO_SCREEN,
  GO_PART,
} Go;

G_DEFINE_FINAL_TYPE (VitrineOverviewStrip, vitrine_overview_strip, GTK_TYPE_WIDGET)

static VitrineOverviewGeometry
get_geometry (VitrineOverviewStrip *self)
{
  return (VitrineOverviewGeometry) {
    .size = self->view != NULL ? vitrine_hex_view_get_size (self->view) : 0,
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
  };
}

static VitrineRange
get_visible_range (VitrineOverviewStrip *self)
{
  VitrineRange range = { 0, 0 };

  if (self->view != NULL)
    range.length = vitrine_hex_view_get_visible (self->view, &range.offset);
  return range;
}

static VitrineOverviewCells
get_swept (VitrineOverviewStrip *self)
{
  VitrineOverviewCells swept = { 0 };

  /* Another size than the one that was swept would put the cells in wrong places. */
  if (self->sweep == NULL
      || vitrine_sweep_get_size (self->sweep) != vitrine_hex_view_get_size (self->view))
    return swept;
  swept.cells = vitrine_sweep_get_cells (self->sweep, &swept.n_cells);
  swept.cell_size = vitrine_sweep_get_cell_size (self->sweep);
  return swept;
}

static VitrineOverviewCells
get_looked (VitrineOverviewStrip *self)
{
  return (VitrineOverviewCells) {
    .cells = (gconstpointer) self->looked->data,
    .n_cells = self->looked->len,
    .cell_size = self->looked_cell_size,
  };
}

/* A small segment is looked at as a whole: its changes are known to the byte, while a
 * sweep knows a page, which may be all there is. */
static gboolean
is_exact (VitrineOverviewStrip *self)
{
  return vitrine_hex_view_get_size (self->view) <= VITRINE_SAMPLER_WHOLE_MAX;
}

static char *
describe (VitrineOverviewStrip *self)
{
  VitrineOverviewCells swept = get_swept (self);

  return vitrine_overview_text_describe (&swept, vitrine_hex_view_get_size (self->view),
                                         get_visible_range (self));
}

static void
update_description (VitrineOverviewStrip *self)
{
  g_autofree char *description = describe (self);
  VitrineRange visible = get_visible_range (self);
  guint64 size = vitrine_hex_view_get_size (self->view);

  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_steal_pointer (&description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->description,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->description,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) size,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) visible.offset,
                                  -1);
}

static gboolean
is_seen (VitrineOverviewStrip *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && (self->sampler == NULL || !vitrine_sampler_get_paused (self->sampler));
}

/* A sweep begins when somebody looks, and rests while nobody does. */
static void
update_sweep (VitrineOverviewStrip *self)
{
  gboolean seen = is_seen (self);

  if (self->sweep == NULL)
    return;
  vitrine_sweep_set_paused (self->sweep, !seen);
  if (seen && !self->is_sweeping)
    {
      self->is_sweeping = TRUE;
      vitrine_sweep_start (self->sweep);
    }
}

/* The bytes come first: where it would cut off their last column it is left out. */
static gboolean
has_room (VitrineOverviewStrip *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    width -= WIDTH;
  return width >= vitrine_hex_view_get_least_width (self->view);
}

/* Before there is a viewport nobody knows what it shows. */
static gboolean
is_wanted (VitrineOverviewStrip *self)
{
  VitrineRange visible = get_visible_range (self);
  guint64 size = vitrine_hex_view_get_size (self->view);

  if (size > 0 && visible.length == 0)
    return gtk_widget_get_visible (GTK_WIDGET (self));
  return visible.length < size && has_room (self);
}

static gboolean
appear_cb (gpointer user_data)
{
  VitrineOverviewStrip *self = user_data;

  self->appear = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted (self));
  return G_SOURCE_REMOVE;
}

/* Also while it is hidden: that is when it may have to be shown, but not in the
 * midst of an allocation, from which this may come. */
static void
view_moved_cb (VitrineOverviewStrip *self)
{
  if (is_wanted (self) != gtk_widget_get_visible (GTK_WIDGET (self)) && self->appear == 0)
    self->appear = g_idle_add (appear_cb, self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
fade_cb (gpointer user_data)
{
  VitrineOverviewStrip *self = user_data;
  VitrineOverviewCells swept = get_swept (self);
  VitrineOverviewCells looked = get_looked (self);
  gint64 now = g_get_monotonic_time ();

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (vitrine_overview_cells_fade (&swept, now) || vitrine_overview_cells_fade (&looked, now))
    return G_SOURCE_CONTINUE;
  self->fade = 0;
  return G_SOURCE_REMOVE;
}

static void
changes_came (VitrineOverviewStrip *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->fade == 0)
    self->fade = g_timeout_add (VITRINE_OVERVIEW_FADE_STEP / 1000, fade_cb, self);
}

static void
swept_cb (VitrineOverviewStrip *self)
{
  update_description (self);
  changes_came (self);
}

/* The bytes that somebody looks at are known to change before a sweep comes by. */
static void
changed_cb (VitrineOverviewStrip *self,
            VitrineSnapshot      *snapshot,
            GArray               *ranges)
{
  guint64 size = vitrine_snapshot_get_size (snapshot);
  gint64 now = g_get_monotonic_time ();

  if (ranges->len == 0 || size == 0)
    return;
  self->looked_cell_size = size / N_LOOKED + (size % N_LOOKED != 0);
  for (guint i = 0; i < ranges->len; i++)
    {
      const VitrineRange *range = &g_array_index (ranges, VitrineRange, i);
      guint64 end = range->offset + range->length;

      for (guint64 cell = range->offset / self->looked_cell_size;
           cell < N_LOOKED && cell * self->looked_cell_size < end; cell++)
        g_array_index (self->looked, VitrineSweepCell, cell).changed = now;
    }
  changes_came (self);
}

static void
forget_looked (VitrineOverviewStrip *self)
{
  g_array_set_size (self->looked, 0);
  g_array_set_size (self->looked, N_LOOKED);
}

static void
drop_segment (VitrineOverviewStrip *self)
{
  g_signal_group_set_target (self->sampler_signals, NULL);
  g_clear_object (&self->sampler);
  if (self->sweep != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sweep, self);
      vitrine_sweep_stop (self->sweep);
    }
  g_clear_object (&self->sweep);
  g_clear_handle_id (&self->fade, g_source_remove);
  self->is_sweeping = FALSE;
}

static void
go_to_y (VitrineOverviewStrip *self,
         double                y)
{
  VitrineOverviewGeometry geometry = get_geometry (self);
  VitrineRange visible = get_visible_range (self);
  guint64 offset = vitrine_overview_geometry_get_offset (&geometry, y);

  vitrine_hex_view_scroll_to (self->view, offset - MIN (offset, visible.length / 2));
}

/* Taken where it is, what is shown does not jump under the pointer. */
static void
drag_begin_cb (VitrineOverviewStrip *self,
               double                x,
               double                y)
{
  VitrineOverviewGeometry geometry = get_geometry (self);
  VitrineRange visible = get_visible_range (self);
  double middle
    = vitrine_overview_geometry_get_y (&geometry, visible.offset + visible.length / 2);
  double half = vitrine_overview_geometry_get_y (&geometry, visible.length / 2);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->grip = ABS (y - middle) < half ? middle - y : 0;
  if (self->grip == 0)
    go_to_y (self, y);
}

static void
drag_update_cb (VitrineOverviewStrip *self,
                double                dx,
                double                dy,
                GtkGestureDrag       *drag)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    go_to_y (self, y + dy + self->grip);
}

static gboolean
scroll_cb (VitrineOverviewStrip *self,
           double                dx,
           double                dy)
{
  int row_height = vitrine_hex_view_get_row_height (self->view);

  return vitrine_hex_view_scroll_by (self->view, 0, dy * WHEEL_ROWS * row_height);
}

static guint64
find_target (VitrineOverviewStrip *self,
             Go                    go,
             gboolean              backward)
{
  VitrineRange visible = get_visible_range (self);
  guint64 size = vitrine_hex_view_get_size (self->view);
  guint64 distance = go == GO_SCREEN ? visible.length : size / STEPS_IN_ALL;

  if (go == GO_START)
    return 0;
  if (go == GO_END)
    return size;
  if (backward)
    return visible.offset - MIN (visible.offset, distance);
  return MIN (visible.offset + distance, size);
}

static gboolean
go_cb (GtkWidget *widget,
       GVariant  *arguments,
       gpointer   user_data)
{
  VitrineOverviewStrip *self = VITRINE_OVERVIEW_STRIP (widget);
  int go;
  gboolean backward;

  g_variant_get (arguments, "(ib)", &go, &backward);
  vitrine_hex_view_scroll_to (self->view, find_target (self, go, backward));
  return GDK_EVENT_STOP;
}

/* The caret comes here, and the keys with it. */
static gboolean
enter_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  VitrineOverviewStrip *self = VITRINE_OVERVIEW_STRIP (widget);

  vitrine_hex_view_set_caret (self->view, get_visible_range (self).offset);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

static gboolean
vitrine_overview_strip_query_tooltip (GtkWidget  *widget,
                                      int         x,
                                      int         y,
                                      gboolean    by_keyboard,
                                      GtkTooltip *tooltip)
{
  VitrineOverviewStrip *self = VITRINE_OVERVIEW_STRIP (widget);
  VitrineOverviewGeometry geometry = get_geometry (self);
  VitrineOverviewCells swept = get_swept (self);
  g_autofree char *text = NULL;

  if (by_keyboard)
    text = describe (self);
  else
    text = vitrine_overview_text_place (&swept,
                                        vitrine_overview_geometry_get_offset (&geometry, y));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
vitrine_overview_strip_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  VitrineOverviewStrip *self = VITRINE_OVERVIEW_STRIP (widget);
  VitrineOverviewGeometry geometry = get_geometry (self);
  VitrineHexColours colours;
  VitrineOverviewFrame frame = {
    .geometry = &geometry,
    .colours = &colours,
    .width = gtk_widget_get_width (widget),
    .swept = get_swept (self),
    .looked = get_looked (self),
    .exact = is_exact (self),
    .matches = self->finder != NULL ? vitrine_finder_get_matches (self->finder) : NULL,
    .visible = get_visible_range (self),
    .caret = vitrine_hex_view_get_caret (self->view),
    .now = g_get_monotonic_time (),
    .fading = adw_get_enable_animations (widget),
  };

  vitrine_hex_colours_find (&colours, widget);
  vitrine_overview_frame_draw (&frame, snapshot);
}

static void
vitrine_overview_strip_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : MINIMUM_HEIGHT;
  *natural = *minimum;
}

static void
vitrine_overview_strip_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vitrine_overview_strip_parent_class)->map (widget);
  update_sweep (VITRINE_OVERVIEW_STRIP (widget));
}

static void
vitrine_overview_strip_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vitrine_overview_strip_parent_class)->unmap (widget);
  update_sweep (VITRINE_OVERVIEW_STRIP (widget));
}

static void
vitrine_overview_strip_dispose (GObject *object)
{
  VitrineOverviewStrip *self = VITRINE_OVERVIEW_STRIP (object);

  drop_segment (self);
  g_clear_handle_id (&self->appear, g_source_remove);
  G_OBJECT_CLASS (vitrine_overview_strip_parent_class)->dispose (object);
}

static void
vitrine_overview_strip_finalize (GObject *object)
{
  VitrineOverviewStrip *self = VITRINE_OVERVIEW_STRIP (object);

  g_object_unref (self->sampler_signals);
  g_array_unref (self->looked);
  g_free (self->description);
  G_OBJECT_CLASS (vitrine_overview_strip_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad_key;
    Go go;
    gboolean backward;
  } keys[] = {
    { GDK_KEY_Home, GDK_KEY_KP_Home, GO_START, TRUE },
    { GDK_KEY_End, GDK_KEY_KP_End, GO_END, FALSE },
    { GDK_KEY_Up, GDK_KEY_KP_Up, GO_SCREEN, TRUE },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GO_SCREEN, FALSE },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GO_PART, TRUE },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GO_PART, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, go_cb, "(ib)", keys[i].go,
                                    keys[i].backward);
      gtk_widget_class_add_binding (widget_class, keys[i].keypad_key, 0, go_cb, "(ib)",
                                    keys[i].go, keys[i].backward);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Enter, 0, enter_cb, NULL);
}

static void
vitrine_overview_strip_class_init (VitrineOverviewStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_overview_strip_dispose;
  object_class->finalize = vitrine_overview_strip_finalize;
  widget_class->snapshot = vitrine_overview_strip_snapshot;
  widget_class->measure = vitrine_overview_strip_measure;
  widget_class->map = vitrine_overview_strip_map;
  widget_class->unmap = vitrine_overview_strip_unmap;
  widget_class->query_tooltip = vitrine_overview_strip_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "overviewstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  add_keys (widget_class);
}

static void
add_gestures (VitrineOverviewStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
vitrine_overview_strip_init (VitrineOverviewStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->looked = g_array_new (FALSE, TRUE, sizeof (VitrineSweepCell));
  self->sampler_signals = g_signal_group_new (VITRINE_TYPE_SAMPLER);
  g_signal_group_connect_swapped (self->sampler_signals, "changed",
                                  G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->sampler_signals, "notify::paused",
                                  G_CALLBACK (update_sweep), self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_visible (widget, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview"),
                                  -1);
  add_gestures (self);
}

void
vitrine_overview_strip_set_view (VitrineOverviewStrip *self,
                                 VitrineHexView       *view)
{
  g_return_if_fail (VITRINE_IS_OVERVIEW_STRIP (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "moved", G_CALLBACK (view_moved_cb), self, G_CONNECT_SWAPPED);
}

void
vitrine_overview_strip_set_finder (VitrineOverviewStrip *self,
                                   VitrineFinder        *finder)
{
  g_return_if_fail (VITRINE_IS_OVERVIEW_STRIP (self));
  g_return_if_fail (self->finder == NULL);

  self->finder = finder;
  g_signal_connect_object (finder, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* Nothing of the former segment is read any more. */
void
vitrine_overview_strip_set_segment (VitrineOverviewStrip *self,
                                    VitrineSegment       *segment,
                                    VitrineSampler       *sampler)
{
  g_return_if_fail (VITRINE_IS_OVERVIEW_STRIP (self));
  g_return_if_fail ((segment == NULL) == (sampler == NULL));

  drop_segment (self);
  forget_looked (self);
  if (segment == NULL)
    return;
  self->sampler = g_object_ref (sampler);
  g_signal_group_set_target (self->sampler_signals, sampler);
  self->sweep = vitrine_sweep_new (segment, VITRINE_SWEEP_BUDGET_DEFAULT);
  g_signal_connect_swapped (self->sweep, "updated", G_CALLBACK (swept_cb), self);
  update_sweep (self);
}
