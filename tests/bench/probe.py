# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A program under measurement: what it costs, and what the X server sees of it."""

import ctypes
import statistics
import subprocess
import time

import program
from desktop import wait_until

SETTLED_FOR = 1.0


class Probe:
    """Context manager: COMMAND runs from entering to leaving, with CHANGES to its environment."""

    def __init__(self, *command, **changes):
        self._changes = changes
        self._command = [program.path('tests', 'bench', 'frames'), *command]
        self._watcher = None
        self.pid = 0
        self.visible_ms = 0.0

    def __enter__(self):
        self._watcher = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, bufsize=1, env=program.environment(**self._changes))
        line = self._watcher.stdout.readline()
        if not line:
            raise RuntimeError(f'{self._command[1]} ended before it had a window')
        _, pid, milliseconds = line.split()
        self.pid, self.visible_ms = int(pid), float(milliseconds)
        return self

    def __exit__(self, *exception):
        self._watcher.stdin.close()
        self._watcher.wait()
        self._watcher.stdout.close()

    def drawn(self):
        """How often something was drawn since the window became visible."""
        self._watcher.stdin.write('\n')
        return int(self._watcher.stdout.readline().split()[1])

    def settle(self):
        """Waits until nothing was drawn for a while."""
        wait_until(self._rests, 'the window to come to rest')

    def cpu(self):
        """Seconds of CPU that all its threads have used, to the nanosecond."""
        clock = ctypes.c_int()
        ctypes.CDLL(None).clock_getcpuclockid(self.pid, ctypes.byref(clock))
        return time.clock_gettime(clock.value)

    def cpu_share(self, seconds):
        """The part of one core that it uses over SECONDS."""
        start, before = time.monotonic(), self.cpu()
        time.sleep(seconds)
        return (self.cpu() - before) / (time.monotonic() - start)

    def resident_kib(self):
        with open(f'/proc/{self.pid}/status', encoding='ascii') as status:
            return next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))

    def _rests(self):
        before = self.drawn()
        time.sleep(SETTLED_FOR)
        return self.drawn() == before


def start_up(commands, rounds):
    """Starts each command ROUNDS times, by turns, so that all meet the same machine.

    Returns for each name its quickest start in milliseconds, for what else ran
    can only have made it slower, and its median memory in KiB.
    """
    found = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            with Probe(*command) as probe:
                probe.settle()
                found[name].append((probe.visible_ms, probe.resident_kib()))
    return {name: (min(times), statistics.median(sizes))
            for name, (times, sizes) in
            ((name, zip(*values)) for name, values in found.items())}
