# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Programs of everyday that share memory: PostgreSQL, and one for Windows in Wine."""

import glob
import os
import shutil
import signal
import struct
import subprocess
import unittest

import block
import case
import program
import sandbox
from desktop import wait_until
from stranger import Stranger

NOBODY = 65534
POSTGRES_MAGIC = 679834894       # PGShmemMagic, at the start of its main segment
DYNAMIC_MAGIC = 0x9a503d32       # PG_DYNSHMEM_CONTROL_MAGIC, of the control segment
WINE_SIZE = 12288                # of the section of wine-peer.c


def find_program(*patterns):
    """The newest program that one of PATTERNS leads to, None without one."""
    for pattern in patterns:
        found = sorted(glob.glob(pattern))
        if found:
            return found[-1]
    return None


INITDB = find_program('/usr/lib/postgresql/*/bin/initdb')
WINE = shutil.which('wine64') or find_program('/usr/lib/wine/wine64') or shutil.which('wine')
WINE_PEER = program.path('tests', 'e2e', 'wine-peer.exe')


def has_user_nobody():
    """PostgreSQL does not run as root, and root inside has nobody else to be."""
    with open('/proc/self/uid_map', encoding='ascii') as users:
        first, _, count = map(int, users.readline().split())
    return os.geteuid() != 0 or first <= NOBODY < first + count


@unittest.skipUnless(INITDB, 'PostgreSQL is not installed')
@unittest.skipUnless(has_user_nobody(), 'no second user to run PostgreSQL as')
class PostgreSQL(case.WindowTestCase):
    """A server of our own, with its main segment in System V's memory."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        identity = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []} \
            if os.geteuid() == 0 else {}
        cls.folder = os.path.join(sandbox.scratch(), 'postgres')
        os.chmod(sandbox.scratch(), 0o711)
        os.mkdir(cls.folder)
        if identity:
            os.chown(cls.folder, NOBODY, NOBODY)
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        subprocess.run([INITDB, '--no-sync', '--auth=trust', '--locale=C', '-D', cls.folder],
                       check=True, stdout=subprocess.DEVNULL, timeout=60, **identity)
        cls.server = cls._start_server(identity)

    @classmethod
    def _start_server(cls, identity):
        settings = ['shared_memory_type=sysv', 'dynamic_shared_memory_type=posix',
                    'shared_buffers=1MB', 'max_connections=10', 'listen_addresses=',
                    'unix_socket_directories=' + cls.folder]
        server = subprocess.Popen(
            [os.path.join(os.path.dirname(INITDB), 'postgres'), '-D', cls.folder,
             *(word for setting in settings for word in ('-c', setting))],
            stderr=subprocess.DEVNULL, **identity)
        cls.addClassCleanup(server.wait, timeout=30)
        cls.addClassCleanup(server.send_signal, signal.SIGINT)  # fast: waits for nobody
        wait_until(lambda: cls._status() == 'ready', 'PostgreSQL to be ready')
        return server

    @classmethod
    def _pid_file(cls):
        try:
            with open(os.path.join(cls.folder, 'postmaster.pid'), encoding='ascii') as file:
                return file.read().split('\n')
        except FileNotFoundError:
            return []

    @classmethod
    def _status(cls):
        return ''.join(cls._pid_file()[7:8]).strip()

    def test_main_segment(self):
        # The seventh line has the key and the id of the segment.
        address = 'sysv:' + self._pid_file()[6].split()[1]
        said = program.run_cli('read', address, '--as', 'hex', '--length', '8')
        bytes_ = bytes.fromhex(said.split(': ')[1].split('  ')[0])
        self.assertEqual(struct.unpack('<ii', bytes_), (POSTGRES_MAGIC, self.server.pid))
        window = self.start(address)
        window.get('Bytes of ' + address)
        window.wait_for_process(self.server.pid)

    def test_dynamic_segment(self):
        control = [path for path in glob.glob(block.FOLDER + '/PostgreSQL.*')
                   if block.load(os.path.basename(path), 4) == struct.pack('<I', DYNAMIC_MAGIC)]
        self.assertEqual(len(control), 1)
        name = os.path.basename(control[0])
        window = self.start(name)
        window.get('Bytes of ' + name)
        window.wait_for_process(self.server.pid)


@unittest.skipUnless(WINE, 'Wine is not installed')
@unittest.skipUnless(os.path.exists(WINE_PEER), 'there is no mingw-w64 to build for Windows')
class Wine(case.WindowTestCase):
    """A program for Windows that has a named section, with no bridge in between."""

    def setUp(self):
        super().setUp()
        home = os.path.join(sandbox.scratch(), 'wine')
        os.makedirs(home, exist_ok=True)
        changes = {'HOME': home, 'WINEPREFIX': home + '/prefix', 'WINEDEBUG': '-all',
                   'WINEDLLOVERRIDES': 'mscoree,mshtml,winemenubuilder.exe='}
        self.addCleanup(subprocess.run, [self._server(), '-k'], check=False, timeout=30,
                        env={**os.environ, **changes})
        self.peer = Stranger(self, [WINE, WINE_PEER], **changes)
        self.peer.write('from Windows')
        self.pid, self.descriptor = wait_until(self._find_section, 'the section')

    @staticmethod
    def _server():
        return shutil.which('wineserver') or find_program('/usr/lib/wine/wineserver*') or 'true'

    @staticmethod
    def _find_section():
        """Process and descriptor of what has the size of the peer's section."""
        for folder in glob.glob('/proc/[0-9]*'):
            try:
                with open(folder + '/comm', encoding='ascii') as file:
                    if 'wine-peer' not in file.read():
                        continue
                for link in glob.glob(folder + '/fd/*'):
                    if os.stat(link).st_size == WINE_SIZE and '(deleted)' in os.readlink(link):
                        return os.path.basename(folder), os.path.basename(link)
            except OSError:
                continue  # gone meanwhile
        return None

    def test_section_is_read_and_written_live(self):
        address = f'proc:{self.pid}/fd/{self.descriptor}'
        row = next(line.split() for line in program.run_cli('list').splitlines()
                   if line.startswith(address))
        self.assertEqual(row[-1], 'wine-peer.exe')
        window = self.start(address)
        window.wait_for_live_text('from Windows')
        self.peer.write('once more')
        window.wait_for_live_text('once more')
        window.wait_for_process(self.pid)
        window.wait_for_text('wine-peer.exe')
        window.compose('from the window')
        window.toggle('Allow Writing')
        window.press_button('Write')
        window.wait_for_live_text('from the window')
        self.assertEqual(self.peer.write('f'), b'f\0om the window\0')
