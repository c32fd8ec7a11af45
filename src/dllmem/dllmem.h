/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dllmem: one block of memory, shared by every process that has loaded this
 * library. Nothing needs to be opened or closed: the block is mapped while the
 * library is loaded, by linking with -ldllmem or by dlopen(3).
 *
 *   #include <dllmem.h>
 *
 *   SetSharedMem (L"Hello");                 in one process
 *
 *   wchar_t text[2048];                      in another one
 *   GetSharedMem (text, 2048);
 *
 * LIFE OF THE BLOCK
 *   The first process that loads the library finds the block filled with
 *   zeroes, an empty text. When the last one has left, by exit, dlclose(3) or
 *   a crash, the block is gone, unless somebody has chosen to keep it.
 *
 * WHAT STANDS IN IT
 *   The text and nothing else, from the first byte on: UTF-16, low byte first,
 *   ended by a zero unit. 4096 bytes hold 2047 units; a character beyond U+FFFF
 *   takes two of them.
 *
 * THREADS AND PROCESSES
 *   Both functions may be called by any thread at any time. Nobody ever reads
 *   half of a text that was written with SetSharedMem(). They are not for
 *   signal handlers.
 *
 * ENVIRONMENT, read when the library is loaded
 *   VITRINE_SEGMENT       the block to use instead of "dllmemfilemap"
 *   VITRINE_SEGMENT_MODE  who may use a block that this process creates, in
 *                         octal as for chmod(1); 0600, only its user, unless set
 *   VITRINE_DEBUG         when it is 1, a line on standard error says where this
 *                         process has the block, or why it could not get it
 *
 * Loading never fails and never prints unless VITRINE_DEBUG asks for it. When
 * the block could not be had, the functions answer ENOTCONN. */

#pragma once

#include <stddef.h>
#include <sys/types.h>
#include <wchar.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Puts a text into the block, in place of the one that stands there.
 *
 * Returns 0; or -1 with errno set, and nothing written:
 *   EINVAL    text is NULL
 *   EMSGSIZE  it does not fit, whole, with its zero unit
 *   EILSEQ    it is not text: it holds half of a surrogate pair, or a number
 *             beyond U+10FFFF
 *   EBUSY     another process was at work on the text for more than 200 ms;
 *             it may have been stopped there
 *   ENOTCONN  this process does not have the block
 *   ENOSPC    there is no memory left
 *   EIO       anything else, such as a block that another process cut short */
int     SetSharedMem (const wchar_t *text);

/* Copies the text out of the block into buffer, which has room for count
 * wide characters, the zero at the end among them.
 *
 * What does not fit is left out, at the end; characters are never split, and
 * buffer always ends in a zero when count is not 0. What is no text stands as
 * U+FFFD. buffer may be NULL when count is 0, to learn the length. Of a block
 * that VITRINE_SEGMENT chose, the first MiB is read, no more.
 *
 * Returns the length of the whole text in wide characters, without the zero,
 * so that a result >= count means that it was cut; or -1 with errno set, and an
 * empty text in buffer: EINVAL, EBUSY, ENOTCONN, ENOSPC or EIO as above. */
ssize_t GetSharedMem (wchar_t *buffer,
                      size_t   count);

#ifdef __cplusplus
}
#endif
