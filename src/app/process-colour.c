/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/process-colour.h"

#include <math.h>
#include <string.h>

/* Hues of neighbouring pids lie this part of the circle apart: the golden angle
 * keeps any few of them as far from each other as can be. */
#define GOLDEN_ANGLE 0.6180339887498949
#define CHROMA 0.15

#define N_LIGHTNESSES 3

/* A reused pid keeps its hue; the start time chooses among these. */
static const double light_style[N_LIGHTNESSES] = { 0.45, 0.51, 0.57 };
static const double dark_style[N_LIGHTNESSES] = { 0.68, 0.76, 0.84 };

static double
encode_gamma (double linear)
{
  double value = CLAMP (linear, 0.0, 1.0);

  if (value <= 0.0031308)
    return value * 12.92;
  return 1.055 * pow (value, 1.0 / 2.4) - 0.055;
}

static double
cube (double value)
{
  return value * value * value;
}

/* From Oklab, where equal steps look equal, to sRGB:
 * https://bottosson.github.io/posts/oklab/ gives the two matrices. */
static VitrineColour
from_oklab (double lightness,
            double a,
            double b)
{
  double l = cube (lightness + 0.3963377774 * a + 0.2158037573 * b);
  double m = cube (lightness - 0.1055613458 * a - 0.0638541728 * b);
  double s = cube (lightness - 0.0894841775 * a - 1.2914855480 * b);
  VitrineColour colour = {
    encode_gamma (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode_gamma (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode_gamma (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
  };

  return colour;
}

VitrineColour
vitrine_process_colour (gint     pid,
                        guint64  start_time,
                        gboolean dark)
{
  const double *lightnesses = dark ? dark_style : light_style;
  double lightness = lightnesses[start_time % N_LIGHTNESSES];
  double hue = 2 * G_PI * fmod (pid * GOLDEN_ANGLE, 1.0);

  return from_oklab (lightness, CHROMA * cos (hue), CHROMA * sin (hue));
}

/**
 * vitrine_process_parse_start_time:
 * @stat: what /proc/PID/stat holds
 *
 * The second field is the program's name in brackets, and may itself hold
 * blanks and brackets: the fields are counted from its last bracket on.
 */
guint64
vitrine_process_parse_start_time (const char *stat)
{
  const char *rest = strrchr (stat, ')');

  for (guint field = 2; rest != NULL && field < 22; field++)
    rest = strchr (rest + 1, ' ');

  return rest != NULL ? g_ascii_strtoull (rest, NULL, 10) : 0;
}

/* Without /proc the colour is still one of the pid's. */
guint64
vitrine_process_own_start_time (void)
{
  g_autofree char *stat = NULL;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL))
    return 0;
  return vitrine_process_parse_start_time (stat);
}
