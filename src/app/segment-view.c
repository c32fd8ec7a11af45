/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/segment-view.h"

#include "app/access-bar.h"
#include "app/bookmarks.h"
#include "app/data-steps.h"
#include "app/edit-bar.h"
#include "app/export-bar.h"
#include "app/failure-page.h"
#include "app/find-bar.h"
#include "app/go-to-bar.h"
#include "app/hex-editor.h"
#include "app/hint-bar.h"
#include "app/late-bin.h"
#include "app/overview-strip.h"
#include "app/settings.h"
#include "app/state-bar.h"
#include "app/text-pane.h"
#include "app/waiting-page.h"
#include "app/zoom.h"

enum
{
  PROBLEM,
  N_SIGNALS
};

struct _VitrineSegmentView
{
  AdwBin parent_instance;

  /* Template */
  VitrineLateBin *hint_bar;
  VitrineLateBin *state_bar;
  VitrineLateBin *access_bar;
  VitrineLateBin *edit_bar;
  VitrineLateBin *export_bar;
  GtkStack *stack;
  GtkPaned *paned;
  VitrineTextPane *text_pane;
  VitrineBookmarks *bookmarks;
  VitrineLateBin *go_to_bar;
  VitrineLateBin *find_bar;
  VitrineHexView *hex_view;
  VitrineOverviewStrip *overview;

  VitrineDataSteps *data_steps; /* owned */

  GSignalGroup *session_signals;

  /* In the stack from the first failure on, NULL before */
  VitrineFailurePage *failure;
  /* Likewise from the first waiting on */
  VitrineWaitingPage *waiting;
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineSegmentView, vitrine_segment_view, ADW_TYPE_BIN)

static void
show_page (VitrineSegmentView *self,
           const char         *name)
{
  if (self->waiting != NULL && !g_str_equal (name, "waiting"))
    vitrine_waiting_page_set_waiter (self->waiting, NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
problem_cb (VitrineSegmentView *self,
            const char         *message)
{
  g_signal_emit (self, signals[PROBLEM], 0, message);
}

static void
zoomed_cb (VitrineSegmentView *self)
{
  int percent;

  g_object_get (self->hex_view, "zoom", &percent, NULL);
  vitrine_text_pane_set_zoom (self->text_pane, percent);
}

static void
encoding_changed_cb (VitrineSegmentView *self,
                     GParamSpec         *pspec,
                     VitrineSession     *session)
{
  vitrine_hex_view_set_encoding (self->hex_view, vitrine_session_get_encoding (session));
}

/* Returns: (transfer full) (nullable): what is shown */
static VitrineSession *
dup_session (VitrineSegmentView *self)
{
  return g_signal_group_dup_target (self->session_signals);
}

static void
settled_cb (VitrineSegmentView *self,
            VitrineEdit        *edit)
{
  vitrine_hex_editor_settle (vitrine_hex_view_get_editor (self->hex_view), edit);
}

static void
state_bar_made_cb (VitrineSegmentView *self,
                   VitrineStateBar    *bar)
{
  g_autoptr (VitrineSession) session = dup_session (self);

  vitrine_state_bar_set_session (bar, session);
}

static void
access_bar_made_cb (VitrineSegmentView *self,
                    VitrineAccessBar   *bar)
{
  g_autoptr (VitrineSession) session = dup_session (self);

  g_signal_connect_object (bar, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  vitrine_access_bar_set_session (bar, session);
}

static void
edit_bar_made_cb (VitrineSegmentView *self,
                  VitrineEditBar     *bar)
{
  g_autoptr (VitrineSession) session = dup_session (self);

  g_signal_connect_object (bar, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  vitrine_edit_bar_set_session (bar, session);
  g_object_bind_property (bar, "obstacle", vitrine_hex_view_get_editor (self->hex_view),
                          "obstacle", G_BINDING_SYNC_CREATE);
}

static void
export_bar_made_cb (VitrineSegmentView *self,
                    VitrineExportBar   *bar)
{
  g_autoptr (VitrineSession) session = dup_session (self);

  g_signal_connect_object (bar, "message", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  vitrine_export_bar_set_session (bar, session);
}

static void
go_to_bar_made_cb (VitrineSegmentView *self,
                   VitrineGoToBar     *bar)
{
  vitrine_go_to_bar_set_view (bar, self->hex_view);
}

static void
find_bar_made_cb (VitrineSegmentView *self,
                  VitrineFindBar     *bar)
{
  g_autoptr (VitrineSession) session = dup_session (self);

  vitrine_find_bar_set_view (bar, self->hex_view);
  vitrine_find_bar_set_session (bar, session);
  vitrine_overview_strip_set_finder (self->overview, vitrine_find_bar_get_finder (bar));
}

/* The bar, which has the session, writes what was typed. */
static void
write_cb (VitrineSegmentView *self,
          VitrineEdit        *edit,
          gboolean            overriding)
{
  vitrine_edit_bar_write (vitrine_late_bin_get (self->edit_bar), edit, overriding);
}

static void
ensure_types (void)
{
  g_type_ensure (VITRINE_TYPE_ACCESS_BAR);
  g_type_ensure (VITRINE_TYPE_BOOKMARKS);
  g_type_ensure (VITRINE_TYPE_EDIT_BAR);
  g_type_ensure (VITRINE_TYPE_EXPORT_BAR);
  g_type_ensure (VITRINE_TYPE_FIND_BAR);
  g_type_ensure (VITRINE_TYPE_GO_TO_BAR);
  g_type_ensure (VITRINE_TYPE_HEX_VIEW);
  g_type_ensure (VITRINE_TYPE_HINT_BAR);
  g_type_ensure (VITRINE_TYPE_LATE_BIN);
  g_type_ensure (VITRINE_TYPE_OVERVIEW_STRIP);
  g_type_ensure (VITRINE_TYPE_STATE_BAR);
  g_type_ensure (VITRINE_TYPE_TEXT_PANE);
}

static void
vitrine_segment_view_dispose (GObject *object)
{
  VitrineSegmentView *self = VITRINE_SEGMENT_VIEW (object);

  vitrine_data_steps_set_segment (self->data_steps, NULL);
  G_OBJECT_CLASS (vitrine_segment_view_parent_class)->dispose (object);
}

static void
vitrine_segment_view_finalize (GObject *object)
{
  VitrineSegmentView *self = VITRINE_SEGMENT_VIEW (object);

  g_object_unref (self->session_signals);
  g_object_unref (self->data_steps);
  G_OBJECT_CLASS (vitrine_segment_view_parent_class)->finalize (object);
}

static void
vitrine_segment_view_class_init (VitrineSegmentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_segment_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = vitrine_segment_view_finalize;

  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_SEGMENT_VIEW,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  ensure_types ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/segment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, hint_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, state_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, access_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, edit_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, export_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, stack);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, paned);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, text_pane);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, bookmarks);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, go_to_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, hex_view);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentView, overview);
  gtk_widget_class_bind_template_callback (widget_class, access_bar_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_bar_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_bar_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_bar_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_bar_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_bar_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
}

