#!/usr/bin/python3
# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pictures of the real program at work: take.py BUILD-FOLDER PICTURES-FOLDER

It uses the desktop of the end-to-end tests, so that the default block, the
segments and the processes in the pictures are those of the pictures alone.
"""

import contextlib
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'e2e'))

# The path must be set before what stands in it can be imported.
import program  # pylint: disable=wrong-import-position
import sandbox  # pylint: disable=wrong-import-position

TEXT = 'This is a test string. Γειά σου, привет, שלום ♫'
TYPED = 'Typed on the left, read on both sides.'
LARGE = (1000, 680)
HALF = (740, 700)
NARROW = (360, 640)
FORCE_STYLE = 'ADW_DEBUG_COLOR_SCHEME'
# As GNOME has it, and with a text cursor that holds still.
SETTINGS = '[Settings]\ngtk-decoration-layout=:close\ngtk-cursor-blink=false\n'
STILL_TIME = 1.0
PATIENCE = 30.0


def make_segments():
    """What other programs on a busy machine leave in /dev/shm."""
    for name, size in (('psm_41f9', 16384), ('frames', 1 << 20), ('PostgreSQL.2718', 65536)):
        with open(os.path.join('/dev/shm', name), 'wb') as segment:
            segment.write(name.encode())
            segment.truncate(size)


def make_settings():
    """Returns the folder of the settings that all windows in the pictures have."""
    folder = os.path.join(sandbox.scratch(), 'settings')
    os.makedirs(os.path.join(folder, 'gtk-4.0'))
    with open(os.path.join(folder, 'gtk-4.0', 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write(SETTINGS)
    return folder


class Studio:
    """Windows, and pictures of them."""

    def __init__(self, desktop, folder):
        self._desktop = desktop
        self._folder = folder
        self._settings = make_settings()

    @contextlib.contextmanager
    def window(self, size, *arguments, **changes):
        from window import Window
        window = Window.start(*arguments, XDG_CONFIG_HOME=self._settings, **changes)
        try:
            self.resize(window, size)
            yield window
        finally:
            window.dispose()

    def resize(self, window, size):
        from desktop import wait_until
        window.resize(*size)
        wait_until(lambda: window.size() == size, f'the size {size}')

    def move(self, window, x, y):
        from desktop import run_tool
        run_tool('xdotool', 'windowmove', window.x_window, str(x), str(y))

    def take(self, name, *crop, window='root'):
        """Takes the picture when nothing has moved for a while."""
        path = os.path.join(self._folder, name + '.png')
        end = time.monotonic() + PATIENCE
        former, picture = None, self._shoot(path, window)
        while picture != former and time.monotonic() < end:
            time.sleep(STILL_TIME)
            former, picture = picture, self._shoot(path, window)
        if crop:
            subprocess.run(['mogrify', '-crop', '%dx%d+%d+%d' % crop, '+repage', path], check=True)
        subprocess.run(['mogrify', '-strip', '-define', 'png:exclude-chunk=date,time', path],
                       check=True)
        print(path, flush=True)

    def _shoot(self, path, window):
        """The picture's points alone: the file also holds the time."""
        self._desktop.screenshot(path, getattr(window, 'x_window', window))
        return subprocess.run(['convert', path, 'rgb:-'], check=True, capture_output=True).stdout


def take_single(studio, name, size, **changes):
    """One window that joins the default block and has something to show."""
    with studio.window(size, **changes) as window:
        program.run_cli('write', 'dllmemfilemap', TEXT)
        studio.take(name, window=window)


def take_pair(studio):
    """Two processes, one block: what is typed in one stands in both."""
    from desktop import wait_until
    with studio.window(HALF) as left, studio.window(HALF) as right:
        studio.move(left, 10, 10)
        studio.move(right, 770, 10)
        for window in (left, right):
            window.press('F9')
        left.focus('New text')
        left.type(TYPED)
        left.press('ctrl+Return')
        wait_until(lambda: program.run_cli('read', 'dllmemfilemap') == TYPED + '\n', 'the text')
        studio.take('two-windows', 1520, 720, 0, 0)


def take_page(studio):
    """Every segment of the machine in a table."""
    with studio.window(LARGE) as window:
        window.press('ctrl+o')
        window.get(role='table row')
        studio.take('all-segments', window=window)


def take_all(folder):
    from desktop import Desktop
    make_segments()
    with Desktop() as desktop:
        studio = Studio(desktop, folder)
        take_pair(studio)
        take_single(studio, 'light', LARGE)
        take_single(studio, 'dark', LARGE, **{FORCE_STYLE: 'prefer-dark'})
        take_single(studio, 'narrow', NARROW)
        take_single(studio, 'french', LARGE, LANGUAGE='fr')
        take_page(studio)


def main():
    if sandbox.INSIDE in os.environ:
        sandbox.end_cleanly()
        take_all(sys.argv[1])
        return 0
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    os.environ[program.BUILD] = os.path.abspath(sys.argv[1])
    return sandbox.run([os.path.realpath(__file__), os.path.abspath(sys.argv[2])])


if __name__ == '__main__':
    sys.exit(main())
