# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bytes of a segment, copied into a file while everything goes on."""

import os

import block
import case
import sandbox

MEBIBYTE = 1024 * 1024
WHOLE = 'Export 1.0\u00a0GiB'  # the space never breaks a line


class Export(case.WindowTestCase):

    def setUp(self):
        super().setUp()
        self.name = self.segment(length=MEBIBYTE)
        os.truncate(block.path(self.name), 0)
        os.truncate(block.path(self.name), 1024 * MEBIBYTE)
        block.store(self.name, b'what stands there', 512 * MEBIBYTE)
        self.window = self.start(self.name)

    def export(self, title, path):
        self.window.press('ctrl+shift+e')
        dialog = self.window.dialog(title)
        dialog.press('ctrl+a')
        dialog.type(path)
        dialog.press('Return')

    def go_to(self, where):
        self.window.press('ctrl+l')
        self.window.fill_in('Go to Offset', where)
        self.window.press('Return')

    def test_whole_keeps_its_holes(self):
        path = os.path.join(sandbox.scratch(), 'whole.bin')
        before = os.stat(block.path(self.name)).st_blocks
        self.export(WHOLE, path)
        self.window.wait_for_text('1.0\u00a0GiB exported to “whole.bin”')
        self.assertEqual(os.stat(block.path(self.name)).st_blocks, before)
        copy = os.stat(path)
        self.assertEqual(copy.st_size, 1024 * MEBIBYTE)
        self.assertLess(copy.st_blocks * 512, MEBIBYTE)
        with open(path, 'rb') as file:
            file.seek(512 * MEBIBYTE)
            self.assertEqual(file.read(18), b'what stands there\0')

    def test_selection(self):
        path = os.path.join(sandbox.scratch(), 'part.bin')
        self.go_to('512*1024*1024')
        self.window.press(*['shift+Right'] * 3)
        self.export('Export 4 bytes', path)
        self.window.wait_for_text('4 bytes exported to “part.bin”')
        with open(path, 'rb') as file:
            self.assertEqual(file.read(), b'what')

    def test_segments_are_refused(self):
        self.export(WHOLE, block.path(self.new_name('copy')))
        self.window.wait_for_text('is shared memory itself')
