/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/wrap-layout.h"

#define SPACING 12
#define ROW_SPACING 6

/* Pixels: a message narrower than this is a column of single words. */
#define COMFORTABLE_WIDTH 240

struct _VitrineWrapLayout
{
  GtkLayoutManager parent_instance;

  int comfortable; /* pixels: what a message wants at most to stand beside buttons */
};

/* The visible children with their smallest and wished widths; either may be
 * missing. */
typedef struct
{
  GtkWidget *message;
  GtkWidget *buttons;
  int comfortable;
  int message_minimum;
  int message_natural;
  int buttons_minimum;
  int buttons_natural;
} Children;

G_DEFINE_FINAL_TYPE (VitrineWrapLayout, vitrine_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure_width (GtkWidget *child,
               int       *natural)
{
  int minimum = 0;

  *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                        natural, NULL, NULL);
  return minimum;
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int natural = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural,
                        NULL, NULL);
  return natural;
}

static GtkWidget *
if_visible (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child) ? child : NULL;
}

static Children
find_children (GtkLayoutManager *manager,
               GtkWidget        *widget)
{
  int comfortable = VITRINE_WRAP_LAYOUT (manager)->comfortable;
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = first != NULL ? gtk_widget_get_next_sibling (first) : NULL;
  Children self = { if_visible (first), if_visible (second), comfortable };

  self.message_minimum = measure_width (self.message, &self.message_natural);
  self.buttons_minimum = measure_width (self.buttons, &self.buttons_natural);
  return self;
}

static gboolean
fits_side_by_side (const Children *self,
                   int             width)
{
  int comfortable = MAX (self->message_minimum,
                         MIN (self->message_natural, self->comfortable));

  return self->message == NULL || self->buttons == NULL
         || width >= comfortable + SPACING + self->buttons_natural;
}

static int
height_side_by_side (const Children *self,
                     int             width)
{
  int taken = self->buttons != NULL ? self->buttons_natural + SPACING : 0;

  return MAX (measure_height (self->message, MAX (width - taken, 0)),
              measure_height (self->buttons, self->buttons_natural));
}

static int
height_stacked (const Children *self,
                int             width)
{
  return measure_height (self->message, width) + ROW_SPACING
         + measure_height (self->buttons, width);
}

static int
total_height (const Children *self,
              int             width)
{
  if (fits_side_by_side (self, width))
    return height_side_by_side (self, width);
  return height_stacked (self, width);
}

static GtkSizeRequestMode
vitrine_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vitrine_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  Children children = find_children (manager, widget);
  int narrow = MAX (children.message_minimum, children.buttons_minimum);
  int wide = children.message_natural + children.buttons_natural;

  if (children.message != NULL && children.buttons != NULL)
    wide += SPACING;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrow;
      *natural = wide;
    }
  else
    *minimum = *natural = total_height (&children, for_size < 0 ? wide : for_size);
}

/* Positions count from the side where a line begins. */
static void
place (GtkWidget *widget,
       GtkWidget *child,
       int        start,
       int        top,
       int        width,
       int        height)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = rtl ? gtk_widget_get_width (widget) - start - width : start;

  if (child != NULL)
    gtk_widget_size_allocate (child,
                              &(GtkAllocation) { left, top, width, height }, -1);
}

static void
vitrine_wrap_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  Children children = find_children (manager, widget);
  int buttons_width = children.buttons != NULL ? children.buttons_natural : 0;

  if (children.message == NULL || children.buttons == NULL)
    {
      place (widget, children.message, 0, 0, width, height);
      place (widget, children.buttons, MAX (width - buttons_width, 0), 0,
             MIN (width, buttons_width), height);
    }
  else if (fits_side_by_side (&children, width))
    {
      int message_width = width - buttons_width - SPACING;

      place (widget, children.message, 0, 0, message_width, height);
      place (widget, children.buttons, message_width + SPACING, 0,
             buttons_width, height);
    }
  else
    {
      int message_height = measure_height (children.message, width);
      int top = message_height + ROW_SPACING;

      place (widget, children.message, 0, 0, width, message_height);
      place (widget, children.buttons, 0, top, width, MAX (height - top, 0));
    }
}

static void
vitrine_wrap_layout_class_init (VitrineWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = vitrine_wrap_layout_get_request_mode;
  layout_class->measure = vitrine_wrap_layout_measure;
  layout_class->allocate = vitrine_wrap_layout_allocate;
}

static void
vitrine_wrap_layout_init (VitrineWrapLayout *self)
{
  self->comfortable = COMFORTABLE_WIDTH;
}

GtkLayoutManager *
vitrine_wrap_layout_new (void)
{
  return g_object_new (VITRINE_TYPE_WRAP_LAYOUT, NULL);
}

GtkLayoutManager *
vitrine_wrap_layout_new_for_line (void)
{
  VitrineWrapLayout *self = g_object_new (VITRINE_TYPE_WRAP_LAYOUT, NULL);

  self->comfortable = G_MAXINT;
  return GTK_LAYOUT_MANAGER (self);
}
