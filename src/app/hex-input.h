/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Characters that take more than one key, or an input method: dead keys, Compose
 * and what the desktop offers. It is asked about each key first and says what came
 * of them. The hex view's editor owns it, and it borrows the view. Main thread. */

#pragma once

#include <gtk/gtk.h>

typedef struct _VitrineHexInput VitrineHexInput;

typedef void (* VitrineHexInputTyped) (gunichar character,
                                       gpointer user_data);
typedef void (* VitrineHexInputPlace) (gpointer      user_data,
                                       GdkRectangle *place);

/* Takes @context over. @typed is told each character, and @find_place is asked where
 * it will stand, so that a list of candidates can be shown beside it. */
VitrineHexInput *vitrine_hex_input_new       (GtkWidget            *widget,
                                              GtkIMContext         *context,
                                              VitrineHexInputTyped  typed,
                                              VitrineHexInputPlace  find_place,
                                              gpointer              user_data);
void             vitrine_hex_input_free      (VitrineHexInput      *self);

/* The key that @keys was told of: TRUE where it is a part of something. */
gboolean         vitrine_hex_input_filter    (VitrineHexInput      *self,
                                              GtkEventController   *keys);
void             vitrine_hex_input_set_focus (VitrineHexInput      *self,
                                              gboolean              focused);
