# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What happens to a segment while it is shown, is said in the window."""

import os

import block
import case

TEXT = 'what stood there'


class Changes(case.WindowTestCase):
    """A stranger removes, replaces and resizes."""

    def setUp(self):
        super().setUp()
        self.name = self.segment(length=8192)
        block.store_text(self.name, TEXT, 'utf-8')
        self.window = self.start(self.name)
        self.window.wait_for_live_text(TEXT)
        self.window.new_text.put_text('half a thought')

    def replace(self, text):
        block.remove(self.name)
        block.create(self.name)
        block.store_text(self.name, text, 'utf-8')

    def test_removed(self):
        with block.mapped(self.name) as memory:
            block.remove(self.name)
            self.window.wait_for_text('This segment was removed')
            memory[0:5] = b'still'
            self.window.wait_for_live_text('still' + TEXT[5:])
        self.window.press_button('Keep Watching')
        self.assertEqual(self.window.new_text.text, 'half a thought')

    def test_removed_and_waited_for(self):
        block.remove(self.name)
        self.window.press_button('Wait for the Next')
        self.window.wait_for_text('Waiting for')
        block.create(self.name)
        block.store_text(self.name, 'the next one', 'utf-8')
        self.window.wait_for_live_text('the next one')
        self.assertEqual(self.window.new_text.text, 'half a thought')

    def test_replaced_and_followed(self):
        self.replace('the new one')
        self.window.wait_for_text('Another segment has this name now')
        self.assertEqual(self.window.live_text, TEXT)
        self.window.press_button('Attach to the New One')
        self.window.wait_for_live_text('the new one')
        self.assertEqual(self.window.new_text.text, 'half a thought')

    def test_replaced_and_stayed(self):
        self.replace('the new one')
        self.window.wait_for_text('Another segment has this name now')
        self.window.press_button('Keep Watching')
        self.window.wait_for_text('its name leads elsewhere')
        self.assertEqual(self.window.live_text, TEXT)
        self.assertEqual(self.window.new_text.text, 'half a thought')

    def test_shrunk(self):
        block.resize(self.name, 4)
        self.window.wait_for_live_text(TEXT[:4])
        self.window.wait_for_text('This segment shrank from')
        block.resize(self.name, 0)
        self.window.wait_for_live_text('')
        self.window.wait_for_text('it has no bytes now')
        self.assertTrue(self.window.is_running())
        self.assertEqual(self.window.new_text.text, 'half a thought')

    def test_grown(self):
        block.resize(self.name, 16384)
        self.window.wait_for_text('This segment grew from')
        self.window.press_button('Keep Watching')
        self.window.wait_for_text('16.0\u00a0KiB, process')
        self.assertEqual(self.window.live_text, TEXT)
        self.assertEqual(self.window.new_text.text, 'half a thought')

    def test_unreadable_later_matters_to_nobody_attached(self):
        os.chmod(block.path(self.name), 0)
        block_text = 'still' + TEXT[5:]
        with open(block.path(self.name), 'r+b') as file:
            file.write(b'still')
        self.window.wait_for_live_text(block_text)
