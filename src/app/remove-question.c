/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/remove-question.h"

#include "app/catalogue-remark.h"
#include "app/removal.h"

#include <glib/gi18n.h>

#define RESPONSE_REMOVE "remove"
#define LIST_HEIGHT 180    /* pixels, at most */
#define LINES_SEEN 3       /* that certainly fit into it */
#define MAX_LINES 200      /* of a list that a person may read */
#define MAX_PROBLEMS 12

/* What the answer needs; goes with the dialog. */
typedef struct
{
  VitrineRemoval *removal;
  VitrineReportFunc report;
  GtkCheckButton *also_used; /* NULL where there is no choice */
  gboolean told_used;        /* the question itself says of the only one who uses it */
} Question;

/* What the worker needs, and who hears of it. */
typedef struct
{
  GPtrArray *listings;
  gboolean also_used;
  GtkWindow *parent;
  VitrineReportFunc report;
} Work;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  vitrine_removal_free (question->removal);
  g_free (question);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->listings);
  g_object_unref (work->parent);
  g_free (work);
}

/* Several that stay are more than passes by in a line. */
static void
present_problems (GtkWindow                  *parent,
                  const VitrineRemovalResult *result)
{
  guint n = result->problems->len;
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < MIN (n, MAX_PROBLEMS); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (result->problems, i));
  if (n > MAX_PROBLEMS)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("and %u more", "and %u more", n - MAX_PROBLEMS),
                              n - MAX_PROBLEMS);
    }

  heading = g_strdup_printf (ngettext ("%u Segment Stays", "%u Segments Stay", n), n);
  dialog = adw_message_dialog_new (parent, heading, body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (VitrineRemovalResult) done = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *message = NULL;

  if (!gtk_widget_get_realized (GTK_WIDGET (work->parent)))
    return;

  if (done->n_removed > 1)
    {
      message = g_strdup_printf (
          ngettext ("%u segment removed", "%u segments removed", done->n_removed),
          done->n_removed);
      work->report (work->parent, message);
    }
  if (done->problems->len == 1)
    work->report (work->parent, g_ptr_array_index (done->problems, 0));
  else if (done->problems->len > 1)
    present_problems (work->parent, done);
}

static void
run_cb (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Work *work = data;

  g_task_return_pointer (task, vitrine_removal_run (work->listings, work->also_used),
                         (GDestroyNotify) vitrine_removal_result_free);
}

/* Giving back gigabytes takes its time, which no window is to stand still for. Where
 * a single segment was asked about with its processes, the answer means them too;
 * who came to use it since then was not meant. */
static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (!g_str_equal (response, RESPONSE_REMOVE))
    return;

  work = g_new0 (Work, 1);
  work->listings = vitrine_removal_list (question->removal);
  work->parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  work->report = question->report;
  work->also_used = question->also_used != NULL
                        ? gtk_check_button_get_active (question->also_used)
                        : question->told_used;

  task = g_task_new (NULL, NULL, removed_cb, NULL);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run_cb);
}

/* "64.0 KiB, 2 processes": what a line of the list says behind the name. */
static char *
describe_facts (const VitrineListing *listing)
{
  g_autofree char *size = NULL;
  guint n = vitrine_removal_count_users (listing);

  size = g_format_size_full (listing->status.size, G_FORMAT_SIZE_IEC_UNITS);
  if (n == 0)
    return g_steal_pointer (&size);
  /* Translators: a size, a number of processes */
  return g_strdup_printf (ngettext ("%s, %u process", "%s, %u processes", n), size, n);
}

static char *
describe_end (const VitrineListing *listing)
{
  guint n_processes = vitrine_removal_count_users (listing);

  if (n_processes == 0)
    return g_strdup (_("No process that can be seen uses it. What stands in it is "
                       "lost."));
  if (listing->kind == VITRINE_OBJECT_SYSV)
    return g_strdup_printf (
        ngettext ("%u process uses it. It is marked for destruction, and goes when that "
                  "process detaches.",
                  "%u processes use it. It is marked for destruction, and goes when the "
                  "last of them detaches.",
                  n_processes),
        n_processes);

  return g_strdup_printf (
      ngettext ("%u process uses it. It keeps its bytes until it ends, but no other "
                "process finds them by the name any more.",
                "%u processes use it. They keep their bytes until they end, but no "
                "other process finds them by the name any more.",
                n_processes),
      n_processes);
}

/* What it is, who uses it, and what becomes of that, each in a line. */
static char *
describe_one (const VitrineListing *listing,
              GPtrArray            *processes)
{
  g_autofree char *facts = describe_facts (listing);
  g_autofree char *users = vitrine_removal_name_users (listing, processes);
  g_autofree char *end = describe_end (listing);

  return g_strjoin ("\n", facts, users != NULL ? users : end, users != NULL ? end : NULL,
                    NULL);
}

static char *
describe_many (const VitrineRemovalSums *sums)
{
  g_autofree char *size = g_format_size_full (sums->size, G_FORMAT_SIZE_IEC_UNITS);

  if (sums->n_used == 0)
    return g_strdup_printf (
        /* Translators: a size */
        _("Together they have %s. No process that can be seen uses them. What stands in "
          "them is lost."),
        size);

  return g_strdup_printf (
      /* Translators: a size, a number of segments */
      ngettext ("Together they have %s. %u of them is in use, and stays unless you say "
                "otherwise. What stands in the others is lost.",
                "Together they have %s. %u of them are in use, and stay unless you say "
                "otherwise. What stands in the others is lost.",
                sums->n_used),
      size, sums->n_used);
}

