/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/address.h"

#include "segment/error.h"
#include "segment/escape.h"

#include <glib/gi18n-lib.h>

#include <limits.h>
#include <string.h>

#define ADDRESS_DIGITS 16 /* of an address in memory, hexadecimal */

struct _VitrineAddress
{
  gatomicrefcount ref_count;
  VitrineAddressKind kind;
  char *name;    /* raw: what stands after the scheme and its slash */
  char *raw;     /* raw: the whole, parses to an equal address */
  char *label;   /* escaped: the name, or the whole where that says too little */
  char *display; /* raw, escaped */
};

typedef struct
{
  const char *scheme;
  VitrineAddressKind kind;
  const char *before_name; /* between the scheme and the name */
  gboolean bare;           /* the name says what it is without the scheme */
  gboolean (*check) (const char  *name,
                     GError     **error);
} Scheme;

static gboolean
set_bad (GError     **error,
         const char  *name,
         const char  *reason)
{
  g_autofree char *shown = vitrine_escape_bytes (name, -1);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_BAD_ADDRESS,
               /* Translators: an address and what is wrong with it */
               _("“%s” cannot name a segment: %s"), shown, reason);
  return FALSE;
}

/* shm_open(3): one path component of at most NAME_MAX bytes. */
static gboolean
check_posix (const char  *name,
             GError     **error)
{
  if (name[0] == '\0')
    return set_bad (error, name, _("the name is empty"));
  if (strcmp (name, ".") == 0 || strcmp (name, "..") == 0)
    return set_bad (error, name, _("it is the name of a folder"));
  if (strchr (name, '/') != NULL)
    return set_bad (error, name, _("a name has no slash inside"));
  if (strlen (name) > NAME_MAX)
    return set_bad (error, name, _("a name has at most 255 bytes"));

  return TRUE;
}

static gboolean
is_number (const char *digits,
           gsize       length)
{
  g_autofree char *number = g_strndup (digits, length);

  return g_ascii_isdigit (number[0]) &&
         g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT, NULL, NULL);
}

/* shmget(2): an id is an int and never negative. */
static gboolean
check_sysv (const char  *name,
            GError     **error)
{
  if (!is_number (name, strlen (name)))
    return set_bad (error, name, _("a System V segment is named by its id, a number"));

  return TRUE;
}

/* The range of a mapping, as /proc/PID/map_files names it, proc_pid_map_files(5). */
static gboolean
is_range (const char *range)
{
  gsize start = strspn (range, "0123456789abcdef");
  gsize end = range[start] == '-' ? strspn (range + start + 1, "0123456789abcdef") : 0;

  return start >= 1 && start <= ADDRESS_DIGITS && end >= 1 && end <= ADDRESS_DIGITS &&
         range[start + 1 + end] == '\0';
}

static gboolean
is_descriptor (const char *number)
{
  return is_number (number, strlen (number));
}

/* What a process has without a name: a descriptor, or, where it has closed that,
 * a mapping. */
static gboolean
check_proc (const char  *name,
            GError     **error)
{
  static const struct
  {
    const char *between;
    gboolean (*check) (const char *rest);
  } forms[] = {
    { "/fd/", is_descriptor },
    { "/map_files/", is_range },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char *between = strstr (name, forms[i].between);

      if (between != NULL && is_number (name, (gsize) (between - name)) &&
          forms[i].check (between + strlen (forms[i].between)))
        return TRUE;
    }

  return set_bad (error, name, _("it should read PID/fd/NUMBER"));
}

static gboolean
check_file (const char  *name,
            GError     **error)
{
  if (name[0] != '/')
    return set_bad (error, name, _("a file is named by its whole path, from the first slash on"));

  return TRUE;
}

static const Scheme schemes[] = {
  { "posix:", VITRINE_ADDRESS_POSIX, "/", TRUE, check_posix },
  { "sysv:", VITRINE_ADDRESS_SYSV, "", FALSE, check_sysv },
  { "proc:", VITRINE_ADDRESS_PROC, "", FALSE, check_proc },
  { "file:", VITRINE_ADDRESS_FILE, "", TRUE, check_file },
};

static VitrineAddress *
address_new (const Scheme *scheme,
             const char   *name)
{
  VitrineAddress *self = g_new0 (VitrineAddress, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = scheme->kind;
  self->name = g_strdup (name);
  self->raw = g_strconcat (scheme->scheme, scheme->before_name, name, NULL);
  self->label = vitrine_escape_bytes (scheme->bare ? self->name : self->raw, -1);
  self->display = vitrine_escape_bytes (self->raw, -1);
  return self;
}

/* A text without a scheme is the name of a POSIX segment, whatever it holds. */
static const Scheme *
find_scheme (const char  *text,
             const char **rest)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_has_prefix (text, schemes[i].scheme))
      {
        *rest = text + strlen (schemes[i].scheme);
        return &schemes[i];
      }

  *rest = text;
  return &schemes[0];
}

/**
 * vitrine_address_parse:
 * @text: raw bytes as a person or a program gave them; need not be UTF-8
 *
 * Returns: (transfer full): the address, or NULL with
 *   VITRINE_ERROR_BAD_ADDRESS and what is wrong with it
 */
VitrineAddress *
vitrine_address_parse (const char  *text,
                       GError     **error)
{
  const char *name;
  const Scheme *scheme;

  g_return_val_if_fail (text != NULL, NULL);

  scheme = find_scheme (text, &name);
  if (scheme->kind == VITRINE_ADDRESS_POSIX && name[0] == '/')
    name++;
  if (!scheme->check (name, error))
    return NULL;

  return address_new (scheme, name);
}

/**
 * vitrine_address_new_posix:
 * @name: the raw name of a file in /dev/shm; "sysv:1" is such a name here
 *
 * Returns: (transfer full): the address, or NULL with VITRINE_ERROR_BAD_ADDRESS
 */
VitrineAddress *
vitrine_address_new_posix (const char  *name,
                           GError     **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (!check_posix (name, error))
    return NULL;

  return address_new (&schemes[0], name);
}

VitrineAddress *
vitrine_address_ref (VitrineAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vitrine_address_unref (VitrineAddress *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->raw);
  g_free (self->label);
  g_free (self->display);
  g_free (self);
}

VitrineAddressKind
vitrine_address_get_kind (const VitrineAddress *self)
{
  g_return_val_if_fail (self != NULL, VITRINE_ADDRESS_POSIX);

  return self->kind;
}

/* The raw bytes after the scheme: the name in /dev/shm, the id, the path. */
const char *
vitrine_address_get_name (const VitrineAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/* The whole address in raw bytes: to hand to another program. */
const char *
vitrine_address_get_raw (const VitrineAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->raw;
}

/* The name to show, valid UTF-8. */
const char *
vitrine_address_get_label (const VitrineAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

/* The whole address to show, valid UTF-8. */
const char *
vitrine_address_get_display (const VitrineAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display;
}

gboolean
vitrine_address_equal (const VitrineAddress *a,
                       const VitrineAddress *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return strcmp (a->raw, b->raw) == 0;
}
