# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where the programs of a build are, and how they are started uninstalled."""

import os
import subprocess

BUILD = 'VITRINE_BUILD'


def path(*parts):
    """A file of the build folder."""
    return os.path.join(os.environ[BUILD], *parts)


def environment(**changes):
    """The environment in which an uninstalled program finds what it needs."""
    return {
        **os.environ,
        'GSETTINGS_SCHEMA_DIR': path('data'),
        'VITRINE_LOCALEDIR': path('po'),
        'VITRINE_SAMPLES_DIR': path('src', 'dllmem'),
        **changes,
    }


def run_cli(*arguments, check=True):
    """Runs vitrine-cli to its end and returns what it printed."""
    done = subprocess.run([path('src', 'cli', 'vitrine-cli'), *arguments], check=check,
                          env=environment(), capture_output=True, text=True, timeout=30)
    return done.stdout
