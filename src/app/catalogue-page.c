/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-page-private.h"

#include "app/catalogue-columns.h"
#include "app/catalogue-rows.h"
#include "app/entry-note.h"
#include "app/settings.h"
#include "watch/segment-item.h"

#define NARROW 450 /* pixels, at most: the header bar has room for the search alone */
#define SORT_SETTING "catalogue-sort"
#define DESCENDING_SETTING "catalogue-descending"
#define FIRST_SORT "name" /* what is turned round where nothing sorts */

enum
{
  PROP_SORT = 1,
  PROP_DESCENDING,
  PROP_KIND,
  PROP_ONLY_MINE, /* from here on a property for each VitrineChoice */
  PROP_ONLY_ORPHANS,
  PROP_INTERNAL,
  PROP_SEMAPHORES,
  N_PROPS
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineCataloguePage, vitrine_catalogue_page, ADW_TYPE_BIN)

static VitrineCatalogueFilter *
get_filter (VitrineCataloguePage *self)
{
  return vitrine_catalogue_model_get_filter (self->model);
}

static void
secondary_pressed_cb (VitrineCataloguePage *self,
                      int                   n_press,
                      double                x,
                      double                y,
                      GtkGesture           *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  vitrine_catalogue_actions_menu_at (
      self, vitrine_catalogue_rows_at (self->view, x, y), x, y);
}

static void
long_pressed_cb (VitrineCataloguePage *self,
                 double                x,
                 double                y,
                 GtkGesture           *gesture)
{
  secondary_pressed_cb (self, 1, x, y, gesture);
}

/* What is wrong while it is typed leaves the list as it was. */
static void
search_changed_cb (VitrineCataloguePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GError) error = NULL;
  gboolean fits = vitrine_catalogue_filter_set_text (get_filter (self), text, &error);

  vitrine_entry_note_say (GTK_WIDGET (self->search), self->note, fits ? "" : error->message);
  vitrine_entry_note_mark (GTK_WIDGET (self->search), GTK_WIDGET (self->note), !fits);
  gtk_widget_set_visible (GTK_WIDGET (self->note), !fits);
}

/* Escape takes back the search first, and then leaves the page. */
static void
stop_search_cb (VitrineCataloguePage *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-segment", NULL);
}

static gboolean
is_typed (guint           key,
          GdkModifierType modifiers)
{
  const GdkModifierType commands = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  return (modifiers & commands) == 0 &&
         (key == GDK_KEY_BackSpace || g_unichar_isgraph (gdk_keyval_to_unicode (key)));
}

/* What is typed anywhere is searched for: what no other widget wanted comes here.
 * The entry's own way of capturing would take Delete away from the list. */
static gboolean
key_pressed_cb (VitrineCataloguePage  *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));
  gboolean replaces;
  int start = 0;
  int end = 0;

  if (!is_typed (key, modifiers))
    return GDK_EVENT_PROPAGATE;

  /* What is selected there is replaced: the whole text, where it was left over. */
  replaces = gtk_editable_get_selection_bounds (text, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (replaces)
    gtk_editable_select_region (text, start, end);
  else
    gtk_editable_set_position (text, -1);
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}

/* On to the first of what was found. */
static void
search_activated_cb (VitrineCataloguePage *self)
{
  GtkSelectionModel *selection = vitrine_catalogue_model_get_selection (self->model);

  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 0)
    return;

  gtk_selection_model_select_item (selection, 0, TRUE);
  if (!vitrine_catalogue_rows_focus (self->view, 0))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Nothing yet is not nothing. */
static const char *
choose_page (VitrineCataloguePage *self,
             const VitrineTotals  *totals)
{
  if (totals->n_shown > 0 || !vitrine_catalogue_model_get_loaded (self->model))
    return "list";
  return totals->n_all > 0 ? "no-match" : "empty";
}

static void
model_changed_cb (VitrineCataloguePage *self)
{
  VitrineTotals totals;

  vitrine_catalogue_model_get_totals (self->model, &totals);
  vitrine_catalogue_footer_set_totals (self->footer, &totals);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self, &totals));
  vitrine_catalogue_actions_update (self, &totals);
}

