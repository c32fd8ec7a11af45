/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-query.h"

#include "app/catalogue-column.h"
#include "segment/error.h"

#include <glib/gi18n.h>

#include <string.h>

typedef enum
{
  VALUE_TEXT,
  VALUE_COUNT,
  VALUE_SIZE,
  VALUE_AGE,
  VALUE_FLAG,
  VALUE_ORPHAN,
  VALUE_PID,
} ValueType;

typedef struct
{
  const char *name;
  ValueType type;
  VitrineColumn column;
} Field;

/* The names are the same in every language, as those of options are. */
static const Field fields[] = {
  { "name", VALUE_TEXT, VITRINE_COLUMN_NAME },
  { "address", VALUE_TEXT, VITRINE_COLUMN_ADDRESS },
  { "kind", VALUE_TEXT, VITRINE_COLUMN_KIND },
  { "owner", VALUE_TEXT, VITRINE_COLUMN_OWNER },
  { "mode", VALUE_TEXT, VITRINE_COLUMN_MODE },
  { "size", VALUE_SIZE, VITRINE_COLUMN_SIZE },
  { "allocated", VALUE_SIZE, VITRINE_COLUMN_ALLOCATED },
  { "processes", VALUE_COUNT, VITRINE_COLUMN_PROCESSES },
  { "changed", VALUE_AGE, VITRINE_COLUMN_CHANGED },
  { "orphan", VALUE_ORPHAN, VITRINE_COLUMN_REMARKS },
  { "managed", VALUE_FLAG, VITRINE_COLUMN_LIFETIME },
  { "pid", VALUE_PID, VITRINE_COLUMN_PROCESSES },
};

typedef struct
{
  const char *letter;
  guint64 factor;
} Unit;

static const Unit size_units[] = {
  { "k", G_GUINT64_CONSTANT (1) << 10 }, { "m", G_GUINT64_CONSTANT (1) << 20 },
  { "g", G_GUINT64_CONSTANT (1) << 30 }, { "t", G_GUINT64_CONSTANT (1) << 40 },
  { NULL, 1 },
};
static const Unit age_units[] = {
  { "s", 1 }, { "m", 60 }, { "h", 60 * 60 }, { "d", 24 * 60 * 60 }, { NULL, 1 },
};
static const Unit no_units[] = { { NULL, 1 } };

typedef enum
{
  COMPARE_EQUAL,
  COMPARE_BELOW,
  COMPARE_UP_TO,
  COMPARE_ABOVE,
  COMPARE_FROM,
} Comparison;

typedef struct
{
  const Field *field; /* NULL: every column */
  char *text;         /* with its case folded */
  Comparison comparison;
  guint64 number;
} Term;

struct _VitrineQuery
{
  GPtrArray *terms;
};

static void
term_free (gpointer data)
{
  Term *term = data;

  g_free (term->text);
  g_free (term);
}

static gboolean
refuse (GError     **error,
        const char  *word,
        const char  *example)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               /* Translators: what was typed, and what may be, such as size:>1M */
               _("“%s” means nothing here: write it like %s"), word, example);
  return FALSE;
}

static const Field *
find_field (const char  *word,
            const char **value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gsize length = strlen (fields[i].name);

      if (g_ascii_strncasecmp (word, fields[i].name, length) != 0 || word[length] != ':')
        continue;
      *value = word + length + 1;
      return &fields[i];
    }

  return NULL;
}

