/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/process-colour.h"

#include <math.h>
#include <unistd.h>

/* WCAG 2: relative luminance and contrast. */
static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (VitrineColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green)
         + 0.0722 * linear (colour.blue);
}

static double
contrast (VitrineColour a,
          VitrineColour b)
{
  double first = luminance (a) + 0.05;
  double second = luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

static double
distance (VitrineColour a,
          VitrineColour b)
{
  return sqrt (pow (a.red - b.red, 2) + pow (a.green - b.green, 2)
               + pow (a.blue - b.blue, 2));
}

/* WCAG asks 3 to 1 of what is not text. */
static void
test_contrast (void)
{
  const VitrineColour light = { 0.92, 0.92, 0.92 };
  const VitrineColour dark = { 0.19, 0.19, 0.19 };

  for (gint pid = 1; pid < 5000; pid++)
    for (guint64 start_time = 0; start_time < 3; start_time++)
      {
        VitrineColour on_light = vitrine_process_colour (pid, start_time, FALSE);
        VitrineColour on_dark = vitrine_process_colour (pid, start_time, TRUE);

        g_assert_cmpfloat (contrast (on_light, light), >=, 3.0);
        g_assert_cmpfloat (contrast (on_dark, dark), >=, 3.0);
      }
}

static void
test_same_process_same_colour (void)
{
  VitrineColour a = vitrine_process_colour (4242, 123456, FALSE);
  VitrineColour b = vitrine_process_colour (4242, 123456, FALSE);

  g_assert_cmpfloat (distance (a, b), ==, 0.0);
}

/* Processes started one after the other are the ones a person compares. */
static void
test_neighbours_differ (void)
{
  for (gint pid = 100; pid < 3000; pid++)
    for (gint step = 1; step <= 4; step++)
      {
        VitrineColour a = vitrine_process_colour (pid, 7, FALSE);
        VitrineColour b = vitrine_process_colour (pid + step, 7, FALSE);

        g_assert_cmpfloat (distance (a, b), >, 0.15);
      }
}

static void
test_reused_pid_differs (void)
{
  VitrineColour a = vitrine_process_colour (4242, 100, TRUE);
  VitrineColour b = vitrine_process_colour (4242, 101, TRUE);

  g_assert_cmpfloat (distance (a, b), >, 0.05);
}

static void
test_start_time (void)
{
  const char *plain = "42 (cat) S 1 42 42 0 -1 4194304 97 0 0 0 0 0 0 0 20 0 1 0 "
                      "8675309 5488640 240 18446744073709551615\n";
  const char *nasty = "42 (a) b (c)) S 1 42 42 0 -1 4194304 97 0 0 0 0 0 0 0 20 0 1 "
                      "0 12 5488640 240\n";

  g_assert_cmpuint (vitrine_process_parse_start_time (plain), ==, 8675309);
  g_assert_cmpuint (vitrine_process_parse_start_time (nasty), ==, 12);
  g_assert_cmpuint (vitrine_process_parse_start_time (""), ==, 0);
  g_assert_cmpuint (vitrine_process_parse_start_time ("42 (cat) S 1"), ==, 0);
  g_assert_cmpuint (vitrine_process_own_start_time (), >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process-colour/contrast", test_contrast);
  g_test_add_func ("/process-colour/same-process-same-colour",
                   test_same_process_same_colour);
  g_test_add_func ("/process-colour/neighbours-differ", test_neighbours_differ);
  g_test_add_func ("/process-colour/reused-pid-differs", test_reused_pid_differs);
  g_test_add_func ("/process-colour/start-time", test_start_time);
  return g_test_run ();
}
