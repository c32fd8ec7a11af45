# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The main job: several windows, each a process of its own, on one block."""

import block
import case
from window import started_by

LATIN = 'Written in one window, read in the other'
WORLD = 'Grüße, мир, 世界 and a pair of surrogates: 😀'
CAPACITY = block.DEFAULT_SIZE // 2 - 1


@case.needs_private_memory
class TwoWindows(case.WindowTestCase):
    """Both started without an argument, as from the desktop."""

    def setUp(self):
        super().setUp()
        self.one = self.start()
        self.two = self.start()

    def test_write(self):
        self.assertNotEqual(self.one.pid, self.two.pid)
        self.one.compose(LATIN)
        self.one.press_button('Write')
        self.two.wait_for_live_text(LATIN)
        self.one.wait_for_live_text(LATIN)
        self.assertEqual(block.load_text(block.DEFAULT_NAME), LATIN)

    def test_write_by_the_keyboard_and_back(self):
        self.one.compose('one line')
        self.one.press('Return')
        self.one.type('another')
        self.one.press('ctrl+Return')
        self.two.wait_for_live_text('one line\nanother')
        self.two.compose('an answer')
        self.two.press('ctrl+Return')
        self.one.wait_for_live_text('an answer')

    def test_every_language(self):
        self.one.new_text.put_text(WORLD)
        self.one.press_button('Write')
        self.two.wait_for_live_text(WORLD)
        self.assertEqual(block.load_text(block.DEFAULT_NAME), WORLD)

    def test_as_i_type(self):
        self.one.focus('New text', 'text')
        self.one.toggle('As I Type')
        for typed, whole in (('a', 'a'), ('bc', 'abc'), (' d', 'abc d')):
            self.one.focus('New text', 'text')
            self.one.type(typed)
            self.two.wait_for_live_text(whole)
        self.one.press('BackSpace')
        self.two.wait_for_live_text('abc ')

    def test_too_long_a_text_is_marked_and_kept(self):
        self.one.compose('short')
        self.one.press_button('Write')
        self.two.wait_for_live_text('short')
        long_text = 'x' * (CAPACITY + 12)
        self.one.new_text.put_text(long_text)
        self.one.wait_for_text('12 units over')
        self.wait(lambda: not self.one.button('Write', 'sensitive'),
                  'Write to be switched off')
        self.one.focus('New text', 'text')
        self.one.press('ctrl+Return')
        self.assertEqual(self.one.new_text.text, long_text)
        self.assertEqual(self.two.live_text, 'short')
        # As much as there is room for goes in.
        self.one.press(*['BackSpace'] * 12)
        self.one.get('Write', 'push button', 'sensitive')
        self.one.press('ctrl+Return')
        self.two.wait_for_live_text(long_text[:CAPACITY])

    def test_kill_one(self):
        self.two.compose('before')
        self.two.press_button('Write')
        self.one.wait_for_live_text('before')
        self.one.wait_for_process(self.two.pid)
        self.two.kill()
        self.one.wait_for_process(self.two.pid, there=False)
        self.assertEqual(self.one.live_text, 'before')
        self.one.compose('after')
        self.one.press_button('Write')
        self.one.wait_for_live_text('after')
        self.assertEqual(block.load_text(block.DEFAULT_NAME), 'after')

    def test_the_last_one_takes_the_name_along(self):
        self.one.compose('gone with the last')
        self.one.press_button('Write')
        self.two.wait_for_live_text('gone with the last')
        self.one.close()
        self.assertTrue(block.exists(block.DEFAULT_NAME))
        self.assertEqual(self.two.live_text, 'gone with the last')
        self.two.close()
        self.assertFalse(block.exists(block.DEFAULT_NAME))
        self.assertEqual(self.start().live_text, '')

    def test_keep(self):
        self.one.compose('kept')
        self.one.press_button('Write')
        self.two.wait_for_live_text('kept')
        self.one.choose('Keep after the Last Process')
        self.wait(lambda: not block.mode(block.DEFAULT_NAME) & 0o1000, 'the mark to go')
        self.one.close()
        self.two.close()
        self.assertEqual(block.load_text(block.DEFAULT_NAME), 'kept')

    def test_all_killed_leave_zeroes_to_the_next(self):
        self.one.compose('from before the crash')
        self.one.press_button('Write')
        self.two.wait_for_live_text('from before the crash')
        self.one.kill()
        self.two.kill()
        self.assertTrue(block.exists(block.DEFAULT_NAME))
        three = self.start()
        self.assertEqual(three.live_text, '')
        self.assertEqual(block.load(block.DEFAULT_NAME, block.DEFAULT_SIZE),
                         bytes(block.DEFAULT_SIZE))


@case.needs_private_memory
class NewWindow(case.WindowTestCase):
    """A window that another one opened is as much a process of its own."""

    def test_same_segment_in_another_process(self):
        name = self.segment()
        one = self.start(name)
        one.press('ctrl+n')
        two = self.adopt_child_of(one)
        self.assertEqual(one.name, two.name)
        block.store_text(name, 'for both')
        two.wait_for_live_text('for both')
        one.wait_for_process(two.pid)
        one.close()
        self.assertTrue(two.is_running())
        block.store_text(name, 'for one')
        two.wait_for_live_text('for one')

    def test_default_block(self):
        one = self.start()
        one.press('ctrl+n')
        two = self.adopt_child_of(one)
        self.assertEqual(len(started_by(one.pid)), 1)
        two.compose('from the second')
        two.press_button('Write')
        one.wait_for_live_text('from the second')
