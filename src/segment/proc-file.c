/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/proc-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE (32 * 1024) /* bytes; longer than any line of maps can be */
#define PATH_SIZE 64            /* bytes: a pid and a short name */
#define START_TIME_FIELD 22     /* of /proc/PID/stat, counted from 1 */

struct _VitrineProcFile
{
  char buffer[BUFFER_SIZE];
};

static gssize
read_some (int    fd,
           char  *buffer,
           gsize  length)
{
  gssize n;

  do
    n = read (fd, buffer, length);
  while (n < 0 && errno == EINTR);

  return n;
}

static const char *
parse_hex (const char *p,
           guint64    *value)
{
  int digit;

  *value = 0;
  while ((digit = g_ascii_xdigit_value (*p)) >= 0)
    {
      *value = *value << 4 | (guint64) digit;
      p++;
    }

  return p;
}

static const char *
parse_decimal (const char *p,
               guint64    *value)
{
  *value = 0;
  while (g_ascii_isdigit (*p))
    *value = *value * 10 + (guint64) (*p++ - '0');

  return p;
}

/* After a value stands what separates it from the next. */
static const char *
parse_hex_until (const char *p,
                 guint64    *value,
                 char        separator)
{
  if (p == NULL)
    return NULL;

  p = parse_hex (p, value);
  return *p == separator ? p + 1 : NULL;
}

/* "rw-s " */
static const char *
parse_permissions (const char         *p,
                   VitrineProcMapping *mapping)
{
  if (p == NULL || strnlen (p, 5) < 5 || p[4] != ' ')
    return NULL;

  mapping->writable = p[1] == 'w';
  mapping->shared = p[3] == 's';
  return p + 5;
}

/**
 * vitrine_proc_parse_mapping:
 * @line: a line of /proc/PID/maps, ended by zero
 * @mapping: (out): its path is a part of @line
 */
gboolean
vitrine_proc_parse_mapping (const char         *line,
                            VitrineProcMapping *mapping)
{
  guint64 offset, major, minor;
  const char *p;

  p = parse_hex_until (line, &mapping->start, '-');
  p = parse_hex_until (p, &mapping->end, ' ');
  p = parse_permissions (p, mapping);
  p = parse_hex_until (p, &offset, ' ');
  p = parse_hex_until (p, &major, ':');
  p = parse_hex_until (p, &minor, ' ');
  if (p == NULL || !g_ascii_isdigit (*p))
    return FALSE;

  p = parse_decimal (p, &mapping->inode);
  mapping->path = p + strspn (p, " ");
  mapping->major = (guint32) major;
  mapping->minor = (guint32) minor;
  return TRUE;
}

/**
 * vitrine_proc_parse_start_time:
 * @stat: what stands in /proc/PID/stat
 *
 * The name in it may hold blanks and parentheses: only the last one ends it.
 */
gboolean
vitrine_proc_parse_start_time (const char *stat,
                               guint64    *start_time)
{
  const char *p = strrchr (stat, ')');

  /* The name is field 2; before each further one stands one blank. */
  for (guint field = 3; p != NULL && field <= START_TIME_FIELD; field++)
    {
      p = strchr (p, ' ');
      if (p != NULL)
        p++;
    }

  if (p == NULL || !g_ascii_isdigit (*p))
    return FALSE;

  parse_decimal (p, start_time);
  return TRUE;
}

/* What follows @name at the start of a line; NULL where no line has it. */
static const char *
find_field (const char *text,
            const char *name)
{
  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      if (g_str_has_prefix (line, name))
        return line + strlen (name);
    }

  return NULL;
}

/* The second of its four numbers is the effective one. */
gboolean
vitrine_proc_parse_user (const char *status,
                         guint32    *user)
{
  const char *p = find_field (status, "Uid:");
  guint64 value;

  for (guint i = 0; p != NULL && i < 2; i++)
    {
      p += strspn (p, " \t");
      if (!g_ascii_isdigit (*p))
        return FALSE;
      p = parse_decimal (p, &value);
    }

  if (p == NULL)
    return FALSE;

  *user = (guint32) value;
  return TRUE;
}

gboolean
vitrine_proc_parse_flags (const char *info,
                          guint      *flags)
{
  const char *p = find_field (info, "flags:");

  if (p == NULL)
    return FALSE;

  *flags = (guint) g_ascii_strtoull (p, NULL, 8);
  return TRUE;
}

