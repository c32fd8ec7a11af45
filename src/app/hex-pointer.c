/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-pointer.h"

#include "app/hex-view-private.h"

#define WHEEL_ROWS 3
#define PRESSES 3               /* of a button in a row: a byte, a group, a row */
#define TAP_DISTANCE 8          /* pixels a finger may move and still taps */
#define AUTOSCROLL_SPEED 12.0   /* rows a second for each row beyond the edge */
#define TOUCHPAD_FACTOR 2.5     /* what GtkScrolledWindow makes of a touchpad's pixel */
#define FRICTION 4.0            /* of its speed, what scrolling loses in a second */
#define SLOWEST 10.0            /* pixels a second: less is none */

struct _VitrineHexPointer
{
  VitrineHexView *view; /* borrowed, and so what it owns */
  GtkEventController *drag;
  GtkEventController *clicks; /* counts how often the button goes down in a row */
  GtkEventController *menu;
  GtkEventController *scroll;
  double start_x;       /* where the button went down */
  double start_y;
  double x;             /* where the pointer is */
  double y;
  double panned;        /* pixels that a finger has scrolled so far */
  guint n_press;        /* in a row, modulo those that mean something */
  gboolean touch;
  double speed;         /* pixels a second, after a touchpad was let go */
  guint tick;           /* while it scrolls on its own */
  gint64 tick_time;
};

static void
stop_scrolling (VitrineHexPointer *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  self->tick = 0;
}

static void
start_scrolling (VitrineHexPointer *self,
                 GtkTickCallback    tick_cb)
{
  GtkWidget *widget = GTK_WIDGET (self->view);

  if (self->tick != 0)
    return;
  self->tick_time = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
}

/* Seconds since the last frame. */
static double
take_time (VitrineHexPointer *self,
           GdkFrameClock     *clock)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - self->tick_time) / G_TIME_SPAN_SECOND;

  self->tick_time = now;
  return seconds;
}

/* How many pixels the pointer is beyond the upper (less than 0) or lower edge. */
static double
get_beyond (VitrineHexPointer *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));

  return self->y < 0 ? self->y : MAX (self->y - height, 0);
}

static gboolean
autoscroll_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  VitrineHexPointer *self = user_data;
  double rows = get_beyond (self) * take_time (self, clock) * AUTOSCROLL_SPEED;

  vitrine_hex_view_scroll_by (self->view, 0, rows);
  vitrine_hex_view_drag_to (self->view, self->x, self->y);
  return G_SOURCE_CONTINUE;
}

static gboolean
slow_down_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  VitrineHexPointer *self = user_data;
  double seconds = take_time (self, clock);
  gboolean scrolled = vitrine_hex_view_scroll_by (self->view, 0, self->speed * seconds)
                      || seconds <= 0;

  self->speed *= MAX (1 - FRICTION * seconds, 0);
  if (scrolled && ABS (self->speed) >= SLOWEST)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static gboolean
is_extending (GtkGesture *gesture)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);

  return (gtk_event_controller_get_current_event_state (controller) & GDK_SHIFT_MASK) != 0;
}

/* Before the drag begins, as its gesture was added later. */
static void
pressed_cb (VitrineHexPointer *self,
            int                n_press)
{
  self->n_press = (guint) (n_press - 1) % PRESSES + 1;
}

static void
drag_begin_cb (VitrineHexPointer *self,
               double             x,
               double             y,
               GtkGesture        *gesture)
{
  stop_scrolling (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->start_x = self->x = x;
  self->start_y = self->y = y;
  self->panned = 0;
  self->touch = is_touch (gesture);
  if (!self->touch)
    vitrine_hex_view_press_at (self->view, x, y, is_extending (gesture), self->n_press);
}

static void
pan (VitrineHexPointer *self,
     double             distance)
{
  vitrine_hex_view_scroll_by (self->view, 0, self->panned - distance);
  self->panned = distance;
}

static void
drag_update_cb (VitrineHexPointer *self,
                double             x,
                double             y,
                GtkGesture        *gesture)
{
  self->x = self->start_x + x;
  self->y = self->start_y + y;
  if (self->touch)
    {
      pan (self, y);
      return;
    }
  vitrine_hex_view_drag_to (self->view, self->x, self->y);
  if (get_beyond (self) != 0)
    start_scrolling (self, autoscroll_cb);
  else
    stop_scrolling (self);
}

static void
drag_end_cb (VitrineHexPointer *self,
             double             x,
             double             y,
             GtkGesture        *gesture)
{
  stop_scrolling (self);
  if (self->touch && ABS (x) < TAP_DISTANCE && ABS (y) < TAP_DISTANCE)
    vitrine_hex_view_press_at (self->view, self->start_x, self->start_y, FALSE,
                               self->n_press);
}

/* A click beside the selection means the byte under it. */
static void
menu_pressed_cb (VitrineHexPointer *self,
                 int                n_press,
                 double             x,
                 double             y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (!vitrine_hex_view_is_selected_at (self->view, x, y))
    vitrine_hex_view_press_at (self->view, x, y, FALSE, 1);
  vitrine_hex_view_popup_at (self->view, x, y);
}

static double
get_unit (VitrineHexPointer        *self,
          GtkEventControllerScroll *scroll)
{
  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL)
    return WHEEL_ROWS * vitrine_hex_view_get_row_height (self->view);
  return TOUCHPAD_FACTOR;
}

/* GtkScrolledWindow would take a touchpad's pixels for rows, so that none gets
 * there that this widget can use. */
static gboolean
scroll_cb (VitrineHexPointer        *self,
           double                    x,
           double                    y,
           GtkEventControllerScroll *scroll)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  double unit = get_unit (self, scroll);

  stop_scrolling (self);
  if (state & GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_SHIFT_MASK)
    return vitrine_hex_view_scroll_by (self->view, y * unit, 0);
  return vitrine_hex_view_scroll_by (self->view, x * unit, y * unit);
}

static void
decelerate_cb (VitrineHexPointer        *self,
               double                    x_speed,
               double                    y_speed,
               GtkEventControllerScroll *scroll)
{
  self->speed = y_speed * get_unit (self, scroll);
  if (ABS (self->speed) >= SLOWEST)
    start_scrolling (self, slow_down_cb);
}

/* The controllers are made here and not in hex-view.ui, as they share a state
 * that is none of the widget's. */
VitrineHexPointer *
vitrine_hex_pointer_new (VitrineHexView *view)
{
  VitrineHexPointer *self = g_new0 (VitrineHexPointer, 1);

  self->view = view;
  self->drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  self->clicks = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  self->menu = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->menu), GDK_BUTTON_SECONDARY);
  self->scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES
                                                  | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->clicks, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  g_signal_connect_swapped (self->scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (self->scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), self->drag);
  gtk_widget_add_controller (GTK_WIDGET (view), self->clicks);
  gtk_gesture_group (GTK_GESTURE (self->drag), GTK_GESTURE (self->clicks));
  gtk_widget_add_controller (GTK_WIDGET (view), self->menu);
  gtk_widget_add_controller (GTK_WIDGET (view), self->scroll);
  return self;
}

void
vitrine_hex_pointer_free (VitrineHexPointer *self)
{
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->drag);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->clicks);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->menu);
  gtk_widget_remove_controller (GTK_WIDGET (self->view), self->scroll);
  stop_scrolling (self);
  g_free (self);
}
