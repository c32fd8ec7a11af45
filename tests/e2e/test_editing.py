# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bytes are typed into the grid by the keyboard, written, and taken back."""

import block
import case


class Editing(case.WindowTestCase):
    """What a screen reader is told on the way counts, too."""

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.store(self.name, b'0123456789')
        self.window = self.start(self.name)
        self.window.wait_for_live_text('0123456789')

    def go_to_grid(self):
        """Puts the caret on the first byte, in the column of bytes."""
        self.grid = self.window.get(f'Bytes of {self.name}')
        self.window.click(self.grid)
        self.wait(lambda: 'focused' in self.grid.states, 'the grid to have the focus')
        self.window.press('ctrl+Home')
        self.wait_for_description('Offset 0x0,')

    def wait_for_description(self, part):
        self.wait(lambda: part in self.grid.description, f'the description {part!r}')

    def wait_for_bytes(self, data):
        self.wait(lambda: block.load(self.name, len(data)) == data, f'{data!r} to stand there')

    def test_typed_written_and_undone(self):
        self.window.toggle('Allow Writing')
        self.go_to_grid()
        self.window.type('4142')
        self.window.press('Left')
        self.wait_for_description('value 0x31, 49, character 1; staged 0x42, not written')
        self.assertEqual(block.load(self.name, 3), b'012')
        self.window.press('Return')
        self.wait_for_bytes(b'AB2')
        self.window.press('ctrl+z')
        self.wait_for_bytes(b'012')
        self.window.press('ctrl+shift+z')
        self.wait_for_bytes(b'AB2')

    def test_only_watched(self):
        self.go_to_grid()
        self.window.type('4')
        self.wait_for_description('Only watched')
        self.assertEqual(block.load(self.name, 1), b'0')

    def test_characters_are_no_shortcuts(self):
        self.window.toggle('Allow Writing')
        self.go_to_grid()
        self.window.press('Tab')
        self.window.type('n p')
        self.window.press('Return')
        self.wait_for_bytes(b'n p3')

    def test_asks_before_it_overwrites(self):
        self.window.toggle('Allow Writing')
        self.go_to_grid()
        self.window.type('41')
        block.store(self.name, b'z')
        self.window.press('Return')
        self.window.wait_for_text('stands 7a now. It was 30 when you typed 41')
        self.assertEqual(block.load(self.name, 1), b'z')
        self.window.press_button('Write Anyway')
        self.wait_for_bytes(b'A1')
        block.store(self.name, b'y')
        self.window.click(self.grid)
        self.window.press('ctrl+z')
        self.window.wait_for_text('You had written 41 over 7a')
        self.window.press_button('Restore Anyway')
        self.wait_for_bytes(b'z1')
