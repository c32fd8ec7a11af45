# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Programs that never heard of Vitrine, as processes of their own.

Each stores every line of its standard input at the start of its memory, as a
text with a zero after it, and prints what its first 16 bytes are then.
"""

import os
import subprocess
import sys
import threading

TOO_LONG = 180  # seconds: then it hangs

LOOP = '''
import sys
def serve(bytes_):
    for line in sys.stdin:
        text = line.rstrip("\\n").encode("utf-8")
        bytes_[:len(text) + 1] = text + bytes(1)
        print(bytes(bytes_[:16]).hex(), flush=True)
'''

SHARED_MEMORY = LOOP + '''
from multiprocessing import resource_tracker, shared_memory
memory = shared_memory.SharedMemory(name=sys.argv[1], create=True, size=4096)
serve(memory.buf)
memory.close()
memory.unlink()
'''

# shmat(2) has no place in Python's library.
SYSTEM_V = LOOP + '''
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
address = libc.shmat(int(sys.argv[1]), None, 0)
serve(memoryview((ctypes.c_char * 4096).from_address(address)).cast("B"))
'''

# Seals where it is told to, instead of storing: what is mapped can be stored into
# after that, by this one alone.
MEMFD = '''
import fcntl, mmap, os, sys
fd = os.memfd_create("frames", os.MFD_ALLOW_SEALING)
os.ftruncate(fd, 4096)
memory = mmap.mmap(fd, 4096)
print(fd, flush=True)
for line in sys.stdin:
    text = line.rstrip("\\n").encode("utf-8")
    if text == b"SEAL":
        fcntl.fcntl(fd, fcntl.F_ADD_SEALS, 0x0010)  # F_SEAL_FUTURE_WRITE
    else:
        memory[:len(text) + 1] = text + bytes(1)
    print(memory[:16].hex(), flush=True)
'''


class Stranger:
    """A program of that kind, ended with the test."""

    def __init__(self, test, command, **changes):
        self._process = subprocess.Popen(
            command, text=True, bufsize=1, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env={**os.environ, **changes})
        self.pid = self._process.pid
        self._guard = threading.Timer(TOO_LONG, self._process.kill)
        self._guard.daemon = True
        self._guard.start()
        test.addCleanup(self.end)

    @classmethod
    def python(cls, test, source, *arguments):
        return cls(test, [sys.executable, '-c', source, *arguments])

    def read_line(self):
        return self._process.stdout.readline().strip()

    def write(self, text):
        """Makes it store TEXT, and returns the first bytes as it sees them then."""
        self._process.stdin.write(text + '\n')
        return bytes.fromhex(self.read_line())

    def end(self):
        if not self._process.stdin.closed:
            self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()
        self._guard.cancel()
