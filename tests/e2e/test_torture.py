# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A window and three watchers look on while a segment is tormented at random.

VITRINE_TORTURE_SECONDS says for how long (10), VITRINE_TORTURE_SEED which choices
are made; without it they are others each time, and printed.
"""

import collections
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

import block
import case
import program
import sandbox
from desktop import run_tool

SECONDS = float(os.environ.get('VITRINE_TORTURE_SECONDS', '10'))
SEED = int(os.environ.get('VITRINE_TORTURE_SEED', random.randrange(1 << 32)))
PAUSE = 0.05  # seconds between two presses
WARM_UP = 3  # seconds, after which nothing has to be made for the first time
SHM_SIZE = '16m'  # in a sandbox: small enough to be filled
FD_SLACK = 4  # one more to write, and what is just being opened or let go
RSS_SLACK = 24 << 20  # bytes: what an allocator keeps back after the largest segment
# What a person may press.
BUTTONS = ['what can be done', 'what can be done', 'keep watching', 'write', 'write',
           'allow writing']
USABLE = {'visible', 'sensitive'}


def count_descriptors(pid):
    return len(os.listdir(f'/proc/{pid}/fd'))


def resident(pid):
    with open(f'/proc/{pid}/statm', encoding='ascii') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')


def is_sanitized():
    """Its allocator keeps back what was freed, and says itself what leaks."""
    with open(program.path('meson-info', 'intro-buildoptions.json'), encoding='utf-8') as file:
        return any(option['name'] == 'b_sanitize' and option['value'] != 'none'
                   for option in json.load(file))


class Watcher:
    """`vitrine-cli watch --follow`, and what it printed."""

    def __init__(self, test, name, *options):
        self._out = tempfile.TemporaryFile(dir=sandbox.scratch())
        self._err = tempfile.TemporaryFile(dir=sandbox.scratch())
        self.process = subprocess.Popen(
            [program.path('src', 'cli', 'vitrine-cli'), 'watch', '--follow', *options, name],
            stdin=subprocess.DEVNULL, stdout=self._out, stderr=self._err,
            env=program.environment())
        self.pid = self.process.pid
        test.addCleanup(self._dispose)

    def last_line(self):
        return self._lines(self._out)[-1] if self._lines(self._out) else ''

    def said(self):
        return '\n'.join(self._lines(self._err))

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)

    def _dispose(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._out.close()
        self._err.close()

    @staticmethod
    def _lines(file):
        size = os.fstat(file.fileno()).st_size
        return os.pread(file.fileno(), size, 0).decode(errors='replace').splitlines()


class Torture(case.WindowTestCase):
    """No crash, no leak, and in the end the truth."""

    def setUp(self):
        super().setUp()
        print(f'# VITRINE_TORTURE_SEED={SEED} VITRINE_TORTURE_SECONDS={SECONDS:g}', flush=True)
        self.name = self.new_name('torture')
        self.ballast = self._limit_memory()
        self.window = self.start(self.name)
        self.window.new_text.put_text('written by the window')
        self.live = self.window.live
        self.buttons = self.find_buttons()
        self.pressed = collections.Counter()
        self.watchers = [Watcher(self, self.name), Watcher(self, self.name, '--json'),
                         Watcher(self, self.name, '--interval=1', '--encoding=utf-8')]

    def test_torture(self):
        self.torment(WARM_UP, 'after the warm-up')
        before = self.measure()
        self.torment(SECONDS, 'in the end')
        print(f'# pressed: {dict(self.pressed)}', flush=True)
        self.assert_no_growth(before, self.measure())
        self.show_truth()
        self.window.close()
        self.assertEqual([watcher.end() for watcher in self.watchers], [0, 0, 0])

    def torment(self, seconds, text):
        """Does so in a process of its own, and waits until all show what it left."""
        ballast = [self.ballast] if self.ballast else []
        script = os.path.join(os.path.dirname(os.path.realpath(__file__)), 'torturer.py')
        torturer = subprocess.Popen([sys.executable, script, self.name, str(SEED), str(seconds),
                                     text, *ballast])
        self.addCleanup(torturer.kill)
        chance = random.Random(SEED)
        while torturer.poll() is None:
            self.press_any(chance.choice(BUTTONS))
        self.assertEqual(torturer.returncode, 0)
        self.wait(lambda: self.shows(text), f'the window to show {text!r}')
        for watcher in self.watchers:
            self.wait(lambda: text in watcher.last_line(), f'a watcher to print {text!r}')

    def find_buttons(self):
        """Once, since looking for them takes as long as many deeds; the first one is
        only found while it can be seen."""
        choices = self.window.button('Keep Watching').parent()
        write = self.window.button('Write')
        allow = self.window.application.find(lambda name: 'Allow Writing' in name, 'check box')
        return {
            'what can be done': lambda: choices.children()[0],
            'keep watching': lambda: choices.children()[-1],
            'write': lambda: write,
            'allow writing': lambda: allow,
        }

    def press_any(self, name):
        """Does it where it can be done just now."""
        self.assertTrue(self.window.is_running())
        button = self.buttons[name]()
        if USABLE <= button.states and button.activate():
            self.pressed[name] += 1
        time.sleep(PAUSE)

    def shows(self, text):
        """One that stays with a former segment is told to attach again."""
        if self.live.text == text:
            return True
        self.window.press('ctrl+r')
        return False

    def measure(self):
        pids = [self.window.pid, *(watcher.pid for watcher in self.watchers)]
        return [(count_descriptors(pid), resident(pid)) for pid in pids]

    def assert_no_growth(self, before, after):
        print(f'# descriptors and bytes resident: {before} after the warm-up, '
              f'{after} in the end', flush=True)
        for (fds, rss), (fds_then, rss_then) in zip(before, after):
            self.assertLessEqual(fds_then, fds + FD_SLACK)
            if not is_sanitized():
                self.assertLessEqual(rss_then, rss + RSS_SLACK)

    def show_truth(self):
        """Each last state is the one that is shown, in the window and on stderr."""
        block.resize(self.name, 64)
        self.window.wait_for_text('This segment shrank from')
        block.remove(self.name)
        self.window.wait_for_text('This segment was removed')
        for watcher in self.watchers:
            self.wait(lambda: watcher.said().endswith(f'Waiting for “{self.name}”'),
                      'a watcher to wait')

    def _limit_memory(self):
        """The name of what may fill all memory, where that is only this test's."""
        if not sandbox.is_private():
            return None
        run_tool('mount', '-o', f'remount,size={SHM_SIZE}', '/dev/shm')
        return self.new_name('ballast')