/* The order is also announced anew where only segments have changed. */
static void
sort_changed_cb (VitrineCataloguePage *self)
{
  GObject *object = G_OBJECT (self);
  gboolean descending;
  const char *name = vitrine_catalogue_columns_get_sort (self->view, &descending);

  if (g_strcmp0 (name, self->sort_name) == 0 && descending == self->descending)
    return;

  self->sort_name = name;
  self->descending = descending;
  vitrine_settings_set_string (self->settings, SORT_SETTING, name != NULL ? name : "");
  vitrine_settings_set_boolean (self->settings, DESCENDING_SETTING, descending);
  g_object_notify_by_pspec (object, properties[PROP_SORT]);
  g_object_notify_by_pspec (object, properties[PROP_DESCENDING]);
}

static gboolean
fit_cb (gpointer user_data)
{
  VitrineCataloguePage *self = user_data;

  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->fit_source = 0;
  vitrine_catalogue_columns_fit (self->view, width);
  gtk_widget_set_visible (self->new_button, width > NARROW);
  return G_SOURCE_REMOVE;
}

/* No column may come or go while widgets are being placed. */
static void
width_changed_cb (VitrineCataloguePage *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_cb, self);
}

static const char *
get_kind (VitrineCataloguePage *self)
{
  int kind = vitrine_catalogue_filter_get_kind (get_filter (self));

  return kind == VITRINE_KIND_ANY ? "" : vitrine_object_kind_get_id (kind);
}

static void
vitrine_catalogue_page_get_property (GObject    *object,
                                     guint       property,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  VitrineCataloguePage *self = VITRINE_CATALOGUE_PAGE (object);

  if (property == PROP_SORT)
    g_value_set_string (value, self->sort_name != NULL ? self->sort_name : "");
  else if (property == PROP_DESCENDING)
    g_value_set_boolean (value, self->descending);
  else if (property == PROP_KIND)
    g_value_set_string (value, get_kind (self));
  else
    g_value_set_boolean (value, vitrine_catalogue_filter_get_choice (
                                    get_filter (self), property - PROP_ONLY_MINE));
}

static int
find_kind (const char *id)
{
  for (int kind = 0; kind < VITRINE_N_OBJECT_KINDS; kind++)
    if (g_strcmp0 (vitrine_object_kind_get_id (kind), id) == 0)
      return kind;

  return VITRINE_KIND_ANY;
}

static void
vitrine_catalogue_page_set_property (GObject      *object,
                                     guint         property,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  VitrineCataloguePage *self = VITRINE_CATALOGUE_PAGE (object);
  VitrineCatalogueFilter *filter = get_filter (self);

  if (property == PROP_SORT)
    vitrine_catalogue_columns_set_sort (self->view, g_value_get_string (value),
                                        self->descending);
  else if (property == PROP_DESCENDING)
    vitrine_catalogue_columns_set_sort (
        self->view, self->sort_name != NULL ? self->sort_name : FIRST_SORT,
        g_value_get_boolean (value));
  else if (property == PROP_KIND)
    vitrine_catalogue_filter_set_kind (filter, find_kind (g_value_get_string (value)));
  else
    vitrine_catalogue_filter_set_choice (filter, property - PROP_ONLY_MINE,
                                         g_value_get_boolean (value));
}

static void
vitrine_catalogue_page_dispose (GObject *object)
{
  VitrineCataloguePage *self = VITRINE_CATALOGUE_PAGE (object);

  /* A view that lets go of its columns is sorted by nothing: not to remember. */
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_pointer (&self->row_menu, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vitrine_catalogue_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass   *object_class,
                    GtkWidgetClass *widget_class)
{
  static const char *const choices[] = { "only-mine", "only-orphans", "internal",
                                         "semaphores" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "", flags);
  properties[PROP_DESCENDING] =
      g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "", flags);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    properties[PROP_ONLY_MINE + i] =
        g_param_spec_boolean (choices[i], NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  for (guint i = PROP_SORT; i < N_PROPS; i++)
    {
      g_autofree char *action = g_strconcat ("catalogue.", properties[i]->name, NULL);

      gtk_widget_class_install_property_action (widget_class, action, properties[i]->name);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/catalogue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineCataloguePage, search);
  gtk_widget_class_bind_template_child (widget_class, VitrineCataloguePage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, VitrineCataloguePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, VitrineCataloguePage, note);
  gtk_widget_class_bind_template_child (widget_class, VitrineCataloguePage, stack);
  gtk_widget_class_bind_template_child (widget_class, VitrineCataloguePage, view);
  gtk_widget_class_bind_template_child (widget_class, VitrineCataloguePage, footer);
  gtk_widget_class_bind_template_callback (widget_class,
                                           vitrine_catalogue_actions_activate);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
}

static void
vitrine_catalogue_page_class_init (VitrineCataloguePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_catalogue_page_dispose;
  object_class->get_property = vitrine_catalogue_page_get_property;
  object_class->set_property = vitrine_catalogue_page_set_property;

  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (VITRINE_TYPE_CATALOGUE_FOOTER);
  bind_template (widget_class);
  install_properties (object_class, widget_class);
  vitrine_catalogue_actions_install (widget_class);
}

/* GTK 4.8 gives the titles of the columns no focus: by the keyboard the order is
 * chosen here. */
static void
fill_sort_menu (GMenu *menu)
{
  for (guint column = 0; column < VITRINE_N_COLUMNS; column++)
    {
      const char *title;
      const char *name = vitrine_catalogue_columns_get_name (column, &title);
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "catalogue.sort", "s", name);
      g_menu_append_item (menu, item);
    }
}

