#!/usr/bin/python3
# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What count-results.py makes of Meson's log, case by case."""

import json
import os
import subprocess
import sys
import tempfile

COUNT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'count-results.py')

# What it is; result and report of each program; passed, failed, skipped; exit.
CASES = [
    ('each line of a report counts',
     [('OK', '1..2\nok 1 /a\nok 2 /b\n')], (2, 0, 0), 0),
    ('a program without a report counts as one',
     [('OK', 'said something\n'), ('OK', None), ('SKIP', '')], (2, 0, 1), 0),
    ('a skipped function is not a passed one',
     [('OK', '1..2\nok 1 /a # SKIP no display\nok 2 /b\n')], (1, 0, 1), 0),
    ('a hash in a name or a comment skips nothing',
     [('OK', '# SKIP\n1..1\nok 1 /a # 1 of 2\n# ok 2 /b\n')], (1, 0, 0), 0),
    ('a known fault is neither passed nor failed',
     [('OK', '1..2\nnot ok 1 /a # TODO next time\nok 2 /b\n')], (1, 0, 1), 0),
    ('a failed function is counted once',
     [('FAIL', '1..2\nok 1 /a\nnot ok 2 /b - expected 1\nBail out!\n')], (1, 1, 0), 1),
    ('a crash after a passed function is a failure',
     [('ERROR', '1..3\nok 1 /a\n')], (1, 1, 0), 1),
    ('a time-out without any report is a failure',
     [('TIMEOUT', ''), ('OK', '1..1\nok 1 /a\n')], (1, 1, 0), 1),
    ('a program that was skipped whole',
     [('SKIP', '1..0 # SKIP no Xvfb\n'), ('OK', None)], (1, 0, 1), 0),
    ('no test at all is no success', [], (0, 0, 0), 1),
]


def count(programs):
    with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
        for number, (result, report) in enumerate(programs):
            log.write(json.dumps({'name': str(number), 'result': result, 'stdout': report}) + '\n')
        log.flush()
        done = subprocess.run([sys.executable, COUNT, log.name], stdout=subprocess.PIPE,
                              text=True, check=False)
    return done.stdout, done.returncode


def main():
    print(f'1..{len(CASES)}')
    for number, (name, programs, numbers, status) in enumerate(CASES, 1):
        expected = ('%d passed, %d failed, %d skipped\n' % numbers, status)
        found = count(programs)
        print(f'{"ok" if found == expected else "not ok"} {number} - {name}')
        if found != expected:
            print(f'# expected {expected}, found {found}')


main()
