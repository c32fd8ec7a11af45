# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the bytes look is a choice of the person who looks: by menu and by keys."""

import re

import block
import case


class Looks(case.WindowTestCase):
    """The caret, as a screen reader is told of it, says what became of a choice."""

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.store(self.name, b'caf\xe9, ' + b'0123456789' * 40)
        self.window = self.start(self.name)
        self.grid = self.window.get(f'Bytes of {self.name}')
        self.go_to_grid()

    def go_to_grid(self):
        self.window.click(self.grid)
        self.wait(lambda: 'focused' in self.grid.states, 'the grid to have the focus')
        self.window.press('ctrl+Home')
        self.wait_for_offset(0)

    def offset(self):
        return int(re.match('Offset 0x([0-9a-f]+)', self.grid.description)[1], 16)

    def wait_for_offset(self, offset):
        self.wait(lambda: self.offset() == offset, f'the caret at {offset:#x}')

    def choose(self, *path):
        self.window.choose('View', *path)
        self.go_to_grid()

    def test_bytes_in_a_row(self):
        self.choose('Bytes in a Row', '8 Bytes')
        self.window.press('End')
        self.wait_for_offset(7)
        self.choose('Bytes in a Row', '16 Bytes')
        self.window.press('End')
        self.wait_for_offset(15)

    def test_bytes_in_a_group(self):
        self.choose('Groups of Bytes', 'Groups of 2')
        self.window.press('ctrl+Right', 'ctrl+Right')
        self.wait_for_offset(4)
        self.choose('Groups of Bytes', 'Groups of 8')
        self.window.press('ctrl+Right')
        self.wait_for_offset(8)

    def page(self):
        """How far a page leads."""
        self.window.press('ctrl+Home')
        self.wait_for_offset(0)
        self.window.press('Page_Down')
        self.wait(lambda: self.offset() > 0, 'the caret to go down a page')
        return self.offset()

    def test_zoom(self):
        self.choose('Bytes in a Row', '8 Bytes')
        page = self.page()
        self.window.press('ctrl+plus', 'ctrl+plus', 'ctrl+plus')
        self.wait(lambda: self.page() < page, 'fewer rows on a page')
        self.window.press('ctrl+0')
        self.wait(lambda: self.page() == page, 'the rows of before')
        self.window.press('ctrl+minus', 'ctrl+minus')
        self.wait(lambda: self.page() > page, 'more rows on a page')
        self.choose('Normal Size')
        self.wait(lambda: self.page() == page, 'the rows of before')

    def test_characters_of_an_encoding(self):
        self.window.press('Right', 'Right', 'Right')
        self.wait_for_offset(3)
        self.assertNotIn('character', self.grid.description)
        self.window.choose_from('Encoding', 'Western (ISO-8859-1)')
        self.wait(lambda: 'character é' in self.grid.description, 'the é to be told')
