/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading of /proc/PID, proc(5), for the process scanner: small files whole, the
 * list of mappings line by line. A VitrineProcFile is one buffer that is used
 * again and again; its owner is a scanner. One thread at a time. */

#pragma once

#include <glib.h>

typedef struct _VitrineProcFile VitrineProcFile;

/* One line of /proc/PID/maps. */
typedef struct
{
  guint64 start;
  guint64 end;
  guint32 major;
  guint32 minor;
  guint64 inode;
  gboolean writable;
  gboolean shared;
  const char *path; /* raw but for line feeds; borrowed; empty: none */
} VitrineProcMapping;

typedef void (* VitrineProcMappingFunc) (const VitrineProcMapping *mapping,
                                         gpointer                  user_data);

VitrineProcFile *vitrine_proc_file_new         (void);
void             vitrine_proc_file_free        (VitrineProcFile         *self);

int              vitrine_proc_file_open        (int                      proc,
                                                gint                     pid,
                                                const char              *name);
const char      *vitrine_proc_file_read_fd     (VitrineProcFile         *self,
                                                int                      fd,
                                                gsize                   *length);
const char      *vitrine_proc_file_read        (VitrineProcFile         *self,
                                                int                      proc,
                                                gint                     pid,
                                                const char              *name,
                                                gsize                   *length);
int              vitrine_proc_file_read_maps   (VitrineProcFile         *self,
                                                int                      proc,
                                                gint                     pid,
                                                VitrineProcMappingFunc   func,
                                                gpointer                 user_data);

gboolean         vitrine_proc_parse_mapping    (const char              *line,
                                                VitrineProcMapping      *mapping);
gboolean         vitrine_proc_parse_start_time (const char              *stat,
                                                guint64                 *start_time);

/* Of /proc/PID/status: the user it acts for. */
gboolean         vitrine_proc_parse_user       (const char              *status,
                                                guint32                 *user);

/* Of /proc/PID/fdinfo/FD: the flags of open(2), and whether a lock of that open
 * file description lies on @byte. */
gboolean         vitrine_proc_parse_flags      (const char              *info,
                                                guint                   *flags);
gboolean         vitrine_proc_parse_lock       (const char              *info,
                                                guint64                  byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineProcFile, vitrine_proc_file_free)
