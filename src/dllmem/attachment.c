/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dllmem/attachment.h"

#include "segment/error.h"
#include "vitrine-config.h"

#include <glib/gi18n-lib.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MODE_MAX 0777

/* File-scope state, since the functions of dllmem.h take no handle: the block
 * belongs to the process, for as long as the library is loaded. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static VitrineSegment *attached;

VitrineSegment *
dllmem_attachment_lock (void)
{
  pthread_mutex_lock (&lock);

  return attached;
}

void
dllmem_attachment_unlock (void)
{
  pthread_mutex_unlock (&lock);
}

/* A thread may be inside when another one forks: the child, in which that thread
 * does not go on, would wait for it for ever. */
static void
before_fork_cb (void)
{
  pthread_mutex_lock (&lock);
}

static void
after_fork_in_child_cb (void)
{
  if (attached != NULL)
    vitrine_segment_after_fork (attached);
  pthread_mutex_unlock (&lock);
}

/* The environment of a program that runs with more rights than its user does
 * not decide what it maps: hence secure_getenv(3). */
static gboolean
get_mode (guint32  *mode,
          GError  **error)
{
  const char *text = secure_getenv ("VITRINE_SEGMENT_MODE");
  guint64 value = VITRINE_SEGMENT_MODE_DEFAULT;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 8, 0, MODE_MAX, &value, NULL))
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                   _("VITRINE_SEGMENT_MODE is not an octal mode from 0 to 0777"));
      return FALSE;
    }

  *mode = value;
  return TRUE;
}

static VitrineSegment *
join (GError **error)
{
  const char *name = secure_getenv ("VITRINE_SEGMENT");
  g_autoptr (VitrineAddress) address = NULL;
  guint32 mode;

  address = vitrine_address_parse (name != NULL ? name : VITRINE_ADDRESS_DEFAULT, error);
  if (address == NULL || !get_mode (&mode, error))
    return NULL;

  return vitrine_segment_join (address, VITRINE_SEGMENT_SIZE_DEFAULT, mode, NULL, error);
}

static void
explain (const GError *error)
{
  const char *debug = secure_getenv ("VITRINE_DEBUG");

  if (g_strcmp0 (debug, "1") != 0)
    return;

  bindtextdomain (GETTEXT_PACKAGE, VITRINE_LOCALEDIR);
  if (error != NULL)
    dprintf (STDERR_FILENO, "libdllmem: %s\n", error->message);
  else
    dprintf (STDERR_FILENO, _("libdllmem: process %d has %s at %p\n"), (int) getpid (),
             vitrine_address_get_label (vitrine_segment_get_address (attached)),
             vitrine_segment_get_mapping (attached));
}

__attribute__ ((constructor)) static void
attach (void)
{
  g_autoptr (GError) error = NULL;

  /* The C library forgets these when this one is unloaded. */
  pthread_atfork (before_fork_cb, dllmem_attachment_unlock, after_fork_in_child_cb);

  attached = join (&error);
  explain (error);
}

/* At exit other threads may still be calling: they find the block gone. */
__attribute__ ((destructor)) static void
detach (void)
{
  dllmem_attachment_lock ();
  g_clear_pointer (&attached, vitrine_segment_detach);
  dllmem_attachment_unlock ();
}
