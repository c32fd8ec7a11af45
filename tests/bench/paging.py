# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pages through a segment by the keyboard, in windows of one size."""

import subprocess
import time

from desktop import run_tool, wait_until
from probe import Probe

WIDTH, HEIGHT = 800, 600
# In the bytes, whatever stands above them.
INSIDE = (300, 450)
PAGES = 100
PAGE_PAUSE_S = 0.04
# Quicker than frames come, so that each of them has something to show.
HELD_PAUSE_MS = 8
HELD_PAGES = 1000


def _find_window(pid):
    return run_tool('xdotool', 'search', '--onlyvisible', '--pid', str(pid)).split()


def prepare(probe):
    """Gives the window its size and the bytes the keyboard."""
    window = wait_until(lambda: _find_window(probe.pid), 'the window')[0]
    run_tool('xdotool', 'windowsize', '--sync', window, str(WIDTH), str(HEIGHT))
    run_tool('xdotool', 'windowmove', '--sync', window, '0', '0')
    probe.settle()
    run_tool('xdotool', 'mousemove', '--window', window, *map(str, INSIDE), 'click', '1')
    probe.settle()


def cpu_per_page(command):
    """Milliseconds of CPU that one Page Down costs, each drawn before the next."""
    with Probe(*command) as probe:
        prepare(probe)
        drawn, before = probe.drawn(), probe.cpu()
        for _ in range(PAGES):
            run_tool('xdotool', 'key', 'Next')
            time.sleep(PAGE_PAUSE_S)
        probe.settle()
        cost = probe.cpu() - before
        if probe.drawn() - drawn < PAGES:
            raise RuntimeError(f'{command[0]} did not go down page by page')
    return cost * 1000 / PAGES


def frames_per_second(command, hold=True):
    """How many frames are drawn while Page Down is held, or by the window itself."""
    with Probe(*command) as probe:
        if hold:
            prepare(probe)
        start, drawn = time.monotonic(), probe.drawn()
        if hold:
            subprocess.run(['xdotool', 'key', '--delay', str(HELD_PAUSE_MS), '--repeat',
                            str(HELD_PAGES), 'Next'], check=True)
        else:
            time.sleep(HELD_PAGES * HELD_PAUSE_MS / 1000)
        return (probe.drawn() - drawn) / (time.monotonic() - start)