/* " OFDLCK ADVISORY  READ -1 00:1b:42 10 10": the first and the last byte, which
 * may be EOF. */
static gboolean
lock_covers (const char *line,
             guint64     byte)
{
  g_autofree char *whole = g_strndup (line, strcspn (line, "\n"));
  char *last = strrchr (whole, ' ');
  char *first;

  if (strstr (whole, " OFDLCK ") == NULL || last == NULL)
    return FALSE;

  *last = '\0';
  first = strrchr (whole, ' ');
  if (first == NULL || g_ascii_strtoull (first, NULL, 10) > byte)
    return FALSE;

  return strcmp (last + 1, "EOF") == 0 || g_ascii_strtoull (last + 1, NULL, 10) >= byte;
}

gboolean
vitrine_proc_parse_lock (const char *info,
                         guint64     byte)
{
  const char *p = info;

  while ((p = find_field (p, "lock:")) != NULL)
    if (lock_covers (p, byte))
      return TRUE;

  return FALSE;
}

/**
 * vitrine_proc_file_open:
 * @proc: a descriptor of /proc
 * @name: a file of the process's folder
 *
 * Returns: a descriptor, which never leads to a later process of the same pid, or
 *   -1 with errno
 */
int
vitrine_proc_file_open (int         proc,
                        gint        pid,
                        const char *name)
{
  char path[PATH_SIZE];

  g_snprintf (path, sizeof path, "%d/%s", pid, name);
  return openat (proc, path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

VitrineProcFile *
vitrine_proc_file_new (void)
{
  return g_new (VitrineProcFile, 1);
}

void
vitrine_proc_file_free (VitrineProcFile *self)
{
  g_free (self);
}

/**
 * vitrine_proc_file_read_fd:
 * @length: (optional): how much was read
 *
 * Returns: what stands in the file, or its beginning, ended by zero and good until
 *   the next reading; NULL with errno when it cannot be read: ESRCH when the
 *   process is gone
 */
const char *
vitrine_proc_file_read_fd (VitrineProcFile *self,
                           int              fd,
                           gsize           *length)
{
  gssize n;

  do
    n = pread (fd, self->buffer, sizeof self->buffer - 1, 0);
  while (n < 0 && errno == EINTR);

  if (n < 0)
    return NULL;

  self->buffer[n] = '\0';
  if (length != NULL)
    *length = (gsize) n;
  return self->buffer;
}

/* As the last one, by name. */
const char *
vitrine_proc_file_read (VitrineProcFile *self,
                        int              proc,
                        gint             pid,
                        const char      *name,
                        gsize           *length)
{
  int fd = vitrine_proc_file_open (proc, pid, name);
  const char *read;

  if (fd < 0)
    return NULL;

  read = vitrine_proc_file_read_fd (self, fd, length);
  close (fd);
  return read;
}

/* Hands on the whole lines in @length bytes, and moves the rest to the front. */
static gsize
take_lines (VitrineProcFile        *self,
            gsize                   length,
            VitrineProcMappingFunc  func,
            gpointer                user_data)
{
  char *line = self->buffer;
  char *end;

  while ((end = memchr (line, '\n', length)) != NULL)
    {
      VitrineProcMapping mapping;

      *end = '\0';
      if (vitrine_proc_parse_mapping (line, &mapping))
        func (&mapping, user_data);
      length -= (gsize) (end + 1 - line);
      line = end + 1;
    }

  memmove (self->buffer, line, length);
  return length;
}

/**
 * vitrine_proc_file_read_maps:
 * @func: called for each mapping; it must not read with @self
 *
 * Returns: 0, or errno: EACCES where this user may not know
 */
int
vitrine_proc_file_read_maps (VitrineProcFile        *self,
                             int                     proc,
                             gint                    pid,
                             VitrineProcMappingFunc  func,
                             gpointer                user_data)
{
  int fd = vitrine_proc_file_open (proc, pid, "maps");
  gsize rest = 0;
  gssize n;
  int errsv;

  if (fd < 0)
    return errno;

  while ((n = read_some (fd, self->buffer + rest, sizeof self->buffer - rest)) > 0)
    {
      rest = take_lines (self, rest + (gsize) n, func, user_data);
      /* The kernel writes no such line; what is none is not kept. */
      if (rest == sizeof self->buffer)
        rest = 0;
    }

  errsv = n < 0 ? errno : 0;
  close (fd);
  return errsv;
}
