/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-query.h"

#include "catalogue-tools.h"
#include "segment/error.h"

#define NOW (G_GINT64_CONSTANT (1000) * 24 * 60 * 60 * G_USEC_PER_SEC)

static const MadeSegment made = {
  .name = "Wine Mapping 7", .kind = VITRINE_OBJECT_MEMFD, .size = 3 << 20,
  .allocated = 64 << 10, .mode = 0666, .n_processes = 2, .user = "alice",
  .orphan = VITRINE_ORPHAN_YES, .changed = NOW - 90 * G_USEC_PER_SEC,
};

static gboolean
finds (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineQuery) query = vitrine_query_parse (text, &error);
  g_autoptr (VitrineListing) listing = make_listing (&made);

  g_assert_no_error (error);
  return vitrine_query_matches (query, listing, NOW);
}

static void
assert_each (const char *const *texts,
             gboolean           expected)
{
  for (; *texts != NULL; texts++)
    if (finds (*texts) != expected)
      g_error ("“%s” should%s be found", *texts, expected ? "" : " not");
}

static void
test_words (void)
{
  static const char *const found[] = {
    "",        "  ",        "wine",      "WINE",          "mapping wine", "\"wine mapping\"",
    "\"wine m", "rw-rw-rw-", "orphan",    "alice",         "memfd",
    "proc:",   "7 alice",   "3.0", NULL,
  };
  static const char *const missed[] = {
    "bob", "wine bob", "\"mapping wine\"", "posix:", "everyone", NULL,
  };

  assert_each (found, TRUE);
  assert_each (missed, FALSE);
}

static void
test_fields (void)
{
  static const char *const found[] = {
    "name:wine",    "kind:memfd",       "kind:MemFD", "owner:ali", "mode:rw-rw",
    "address:proc", "NAME:wine name:7", "name:",      "orphan:yes", "managed:no", NULL,
  };
  static const char *const missed[] = {
    "name:alice", "kind:posix", "owner:wine", "orphan:no", "orphan:likely", "managed:yes", NULL,
  };

  assert_each (found, TRUE);
  assert_each (missed, FALSE);
}

static void
test_numbers (void)
{
  static const char *const found[] = {
    "size:3M",        "size:3MiB",      "size:=3072k",    "size:>1M",     "size:>=3M",
    "size:<=3m",      "size:<4M",       "size:3145728",   "allocated:64K",
    "processes:2",    "processes:>1",   "processes:<3",   "changed:<2m",  "changed:>=90",
    "changed:90s",    "changed:<1h",    "changed:<1d", NULL,
  };
  static const char *const missed[] = {
    "size:>3M",   "size:<3M",      "size:3",       "allocated:>64K", "processes:0",
    "changed:<1m", "changed:>1h", NULL,
  };

  assert_each (found, TRUE);
  assert_each (missed, FALSE);
}

static void
test_never_changed (void)
{
  static const MadeSegment still = { .name = "a" };
  g_autoptr (VitrineListing) listing = make_listing (&still);
  g_autoptr (VitrineQuery) query = vitrine_query_parse ("changed:>0", NULL);

  g_assert_false (vitrine_query_matches (query, listing, NOW));
}

static void
test_process (void)
{
  g_autoptr (VitrineQuery) query = vitrine_query_parse ("wine pid:4242", NULL);
  g_autoptr (VitrineQuery) other = vitrine_query_parse ("wine", NULL);

  g_assert_cmpint (vitrine_query_get_pid (query), ==, 4242);
  g_assert_cmpint (vitrine_query_get_pid (other), ==, 0);
  g_assert_false (vitrine_query_is_all (query));
}

static void
test_mistakes (void)
{
  static const char *const wrong[] = {
    "size:",      "size:>",   "size:big",    "size:3X", "size:3MM", "size:-1", "processes:2K",
    "size:99999999999999T",   "pid:0",       "pid:x",   "pid:>3",   "orphan:", "orphan:maybe",
    "changed:5y", "managed:1", "pid:99999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VitrineQuery) query = vitrine_query_parse (wrong[i], &error);

      if (query != NULL)
        g_error ("“%s” should mean nothing", wrong[i]);
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, wrong[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-query/words", test_words);
  g_test_add_func ("/catalogue-query/fields", test_fields);
  g_test_add_func ("/catalogue-query/numbers", test_numbers);
  g_test_add_func ("/catalogue-query/never-changed", test_never_changed);
  g_test_add_func ("/catalogue-query/process", test_process);
  g_test_add_func ("/catalogue-query/mistakes", test_mistakes);
  return g_test_run ();
}
