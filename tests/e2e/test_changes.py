# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What happens to a segment while it is shown, is said in the window."""

import contextlib
import os

import block
import case
from desktop import run_tool

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

    def test_grown_goes_on(self):
        self.window.toggle('Allow Writing')
        grid = self.window.focus('Bytes of ' + self.name)
        self.window.press('ctrl+Home', '4', '1', 'Return', 'Down')
        self.wait(lambda: block.load(self.name, 1) == b'A', 'the byte to be written')
        place = grid.description
        block.resize(self.name, 16384)
        self.window.wait_for_text('This segment grew from')
        self.assertEqual(grid.description, place)
        self.window.press('ctrl+z')
        self.wait(lambda: block.load(self.name, 1) == b'w', 'the byte to be taken back')
        self.window.press('ctrl+End', '4', '2', 'Return')
        self.wait(lambda: block.load(self.name, 1, 16383) == b'B', 'the last byte')

    def test_unreadable_later_matters_to_nobody_attached(self):
        os.chmod(block.path(self.name), 0)
        block_text = 'still' + TEXT[5:]
        with open(block.path(self.name), 'r+b') as file:
            file.write(b'still')
        self.window.wait_for_live_text(block_text)


@case.needs_private_memory
class NoMemory(case.WindowTestCase):
    """All of /dev/shm is taken: what was never written cannot be."""

    def setUp(self):
        super().setUp()
        run_tool('mount', '-o', 'remount,size=4m', '/dev/shm')
        self.addCleanup(run_tool, 'mount', '-o', 'remount,size=50%', '/dev/shm')
        self.name = self.new_name('holes')
        with open(block.path(self.name), 'xb') as file:
            file.truncate(1 << 20)
        self.ballast = self.new_name('ballast')
        with open(block.path(self.ballast), 'xb', buffering=0) as file:
            while self.take_a_page(file):
                pass

    @staticmethod
    def take_a_page(file):
        with contextlib.suppress(OSError):
            return file.write(bytes(4096))
        return 0

    def test_writing_into_a_hole(self):
        window = self.start(self.name)
        window.wait_for_text('No memory is left for shared memory')
        window.toggle('Allow Writing')
        window.compose('no place for this')
        window.press_button('Write')
        window.wait_for_text('there is no memory left for it')
        self.assertEqual(window.new_text.text, 'no place for this')
        self.assertEqual(os.stat(block.path(self.name)).st_blocks, 0)

        block.remove(self.ballast)
        window.wait_for_text('Live, 20 times a second')
        window.press_button('Write')
        window.wait_for_live_text('no place for this')
