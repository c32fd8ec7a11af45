/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading of one process, by its mappings and by its descriptors, looks
 * for and finds: one VitrineProcess for each object. The process scanner owns
 * it. One thread at a time. */

#pragma once

#include "segment/proc-file.h"
#include "segment/process.h"

typedef struct
{
  VitrineProcFile *file;
  int proc;              /* a descriptor of /proc */
  guint64 device;        /* of /dev/shm: everything there counts */
  guint64 file_device;   /* with file_inode: one file elsewhere that counts too */
  guint64 file_inode;    /* 0: none */
  GHashTable *users;     /* of vitrine_user_names_new() */

  gint pid;
  GPtrArray *found;      /* VitrineProcess; NULL: nothing */
} VitrineProcessSearch;

gboolean        vitrine_process_search_wants    (VitrineProcessSearch *self,
                                                 guint64               device,
                                                 guint64               inode,
                                                 const char           *path,
                                                 VitrineObjectKind    *kind);
VitrineProcess *vitrine_process_search_get      (VitrineProcessSearch *self,
                                                 VitrineObjectKind     kind,
                                                 guint64               device,
                                                 guint64               inode,
                                                 const char           *path);
void            vitrine_process_search_describe (VitrineProcessSearch *self,
                                                 GPtrArray            *before);
