# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What every end-to-end test has: a desktop, windows that end with it, evidence."""

import os
import unittest

import block
import sandbox
from desktop import wait_until
from window import Window, started_by

EVIDENCE = 'VITRINE_EVIDENCE'


def needs_private_memory(test):
    """For tests that touch names which another process may be using."""
    return unittest.skipUnless(sandbox.is_private(), 'needs a /dev/shm of its own')(test)


class WindowTestCase(unittest.TestCase):
    """Starts windows and segments that are gone when the test is over."""

    desktop = None

    def setUp(self):
        self.windows = []
        # Segments first, windows last: clean-up runs in reverse.
        self.addCleanup(block.remove, block.DEFAULT_NAME)

    def start(self, *arguments, **changes):
        """Opens a window of its own process."""
        return self._keep(Window.start(*arguments, **changes))

    def adopt_child_of(self, window):
        """Waits for the window of a process which WINDOW starts."""
        known = {other.pid for other in self.windows}
        pid = wait_until(lambda: started_by(window.pid) - known, 'a second process').pop()
        return self._keep(Window(pid))

    def segment(self, word='foreign', length=block.DEFAULT_SIZE, permissions=0o600):
        """Makes a segment that nobody manages, and returns its name."""
        name = self.new_name(word)
        block.create(name, length, permissions)
        return name

    def new_name(self, word='new'):
        """A name for a segment which the test will make itself."""
        name = block.unique(word)
        self.addCleanup(block.remove, name)
        return name

    def wait(self, question, what):
        return wait_until(question, what)

    def save_evidence(self):
        """A picture of the screen and every window's tree, for who mends it."""
        folder = os.environ[EVIDENCE]
        os.makedirs(folder, exist_ok=True)
        picture = os.path.join(folder, self.id() + '.png')
        self.desktop.screenshot(picture)
        print(f'# see {picture}')
        for window in self.windows:
            for line in window.describe():
                print('# ' + line)

    def _keep(self, window):
        self.windows.append(window)
        self.addCleanup(window.dispose)
        return window
