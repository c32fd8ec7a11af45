# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""unittest's results in the Test Anything Protocol, one point a test function."""

import traceback
import unittest


class Result(unittest.TestResult):
    """Prints each point as it is known; asks a failed test for its evidence."""

    def __init__(self, count):
        super().__init__()
        self._told = False
        print(f'TAP version 13\n1..{count}', flush=True)

    def startTest(self, test):
        super().startTest(test)
        self._told = False

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell('ok', test, f' # SKIP {reason}')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._fail(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self._fail(test, err)

    def stopTest(self, test):
        super().stopTest(test)
        if not self._told:
            self._tell('ok', test)

    def _fail(self, test, error):
        for line in _explain(*error):
            print('# ' + line, flush=True)
        if not self._told:
            self._tell('not ok', test)
            test.save_evidence()

    def _tell(self, verdict, test, directive=''):
        self._told = True
        print(f'{verdict} {self.testsRun} {test.id()}{directive}', flush=True)


def _explain(kind, error, trace):
    """The lines of a traceback, from where unittest called the test."""
    while trace.tb_next and '__unittest' in trace.tb_frame.f_globals:
        trace = trace.tb_next
    return ''.join(traceback.format_exception(kind, error, trace)).splitlines()


def run(names):
    """Runs the named test modules; true when nothing failed."""
    suite = unittest.defaultTestLoader.loadTestsFromNames(names)
    result = Result(suite.countTestCases())
    suite.run(result)
    return result.wasSuccessful()
