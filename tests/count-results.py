#!/usr/bin/python3
# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints "N passed, N failed, N skipped" for the last run of meson test.

Usage: count-results.py TESTLOG.JSON

Every test function counts: each line of a program's TAP report, and a program
without such a report as one. A program that crashed, timed out or broke off
its report without naming a failed test counts as one more failed test.
Exits 1 if a test failed or none passed.
"""

import json
import re
import sys

PLAN = re.compile(r'^1\.\.\d+', re.MULTILINE)
LINE = re.compile(r'^(not )?ok\b(?:[^#\n]|#(?! *(?:SKIP|TODO)))*(# *(?:SKIP|TODO))?',
                  re.MULTILINE | re.IGNORECASE)
WRONG = {'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'}


def report_outcomes(report):
    """What each line of a TAP report says; nothing if it is not one."""
    if not PLAN.search(report):
        return []
    return ['skipped' if line[2] else 'failed' if line[1] else 'passed'
            for line in LINE.finditer(report)]


def outcomes(test):
    """'passed', 'failed' or 'skipped' for each test function of a program."""
    result = test['result']
    cases = report_outcomes(test.get('stdout') or '')
    if result in WRONG and 'failed' not in cases:
        return cases + ['failed']
    return cases or ['skipped' if result == 'SKIP' else 'passed']


def main():
    try:
        with open(sys.argv[1], encoding='utf-8', errors='replace') as log:
            found = [one for line in log for one in outcomes(json.loads(line))]
    except (OSError, ValueError) as error:
        print(f'no results to count: {error}', file=sys.stderr)
        found = ['failed']
    print(', '.join(f'{found.count(one)} {one}' for one in ('passed', 'failed', 'skipped')),
          flush=True)
    return 0 if 'passed' in found and 'failed' not in found else 1


if __name__ == '__main__':
    sys.exit(main())
