# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the bytes at the caret mean: a list that is heard, copied from and changed."""

import block
import case

LIST = 'Values at the Caret'


class Values(case.WindowTestCase):

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.store(self.name, bytes([65, 1, 2, 3, 4, 5, 6, 7]))
        self.window = self.start(self.name)

    def row(self, name):
        """Waits for the row that says this, name and value in one."""
        self.window.get(LIST, 'list')
        return self.window.get(name, 'list item')

    def go_to(self, where):
        self.window.press('ctrl+l')
        self.window.fill_in('Go to Offset', where)
        self.window.press('Return')

    def test_follows_bytes_and_caret(self):
        self.row('Unsigned 8 bit: 65')
        self.row('Unsigned 16 bit: 321')
        block.store(self.name, b'\x42')
        self.row('Unsigned 8 bit: 66')
        self.go_to('end-1')
        self.row('Unsigned 16 bit: none here')
        self.go_to('0x2')
        self.row('Unsigned 16 bit: 770')

    def test_byte_order(self):
        self.window.toggle('Big-endian')
        self.row('Unsigned 16 bit: 16641')

    def test_changes(self):
        self.window.toggle('Allow Writing')
        self.window.click(self.row('Unsigned 16 bit: 321'))
        self.window.press('F2')
        self.window.type('513')
        self.window.press('Return')
        self.row('Unsigned 16 bit: 513')
        self.assertEqual(block.load(self.name, 4), bytes([1, 2, 2, 3]))

    def test_watched_is_not_changed(self):
        self.window.click(self.row('Unsigned 16 bit: 321'))
        self.window.press('F2')
        self.window.wait_for_text('Allow writing first')
        self.assertEqual(block.load(self.name, 2), bytes([65, 1]))
