/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window-address-actions.h"

#include "app/remove-question.h"
#include "app/spawn.h"
#include "app/window-private.h"

#include <glib/gi18n.h>

static VitrineAddress *
parse_parameter (VitrineWindow *window,
                 GVariant      *parameter)
{
  g_autoptr (GError) error = NULL;
  VitrineAddress *address;

  address = vitrine_address_parse (g_variant_get_bytestring (parameter), &error);
  if (address == NULL)
    vitrine_window_toast (window, error->message);
  return address;
}

static void
spawn (VitrineWindow  *window,
       VitrineAddress *address)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (vitrine_spawn_window (gtk_widget_get_display (GTK_WIDGET (window)), address,
                            &error))
    return;

  message = g_strdup_printf (_("Cannot open another window: %s"), error->message);
  vitrine_window_toast (window, message);
}

static void
copy (VitrineWindow  *window,
      VitrineAddress *address)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  gdk_clipboard_set_text (clipboard, vitrine_address_get_display (address));
  vitrine_window_toast (window, _("Address copied"));
}

static void
report_cb (GtkWindow  *window,
           const char *message)
{
  vitrine_window_toast (VITRINE_WINDOW (window), message);
}

/* Of one that the list does not have yet, the name alone is known. */
static VitrineSegmentItem *
create_item (VitrineAddress *address)
{
  g_autoptr (VitrineListing) listing = vitrine_listing_new (address);

  vitrine_segment_lookup (address, &listing->status, NULL);
  return vitrine_segment_item_new (listing);
}

static void
ask (VitrineWindow *window,
     GPtrArray     *items)
{
  vitrine_remove_question_ask (GTK_WINDOW (window), items,
                               vitrine_process_monitor_get_result (window->monitor),
                               report_cb);
}

static void
ask_to_remove (VitrineWindow  *window,
               VitrineAddress *address)
{
  VitrineSegmentList *segments = vitrine_window_get_segments (window);
  VitrineSegmentItem *item = vitrine_segment_list_find (segments, address);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  /* What cannot be removed says why, and nothing need be asked. */
  if (!vitrine_segment_can_remove (address))
    {
      vitrine_segment_remove (address, &error);
      report_cb (GTK_WINDOW (window), error->message);
      return;
    }

  g_ptr_array_add (items, item != NULL ? g_object_ref (item) : create_item (address));
  ask (window, items);
}

/* The segment behind a name may have become another one. */
static gboolean
is_shown (VitrineWindow  *window,
          VitrineAddress *address)
{
  VitrineSession *session = vitrine_window_get_session (window);
  VitrineSampler *sampler;

  if (session == NULL
      || !vitrine_address_equal (vitrine_session_get_address (session), address))
    return FALSE;

  sampler = vitrine_session_get_sampler (session);
  return vitrine_sampler_get_state (sampler) < VITRINE_STATE_REMOVED;
}

/* What cannot be opened says why. */
static gboolean
refuse_closed (VitrineWindow  *window,
               VitrineAddress *address)
{
  VitrineSegmentList *segments = vitrine_window_get_segments (window);
  VitrineSegmentItem *item = vitrine_segment_list_find (segments, address);
  const VitrineListing *listing =
      item != NULL ? vitrine_segment_item_get_listing (item) : NULL;

  if (listing == NULL || listing->openable || listing->reason == NULL)
    return FALSE;

  vitrine_window_toast (window, listing->reason);
  return TRUE;
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (VitrineAddress) address = parse_parameter (user_data, parameter);

  if (address == NULL)
    return;
  if (is_shown (user_data, address))
    vitrine_window_fold_segments (user_data);
  else if (!refuse_closed (user_data, address))
    {
      vitrine_window_show_segment (user_data);
      vitrine_window_open (user_data, address, VITRINE_OPEN_VISIT);
    }
}

static void
open_in_new_window_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_autoptr (VitrineAddress) address = parse_parameter (user_data, parameter);

  if (address != NULL && !refuse_closed (user_data, address))
    spawn (user_data, address);
}

static void
copy_address_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr (VitrineAddress) address = parse_parameter (user_data, parameter);

  if (address != NULL)
    copy (user_data, address);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autoptr (VitrineAddress) address = parse_parameter (user_data, parameter);

  if (address != NULL)
    ask_to_remove (user_data, address);
}

/* Returns: the item of that address or, where it is in no list yet, NULL */
static VitrineSegmentItem *
find_item (VitrineWindow *window,
           GVariant      *raw)
{
  g_autoptr (VitrineAddress) address = NULL;

  address = vitrine_address_parse (g_variant_get_bytestring (raw), NULL);
  return address != NULL
             ? vitrine_segment_list_find (vitrine_window_get_segments (window), address)
             : NULL;
}

/* What went meanwhile needs no question. */
static void
remove_all_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  GVariant *raw;

  g_variant_iter_init (&iter, parameter);
  while ((raw = g_variant_iter_next_value (&iter)) != NULL)
    {
      VitrineSegmentItem *item = find_item (user_data, raw);

      if (item != NULL)
        g_ptr_array_add (items, g_object_ref (item));
      g_variant_unref (raw);
    }

  if (items->len > 0)
    ask (user_data, items);
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  VitrineSession *session = vitrine_window_get_session (user_data);
  g_autoptr (VitrineAddress) address = NULL;

  if (session != NULL)
    address = vitrine_segment_dup_way (vitrine_session_get_segment (session));
  else if (vitrine_window_get_address (user_data) != NULL)
    address = vitrine_address_ref (vitrine_window_get_address (user_data));

  if (address != NULL)
    spawn (user_data, address);
}

static void
copy_this_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  copy (user_data, vitrine_window_get_address (user_data));
}

static void
remove_this_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  ask_to_remove (user_data, vitrine_window_get_address (user_data));
}

static const GActionEntry entries[] = {
  { "open", open_cb, "ay" },
  { "open-in-new-window", open_in_new_window_cb, "ay" },
  { "copy-address", copy_address_cb, "ay" },
  { "remove", remove_cb, "ay" },
  { "remove-all", remove_all_cb, "aay" },
  { "new-window", new_window_cb },
  { "copy-this", copy_this_cb },
  { "remove-this", remove_this_cb },
};

void
vitrine_window_address_actions_add (VitrineWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries,
                                   G_N_ELEMENTS (entries), window);
}
