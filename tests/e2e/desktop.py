# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A desktop without a screen: X server, session bus, window manager.

The accessibility bus starts by itself when the first program asks for it. One
desktop serves all tests of a run; `os.environ` points to it while it is up.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import time

import sandbox

WIDTH, HEIGHT = 1600, 1200
# Where no window reaches, unless it fills the screen.
CORNER = [str(WIDTH - 1), str(HEIGHT - 1)]
DEADLINE = float(os.environ.get('VITRINE_E2E_DEADLINE', '30'))
PAUSE = 0.01
UNWANTED = ['WAYLAND_DISPLAY', 'GTK_THEME', 'GTK_MODULES', 'NO_AT_BRIDGE',
            'XDG_CURRENT_DESKTOP', 'ADW_DEBUG_COLOR_SCHEME', 'VITRINE_SEGMENT']


def wait_until(question, what, deadline=DEADLINE):
    """Asks QUESTION until its answer is true and returns it."""
    end = time.monotonic() + deadline
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f'waited {deadline:g} s in vain for {what}')
        time.sleep(PAUSE)


def run_tool(*command, timeout=DEADLINE):
    """Runs a helper program and returns what it printed, '' when it failed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          timeout=timeout)
    return done.stdout if done.returncode == 0 else ''


class Desktop:
    """Context manager: all that it starts has ended when it is left."""

    def __init__(self):
        self._stack = contextlib.ExitStack()
        self.log = open(os.path.join(sandbox.scratch(), 'desktop.log'), 'w+b')

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self._stack = stack
            stack.callback(self.log.close)
            for name in UNWANTED:
                os.environ.pop(name, None)
            os.environ.update(self._environment())
            os.environ['DISPLAY'] = ':' + self._start_x()
            os.environ['DBUS_SESSION_BUS_ADDRESS'] = self._start_telling(
                ['dbus-daemon', '--session', '--nofork', '--print-address={}'])
            self._start(['openbox', '--sm-disable'])
            wait_until(lambda: 'window id' in run_tool(
                'xprop', '-root', '_NET_SUPPORTING_WM_CHECK'), 'the window manager')
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exception):
        self._stack.close()

    def screenshot(self, path, window='root'):
        """Saves a picture of the screen or of one X window, where `import` is installed."""
        if shutil.which('import'):
            run_tool('import', '-silent', '-window', str(window), path)

    def _environment(self):
        home = os.path.join(sandbox.scratch(), 'home')
        folders = {'XDG_CONFIG_HOME': 'config', 'XDG_DATA_HOME': 'data',
                   'XDG_CACHE_HOME': 'cache', 'XDG_RUNTIME_DIR': 'run'}
        for folder in folders.values():
            os.makedirs(os.path.join(home, folder), mode=0o700)
        return {
            'HOME': home,
            **{name: os.path.join(home, folder) for name, folder in folders.items()},
            'LC_ALL': 'C.UTF-8',
            'LANGUAGE': '',
            'GDK_BACKEND': 'x11',
            'GSK_RENDERER': 'cairo',
            'GSETTINGS_BACKEND': 'memory',
            'GTK_A11Y': 'atspi',
        }

    def _start_x(self):
        # Without a lock file nothing is left behind even when all is killed;
        # that is safe only where no other X server can be met.
        lock = ['-nolock'] if sandbox.is_private() else []
        return self._start_telling(
            ['Xvfb', '-displayfd', '{}', '-screen', '0', f'{WIDTH}x{HEIGHT}x24', '-nolisten', 'tcp',
             '-noreset', *lock])

    def _start_telling(self, command):
        """Starts a server that says where it is on a descriptor of its choice."""
        reader, writer = os.pipe()
        with open(reader, encoding='utf-8') as answer:
            self._start([word.format(writer) for word in command], pass_fds=[writer])
            os.close(writer)
            line = answer.readline().strip()
        if not line:
            raise RuntimeError(f'{command[0]} did not start')
        return line

    def _start(self, command, **keywords):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log,
                                   stderr=self.log, **keywords)
        self._stack.callback(_end, process)
        return process


def _end(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
