# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One window of a program: its process, its accessible tree, its keyboard."""

import os
import re
import signal
import subprocess
import tempfile

import accessible
import program
import sandbox
from desktop import CORNER, DEADLINE, run_tool, wait_until

PATIENCE = DEADLINE / 6  # seconds before a person would try again

STRICT = {'G_DEBUG': 'fatal-criticals'}
# GLib leaks its table of names (GQuark) on purpose where it grows past 2048 of
# them. No suppression can name it: the stack ends at g_malloc().
LEAK_OF_NAMES = 'SUMMARY: AddressSanitizer: 16384 byte(s) leaked in 1 allocation(s).'
# A toggle button is a push button to GTK 4.8.
SWITCHES = {'toggle button', 'check box', 'switch', 'push button'}
SWITCHED_ON = {'checked', 'pressed'}
MENU_ITEMS = {'menu item', 'check menu item', 'radio menu item'}


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
        log = tempfile.TemporaryFile(dir=sandbox.scratch())
        process = subprocess.Popen([command, *arguments], stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log,
                                   env=program.environment(**{**STRICT, **changes}))
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
    def live(self):
        return self.get('Live text', 'text')

    @property
    def live_text(self):
        return self.live.text

    @property
    def new_text(self):
        return self.get('New text', 'text')

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

    def wait_for_live_text(self, text, deadline=DEADLINE):
        live = self.live
        try:
            wait_until(lambda: live.text == text, 'the live text', deadline)
        except AssertionError as error:
            raise AssertionError(f'live text is {live.text!r}, not {text!r}') from error

    def describe(self):
        """Its accessible tree, and what it complained about, as lines."""
        yield from self.application.describe()
        if self._log:
            self._log.seek(0)
            yield from self._log.read().decode(errors='replace').splitlines()

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
        """Clicks into the middle of a node, and leaves nothing under the pointer."""
        self.raise_()
        x, y = self._middle_of(node)
        run_tool('xdotool', 'mousemove', '--window', self.x_window, str(x), str(y),
                 'click', str(button), 'mousemove', *CORNER)

    def compose(self, text):
        """Types ASCII text into the composer, in place of what stood there."""
        self.focus('New text', 'text')
        self.press('ctrl+a', 'BackSpace')
        self.type(text)
        wait_until(lambda: self.new_text.text == text, f'{text!r} to be typed')

    def button(self, name, state=None):
        """The button of that name or with that label, None without one.

        GTK 4.8 tells screen readers the underline of a mnemonic too, so that the
        name alone does not do.
        """
        # A menu button is two nodes; the inner one is the one to press.
        return next((node for node in self.application.find_all(role='push button', state=state)
                     if 'focusable' in node.states
                     and (node.name == name or node.find(name, 'label'))), None)

    def press_button(self, name):
        """Waits until a button can be pressed, and presses it."""
        wait_until(lambda: self.button(name, 'sensitive'), f'the button {name!r}').activate()

    def switch(self, name):
        """The toggle button, check box or switch of that name."""
        return wait_until(lambda: self._find_switch(name), f'the switch {name!r}')

    def toggle(self, name):
        """Clicks a switch and waits until it has switched."""
        node = self.switch(name)
        before = self.is_on(name)
        self.click(node)
        wait_until(lambda: self.is_on(name) != before, f'{name!r} to switch')

    def is_on(self, name):
        return bool(self.switch(name).states & SWITCHED_ON)

    def fill_in(self, name, text):
        """Types ASCII text into the entry of that name, in place of what stood there.

        What stands in a libadwaita row cannot be read back through GTK 4.8.
        """
        self.click(self.get(name, 'text'))
        self.press('ctrl+a', 'BackSpace')
        self.type(text)

    def chosen(self, name):
        """What a drop-down shows as chosen."""
        return self._shown_by(self.get(name, 'combo box'))

    def choose_from(self, name, entry):
        """Chooses the entry whose text contains ENTRY from a drop-down, by the keyboard."""
        drop_down = self.get(name, 'combo box')
        button = drop_down.find(role='push button')
        wait_until(lambda: 'pressed' not in button.states, f'{name} to be closed')
        button.activate()
        wait_until(lambda: 'pressed' in button.states, f'{name} to open')
        items = wait_until(lambda: list(drop_down.find_all(role='list item')), 'the entries')
        texts = [' '.join(node.text for node in item.walk()) for item in items]
        here = next(at for at, item in enumerate(items) if 'selected' in item.states)
        there = next(at for at, text in enumerate(texts) if entry in text)
        step = 'Down' if there > here else 'Up'
        self.press(*[step] * abs(there - here), 'Return')
        wait_until(lambda: entry in self._shown_by(drop_down), f'{name} to be {entry}')

    def choose(self, *path):
        """Chooses from the main menu."""
        self.press_button('Main Menu')
        for name in path:
            wait_until(lambda: self._menu_item(name), f'the menu item {name!r}').activate()

    def dialog(self, title):
        """Waits for a dialog of this window."""
        return Dialog(self, title)

    def processes(self):
        """What the list of processes says, a text a row."""
        return [' '.join(filter(None, (node.text for node in row.walk())))
                for row in self.get('Processes', 'list').children()]

    def wait_for_process(self, pid, there=True):
        wait_until(lambda: any(str(pid) in row.split() for row in self.processes()) == there,
                   f'process {pid} to be listed: {there}')

    def resize(self, width, height):
        """Asks for a size until the window has it, which may fold a pane first."""
        wait_until(lambda: self._ask_for(width, height), f'the size {width} x {height}')

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
        wait_until(self._ask_to_close, f'process {self.pid} to end')
        if self._process and self._process.returncode != 0 and not self._leaks_names_alone():
            raise AssertionError(f'closed with status {self._process.returncode}')

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

    def _leaks_names_alone(self):
        """Whether a sanitized program found no other leak than GLib's own."""
        self._log.seek(0)
        log = self._log.read().decode(errors='replace')
        return log.count('ERROR:') == 1 and log.rstrip().endswith(LEAK_OF_NAMES)

    def _ask_to_close(self):
        """A key that the window manager takes while it moves the focus is lost: then
        it is pressed again, as a person would."""
        self.press('alt+F4')
        try:
            wait_until(lambda: not self._still_runs(), 'its end', PATIENCE)
        except AssertionError:
            return False
        return True

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
        # A tooltip is a window of the process too, but without this name.
        found = run_tool('xdotool', 'search', '--onlyvisible', '--all', '--pid', str(self.pid),
                         '--name', f'^{re.escape(self.frame.name)}$')
        return found.split()[0] if found else None

    def _ask_for(self, width, height):
        run_tool('xdotool', 'windowsize', self.x_window, str(width), str(height))
        return self.size() == (width, height)

    def _find_switch(self, name):
        return next((node for node in self.application.find_all(lambda text: name in text)
                     if node.role in SWITCHES), None)

    def _shown_by(self, drop_down):
        button = drop_down.find(role='push button')
        return ' '.join(node.name for node in button.find_all(role='label'))

    def _menu_item(self, name):
        return next((node for node in self.application.find_all(name)
                     if node.role in MENU_ITEMS), None)

    def _has_keyboard(self):
        run_tool('xdotool', 'windowactivate', self.x_window)
        return run_tool('xdotool', 'getwindowfocus').strip() == self.x_window

    def _middle_of(self, node):
        # Places are counted from inside the border that GTK draws around a
        # window where nothing composes shadows.
        box, inside, outside = node.box, self.frame.box, self.size()
        return (box.x + box.width // 2 + (outside[0] - inside.width) // 2,
                box.y + box.height // 2 + (outside[1] - inside.height) // 2)


class Dialog(Window):
    """A dialog of a window; what it has, is looked for in it alone."""

    def __init__(self, parent, title):
        self._title = title
        self._parent = parent
        self._process = parent._process
        super().__init__(parent.pid)

    def _find_application(self):
        return next((node for node in self._parent.application.children()
                     if node.name == self._title), None)

    def _find_frame(self):
        return self.application
