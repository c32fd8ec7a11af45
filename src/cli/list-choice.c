/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/list-choice.h"

#include "cli/options.h"

static void
fill_ids (const char **ids)
{
  for (guint i = 0; i < VITRINE_N_OBJECT_KINDS; i++)
    ids[i] = vitrine_object_kind_get_id (i);
  ids[VITRINE_N_OBJECT_KINDS] = NULL;
}

gboolean
vitrine_list_choice_parse (VitrineListChoice  *self,
                           char              **kinds,
                           GError            **error)
{
  const char *ids[VITRINE_N_OBJECT_KINDS + 1];

  fill_ids (ids);
  self->kinds = kinds == NULL ? G_MAXUINT : 0;
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      guint kind = 0;

      if (!vitrine_options_parse_choice ("kind", kinds[i], ids, &kind, error))
        return FALSE;
      self->kinds |= 1u << kind;
    }

  return TRUE;
}

gboolean
vitrine_list_choice_takes (VitrineListChoice *self,
                           VitrineListing    *listing)
{
  return (self->kinds & 1u << listing->kind) != 0 && (self->internal || !listing->internal);
}

static int
compare_numbers (guint64 a,
                 guint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_name (const VitrineListing *a,
              const VitrineListing *b)
{
  return g_utf8_collate (a->name, b->name);
}

static int
compare_kind (const VitrineListing *a,
              const VitrineListing *b)
{
  return compare_numbers (a->kind, b->kind);
}

static int
compare_size (const VitrineListing *a,
              const VitrineListing *b)
{
  return compare_numbers (a->status.size, b->status.size);
}

static int
compare_allocated (const VitrineListing *a,
                   const VitrineListing *b)
{
  return compare_numbers (a->status.allocated, b->status.allocated);
}

static int
compare_owner (const VitrineListing *a,
               const VitrineListing *b)
{
  return g_utf8_collate (a->user, b->user);
}

static int
compare_mode (const VitrineListing *a,
              const VitrineListing *b)
{
  return compare_numbers (a->status.mode, b->status.mode);
}

static int
compare_attached (const VitrineListing *a,
                  const VitrineListing *b)
{
  return compare_numbers (a->n_mapped, b->n_mapped);
}

static int
compare_held (const VitrineListing *a,
              const VitrineListing *b)
{
  return compare_numbers (a->n_processes - a->n_mapped, b->n_processes - b->n_mapped);
}

static int
compare_modified (const VitrineListing *a,
                  const VitrineListing *b)
{
  return compare_numbers ((guint64) a->modified, (guint64) b->modified);
}

typedef int (*Compare) (const VitrineListing *a,
                        const VitrineListing *b);

static const struct
{
  const char *name;
  Compare compare; /* NULL: as they come */
} keys[] = {
  { "address", NULL },
  { "allocated", compare_allocated },
  { "attached", compare_attached },
  { "held", compare_held },
  { "kind", compare_kind },
  { "mode", compare_mode },
  { "modified", compare_modified },
  { "name", compare_name },
  { "owner", compare_owner },
  { "size", compare_size },
};

typedef struct
{
  Compare compare;
  int sign;
} Order;

static int
order_listings (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const Order *order = user_data;
  VitrineListing *left = *(VitrineListing *const *) a;
  VitrineListing *right = *(VitrineListing *const *) b;
  int result = order->compare != NULL ? order->compare (left, right) : 0;

  if (result == 0 && order->compare != NULL)
    return vitrine_listing_compare (left, right);
  return order->sign * (result != 0 ? result : vitrine_listing_compare (left, right));
}

gboolean
vitrine_list_choice_sort (GPtrArray   *listings,
                          const char  *key,
                          GError     **error)
{
  const char *names[G_N_ELEMENTS (keys) + 1] = { NULL };
  gboolean downward = key != NULL && key[0] == '-';
  guint choice = 0;
  Order order;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    names[i] = keys[i].name;
  if (!vitrine_options_parse_choice ("sort", downward ? key + 1 : key, names, &choice, error))
    return FALSE;

  order = (Order) { keys[choice].compare, downward ? -1 : 1 };
  g_ptr_array_sort_with_data (listings, order_listings, &order);
  return TRUE;
}