static void
vitrine_segment_view_init (VitrineSegmentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vitrine_zoom_by_wheel (GTK_WIDGET (self->paned));
  g_signal_connect_object (vitrine_hex_view_get_editor (self->hex_view), "write",
                           G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
  self->session_signals = g_signal_group_new (VITRINE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::encoding",
                                  G_CALLBACK (encoding_changed_cb), self);
  vitrine_bookmarks_set_view (self->bookmarks, self->hex_view);
  self->data_steps = vitrine_data_steps_new (self->hex_view);
  g_signal_connect_object (self->data_steps, "problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  vitrine_overview_strip_set_view (self->overview, self->hex_view);
}

void
vitrine_segment_view_bind_settings (VitrineSegmentView *self,
                                    GSettings          *settings)
{
  /* A new window looks as the last one did that was changed; those that stand
   * beside it stay as they are. */
  static const char *const looks[] = { "per-row", "group", "zoom" };

  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  vitrine_settings_bind (settings, "text-pane-height", self->paned, "position",
                         G_SETTINGS_BIND_DEFAULT);
  vitrine_settings_bind (settings, "write-as-you-type", self->text_pane, "as-i-type",
                         G_SETTINGS_BIND_DEFAULT);
  vitrine_settings_bind (settings, "write-bytes-as-you-type",
                         vitrine_hex_view_get_editor (self->hex_view), "as-i-type",
                         G_SETTINGS_BIND_DEFAULT);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    vitrine_settings_bind (settings, looks[i], self->hex_view, looks[i],
                           G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
}

static void
close_go_to (VitrineSegmentView *self)
{
  VitrineGoToBar *bar = vitrine_late_bin_peek (self->go_to_bar);

  if (bar != NULL)
    vitrine_go_to_bar_close (bar);
}

/* Whether a guest may write is known before anything is typed. */
static VitrineEditBar *
find_edit_bar (VitrineSegmentView *self,
               VitrineSession     *session)
{
  if (session != NULL && vitrine_session_get_access (session) != VITRINE_ACCESS_JOIN)
    return vitrine_late_bin_get (self->edit_bar);
  return vitrine_late_bin_peek (self->edit_bar);
}

/* Those that are made later ask for it then. */
static void
tell_bars (VitrineSegmentView *self,
           VitrineSession     *session)
{
  VitrineStateBar *state_bar = vitrine_late_bin_peek (self->state_bar);
  VitrineAccessBar *access_bar = vitrine_late_bin_peek (self->access_bar);
  VitrineEditBar *edit_bar = find_edit_bar (self, session);
  VitrineExportBar *export_bar = vitrine_late_bin_peek (self->export_bar);
  VitrineFindBar *find_bar = vitrine_late_bin_peek (self->find_bar);

  if (state_bar != NULL)
    vitrine_state_bar_set_session (state_bar, session);
  if (access_bar != NULL)
    vitrine_access_bar_set_session (access_bar, session);
  if (edit_bar != NULL)
    vitrine_edit_bar_set_session (edit_bar, session);
  if (export_bar != NULL)
    vitrine_export_bar_set_session (export_bar, session);
  if (find_bar != NULL)
    vitrine_find_bar_set_session (find_bar, session);
  if (session == NULL)
    close_go_to (self);
}

void
vitrine_segment_view_set_session (VitrineSegmentView *self,
                                  VitrineSession     *session)
{
  VitrineSampler *sampler = NULL;
  VitrineSegment *segment = NULL;
  const char *name = NULL;

  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  if (session != NULL)
    {
      sampler = vitrine_session_get_sampler (session);
      segment = vitrine_session_get_segment (session);
      name = vitrine_address_get_label (vitrine_session_get_address (session));
    }

  vitrine_text_pane_set_session (self->text_pane, session);
  g_signal_group_set_target (self->session_signals, session);
  if (session != NULL)
    encoding_changed_cb (self, NULL, session);
  vitrine_overview_strip_set_segment (self->overview, segment, sampler);
  vitrine_data_steps_set_segment (self->data_steps, segment);
  vitrine_hex_view_set_sampler (self->hex_view, sampler, name);
  vitrine_bookmarks_set_session (self->bookmarks, session);
  tell_bars (self, session);
  show_page (self, session != NULL ? "segment" : "nothing");
}

void
vitrine_segment_view_show_failure (VitrineSegmentView *self,
                                   VitrineAddress     *address,
                                   const char         *message)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  if (self->failure == NULL)
    {
      self->failure = g_object_new (VITRINE_TYPE_FAILURE_PAGE, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
    }
  vitrine_failure_page_explain (self->failure, address, message);
  show_page (self, "failure");
}

void
vitrine_segment_view_show_waiting (VitrineSegmentView *self,
                                   VitrineWaiter      *waiter)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));
  g_return_if_fail (VITRINE_IS_WAITER (waiter));

  if (self->waiting == NULL)
    {
      self->waiting = g_object_new (VITRINE_TYPE_WAITING_PAGE, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->waiting), "waiting");
    }
  vitrine_waiting_page_set_waiter (self->waiting, waiter);
  show_page (self, "waiting");
}

