/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watched-segment.h"

#include "peer.h"

#include <sys/mman.h>
#include <unistd.h>

#define INTERVAL 5 /* milliseconds, once it is started */

void
watched_segment_open (WatchedSegment *self,
                      gsize           size)
{
  g_autoptr (GError) error = NULL;
  int fd;

  self->size = size;
  self->address = peer_address_new ();
  peer_make_foreign (self->address, size, 0600);
  fd = peer_open_foreign (self->address);
  self->bytes = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0);
  g_assert_true (self->bytes != MAP_FAILED);
  close (fd);

  self->segment = vitrine_segment_attach (self->address, VITRINE_ACCESS_WATCH, &error);
  g_assert_no_error (error);
  self->sampler = vitrine_sampler_new (self->segment, INTERVAL);
}

void
watched_segment_close (WatchedSegment *self)
{
  g_assert_finalize_object (self->sampler);
  vitrine_segment_detach (self->segment);
  munmap (self->bytes, self->size);
  peer_remove (self->address);
  vitrine_address_unref (self->address);
}

void
watched_segment_resize (WatchedSegment *self,
                        gsize           size)
{
  int fd = peer_open_foreign (self->address);

  g_assert_no_errno (ftruncate (fd, (off_t) size));
  close (fd);
  vitrine_sampler_sample_now (self->sampler);
}

void
watched_segment_poke (WatchedSegment *self,
                      gsize           offset,
                      guint8          value)
{
  self->bytes[offset] = value;
  vitrine_sampler_sample_now (self->sampler);
}
