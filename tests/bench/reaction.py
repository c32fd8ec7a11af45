# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How long a window takes to show what changed, as a screen reader hears it."""

import random
import statistics
import subprocess
import time

import program
from accessible import Atspi, GLib
from window import Window

EVENT = 'object:text-changed:insert'
PAUSE_MS = (100, 200)
PATIENCE_S = 60


class Reaction:
    """Changes something, waits for the text that follows, and goes on so."""

    def __init__(self, change, count):
        self.times = []
        self._change = change
        self._count = count
        self._changed_at = None
        self._loop = GLib.MainLoop()
        self._listener = Atspi.EventListener.new(self._heard_cb)
        self._listener.register(EVENT)

    def measure(self):
        """Returns the milliseconds of each change, in order."""
        guard = GLib.timeout_add_seconds(PATIENCE_S, self._loop.quit)
        self._wait_and_change()
        self._loop.run()
        self._listener.deregister(EVENT)
        if len(self.times) < self._count:
            raise RuntimeError('the text stopped to change')
        GLib.source_remove(guard)
        return self.times

    def _wait_and_change(self):
        # Changes fall at any moment between two looks, as they do in life.
        GLib.timeout_add(random.randrange(*PAUSE_MS), self._change_cb)

    def _change_cb(self):
        self._changed_at = time.monotonic()
        self._change(f'{len(self.times) + 1:08d}')
        return GLib.SOURCE_REMOVE

    def _heard_cb(self, _event):
        if self._changed_at is None:
            return
        self.times.append((time.monotonic() - self._changed_at) * 1000)
        self._changed_at = None
        if len(self.times) < self._count:
            self._wait_and_change()
        else:
            self._loop.quit()


def median_ms(command, change, count):
    """The median over COUNT calls of CHANGE (PROCESS, TEXT) to a new COMMAND."""
    # Who listens before the program starts, hears all of it.
    reaction = Reaction(lambda text: change(process, text), count)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               env=program.environment())
    try:
        window = Window(process.pid)
        window.get('Live text', 'text')
        return statistics.median(reaction.measure())
    finally:
        process.kill()
        process.wait()
