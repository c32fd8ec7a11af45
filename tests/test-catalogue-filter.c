/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-filter.h"

#include "catalogue-tools.h"
#include "segment/process.h"

static gboolean
shows (VitrineCatalogueFilter *filter,
       const MadeSegment      *made)
{
  g_autoptr (VitrineSegmentItem) item = make_item (made);

  return gtk_filter_match (GTK_FILTER (filter), item);
}

static const MadeSegment mine = { .name = "mine" };
static const MadeSegment foreign = { .name = "foreign", .user = "alice" };
static const MadeSegment orphan = { .name = "orphan", .orphan = VITRINE_ORPHAN_YES };
static const MadeSegment likely = { .name = "likely", .orphan = VITRINE_ORPHAN_LIKELY };
static const MadeSegment unknown = { .name = "unknown", .orphan = VITRINE_ORPHAN_UNKNOWN };
static const MadeSegment semaphore = { .name = "s", .kind = VITRINE_OBJECT_SEMAPHORE };
static const MadeSegment internal = { .name = "i", .kind = VITRINE_OBJECT_MEMFD,
                                      .internal = TRUE };

static void
test_everything_but (void)
{
  g_autoptr (VitrineCatalogueFilter) filter = vitrine_catalogue_filter_new ();

  g_assert_true (shows (filter, &mine));
  g_assert_true (shows (filter, &foreign));
  g_assert_true (shows (filter, &orphan));
  g_assert_false (shows (filter, &semaphore));
  g_assert_false (shows (filter, &internal));
  g_assert_true (vitrine_catalogue_filter_is_open (filter));
}

static void
test_choices (void)
{
  static const struct
  {
    VitrineChoice choice;
    const MadeSegment *shown;
    const MadeSegment *hidden;
  } choices[] = {
    { VITRINE_CHOICE_ONLY_MINE, &mine, &foreign },
    { VITRINE_CHOICE_ONLY_ORPHANS, &orphan, &unknown },
    { VITRINE_CHOICE_ONLY_ORPHANS, &likely, &unknown },
    { VITRINE_CHOICE_INTERNAL, &internal, &semaphore },
    { VITRINE_CHOICE_SEMAPHORES, &semaphore, &internal },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (VitrineCatalogueFilter) filter = vitrine_catalogue_filter_new ();

      vitrine_catalogue_filter_set_choice (filter, choices[i].choice, TRUE);
      g_assert_true (shows (filter, choices[i].shown));
      g_assert_false (shows (filter, choices[i].hidden));
    }
}

static void
test_kind (void)
{
  g_autoptr (VitrineCatalogueFilter) filter = vitrine_catalogue_filter_new ();

  vitrine_catalogue_filter_set_kind (filter, VITRINE_OBJECT_SEMAPHORE);
  g_assert_true (shows (filter, &semaphore));
  g_assert_false (shows (filter, &mine));
  g_assert_false (vitrine_catalogue_filter_is_open (filter));
}

static void
test_text (void)
{
  g_autoptr (VitrineCatalogueFilter) filter = vitrine_catalogue_filter_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (vitrine_catalogue_filter_set_text (filter, "fore", NULL));
  g_assert_true (shows (filter, &foreign));
  g_assert_false (shows (filter, &mine));

  /* What means nothing leaves it as it was. */
  g_assert_false (vitrine_catalogue_filter_set_text (filter, "size:>", &error));
  g_assert_nonnull (error);
  g_assert_true (shows (filter, &foreign));
  g_assert_false (shows (filter, &mine));
}

static VitrineProcess *
make_process (gint               pid,
              const MadeSegment *made)
{
  g_autoptr (VitrineListing) listing = make_listing (made);
  VitrineProcess process = { .pid = pid, .program = (char *) "program", .fd = -1,
                             .device = listing->status.device,
                             .inode = listing->status.inode, .kind = made->kind };

  return vitrine_process_copy (&process);
}

static void
test_process (void)
{
  g_autoptr (VitrineCatalogueFilter) filter = vitrine_catalogue_filter_new ();
  g_autoptr (GPtrArray) processes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);

  g_assert_true (vitrine_catalogue_filter_set_text (filter, "pid:42", NULL));
  g_assert_cmpint (vitrine_catalogue_filter_get_pid (filter), ==, 42);
  g_assert_false (shows (filter, &mine));

  g_ptr_array_add (processes, make_process (42, &mine));
  g_ptr_array_add (processes, make_process (43, &foreign));
  vitrine_catalogue_filter_set_processes (filter, processes);
  g_assert_true (shows (filter, &mine));
  g_assert_false (shows (filter, &foreign));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Whoever follows the filter looks through thousands of rows then. */
static void
test_announces_only_changes (void)
{
  g_autoptr (VitrineCatalogueFilter) filter = vitrine_catalogue_filter_new ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  guint n = 0;

  g_signal_connect_swapped (filter, "changed", G_CALLBACK (count_cb), &n);
  vitrine_catalogue_filter_set_choice (filter, VITRINE_CHOICE_ONLY_MINE, FALSE);
  vitrine_catalogue_filter_set_kind (filter, VITRINE_KIND_ANY);
  vitrine_catalogue_filter_set_processes (filter, nobody);
  g_assert_cmpuint (n, ==, 0);
  vitrine_catalogue_filter_set_choice (filter, VITRINE_CHOICE_ONLY_MINE, TRUE);
  vitrine_catalogue_filter_set_kind (filter, VITRINE_OBJECT_SYSV);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-filter/everything-but", test_everything_but);
  g_test_add_func ("/catalogue-filter/choices", test_choices);
  g_test_add_func ("/catalogue-filter/kind", test_kind);
  g_test_add_func ("/catalogue-filter/text", test_text);
  g_test_add_func ("/catalogue-filter/process", test_process);
  g_test_add_func ("/catalogue-filter/announces-only-changes", test_announces_only_changes);
  return g_test_run ();
}
