# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Find: what is typed is found while it is typed, counted, gone to and left again."""

import block
import case

TEXT = 'a needle, a Needle'


class Find(case.WindowTestCase):

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.store(self.name, TEXT.encode('utf-16-le'))
        self.window = self.start(self.name)
        self.window.press('ctrl+f')
        self.window.get('Find', 'text', 'focused')

    def test_counts_and_steps(self):
        self.window.type('needle')
        self.window.wait_for_text('2 matches')
        self.window.press('Return')
        self.window.wait_for_text('1 of 2')
        self.window.press('Return')
        self.window.wait_for_text('2 of 2')
        self.window.press('Return')
        self.window.wait_for_text('1 of 2, from the start again')
        self.window.press('shift+Return')
        self.window.wait_for_text('2 of 2, from the end again')

    def test_follows_the_bytes(self):
        self.window.type('needle')
        self.window.wait_for_text('2 matches')
        block.store(self.name, b'\0\0', 4)
        self.window.wait_for_text('1 match')

    def test_match_case(self):
        self.window.type('Needle')
        self.window.wait_for_text('2 matches')
        self.window.toggle('Match Case')
        self.window.wait_for_text('1 match')

    def test_not_found(self):
        self.window.type('haystack')
        self.window.wait_for_text('Not found')

    def test_escape_leaves(self):
        self.window.type('needle')
        self.window.press('Return', 'Escape')
        grid = self.window.get(f'Bytes of {self.name}', state='focused')
        self.assertIn('selected', grid.description)
        self.wait(lambda: not self.window.has('Find', 'text', 'showing'), 'the bar to close')
        self.window.press('F3')
        self.window.wait_for_text('2 of 2')
