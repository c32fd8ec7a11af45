# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every segment of the machine on one page, as a person meets it."""

import subprocess
import sys

import block
import case

HOLDER = '''
import mmap, os, sys
descriptor = os.memfd_create(sys.argv[1])
os.ftruncate(descriptor, 8192)
first = mmap.mmap(descriptor, 8192)
first[:5] = b'found'
print('ready', flush=True)
sys.stdin.read()
'''


class Catalogue(case.WindowTestCase):
    """Opened by a key, searched by typing, left by Escape."""

    def setUp(self):
        super().setUp()
        self.names = [self.segment(word, length)
                      for word, length in (('cata', 4096), ('catb', 12288), ('catc', 8192))]
        self.window = self.start(self.names[0])
        self.window.press('ctrl+o')
        self.window.get('All segments')

    def shown(self):
        """The names that the page lists, of those of this test, from above."""
        labels = (node.name for node in self.window.get('All segments').find_all(role='label'))
        return [name for name in labels if name in self.names]

    def search(self, text, *expected):
        """Types, and waits for what is found: GTK 4.8 does not tell what was typed."""
        self.window.type(text)
        self.wait(lambda: self.shown() == list(expected), f'what {text!r} finds')

    def test_typing_searches_and_escape_goes_back(self):
        self.search('vitrine-e2e-catb', self.names[1])
        self.window.press('Escape')
        self.wait(lambda: len(self.shown()) == 3, 'all of them')
        self.window.press('Escape')
        self.window.get('Bytes of ' + self.names[0])

    def test_opens_what_is_found(self):
        self.search('vitrine-e2e-catc', self.names[2])
        self.window.press('Return')
        row = self.window.get(lambda text: text.startswith(self.names[2]), 'table row', 'focused')
        self.assertIn('POSIX, 8.0\xa0KiB, used by no process', row.name)
        self.window.press('Return')
        self.window.get('Bytes of ' + self.names[2])

    def test_opens_in_a_window_of_its_own(self):
        self.search('vitrine-e2e-catc', self.names[2])
        self.window.press('Return', 'ctrl+Return')
        other = self.adopt_child_of(self.window)
        other.get('Bytes of ' + self.names[2])
        self.window.get('All segments')

    def test_menu_of_a_row(self):
        self.search('vitrine-e2e-catb', self.names[1])
        table = self.window.get('All segments')
        self.window.click(table.find(self.names[1], 'label'), button=3)
        self.window.get('Show Here', 'menu item').activate()
        self.window.get('Bytes of ' + self.names[1])

    def test_sorts_by_a_click(self):
        self.search('vitrine-e2e-cat', *self.names)
        self.window.click(self.window.get('Size', 'label'))
        self.wait(lambda: self.shown() == [self.names[i] for i in (0, 2, 1)], 'by size')
        self.window.click(self.window.get('Size', 'label'))
        self.wait(lambda: self.shown() == [self.names[i] for i in (1, 2, 0)], 'largest first')

    def test_removes_two_after_a_question(self):
        self.search('vitrine-e2e-cat', *self.names)
        self.window.press('Return')
        self.window.press('ctrl+a', 'Delete')
        dialog = self.window.dialog('Remove 3 Segments?')
        dialog.wait_for_text('1 of them is in use')
        dialog.wait_for_text(f'vitrine ({self.window.pid})')
        self.assertTrue(all(block.exists(name) for name in self.names))
        dialog.press_button('Remove')
        self.wait(lambda: not block.exists(self.names[1]) and not block.exists(self.names[2]),
                  'the two that nobody uses to go')
        self.assertTrue(block.exists(self.names[0]))
        self.window.wait_for_text('stays: 1 process uses it')
        self.wait(lambda: self.shown() == [self.names[0]], 'the two to leave the list')

    def test_keeps_what_came_into_use_meanwhile(self):
        name = self.names[1]
        self.search('vitrine-e2e-catb', name)
        self.window.press('Return', 'Delete')
        dialog = self.window.dialog(f'Remove “{name}”?')
        dialog.wait_for_text('12.0\xa0KiB')
        with block.mapped(name):
            self.window.get(lambda text: name in text and 'used by 1 process' in text,
                            'table row')
            dialog.press_button('Remove')
            self.window.wait_for_text('stays: 1 process uses it')
        self.assertTrue(block.exists(name))

    def test_removes_what_is_in_use_when_told(self):
        self.search('vitrine-e2e-cat', *self.names)
        self.window.press('Return')
        self.window.press('ctrl+a', 'Delete')
        dialog = self.window.dialog('Remove 3 Segments?')
        dialog.click(dialog.get('Also what is in use', 'label'))
        dialog.press_button('Remove')
        self.wait(lambda: not any(block.exists(name) for name in self.names), 'all to go')
        self.window.wait_for_text('3 segments removed')

    def test_segments_of_a_process(self):
        label = block.unique('label')
        holder = subprocess.Popen([sys.executable, '-c', HOLDER, label], text=True,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.stdin.close)
        self.addCleanup(holder.stdout.close)
        self.assertEqual(holder.stdout.readline(), 'ready\n')
        self.search(f'pid:{holder.pid}')
        self.window.get(label, 'label')
        self.window.press('Escape', 'Escape')
        self.window.get('Bytes of ' + self.names[0])
        self.window.press_button('Its Other Segments')
        self.wait(lambda: self.shown() == [self.names[0]], 'what this window has')
