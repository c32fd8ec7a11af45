/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/fold.h"

#include "app/settings.h"

/* Lives as long as its flap. */
typedef struct
{
  GSettings *settings; /* or NULL */
  char *key;
  gboolean wanted;
} Fold;

static void
fold_free (gpointer  data,
           GClosure *closure)
{
  Fold *fold = data;

  g_clear_object (&fold->settings);
  g_free (fold->key);
  g_free (fold);
}

static void
folded_cb (AdwFlap    *flap,
           GParamSpec *pspec,
           Fold       *fold)
{
  adw_flap_set_reveal_flap (flap, fold->wanted && !adw_flap_get_folded (flap));
}

static void
revealed_cb (AdwFlap    *flap,
             GParamSpec *pspec,
             gpointer    user_data)
{
  Fold *fold = user_data;

  if (adw_flap_get_folded (flap))
    return;
  fold->wanted = adw_flap_get_reveal_flap (flap);
  vitrine_settings_set_boolean (fold->settings, fold->key, fold->wanted);
}

/**
 * vitrine_fold_remember:
 * @flap: one that is locked, so that it does not reveal itself
 * @settings: (nullable): where the wish is kept, under @key
 */
void
vitrine_fold_remember (AdwFlap    *flap,
                       GSettings  *settings,
                       const char *key)
{
  Fold *fold = g_new0 (Fold, 1);

  if (settings != NULL)
    fold->settings = g_object_ref (settings);
  fold->key = g_strdup (key);
  fold->wanted = vitrine_settings_get_boolean (settings, key, TRUE);

  g_signal_connect (flap, "notify::folded", G_CALLBACK (folded_cb), fold);
  g_signal_connect_data (flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), fold,
                         fold_free, 0);
  folded_cb (flap, NULL, fold);
}

void
vitrine_fold_away (AdwFlap *flap)
{
  if (adw_flap_get_folded (flap))
    adw_flap_set_reveal_flap (flap, FALSE);
}
