# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Does to a segment, at random, whatever can be done to one.

torturer.py NAME SEED SECONDS TEXT [BALLAST]: torments the segment for so long and
leaves behind a sound one that says TEXT. The same seed makes the same choices.
BALLAST is a file beside it that may fill all memory now and then.
"""

import contextlib
import errno
import os
import random
import sys
import time

LARGEST = 1 << 20
SETTLED = 4096
PAUSE = 0.01  # seconds between two deeds, on average
CHUNK = 1 << 20
# The last two are what a segment has that goes with its last process.
MODES = [0o000, 0o200, 0o400, 0o600, 0o666, 0o1600, 0o1666]


class Torturer:
    """One segment, and what is done to it; every deed may find it gone."""

    def __init__(self, path, seed, ballast):
        self._path = path
        self._ballast = ballast
        self._random = random.Random(seed)
        self._deeds = [self.shrink, self.grow, self.empty, self.remove, self.create,
                       self.replace, self.change_mode, self.fill, self.fill, self.fill,
                       self.punctuate]
        if ballast:
            self._deeds += [self.take_all_memory, self.give_memory_back]

    def torment(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(FileNotFoundError, FileExistsError):
                self._do(self._random.choice(self._deeds))
            time.sleep(self._random.expovariate(1 / PAUSE))

    def settle(self, text):
        """Nothing that was there before is left, and what is there is whole."""
        self.give_memory_back()
        with contextlib.suppress(FileNotFoundError):
            self.remove()
        self._create(text.encode() + bytes(SETTLED - len(text)))

    def shrink(self):
        self._resize(self._random.randint(0, os.path.getsize(self._path)))

    def grow(self):
        size = os.path.getsize(self._path)
        self._resize(self._random.randint(size, max(size, LARGEST)))

    def empty(self):
        self._resize(0)

    def remove(self):
        os.unlink(self._path)

    def create(self):
        """As most programs do: a name, then a size, and some time between."""
        with open(self._path, 'xb') as file:
            time.sleep(self._random.random() * PAUSE)
            file.truncate(self._random.randint(1, LARGEST))

    def replace(self):
        self._create(self._random.randbytes(self._random.randint(1, SETTLED)))

    def change_mode(self):
        os.chmod(self._path, self._random.choice(MODES))

    def fill(self):
        with open(self._path, 'r+b') as file:
            size = os.fstat(file.fileno()).st_size
            start = self._random.randrange(size + 1)
            length = min(size - start, SETTLED)
            os.pwrite(file.fileno(), self._random.randbytes(length), start)

    def punctuate(self):
        """A hole where something stood."""
        size = os.path.getsize(self._path)
        self._resize(size // 2)
        self._resize(size)

    def take_all_memory(self):
        with open(self._ballast, 'ab') as file:
            while True:
                os.posix_fallocate(file.fileno(), file.tell(), CHUNK)
                file.seek(CHUNK, os.SEEK_CUR)

    def give_memory_back(self):
        with contextlib.suppress(FileNotFoundError, TypeError):
            os.unlink(self._ballast)

    def _do(self, deed):
        try:
            deed()
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise

    def _resize(self, size):
        os.truncate(self._path, size)

    def _create(self, data):
        other = self._path + '-new'
        with open(other, 'wb') as file:
            file.write(data)
        os.rename(other, self._path)


def main():
    name, seed, seconds, text, *ballast = sys.argv[1:]
    path = os.path.join('/dev/shm', name)
    torturer = Torturer(path, int(seed), os.path.join('/dev/shm', ballast[0]) if ballast else None)
    torturer.torment(float(seconds))
    torturer.settle(text)


if __name__ == '__main__':
    main()
