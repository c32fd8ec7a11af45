/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/guard.h"

#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

typedef guint64 __attribute__ ((may_alias)) Word64;
typedef guint32 __attribute__ ((may_alias)) Word32;
typedef guint16 __attribute__ ((may_alias)) Word16;

/* The store under way. File-scope and mutable because a signal handler gets no
 * other argument; the mutex lets one store at a time have it. Not thread-local:
 * a handler must not be the first to touch the thread storage of a library that
 * was loaded late. */
static struct
{
  GMutex mutex;
  sigjmp_buf escape;
  struct sigaction former;
  guintptr start;
  guintptr end;
  sigset_t mask;         /* of the thread, before the store */
  pid_t volatile thread; /* 0 while no store is under way */
} guard;

/* A fault that is not ours gets what it would have got without us. */
static void
pass_on (int        signal_number,
         siginfo_t *info,
         void      *context)
{
  if (guard.former.sa_flags & SA_SIGINFO)
    guard.former.sa_sigaction (signal_number, info, context);
  else if (guard.former.sa_handler != SIG_DFL && guard.former.sa_handler != SIG_IGN)
    guard.former.sa_handler (signal_number);
  else
    signal (signal_number, SIG_DFL); /* the faulting instruction runs again */
}

static void
bus_error_cb (int        signal_number,
              siginfo_t *info,
              void      *context)
{
  guintptr address = (guintptr) info->si_addr;

  if (guard.thread == gettid () && address >= guard.start && address < guard.end)
    {
      guard.thread = 0;
      siglongjmp (guard.escape, 1);
    }

  pass_on (signal_number, info, context);
}

/* Worker threads often block every signal: a fault there would not come here but
 * end the process. */
static void
set_handler (void)
{
  struct sigaction action = { .sa_sigaction = bus_error_cb };
  sigset_t faults;

  /* SA_NODEFER: leaving by siglongjmp() then needs no signal mask restored. */
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  sigemptyset (&action.sa_mask);
  sigaction (SIGBUS, &action, &guard.former);

  sigemptyset (&faults);
  sigaddset (&faults, SIGBUS);
  pthread_sigmask (SIG_UNBLOCK, &faults, &guard.mask);
}

static void
restore_handler (void)
{
  struct sigaction found;

  if (sigismember (&guard.mask, SIGBUS))
    pthread_sigmask (SIG_SETMASK, &guard.mask, NULL);

  /* Another thread may have set its own meanwhile: that one stays. */
  sigaction (SIGBUS, &guard.former, &found);
  if (!(found.sa_flags & SA_SIGINFO) || found.sa_sigaction != bus_error_cb)
    sigaction (SIGBUS, &found, NULL);
}

static gboolean
fits (guintptr target,
      gsize    left,
      gsize    size)
{
  return left >= size && target % size == 0;
}

/* One store for each aligned word of up to 8 bytes: whoever reads a value while
 * it is written finds the old or the new one, never a mixture. */
static gsize
store_word (guint8       *target,
            const guint8 *bytes,
            gsize         left)
{
  guint64 value = 0;
  gsize size = 1;

  while (size < sizeof value && fits ((guintptr) target, left, size * 2))
    size *= 2;
  memcpy (&value, bytes, size);

  switch (size)
    {
    case 8:
      __atomic_store_n ((Word64 *) (gpointer) target, value, __ATOMIC_RELEASE);
      break;
    case 4:
      __atomic_store_n ((Word32 *) (gpointer) target, *(Word32 *) &value, __ATOMIC_RELEASE);
      break;
    case 2:
      __atomic_store_n ((Word16 *) (gpointer) target, *(Word16 *) &value, __ATOMIC_RELEASE);
      break;
    default:
      __atomic_store_n (target, bytes[0], __ATOMIC_RELEASE);
      break;
    }

  return size;
}

/* Never inlined: what it keeps in registers must not live across sigsetjmp(). */
static void G_GNUC_NO_INLINE
store_all (guint8       *target,
           const guint8 *bytes,
           gsize         length)
{
  while (length > 0)
    {
      gsize size = store_word (target, bytes, length);

      target += size;
      bytes += size;
      length -= size;
    }
}

/**
 * vitrine_guard_store:
 * @target: where in a shared mapping
 *
 * Stores @bytes, each aligned word of 8, 4 or 2 bytes at once.
 *
 * Returns: FALSE if a page of it could not be had; what stands before that page
 *   may have been stored
 */
gboolean
vitrine_guard_store (gpointer      target,
                     gconstpointer bytes,
                     gsize         length)
{
  volatile gboolean survived = FALSE;

  g_return_val_if_fail (target != NULL && bytes != NULL, FALSE);

  g_mutex_lock (&guard.mutex);
  guard.start = (guintptr) target;
  guard.end = guard.start + length;
  set_handler ();

  if (sigsetjmp (guard.escape, 0) == 0)
    {
      guard.thread = gettid ();
      store_all (target, bytes, length);
      guard.thread = 0;
      survived = TRUE;
    }

  restore_handler ();
  g_mutex_unlock (&guard.mutex);
  return survived;
}
