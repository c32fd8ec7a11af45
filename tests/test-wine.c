/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/wine.h"

#define MAPPED 0x10000
#define USERS_MAX 4

typedef struct
{
  const char *expected; /* NULL: Wine's own */
  struct
  {
    const char *program;
    guint64 address; /* 0: holds a descriptor alone */
  } users[USERS_MAX];
} Case;

static const Case cases[] = {
  { "game.exe", { { "wineserver", 0 }, { "game.exe", MAPPED } } },
  { "game.exe", { { "game.exe", MAPPED }, { "other.exe", MAPPED }, { "wineserver", 0 } } },
  { "game.exe", { { "C:\\\\games\\\\game.exe", MAPPED } } },
  { NULL, { { "wineserver", MAPPED }, { "game.exe", MAPPED } } },
  { NULL, { { "wineserver", 0 } } },
  { NULL, { { "services.exe", MAPPED }, { "game.exe", MAPPED } } },
  { NULL, { { "explorer.exe", 0 }, { "wineserver", 0 } } },
  { NULL, { { "winedevice.exe", MAPPED } } },
  { NULL, { { "game.exe", 0x7ffe0000 }, { "wineserver", 0 } } },
};

static void
test_programs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VitrineProcess all[USERS_MAX] = { 0 };
      VitrineProcess *users[USERS_MAX];
      guint n;

      for (n = 0; n < USERS_MAX && cases[i].users[n].program != NULL; n++)
        {
          all[n].program = (char *) cases[i].users[n].program;
          all[n].address = cases[i].users[n].address;
          users[n] = &all[n];
        }
      g_assert_cmpstr (vitrine_wine_find_program (users, n), ==, cases[i].expected);
    }
}

static void
test_sections (void)
{
  g_assert_true (vitrine_wine_is_section ("tmpmap-00000a1c"));
  g_assert_true (vitrine_wine_is_section ("wine-mapping"));
  g_assert_false (vitrine_wine_is_section ("wines of the world"));
  g_assert_false (vitrine_wine_is_section (""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wine/programs", test_programs);
  g_test_add_func ("/wine/sections", test_sections);
  return g_test_run ();
}