static Comparison
take_comparison (const char **value)
{
  static const struct
  {
    const char *sign;
    Comparison comparison;
  } signs[] = {
    { "<=", COMPARE_UP_TO }, { ">=", COMPARE_FROM }, { "<", COMPARE_BELOW },
    { ">", COMPARE_ABOVE },  { "=", COMPARE_EQUAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (*value, signs[i].sign))
      {
        *value += strlen (signs[i].sign);
        return signs[i].comparison;
      }

  return COMPARE_EQUAL;
}

/* "64K", "64k" and "64KiB" are all the same here. */
static gboolean
find_factor (const char *suffix,
             const Unit *units,
             guint64    *factor)
{
  for (; suffix[0] != '\0' && units->letter != NULL; units++)
    if (g_ascii_strncasecmp (suffix, units->letter, 1) == 0)
      {
        *factor = units->factor;
        suffix++;
        return suffix[0] == '\0' || g_ascii_strcasecmp (suffix, "b") == 0 ||
               g_ascii_strcasecmp (suffix, "ib") == 0;
      }

  *factor = 1;
  return suffix[0] == '\0';
}

static gboolean
parse_number (Term       *term,
              const char *value,
              const Unit *units)
{
  guint64 factor;
  char *end = NULL;

  term->comparison = take_comparison (&value);
  if (!g_ascii_isdigit (value[0]))
    return FALSE;

  term->number = g_ascii_strtoull (value, &end, 10);
  return find_factor (end, units, &factor) &&
         g_uint64_checked_mul (&term->number, term->number, factor);
}

static gboolean
parse_flag (Term       *term,
            const char *value)
{
  static const char *const words[] = { "no", "yes" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i]) == 0)
      {
        term->number = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_orphan (Term       *term,
              const char *value)
{
  for (guint i = 0; i < VITRINE_N_ORPHANS; i++)
    if (g_ascii_strcasecmp (value, vitrine_orphan_get_id (i)) == 0)
      {
        term->number = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_value (Term        *term,
             const char  *word,
             const char  *value,
             GError     **error)
{
  switch (term->field->type)
    {
    case VALUE_COUNT:
      return parse_number (term, value, no_units) || refuse (error, word, "processes:>2");
    case VALUE_SIZE:
      return parse_number (term, value, size_units) || refuse (error, word, "size:>1M");
    case VALUE_AGE:
      return parse_number (term, value, age_units) || refuse (error, word, "changed:<5m");
    case VALUE_FLAG:
      return parse_flag (term, value) || refuse (error, word, "managed:yes");
    case VALUE_ORPHAN:
      return parse_orphan (term, value) || refuse (error, word, "orphan:yes");
    case VALUE_PID:
      return (parse_number (term, value, no_units) && term->number > 0 &&
              term->number <= G_MAXINT && term->comparison == COMPARE_EQUAL) ||
             refuse (error, word, "pid:4242");
    case VALUE_TEXT:
    default:
      term->text = g_utf8_casefold (value, -1);
      return TRUE;
    }
}

static Term *
parse_word (const char  *word,
            gboolean     quoted,
            GError     **error)
{
  Term *term = g_new0 (Term, 1);
  const char *value = word;

  term->field = quoted ? NULL : find_field (word, &value);
  if (term->field == NULL)
    {
      term->text = g_utf8_casefold (word, -1);
      return term;
    }
  if (parse_value (term, word, value, error))
    return term;

  term_free (term);
  return NULL;
}

/* The next word at *@text, which then stands behind it; NULL at the end. A quote
 * that is never closed reaches to the end, as it does while it is typed. */
static char *
take_word (const char **text,
           gboolean    *quoted)
{
  const char *start;
  char *word;

  while (g_ascii_isspace (**text))
    (*text)++;
  if (**text == '\0')
    return NULL;

  *quoted = **text == '"';
  start = *text + (*quoted ? 1 : 0);
  *text = start + strcspn (start, *quoted ? "\"" : " \t\r\n\v\f");
  word = g_strndup (start, *text - start);
  if (**text == '"')
    (*text)++;
  return word;
}

VitrineQuery *
vitrine_query_parse (const char  *text,
                     GError     **error)
{
  g_autoptr (VitrineQuery) self = g_new0 (VitrineQuery, 1);
  gboolean quoted;
  char *next;

  g_return_val_if_fail (text != NULL, NULL);

  self->terms = g_ptr_array_new_with_free_func (term_free);
  while ((next = take_word (&text, &quoted)) != NULL)
    {
      g_autofree char *word = next;
      Term *term = parse_word (word, quoted, error);

      if (term == NULL)
        return NULL;
      g_ptr_array_add (self->terms, term);
    }

  return g_steal_pointer (&self);
}

void
vitrine_query_free (VitrineQuery *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

gboolean
vitrine_query_is_all (const VitrineQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len == 0;
}

gint
vitrine_query_get_pid (const VitrineQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = g_ptr_array_index (self->terms, i);

      if (term->field != NULL && term->field->type == VALUE_PID)
        return (gint) term->number;
    }

  return 0;
}

static gboolean
contains (const char *text,
          const char *folded_part)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, folded_part) != NULL;
}

static gboolean
column_contains (VitrineColumn         column,
                 const VitrineListing *listing,
                 const char           *folded_part)
{
  g_autofree char *text = vitrine_column_get_text (column, listing);

  /* The word that scripts use does as well as the translated one. */
  return contains (text, folded_part) ||
         (column == VITRINE_COLUMN_KIND &&
          contains (vitrine_object_kind_get_id (listing->kind), folded_part));
}

static gboolean
any_contains (const VitrineListing *listing,
              const char           *folded_part)
{
  for (guint column = 0; column < VITRINE_N_COLUMNS; column++)
    if (column_contains (column, listing, folded_part))
      return TRUE;

  return FALSE;
}

static gboolean
compare (guint64    value,
         Comparison comparison,
         guint64    number)
{
  switch (comparison)
    {
    case COMPARE_BELOW:
      return value < number;
    case COMPARE_UP_TO:
      return value <= number;
    case COMPARE_ABOVE:
      return value > number;
    case COMPARE_FROM:
      return value >= number;
    case COMPARE_EQUAL:
    default:
      return value == number;
    }
}

/* Whole seconds ago; what never changed was not changed at any time. */
static gboolean
age_matches (const Term           *term,
             const VitrineListing *listing,
             gint64                now)
{
  guint64 age = (guint64) MAX (now - listing->changed, 0) / G_USEC_PER_SEC;

  return listing->changed != 0 && compare (age, term->comparison, term->number);
}

static gboolean
term_matches (const Term           *term,
              const VitrineListing *listing,
              gint64                now)
{
  if (term->field == NULL)
    return any_contains (listing, term->text);

  switch (term->field->type)
    {
    case VALUE_COUNT:
    case VALUE_SIZE:
      return compare (vitrine_column_get_number (term->field->column, listing),
                      term->comparison, term->number);
    case VALUE_AGE:
      return age_matches (term, listing, now);
    case VALUE_FLAG:
      return listing->status.managed == (gboolean) term->number;
    case VALUE_ORPHAN:
      return listing->orphan == term->number;
    case VALUE_PID:
      return TRUE;
    case VALUE_TEXT:
    default:
      return column_contains (term->field->column, listing, term->text);
    }
}

gboolean
vitrine_query_matches (const VitrineQuery   *self,
                       const VitrineListing *listing,
                       gint64                now)
{
  g_return_val_if_fail (self != NULL && listing != NULL, FALSE);

  for (guint i = 0; i < self->terms->len; i++)
    if (!term_matches (g_ptr_array_index (self->terms, i), listing, now))
      return FALSE;

  return TRUE;
}
