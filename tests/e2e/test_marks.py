# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What changed is marked, gone to, counted and shown alone, by the keyboard."""

import block
import case


class Marks(case.WindowTestCase):
    """A stranger stores; a person and a screen reader follow."""

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.store(self.name, b'0123456789')
        self.window = self.start(self.name)
        self.window.wait_for_live_text('0123456789')
        self.grid = self.window.get(f'Bytes of {self.name}')
        self.window.click(self.grid)
        self.wait(lambda: 'focused' in self.grid.states, 'the grid to have the focus')
        self.window.press('ctrl+Home')
        self.wait_for_description('Offset 0x0,')

    def wait_for_description(self, part):
        self.wait(lambda: part in self.grid.description, f'the description {part!r}')

    def test_since_a_mark(self):
        self.window.press('ctrl+m')
        self.window.wait_for_text(': 0 bytes differ')
        block.store(self.name, b'X')
        block.store(self.name, b'YZ', 0x800)
        self.window.wait_for_text(': 3 bytes differ')
        self.wait_for_description('value 0x58, 88, character X; changed 1 time; '
                                  'differs since the mark, was 0x30')
        block.store(self.name, b'0')
        self.window.wait_for_text(': 2 bytes differ')
        self.wait_for_description('character 0; changed 2 times')
        self.assertNotIn('mark', self.grid.description)
        self.window.press('ctrl+m')
        self.wait(lambda: 'differ' not in self.window.texts(), 'the mark to be gone')

    def test_from_change_to_change(self):
        self.window.press('n')
        self.window.wait_for_text('Nothing has changed yet')
        block.store(self.name, b'aa', 0x100)
        block.store(self.name, b'b', 0xe00)
        self.window.wait_for_text('Last change')
        for key, place in ('n', 0x100), ('n', 0xe00), ('n', 0x100), ('p', 0xe00), ('p', 0x100):
            self.window.press(key)
            self.wait_for_description(f'Offset {place:#x},')
        self.window.focus('New text', 'text')
        self.window.press('alt+Down')
        self.wait_for_description('Offset 0xe00,')
        self.window.press('alt+Up')
        self.wait_for_description('Offset 0x100,')
        self.assertEqual(self.window.new_text.text, '')

    def test_letters_are_typed_among_the_characters(self):
        self.window.toggle('Allow Writing')
        block.store(self.name, b'a', 0x100)
        self.window.click(self.grid)
        self.window.press('ctrl+Home', 'Tab', 'n', 'p', 'Return')
        self.wait(lambda: block.load(self.name, 3) == b'np2', 'the letters to be written')

    def test_counted_while_paused(self):
        self.window.press('shift+Right', 'shift+Right')
        self.wait_for_description('3 bytes selected')
        self.window.press('F5')
        self.window.wait_for_text('Paused')
        for value in b'abc':
            block.store(self.name, bytes([value]), 1)
            self.window.wait_for_text(f'Changed {value - ord("a") + 1} time')
        self.window.wait_for_text('most often at 1, 3 of them')
        self.assertEqual(self.window.live_text, '0123456789')

    def test_only_rows_that_changed(self):
        self.window.press('ctrl+shift+m')
        self.window.wait_for_text('Rows shown: 0 of 256')
        self.window.wait_for_text('No row has changed since only such rows are shown')
        block.store(self.name, b'a', 0x100)
        block.store(self.name, b'b', 0xe05)
        self.window.wait_for_text('Rows shown: 2 of 256')
        self.assertIn('Offset 0x0,', self.grid.description)
        self.window.press('Down')
        self.wait_for_description('Offset 0x100,')
        self.window.press('Down')
        self.wait_for_description('Offset 0xe00,')
        self.window.press('ctrl+Home')
        self.wait_for_description('Offset 0x100,')
        self.window.press('ctrl+l')
        self.window.type('0x200')
        self.window.press('Return')
        self.wait_for_description('Offset 0x200,')
        self.window.wait_for_text('Rows shown: 3 of 256')
        self.window.press('ctrl+shift+m')
        self.wait(lambda: 'Rows shown' not in self.window.texts(), 'all rows to be shown')
        self.assertIn('Offset 0x200,', self.grid.description)

    def test_from_the_menu(self):
        self.window.choose('Changes', 'Since a Mark')
        self.window.wait_for_text(': 0 bytes differ')
        self.window.choose('Changes', 'Only Rows that Changed')
        self.window.wait_for_text('No row differs since the mark')
