# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Programs that never heard of Vitrine: their memory is watched, not disturbed."""

import os

import accessible
import block
import case
import stranger

class Watching(case.WindowTestCase):
    """What others write is shown; writing is allowed first."""

    def test_python_writes_and_the_window_shows(self):
        name = self.new_name('python')
        peer = stranger.Stranger.python(self, stranger.SHARED_MEMORY, name)
        peer.write('from Python')
        window = self.start(name)
        window.wait_for_live_text('from Python')
        peer.write('once more, ça va')
        window.wait_for_live_text('once more, ça va')
        window.wait_for_process(peer.pid)
        self.assertEqual(os.path.getsize(block.path(name)), 4096)

    def test_the_window_writes_and_python_reads(self):
        name = self.new_name('python')
        peer = stranger.Stranger.python(self, stranger.SHARED_MEMORY, name)
        peer.write('untouched')
        window = self.start(name)
        window.wait_for_live_text('untouched')
        window.compose('from the window')
        self.assertFalse(window.button('Write', 'sensitive'))
        window.press('ctrl+Return')
        window.toggle('Allow Writing')
        window.get('Write', 'push button', 'sensitive')
        self.assertEqual(block.load(name, 9), b'untouched')
        window.press_button('Write')
        window.wait_for_live_text('from the window')
        self.assertEqual(block.load(name, 16), b'from the window\0')
        self.assertEqual(peer.write('f'), b'f\0om the window\0')

    def test_nothing_is_changed_by_looking(self):
        name = self.segment(permissions=0o640)
        block.store_text(name, 'as it was')
        before = os.stat(block.path(name))
        window = self.start(name)
        window.wait_for_live_text('as it was')
        window.close()
        after = os.stat(block.path(name))
        for field in ('st_ino', 'st_mode', 'st_size', 'st_blocks', 'st_mtime_ns', 'st_ctime_ns'):
            self.assertEqual(getattr(before, field), getattr(after, field), field)
        self.assertEqual(block.load_text(name), 'as it was')

    def test_nothing_is_allocated_by_looking(self):
        name = self.new_name('holes')
        with open(block.path(name), 'xb') as file:
            file.truncate(1 << 20)
        window = self.start(name)
        window.get('Bytes of ' + name)
        window.wait_for_live_text('')
        window.press('F5')
        self.assertEqual(os.stat(block.path(name)).st_blocks, 0)


class Refreshing(case.WindowTestCase):
    """A refresh takes nothing out of the hand of the one who looks."""

    def setUp(self):
        super().setUp()
        self.name = self.segment()
        block.store(self.name, b'the first words stay, count 0\0')
        self.window = self.start(self.name)
        self.window.wait_for_live_text('the first words stay, count 0')

    def store_count(self, count):
        text = f'the first words stay, count {count}'
        block.store(self.name, text.encode() + b'\0')
        return text

    def test_selection_and_caret_stay(self):
        live = self.window.focus('Live text', 'text')
        self.window.select(live, 4, 9)
        for count in range(1, 6):
            self.window.wait_for_live_text(self.store_count(count))
            self.assertEqual(live.selection, (4, 9))
            self.assertEqual(live.caret, 9)

    def test_only_what_changed_is_read_out(self):
        with accessible.Heard() as heard:
            block.store(self.name, b'FIRST', offset=4)
            self.window.wait_for_live_text('the FIRST words stay, count 0')
            self.wait(heard.texts, 'a change to be heard')
            self.assertEqual(heard.texts(), ['FIRST'])

    def test_pause_holds_and_resume_shows_the_newest(self):
        self.window.focus('Live text', 'text')
        self.window.press('F5')
        self.window.wait_for_text('Paused')
        self.store_count(1)
        newest = self.store_count(2)
        # A second window is the clock: what it shows, the first had time to.
        self.start(self.name).wait_for_live_text(newest)
        self.assertEqual(self.window.live_text, 'the first words stay, count 0')
        self.window.focus('Bytes of ' + self.name)
        self.window.press('space')
        self.window.wait_for_live_text(newest)

    def test_encoding(self):
        block.store(self.name, 'wide as on Windows'.encode('utf-16-be') + bytes(2))
        self.window.choose_from('Encoding', 'UTF-16BE')
        self.window.wait_for_live_text('wide as on Windows')
        block.store(self.name, 'plain as elsewhere'.encode() + bytes(1))
        self.window.choose_from('Encoding', 'UTF-8')
        self.window.wait_for_live_text('plain as elsewhere')

    def test_invalid_text_is_shown_as_such(self):
        self.window.choose_from('Encoding', 'UTF-8')
        block.store(self.name, b'broken \xff here\0')
        self.window.wait_for_live_text('broken \ufffd here')
        self.window.wait_for_text('1 invalid place')
