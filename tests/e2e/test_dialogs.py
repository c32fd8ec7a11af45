# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Making, removing and showing segments from the window, and the samples."""

import block
import case


class Dialogs(case.WindowTestCase):
    """Each dialog does in the window what vitrine-cli does for scripts."""

    def setUp(self):
        super().setUp()
        self.first = self.segment('first')
        self.window = self.start(self.first)

    def ask_for(self, name, size):
        self.window.choose('New Segment…')
        dialog = self.window.dialog('New Segment')
        dialog.fill_in('Name', name)
        dialog.fill_in('Size', size)
        return dialog

    def test_new_segment(self):
        name = self.new_name()
        self.ask_for(name, '12288').press_button('Create')
        self.wait(lambda: block.exists(name), 'the segment')
        self.window.get('Bytes of ' + name)
        self.assertEqual(block.size(name), 12288)
        self.assertEqual(block.mode(name), 0o1600)
        self.window.close()
        self.assertFalse(block.exists(name))

    def test_new_segment_for_everyone_and_kept(self):
        name = self.new_name()
        dialog = self.ask_for(name, '0x1000')
        dialog.click(dialog.get('Who May Use It', 'combo box'))
        dialog.press('Down', 'Down', 'Return')
        dialog.click(dialog.get('Keep after the Last Process', 'list item'))
        dialog.press_button('Create')
        self.wait(lambda: block.exists(name), 'the segment')
        self.window.get('Bytes of ' + name)
        self.assertEqual(block.size(name), 4096)
        self.assertEqual(block.mode(name), 0o666)
        self.window.close()
        self.assertTrue(block.exists(name))

    def test_new_segment_that_cannot_be(self):
        dialog = self.ask_for('a/b', '4096')
        self.wait(lambda: not dialog.button('Create', 'sensitive'), 'Create to be switched off')
        dialog.press('Escape')
        self.window.get('Bytes of ' + self.first)

    def test_remove_asks_first(self):
        self.window.choose('Remove…')
        self.window.wait_for_text('1 process uses it')
        self.window.wait_for_text(f'vitrine ({self.window.pid})')
        self.assertTrue(block.exists(self.first))
        self.window.press_button('Remove')
        self.wait(lambda: not block.exists(self.first), 'the name to go')
        self.window.wait_for_text('This segment was removed')

    def test_list_is_live_and_opens(self):
        name = self.segment('second')
        block.store_text(name, 'in the second', 'utf-8')
        row = self.window.get(lambda text: name in text, 'label')
        self.window.click(row)
        self.window.wait_for_live_text('in the second')
        block.remove(self.first)
        self.wait(lambda: not self.window.has(lambda text: self.first in text, 'label'),
                  'the removed one to leave the list')

    def walk_to(self, name):
        """Presses Down until the menu item of that name has the focus."""
        item = self.window.get(name, 'menu item')
        for _ in range(30):
            if 'focused' in item.states:
                return
            self.window.press('Down')
        self.fail(f'{name!r} cannot be reached')

    def test_submenu_gives_the_keyboard_back(self):
        for keys in (('Escape',), ('Down', 'Return')):
            self.window.press('alt+m')
            self.walk_to('Poll Interval')
            self.window.press('Return')
            self.window.wait_for_text('10 ms')
            self.window.press(*keys)
            before = self.window.is_on('Segments')
            self.window.press('F9')
            self.wait(lambda: self.window.is_on('Segments') != before, 'F9 to be heard')

    @case.needs_private_memory
    def test_samples(self):
        window = self.start()
        window.choose('Run the Samples…')
        output = window.get('What the samples printed', 'text')
        self.wait(lambda: 'Child process read from shared memory: This is a test string'
                  in output.text, 'the sentence of the child')
        window.wait_for_live_text('This is a test string')