void
vitrine_segment_view_show_hint (VitrineSegmentView *self,
                                gboolean            show)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  if (show || vitrine_late_bin_peek (self->hint_bar) != NULL)
    vitrine_hint_bar_reveal (vitrine_late_bin_get (self->hint_bar), show);
}

void
vitrine_segment_view_focus_composer (VitrineSegmentView *self)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  vitrine_text_pane_focus_composer (self->text_pane);
}

void
vitrine_segment_view_go_to (VitrineSegmentView *self)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  vitrine_go_to_bar_open (vitrine_late_bin_get (self->go_to_bar));
}

void
vitrine_segment_view_find (VitrineSegmentView *self)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  close_go_to (self);
  vitrine_find_bar_open (vitrine_late_bin_get (self->find_bar));
}

void
vitrine_segment_view_zoom (VitrineSegmentView *self,
                           int                 n_steps)
{
  int percent = VITRINE_ZOOM_DEFAULT;

  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  if (n_steps != 0)
    {
      g_object_get (self->hex_view, "zoom", &percent, NULL);
      percent = vitrine_zoom_step (percent, n_steps);
    }
  g_object_set (self->hex_view, "zoom", percent, NULL);
}

void
vitrine_segment_view_find_again (VitrineSegmentView *self,
                                 gboolean            backward)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  vitrine_find_bar_step (vitrine_late_bin_get (self->find_bar), backward);
}

void
vitrine_segment_view_add_actions (VitrineSegmentView *self,
                                  GActionMap         *map)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  vitrine_bookmarks_add_actions (self->bookmarks, map);
  vitrine_data_steps_add_actions (self->data_steps, map);
}

void
vitrine_segment_view_export (VitrineSegmentView *self)
{
  VitrineRange range;

  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  range.length = vitrine_hex_view_get_selection (self->hex_view, &range.offset);
  if (range.length == 0)
    range = (VitrineRange) { 0, vitrine_hex_view_get_size (self->hex_view) };
  vitrine_export_bar_ask (vitrine_late_bin_get (self->export_bar), &range);
}

void
vitrine_segment_view_step (VitrineSegmentView *self,
                           VitrineStep         which)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_VIEW (self));

  vitrine_edit_bar_step (vitrine_late_bin_get (self->edit_bar), which);
}

VitrineHexView *
vitrine_segment_view_get_hex_view (VitrineSegmentView *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_VIEW (self), NULL);

  return self->hex_view;
}
