# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the program starts, and how it says that it cannot."""

import os
import subprocess

import block
import case
import program
import sandbox
from desktop import run_tool


def run_vitrine(*arguments, **changes):
    """Runs the program to its end; for starts that open no window."""
    environment = program.environment(**changes)
    environment = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run([program.path('src', 'app', 'vitrine'), *arguments], check=False,
                          capture_output=True, text=True, timeout=60, env=environment)


class Start(case.WindowTestCase):
    """From the command line and from the desktop."""

    def test_without_a_display(self):
        done = run_vitrine(DISPLAY=None, WAYLAND_DISPLAY=None)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertIn('display', done.stderr)
        if sandbox.is_private():
            self.assertFalse(block.exists(block.DEFAULT_NAME))

    def test_version_and_help_need_no_display(self):
        for argument in ('--version', '--help'):
            done = run_vitrine(argument, DISPLAY=None, WAYLAND_DISPLAY=None)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn('itrine', done.stdout)

    @case.needs_private_memory
    def test_default_block_is_made(self):
        window = self.start()
        window.wait_for_text(block.DEFAULT_NAME)
        self.assertEqual(block.size(block.DEFAULT_NAME), block.DEFAULT_SIZE)
        self.assertEqual(block.mode(block.DEFAULT_NAME), 0o1600)
        for name, role in (('Live text', 'text'), ('New text', 'text'),
                           ('Write', 'push button'), ('Segments', 'list'),
                           ('Processes', 'list'), ('Encoding', None),
                           ('Bytes of ' + block.DEFAULT_NAME, None)):
            window.get(name, role)
        window.wait_for_process(window.pid)

    def test_icon_is_understood(self):
        data = os.path.join(os.path.dirname(os.path.realpath(__file__)), '..', '..', 'data')
        window = self.start(self.segment(), XDG_DATA_DIRS=data + ':/usr/local/share:/usr/share')
        self.assertNotIn('Failed to load icon', '\n'.join(window.describe()))

    def test_address_that_cannot_be_one(self):
        done = run_vitrine('no/name/at/all')
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('no/name/at/all', done.stderr)

    def test_several_windows_wait_for_a_segment(self):
        name = self.new_name('missing')
        windows = [self.start(name), self.start(name)]
        for window in windows:
            window.wait_for_text(f'Waiting for “{name}”')
        self.assertFalse(block.exists(name))
        block.create(name)
        block.store_text(name, 'there at last', 'utf-8')
        for window in windows:
            window.wait_for_live_text('there at last')

    def test_waiting_for_a_size(self):
        name = self.new_name('missing')
        with open(block.path(name), 'xb'):
            pass
        window = self.start(name)
        window.wait_for_text('has no bytes yet')
        block.resize(name, 64)
        window.get('Bytes of ' + name)

    def test_waiting_ends_with_escape(self):
        name = self.new_name('missing')
        window = self.start(name)
        window.wait_for_text('Waiting for')
        window.press('Escape')
        window.wait_for_text(f'Cannot Show “{name}”')
        block.create(name)
        window.press_button('Try Again')
        window.get('Bytes of ' + name)

    def test_what_is_waited_for_can_be_created(self):
        name = self.new_name('missing')
        window = self.start(name)
        window.press_button('Create It…')
        dialog = window.dialog('New Segment')
        dialog.press_button('Create')
        window.get('Bytes of ' + name)
        self.assertTrue(block.exists(name))

    def test_french(self):
        name = self.segment()
        window = self.start(name, LANGUAGE='fr')
        window.get('Écrire', 'push button')
        self.assertFalse(window.button('Write'))

    def test_narrow(self):
        name = self.segment()
        for language, write in (('', 'Write'), ('fr', 'Écrire')):
            window = self.start(name, LANGUAGE=language)
            window.resize(360, 640)
            for node in (window.button(write), window.get(role='table')):
                box = node.box
                self.assertGreaterEqual(box.x, 0)
                self.assertLessEqual(box.x + box.width, 360)
            window.close()

    def test_narrow_at_once(self):
        """No wide header bar is in the way of the first wish."""
        window = self.start(self.segment())
        window.resize(1000, 640)
        run_tool('xdotool', 'windowsize', '--sync', window.x_window, '360', '640')
        self.wait(lambda: window.size() == (360, 640), 'the size to be had')

    def test_settings_are_kept(self):
        name = self.segment()
        folder = os.path.join(os.environ['HOME'], 'settings')
        changes = {'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': folder}
        window = self.start(name, **changes)
        window.resize(820, 640)
        window.press('F9')
        self.wait(lambda: not window.is_on('Segments'), 'the list to go')
        window.choose_from('Encoding', 'UTF-8')
        window.toggle('As I Type')
        window.close()
        window = self.start(name, **changes)
        self.assertEqual(window.size(), (820, 640))
        self.assertFalse(window.is_on('Segments'))
        self.assertTrue(window.is_on('As I Type'))
        self.assertIn('UTF-8', window.chosen('Encoding'))