static void
also_used_cb (AdwMessageDialog *dialog,
              GParamSpec       *pspec,
              GtkCheckButton   *check)
{
  adw_message_dialog_set_response_enabled (dialog, RESPONSE_REMOVE,
                                           gtk_check_button_get_active (check));
}

static GtkCheckButton *
create_check (AdwMessageDialog         *dialog,
              const VitrineRemovalSums *sums)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (_("Also _what is in use"));

  /* Where all are in use there is nothing to do without it. */
  if (sums->n_used == sums->n)
    {
      adw_message_dialog_set_response_enabled (dialog, RESPONSE_REMOVE, FALSE);
      g_signal_connect_object (check, "notify::active", G_CALLBACK (also_used_cb), dialog,
                               G_CONNECT_SWAPPED);
    }
  return GTK_CHECK_BUTTON (check);
}

/* NULL: nobody is seen to use it. */
static GtkWidget *
create_users (const VitrineListing *listing,
              GPtrArray            *processes)
{
  g_autofree char *names = vitrine_removal_name_users (listing, processes);
  GtkWidget *users;

  if (names == NULL)
    return NULL;

  users = gtk_label_new (names);
  gtk_label_set_xalign (GTK_LABEL (users), 0);
  gtk_label_set_ellipsize (GTK_LABEL (users), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (users, names);
  gtk_widget_add_css_class (users, "caption");
  gtk_widget_add_css_class (users, "dim-label");
  return users;
}

static GtkWidget *
create_line (const VitrineListing *listing)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (listing->name);
  GtkWidget *facts;
  g_autofree char *text = describe_facts (listing);
  g_autofree char *sentence = vitrine_remarks_describe (listing);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  facts = gtk_label_new (text);
  gtk_widget_add_css_class (facts, "dim-label");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), facts);
  gtk_widget_set_tooltip_text (line, sentence);
  return line;
}

/* The list itself takes the keyboard only where it has to be scrolled. */
static GtkWidget *
create_list (VitrineRemoval *removal,
             GPtrArray      *processes)
{
  g_autoptr (GPtrArray) listings = vitrine_removal_list (removal);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < MIN (listings->len, MAX_LINES); i++)
    {
      const VitrineListing *listing = g_ptr_array_index (listings, i);
      GtkWidget *users = create_users (listing, processes);

      gtk_box_append (GTK_BOX (box), create_line (listing));
      if (users != NULL)
        gtk_box_append (GTK_BOX (box), users);
    }

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_widget_set_focusable (scroller, listings->len > LINES_SEEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is removed"), -1);
  return scroller;
}

/* Memfds and the like go with their processes. */
static GtkWidget *
create_note (guint n_nameless)
{
  g_autofree char *text = NULL;
  GtkWidget *note;

  text = g_strdup_printf (ngettext ("%u more has no name that could be removed, and stays.",
                                    "%u more have no name that could be removed, and stay.",
                                    n_nameless),
                          n_nameless);
  note = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  return note;
}

static void
add_details (AdwMessageDialog         *dialog,
             Question                 *question,
             GPtrArray                *processes,
             const VitrineRemovalSums *sums)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), create_list (question->removal, processes));
  if (sums->n_nameless > 0)
    gtk_box_append (GTK_BOX (box), create_note (sums->n_nameless));
  if (sums->n_used > 0)
    {
      question->also_used = create_check (dialog, sums);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->also_used));
    }
  adw_message_dialog_set_extra_child (dialog, box);
}

static AdwMessageDialog *
create_dialog (GtkWindow                *parent,
               VitrineRemoval           *removal,
               GPtrArray                *processes,
               const VitrineRemovalSums *sums)
{
  g_autoptr (GPtrArray) listings = vitrine_removal_list (removal);
  const VitrineListing *first = g_ptr_array_index (listings, 0);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  heading = sums->n == 1
                ? g_strdup_printf (_("Remove “%s”?"), first->name)
                : g_strdup_printf (ngettext ("Remove %u Segment?", "Remove %u Segments?",
                                             sums->n),
                                   sums->n);
  body = sums->n == 1 ? describe_one (first, processes) : describe_many (sums);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), RESPONSE_REMOVE,
                                    _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_REMOVE,
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  return dialog;
}

void
vitrine_remove_question_ask (GtkWindow         *parent,
                             GPtrArray         *items,
                             GPtrArray         *processes,
                             VitrineReportFunc  report)
{
  g_autoptr (VitrineRemoval) removal = vitrine_removal_new (items);
  VitrineRemovalSums sums = vitrine_removal_sum (removal);
  AdwMessageDialog *dialog;
  Question *question;

  if (sums.n == 0)
    {
      report (parent, _("It has no name that could be removed"));
      return;
    }

  dialog = create_dialog (parent, removal, processes, &sums);
  question = g_new0 (Question, 1);
  question->removal = g_steal_pointer (&removal);
  question->report = report;
  question->told_used = sums.n == 1 && sums.n_used == 1;
  if (sums.n + sums.n_nameless > 1)
    add_details (dialog, question, processes, &sums);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
