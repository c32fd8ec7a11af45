# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A segment of 1 TiB, most of which are holes: gone through, and nothing made of it."""

import os

import block
import case

SIZE = 1 << 40
DATA = 3 << 38
MUCH = 256 << 20


class Large(case.WindowTestCase):

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.resize(self.name, SIZE)
        block.store(self.name, b'needle', DATA)
        self.blocks = self.allocated()
        self.window = self.start(self.name)

    def allocated(self):
        return os.stat(block.path(self.name)).st_blocks

    def bytes_read(self):
        """By the window, from whatever: files, folders, segments."""
        with open(f'/proc/{self.window.pid}/io', encoding='ascii') as file:
            return int(file.readline().split()[1])

    def wait_for_place(self, part):
        """Waits until the overview tells that this is shown."""
        strip = self.window.get('Overview')
        self.wait(lambda: part in strip.description, f'the overview to say {part!r}')

    def test_overview(self):
        self.wait_for_place('at 0 %')
        self.window.click(self.window.get('Overview'))
        self.wait_for_place('at 50 %')
        self.window.press('End')
        self.wait_for_place('to 0xffffffffff, at 100 %')
        self.window.press('Home')
        self.wait_for_place('Shows 0x0 ')
        self.wait_for_place('4.0\u00a0KiB of 1.0\u00a0TiB is data')
        self.assertEqual(self.allocated(), self.blocks)

    def test_find(self):
        self.window.press('ctrl+f')
        self.window.get('Find', 'text', 'focused')
        self.window.type('needle')
        self.window.wait_for_text('1 match')
        self.window.press('Return')
        self.wait_for_place('at 75 %')
        self.assertEqual(self.allocated(), self.blocks)

    def test_data_and_holes(self):
        grid = self.window.get(f'Bytes of {self.name}')
        self.window.click(grid)
        self.window.press('Next')
        self.wait(lambda: 'in a hole: never written' in grid.description, 'a hole')
        self.window.press('alt+Next')
        self.wait(lambda: f'{DATA:#x}, value 0x6e' in grid.description, 'the data')
        self.assertNotIn('hole', grid.description)
        self.window.press('alt+Next')
        self.window.wait_for_text('There is no more data')
        self.window.press('ctrl+End')
        self.wait(lambda: f'{SIZE - 1:#x}' in grid.description, 'the end')
        self.assertIn('in a hole: never written', grid.description)
        self.window.choose('Data and Holes', 'Previous Data')
        self.wait(lambda: f'{DATA:#x}, value 0x6e' in grid.description, 'the data again')
        self.assertEqual(self.allocated(), self.blocks)

    def test_reads_little(self):
        """Whatever is gone to, no more is read than what is shown."""
        self.wait_for_place('is data')
        self.window.click(self.window.get(f'Bytes of {self.name}'))
        before = self.bytes_read()
        for key in ('ctrl+End', 'Prior', 'ctrl+Home', 'Next', 'alt+Next', 'ctrl+a', 'ctrl+End'):
            self.window.press(key)
        self.wait_for_place('at 100 %')
        self.window.press(*['Prior'] * 100)
        self.assertLess(self.bytes_read() - before, MUCH)
        self.assertEqual(self.allocated(), self.blocks)

    def test_every_view(self):
        """Looking in every way there is makes nothing of the holes."""
        self.window.press('ctrl+m', 'ctrl+shift+m', 'ctrl+shift+m', 'ctrl+m', 'F5', 'F5')
        self.window.press('ctrl+l')
        self.window.fill_in('Go to Offset', '0x8000000000')
        self.window.press('Return')
        self.wait_for_place('at 50 %')
        self.window.press('ctrl+f')
        self.window.get('Find', 'text', 'focused')
        self.window.choose_from('Kind', 'Regular Expression')
        self.window.fill_in('Find', 'x[a-z]*y')
        self.window.wait_for_text('Not found')
        self.window.press('Escape', 'ctrl+End')
        self.wait_for_place('at 100 %')
        self.assertEqual(self.allocated(), self.blocks)

    def test_fits(self):
        small = self.segment('small', 64)
        window = self.start(small)
        window.get(f'Bytes of {small}')
        self.assertFalse(window.has('Overview', state='showing'))
