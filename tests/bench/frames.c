/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts a program and tells what the X server sees of it, the same for every
 * program: when its window first has something drawn into it, and how often
 * anything was drawn since.
 *
 *   frames COMMAND [ARGUMENT...]
 *
 * prints `visible PID MILLISECONDS` once, counted from the start of the process,
 * and then `drawn COUNT` for each line that comes on standard input: how many
 * frames, each of which may be drawn in several places at once. The end of
 * standard input ends the program, and the program's end ends this. A window is
 * the first one of its display that is not a menu; so nothing but a window
 * manager should run beside it. */

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FRAME_MS 8 /* what is drawn within, belongs to one frame: half of one at 60 Hz */

typedef struct
{
  Display *display;
  int damage_event;
  pid_t child;
  double started;
  int visible;
  unsigned long drawn;
  Time frame; /* when the server drew the first part of the last one */
} Watch;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* A window may go away between its event and a question about it. */
static int
ignore_error (Display     *display,
              XErrorEvent *error)
{
  return 0;
}

static int
is_viewable (Display *display,
             Window   window)
{
  XWindowAttributes attributes;

  return XGetWindowAttributes (display, window, &attributes)
         && attributes.map_state == IsViewable;
}

static void
note_created (Watch              *self,
              XCreateWindowEvent *event)
{
  if (!event->override_redirect)
    XDamageCreate (self->display, event->window, XDamageReportRawRectangles);
}

static void
note_damage (Watch              *self,
             XDamageNotifyEvent *event)
{
  if (self->drawn == 0 || event->timestamp - self->frame > FRAME_MS)
    {
      self->drawn++;
      self->frame = event->timestamp;
    }
  if (self->visible || !is_viewable (self->display, event->drawable))
    return;

  self->visible = 1;
  self->drawn = 0;
  printf ("visible %d %.3f\n", (int) self->child, now_ms () - self->started);
  fflush (stdout);
}

static void
take_events (Watch *self)
{
  while (XPending (self->display) > 0)
    {
      XEvent event;

      XNextEvent (self->display, &event);
      if (event.type == CreateNotify)
        note_created (self, &event.xcreatewindow);
      else if (event.type == self->damage_event)
        note_damage (self, (XDamageNotifyEvent *) &event);
    }
}

/* Returns 0 when the one who asks is gone. */
static int
answer (Watch *self)
{
  char line[64];

  if (read (STDIN_FILENO, line, sizeof line) <= 0)
    return 0;

  XSync (self->display, False);
  take_events (self);
  printf ("drawn %lu\n", self->drawn);
  fflush (stdout);
  return 1;
}

static void
run (Watch *self)
{
  struct pollfd sources[] = {
    { .fd = ConnectionNumber (self->display), .events = POLLIN },
    { .fd = STDIN_FILENO, .events = POLLIN },
    { .fd = pidfd_open (self->child, 0), .events = POLLIN },
  };

  for (;;)
    {
      take_events (self);
      if (poll (sources, 3, -1) < 0 || sources[2].revents != 0)
        return;
      if (sources[1].revents != 0 && !answer (self))
        return;
    }
}

static int
watch_screen (Watch *self)
{
  int error_base = 0;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL
      || !XDamageQueryExtension (self->display, &self->damage_event, &error_base))
    return 0;

  self->damage_event += XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (self->display, DefaultRootWindow (self->display), SubstructureNotifyMask);
  XSync (self->display, False);
  return 1;
}

static pid_t
start (char *command[])
{
  pid_t child = fork ();

  if (child != 0)
    return child;

  dup2 (STDERR_FILENO, STDOUT_FILENO);
  execvp (command[0], command);
  perror (command[0]);
  _exit (127);
}

int
main (int   argc,
      char *argv[])
{
  Watch self = { 0 };

  if (argc < 2 || !watch_screen (&self))
    {
      fputs ("usage: frames COMMAND [ARGUMENT...], with an X display that has damage\n",
             stderr);
      return 2;
    }

  self.started = now_ms ();
  self.child = start (argv + 1);
  run (&self);

  kill (self.child, SIGTERM);
  waitpid (self.child, NULL, 0);
  return 0;
}
