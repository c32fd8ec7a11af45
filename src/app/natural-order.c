/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/natural-order.h"

#include <string.h>

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

static void
skip_zeros (const char **text)
{
  while (**text == '0' && g_ascii_isdigit ((*text)[1]))
    (*text)++;
}

/* Of any length: the number with more digits is the larger one. */
static int
compare_numbers (const char **a,
                 const char **b)
{
  gsize n_a, n_b;
  int order;

  skip_zeros (a);
  skip_zeros (b);
  n_a = count_digits (*a);
  n_b = count_digits (*b);
  if (n_a != n_b)
    return n_a < n_b ? -1 : 1;

  order = strncmp (*a, *b, n_a);
  *a += n_a;
  *b += n_b;
  return order;
}

static int
compare_letters (const char **a,
                 const char **b)
{
  guchar left = (guchar) g_ascii_tolower (*(*a)++);
  guchar right = (guchar) g_ascii_tolower (*(*b)++);

  return (int) left - (int) right;
}

int
vitrine_natural_order (const char *a,
                       const char *b)
{
  const char *left = a;
  const char *right = b;

  while (*left != '\0' && *right != '\0')
    {
      gboolean numbers = g_ascii_isdigit (*left) && g_ascii_isdigit (*right);
      int order = numbers ? compare_numbers (&left, &right)
                          : compare_letters (&left, &right);

      if (order != 0)
        return order;
    }

  if (*left != *right)
    return *left == '\0' ? -1 : 1;
  return strcmp (a, b);
}
