# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A machine of its own for a test: mounts, processes, network and IPC.

Inside, /dev/shm is empty and private, so that a test may use the default block
while others run; /proc lists only what the test started; the X server's sockets
are nobody else's; and when the first process ends, the kernel ends all the
others with it. It takes root or user namespaces; where neither may be had, the
command runs as it is, and tests that need a /dev/shm of their own are skipped.
"""

import os
import signal
import subprocess
import sys
import tempfile

INSIDE = 'VITRINE_SANDBOX'
SCRATCH = 'VITRINE_SCRATCH'

NAMESPACES = ['--mount', '--net', '--ipc', '--pid', '--fork', '--kill-child',
              '--mount-proc']
IDENTITIES = [[], ['--map-root-user']]
PRIVATE_FOLDERS = ['/dev/shm', '/tmp/.X11-unix']


def is_private():
    """Whether this process runs in namespaces of its own."""
    return os.environ.get(INSIDE) == 'private'


def scratch():
    """The folder for this run's files; it is removed when the run ends."""
    return os.environ[SCRATCH]


def end_cleanly():
    """Makes SIGTERM unwind the stack, so that what was started is ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def run(command):
    """Runs COMMAND in a sandbox and returns its exit status.

    COMMAND finds itself in the sandbox, set up and reaped by `become_first`,
    which this module's own command line calls.
    """
    end_cleanly()
    with tempfile.TemporaryDirectory(prefix='vitrine-e2e-') as folder:
        unshare = _find_unshare()
        wrapper = [*unshare, sys.executable, __file__] if unshare else []
        environment = {**os.environ, SCRATCH: folder,
                       INSIDE: 'private' if unshare else 'shared'}
        child = subprocess.Popen([*wrapper, *command], env=environment)
        try:
            return child.wait()
        finally:
            # In a sandbox the kernel ends the rest; without one, COMMAND has to.
            child.send_signal(signal.SIGKILL if unshare else signal.SIGTERM)
            child.wait()


def become_first(command):
    """As the first process of the sandbox: set it up, run COMMAND, reap all."""
    for folder in PRIVATE_FOLDERS:
        os.makedirs(folder, exist_ok=True)
        subprocess.run(['mount', '-t', 'tmpfs', '-o', 'mode=1777', 'tmpfs', folder],
                       check=True)
    main = os.spawnvp(os.P_NOWAIT, command[0], command)
    while True:
        pid, status = os.wait()
        if pid == main:
            return os.waitstatus_to_exitcode(status)


def _find_unshare():
    for identity in IDENTITIES:
        command = ['unshare', *identity, *NAMESPACES]
        if subprocess.run([*command, 'mount', '-t', 'tmpfs', 'tmpfs', '/dev/shm'],
                          stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return command
    return None


if __name__ == '__main__':
    sys.exit(abs(become_first(sys.argv[1:])))
