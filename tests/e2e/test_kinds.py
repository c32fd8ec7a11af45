# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shared memory that has no name in /dev/shm, and files."""

import os
import subprocess

import case
import program
import sandbox
from stranger import MEMFD, SYSTEM_V, Stranger


def ipcs(identifier):
    """The row of /proc/sysvipc/shm as {title: value}, None without one."""
    with open('/proc/sysvipc/shm', encoding='ascii') as table:
        titles = next(table).split()
        for line in table:
            row = dict(zip(titles, line.split()))
            if row['shmid'] == identifier:
                return row
    return None


class SystemV(case.WindowTestCase):
    """Segments of ipcmk(1)."""

    def setUp(self):
        super().setUp()
        said = subprocess.run(['ipcmk', '--shmem', '4096'], check=True, capture_output=True,
                              text=True).stdout
        self.identifier = said.split()[-1]
        self.address = f'sysv:{self.identifier}'
        self.addCleanup(subprocess.run, ['ipcrm', '--shmem-id', self.identifier], check=False,
                        stderr=subprocess.DEVNULL)

    def attached(self):
        return int(ipcs(self.identifier)['nattch'])

    def test_watched_and_written(self):
        peer = Stranger.python(self, SYSTEM_V, self.identifier)
        peer.write('from System V')
        window = self.start(self.address)
        window.wait_for_live_text('from System V')
        window.wait_for_text('System V counts every attachment')
        window.wait_for_process(peer.pid)
        window.compose('from the window')
        window.toggle('Allow Writing')
        window.press_button('Write')
        window.wait_for_live_text('from the window')
        self.assertEqual(peer.write('f'), b'f\0om the window\0')

    def test_attached_only_while_shown(self):
        window = self.start(self.address)
        window.get('Live text', 'text')
        self.assertEqual(self.attached(), 1)
        window.close()
        self.assertEqual(self.attached(), 0)

    def test_marked_for_destruction(self):
        window = self.start(self.address)
        window.get('Live text', 'text')
        program.run_cli('remove', self.address)
        window.wait_for_text('marked for destruction')
        self.assertEqual(self.attached(), 1)
        window.close()
        self.assertIsNone(ipcs(self.identifier))


class Memfd(case.WindowTestCase):
    """What only a descriptor of another process leads to."""

    def setUp(self):
        super().setUp()
        self.peer = Stranger.python(self, MEMFD)
        self.address = f'proc:{self.peer.pid}/fd/{self.peer.read_line()}'
        self.peer.write('in a memfd')

    def test_watched_and_written(self):
        window = self.start(self.address)
        window.wait_for_live_text('in a memfd')
        window.compose('from the window')
        window.toggle('Allow Writing')
        window.press_button('Write')
        window.wait_for_live_text('from the window')
        self.assertEqual(self.peer.write('f'), b'f\0om the window\0')

    def test_shown_when_its_process_has_ended(self):
        window = self.start(self.address)
        window.wait_for_live_text('in a memfd')
        self.peer.end()
        window.wait_for_text('through this window’s own descriptor')
        self.assertEqual(window.live_text, 'in a memfd')
        window.press('ctrl+n')
        self.adopt_child_of(window).wait_for_live_text('in a memfd')
        window.compose('alone')
        window.toggle('Allow Writing')
        window.press_button('Write')
        window.wait_for_live_text('alone')

    def test_sealed_meanwhile(self):
        window = self.start(self.address)
        window.wait_for_live_text('in a memfd')
        window.toggle('Allow Writing')
        self.peer.write('SEAL')
        window.wait_for_text('has sealed it')
        window.compose('too late')
        self.assertFalse(window.button('Write', 'sensitive'))
        self.assertEqual(self.peer.write('still'), b'still\0emfd\0\0\0\0\0\0')
        window.wait_for_live_text('still')


class Files(case.WindowTestCase):
    """Data kept on a disk."""

    def test_written_in_place(self):
        path = os.path.join(sandbox.scratch(), 'data')
        with open(path, 'w', encoding='ascii') as file:
            file.write('on a disk' + '\0' * 91)
        before = os.stat(path)
        window = self.start('file:' + path)
        window.wait_for_live_text('on a disk')
        self.assertEqual(os.stat(path).st_atime_ns, before.st_atime_ns)
        window.compose('in place')
        window.toggle('Allow Writing')
        window.press_button('Write')
        window.wait_for_live_text('in place')
        with open(path, 'rb') as file:
            self.assertEqual(file.read(), b'in place\0\0' + bytes(90))
        after = os.stat(path)
        self.assertEqual((after.st_ino, after.st_size), (before.st_ino, before.st_size))