/* One item for each kind that there is. */
static void
add_filter_menu (VitrineCataloguePage *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GObject *section;

  builder = gtk_builder_new_from_resource (
      "/io/github/vitrine/Vitrine/catalogue-menus.ui");
  section = gtk_builder_get_object (builder, "kind_section");
  for (int kind = 0; kind < VITRINE_N_OBJECT_KINDS; kind++)
    {
      g_autoptr (GMenuItem) item = NULL;

      item = g_menu_item_new (vitrine_object_kind_get_name (kind), NULL);
      g_menu_item_set_action_and_target (item, "catalogue.kind", "s",
                                         vitrine_object_kind_get_id (kind));
      g_menu_append_item (G_MENU (section), item);
    }

  fill_sort_menu (G_MENU (gtk_builder_get_object (builder, "sort_section")));
  gtk_menu_button_set_menu_model (
      self->filter_button, G_MENU_MODEL (gtk_builder_get_object (builder, "filter_menu")));
}

static void
vitrine_catalogue_page_init (VitrineCataloguePage *self)
{
  /* The actions ask the filter while the template is made. */
  self->model = vitrine_catalogue_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vitrine_catalogue_columns_add (self->view);
  add_filter_menu (self);
}

static void
restore_sort (VitrineCataloguePage *self)
{
  g_autofree char *name = vitrine_settings_dup_string (self->settings, SORT_SETTING);
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  vitrine_catalogue_columns_set_sort (
      self->view, name,
      vitrine_settings_get_boolean (self->settings, DESCENDING_SETTING, FALSE));
  vitrine_catalogue_model_set_sorter (self->model, sorter);
  self->sort_name = vitrine_catalogue_columns_get_sort (self->view, &self->descending);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
vitrine_catalogue_page_new (GListModel            *segments,
                            VitrineProcessMonitor *monitor,
                            GSettings             *settings)
{
  VitrineCataloguePage *self = g_object_new (VITRINE_TYPE_CATALOGUE_PAGE, NULL);

  vitrine_catalogue_model_set_segments (self->model, segments, monitor);
  if (settings != NULL)
    self->settings = g_object_ref (settings);
  restore_sort (self);
  gtk_column_view_set_model (self->view,
                             vitrine_catalogue_model_get_selection (self->model));
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

static guint
find_position (GListModel                 *shown,
               const VitrineSegmentStatus *status)
{
  for (guint i = 0; status != NULL && i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (VitrineSegmentItem) item = g_list_model_get_item (shown, i);

      if (vitrine_segment_status_is_same (vitrine_segment_item_get_status (item), status))
        return i;
    }

  return 0;
}

/* Where nothing is listed there is only the search to go to. */
void
vitrine_catalogue_page_focus (VitrineCataloguePage       *self,
                              const VitrineSegmentStatus *status)
{
  GtkSelectionModel *selection;
  guint position;

  g_return_if_fail (VITRINE_IS_CATALOGUE_PAGE (self));

  /* So that what is typed now takes the place of the last search. */
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
  selection = vitrine_catalogue_model_get_selection (self->model);
  if (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
      return;
    }

  position = find_position (G_LIST_MODEL (selection), status);
  gtk_selection_model_select_item (selection, position, TRUE);
  vitrine_catalogue_rows_reveal (self->view, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
vitrine_catalogue_page_search (VitrineCataloguePage *self,
                               const char           *text)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_PAGE (self));

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

void
vitrine_catalogue_page_say (VitrineCataloguePage *self,
                            const char           *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}
