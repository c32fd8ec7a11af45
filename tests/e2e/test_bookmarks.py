# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Names for places in a segment: by keyboard, heard, and kept."""

import os
import tempfile

import block
import case
import sandbox


class Bookmarks(case.WindowTestCase):

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.store(self.name, bytes(range(256)))
        self.data = tempfile.mkdtemp(dir=sandbox.scratch())
        self.window = self.open()

    def open(self):
        window = self.start(self.name, XDG_DATA_HOME=self.data)
        window.get('Bytes of ' + self.name)
        return window

    def go_to(self, where):
        self.window.press('ctrl+l')
        self.window.fill_in('Go to Offset', where)
        self.window.press('Return')

    def bookmark(self, where, name, length=1):
        self.go_to(where)
        self.window.press(*['shift+Right'] * (length - 1), 'ctrl+d')
        self.window.get('Name of the Bookmark', 'text', 'focused')
        self.window.type(name)
        self.window.press('Return')

    def wait_for_words(self, words, window=None):
        """Waits for what a screen reader speaks at the caret."""
        grid = (window or self.window).get('Bytes of ' + self.name)
        self.wait(lambda: words in grid.description, f'{words!r} at the caret')

    def files(self):
        folder = os.path.join(self.data, 'vitrine', 'bookmarks')
        return os.listdir(folder) if os.path.isdir(folder) else []

    def test_add_step_and_hear(self):
        self.bookmark('0x14', 'counter', 4)
        self.wait_for_words('bookmarked: counter')
        self.bookmark('0x40', 'flag')
        self.wait_for_words('bookmarked: flag')
        self.window.press('F2')
        self.wait_for_words('bookmarked: counter')
        self.window.press('shift+F2')
        self.wait_for_words('bookmarked: flag')
        self.window.press('Up')
        grid = self.window.get('Bytes of ' + self.name)
        self.wait(lambda: 'bookmarked' not in grid.description, 'silence')

    def test_list(self):
        self.bookmark('0x14', 'counter', 4)
        self.window.press('ctrl+b')
        self.window.get('Bookmarks', 'list')
        self.window.wait_for_text('14 15 16 17')
        block.store(self.name, b'\xff', 0x14)
        self.window.wait_for_text('ff 15 16 17')
        self.go_to('0')
        self.window.press('ctrl+b')
        self.window.press('Return')
        self.wait_for_words('bookmarked: counter')

    def test_remove_and_undo(self):
        self.bookmark('0x14', 'counter')
        self.wait_for_words('bookmarked: counter')
        self.window.press('ctrl+d')
        self.window.press_button('Remove the Bookmark')
        grid = self.window.get('Bytes of ' + self.name)
        self.wait(lambda: 'bookmarked' not in grid.description, 'it to go')
        self.window.press_button('Undo')
        self.wait_for_words('bookmarked: counter')

    def test_kept_and_shared(self):
        other = self.open()
        self.bookmark('0x14', 'counter', 2)
        self.wait(self.files, 'the file')
        other.press('ctrl+b')
        other.wait_for_text('counter')
        self.window.close()
        other.close()
        self.window = self.open()
        self.window.press('ctrl+b')
        self.window.wait_for_text('counter')

    def test_closed_at_once(self):
        self.bookmark('0x14', 'counter')
        self.window.close()
        self.assertEqual(len(self.files()), 1)
