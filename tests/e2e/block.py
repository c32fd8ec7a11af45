# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shared memory as a program that never heard of Vitrine uses it."""

import contextlib
import mmap
import os
import random

FOLDER = '/dev/shm'
DEFAULT_NAME = 'dllmemfilemap'
DEFAULT_SIZE = 4096


def unique(word):
    """A segment name that no other run uses."""
    return f'vitrine-e2e-{word}-{os.getpid()}-{random.randrange(1 << 32):08x}'


def path(name):
    return os.path.join(FOLDER, name)


def exists(name):
    return os.path.exists(path(name))


def size(name):
    return os.stat(path(name)).st_size


def mode(name):
    return os.stat(path(name)).st_mode & 0o7777


def create(name, length=DEFAULT_SIZE, permissions=0o600):
    """Makes a segment that nobody manages."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path(name))
    with open(path(name), 'xb') as file:
        os.fchmod(file.fileno(), permissions)
        os.posix_fallocate(file.fileno(), 0, length)


def remove(name):
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path(name))


def resize(name, length):
    os.truncate(path(name), length)


@contextlib.contextmanager
def mapped(name):
    """The segment's memory; what is stored into it, every process sees."""
    with open(path(name), 'r+b') as file:
        with mmap.mmap(file.fileno(), 0) as memory:
            yield memory


def store(name, data, offset=0):
    with mapped(name) as memory:
        memory[offset:offset + len(data)] = data


def load(name, length, offset=0):
    with mapped(name) as memory:
        return memory[offset:offset + length]


def store_text(name, text, encoding='utf-16-le'):
    store(name, (text + '\0').encode(encoding))


def load_text(name):
    """The text as the classic block holds it: UTF-16LE up to a zero unit."""
    with mapped(name) as memory:
        units = memoryview(memory).cast('H')
        end = next((at for at, unit in enumerate(units) if unit == 0), len(units))
        data = units[:end].tobytes()
        units.release()
    return data.decode('utf-16-le')
