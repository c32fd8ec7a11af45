# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The benchmarks' one table: each figure beside what it is compared with."""

import dataclasses
import math

HEADINGS = ['what', 'measured', 'compared with', 'that', 'ratio', 'bar', '']


@dataclasses.dataclass
class Row:
    """A figure, the figure of the same run it is compared with, and its bar."""

    what: str
    measured: float
    other: str
    base: float
    unit: str
    most: float = math.inf    # the ratio may not be greater
    below: bool = False       # nor reach it

    @property
    def ratio(self):
        return self.measured / self.base if self.base else math.inf

    @property
    def is_met(self):
        return self.ratio < self.most if self.below else self.ratio <= self.most

    def cells(self):
        return [self.what, format_figure(self.measured, self.unit), self.other,
                format_figure(self.base, self.unit), f'{self.ratio:.3g}', self._bar(),
                self._verdict()]

    def _bar(self):
        if self.most == math.inf:
            return ''
        return f'{"<" if self.below else "<="} {self.most:g}'

    def _verdict(self):
        if not self._bar():
            return ''
        return 'met' if self.is_met else 'MISSED'


@dataclasses.dataclass
class Missing:
    """What could not be measured, and why."""

    what: str
    why: str
    is_met = True

    def cells(self):
        return [self.what, self.why, '', '', '', '', '']


def read_row(line, unit, most=math.inf):
    """A line of a benchmark of its own: what, figure, with what, figure, ratio; or
    what could not be measured, and why."""
    if '\t' not in line:
        return Missing(*line.split(': ', 1))
    what, measured, other, base, _ = line.split('\t')
    return Row(what, float(measured), other, float(base), unit, most=most)


def format_figure(value, unit):
    """Three digits that count, with the unit."""
    digits = f'{value:,.0f}' if abs(value) >= 1000 else f'{value:.3g}'
    return f'{digits} {unit}'.strip()


def show(rows):
    """Prints the table; true when every bar is met."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        print('  '.join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    return all(row.is_met for row in rows)
