# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One window of a program: its process, its accessible tree, its keyboard."""

import os
import signal
import subprocess

import accessible
import program
import sandbox
from desktop import run_tool, wait_until


def started_by(parent):
    """The ids of the processes that PARENT started and that still run."""
    return {int(pid) for pid in run_tool('ps', '-o', 'pid=', '--ppid', str(parent)).split()}


def is_running(pid):
    """Whether the process is there and has not become a zombie."""
    state = run_tool('ps', '-o', 'stat=', '-p', str(pid)).strip()
    return bool(state) and not state.startswith('Z')


class Window:
    """A program's window, waited for until it can be used."""

    def __init__(self, pid, process=None, log=None):
        self.pid = pid
        self._process = process
        self._log = log
        self.application = wait_until(self._find_application, f'a window of process {pid}')
        self.frame = wait_until(self._find_frame, f'the frame of process {pid}')
        self.x_window = wait_until(self._find_x_window, f'the X window of process {pid}')

    @classmethod
    def start(cls, *arguments, command=None, **changes):
        """Starts `vitrine ARGUMENTS` (or another command) and waits for its window."""
        command = command or program.path('src', 'app', 'vitrine')
        log = open(os.path.join(sandbox.scratch(), 'program.log'), 'ab')
        process = subprocess.Popen([command, *arguments], stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log,
                                   env=program.environment(**changes))
        try:
            return cls(process.pid, process, log)
        except BaseException:
            process.kill()
            process.wait()
            log.close()
            raise

    @property
    def name(self):
        return self.frame.name

    @property
    def live_text(self):
        return self.get('Live text').text

    def get(self, name=None, role=None, state=None):
        """Waits for a node of this window and returns it."""
        return wait_until(lambda: self.application.find(name, role, state),
                          f'{role or "something"} named {name!r} {state or ""}')

    def has(self, name=None, role=None, state=None):
        return self.application.find(name, role, state) is not None

    def texts(self):
        """Every text that stands in the window, joined by lines."""
        return '\n'.join(filter(None, (node.text for node in self.application.walk())))

    def wait_for_text(self, part):
        wait_until(lambda: part in self.texts(), f'the words {part!r}')

    def wait_for_live_text(self, text, deadline=30.0):
        live = self.get('Live text')
        try:
            wait_until(lambda: live.text == text, 'the live text', deadline)
        except AssertionError as error:
            raise AssertionError(f'live text is {live.text!r}, not {text!r}') from error

    def describe(self):
        """Its accessible tree as lines."""
        return self.application.describe()

    def raise_(self):
        """Brings it to the front and gives it the keyboard."""
        wait_until(self._has_keyboard, f'the keyboard to go to process {self.pid}')

    def focus(self, name, role=None):
        """Puts the keyboard's focus on a node by a click, and returns the node."""
        node = self.get(name, role)
        if 'focused' not in node.states:
            self.click(node)
        wait_until(lambda: 'focused' in node.states, f'{name!r} to have the focus')
        return node

    def press(self, *keys):
        """Presses keys as xdotool names them: 'ctrl+n', 'F9'."""
        self.raise_()
        run_tool('xdotool', 'key', '--clearmodifiers', *keys)

    def type(self, text):
        """Types ASCII text into what has the focus."""
        self.raise_()
        run_tool('xdotool', 'type', '--clearmodifiers', '--delay', '2', text)

    def select(self, node, start, end):
        """Selects a part of a text that has the focus, by the keyboard."""
        node.caret = start
        self.press(*['shift+Right'] * (end - start))
        wait_until(lambda: node.selection == (start, end), 'the selection')

    def click(self, node, button=1):
        """Clicks into the middle of a node."""
        self.raise_()
        x, y = self._middle_of(node)
        run_tool('xdotool', 'mousemove', '--window', self.x_window, str(x), str(y),
                 'click', str(button))

    def resize(self, width, height):
        run_tool('xdotool', 'windowsize', self.x_window, str(width), str(height))

    def size(self):
        lines = run_tool('xdotool', 'getwindowgeometry', '--shell', self.x_window).split()
        values = dict(line.split('=') for line in lines)
        return int(values['WIDTH']), int(values['HEIGHT'])

    def is_running(self):
        return is_running(self.pid)

    def wait_for_end(self):
        wait_until(lambda: not self._still_runs(), f'process {self.pid} to end')

    def close(self):
        """Closes it as its user does, and waits for its process to end."""
        self.press('alt+F4')
        self.wait_for_end()

    def kill(self):
        """What a crash is: no cleaning up."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait_for_end()

    def dispose(self):
        """Ends what may still run; for clean-up."""
        if self._still_runs():
            self.kill()
        if self._log:
            self._log.close()

    def _still_runs(self):
        return self._process.poll() is None if self._process else is_running(self.pid)

    def _find_application(self):
        if not self._still_runs():
            raise RuntimeError(f'process {self.pid} ended before it had a window')
        return next((node for node in accessible.applications() if node.pid == self.pid), None)

    def _find_frame(self):
        return next((node for node in self.application.children()
                     if node.role == 'frame' and 'showing' in node.states), None)

    def _find_x_window(self):
        found = run_tool('xdotool', 'search', '--onlyvisible', '--pid', str(self.pid))
        return found.split()[0] if found else None

    def _has_keyboard(self):
        run_tool('xdotool', 'windowactivate', self.x_window)
        return run_tool('xdotool', 'getwindowfocus').strip() == self.x_window

    def _middle_of(self, node):
        # Places are counted from inside the border that GTK draws around a
        # window where nothing composes shadows.
        box, inside, outside = node.box, self.frame.box, self.size()
        return (box.x + box.width // 2 + (outside[0] - inside.width) // 2,
                box.y + box.height // 2 + (outside[1] - inside.height) // 2)
