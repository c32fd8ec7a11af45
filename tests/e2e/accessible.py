# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A program's widgets as a screen reader meets them.

A thin layer over libatspi: every question goes to the program anew, nothing is
cached, and a node that went away while it was asked answers like one that is
not there.
"""

import collections

import gi
gi.require_version('Atspi', '2.0')
# The version must be named before the import.
from gi.repository import Atspi, GLib  # pylint: disable=wrong-import-position

# A sanitized program on a busy machine is slow to answer, and no fault of its.
PATIENCE_MS = 20_000
Atspi.set_timeout(PATIENCE_MS, PATIENCE_MS)

EDITORS = {'text', 'entry', 'password text', 'spin button'}

Box = collections.namedtuple('Box', 'x y width height')


def applications():
    """Every program on the accessibility bus."""
    found = Node(Atspi.get_desktop(0)).children()
    for node in found:
        node.accessible.set_cache_mask(Atspi.Cache.NONE)
    return found


class Node:
    """One accessible object of a program."""

    def __init__(self, accessible):
        self.accessible = accessible

    def _ask(self, question, otherwise, *arguments):
        try:
            return question(self.accessible, *arguments)
        except GLib.Error:
            return otherwise

    @property
    def name(self):
        return self._ask(Atspi.Accessible.get_name, '') or ''

    @property
    def description(self):
        return self._ask(Atspi.Accessible.get_description, '') or ''

    @property
    def role(self):
        return self._ask(Atspi.Accessible.get_role_name, '') or ''

    @property
    def pid(self):
        return self._ask(Atspi.Accessible.get_process_id, 0)

    @property
    def states(self):
        """Names such as 'focused', 'sensitive', 'checked', 'visible'."""
        found = self._ask(Atspi.Accessible.get_state_set, None)
        return {state.value_nick for state in found.get_states()} if found else set()

    @property
    def interfaces(self):
        return self._ask(Atspi.Accessible.get_interfaces, [])

    @property
    def box(self):
        """Where it stands, counted from its window's upper left corner."""
        place = self._ask(Atspi.Component.get_extents, None, Atspi.CoordType.WINDOW)
        return Box(place.x, place.y, place.width, place.height) if place else Box(0, 0, 0, 0)

    @property
    def text(self):
        """What stands in a text; a label's name is its text."""
        if self.role not in EDITORS:
            return self.name
        return self._ask(Atspi.Text.get_text, '', 0, -1)

    @property
    def caret(self):
        return self._ask(Atspi.Text.get_caret_offset, -1)

    @caret.setter
    def caret(self, offset):
        self._ask(Atspi.Text.set_caret_offset, False, offset)

    @property
    def selection(self):
        """The selected part as (start, end), None without one."""
        if self._ask(Atspi.Text.get_n_selections, 0) < 1:
            return None
        chosen = self._ask(Atspi.Text.get_selection, None, 0)
        return (chosen.start_offset, chosen.end_offset) if chosen else None

    def put_text(self, text):
        """Replaces an editable text at once, as a paste would."""
        return self._ask(Atspi.EditableText.set_text_contents, False, text)

    def activate(self):
        """What a click does."""
        return self._ask(Atspi.Action.do_action, False, 0)

    def parent(self):
        return Node(self._ask(Atspi.Accessible.get_parent, None))

    def children(self):
        count = self._ask(Atspi.Accessible.get_child_count, 0)
        found = (self._ask(Atspi.Accessible.get_child_at_index, None, index)
                 for index in range(count))
        return [Node(child) for child in found if child]

    def walk(self):
        """This node and all below it, parents first."""
        yield self
        for child in self.children():
            yield from child.walk()

    def find_all(self, name=None, role=None, state=None):
        """Every node below with that name, role and state; names may be functions."""
        fits = name if callable(name) else lambda text: name in (None, text)
        return (node for node in self.walk()
                if (role is None or node.role == role) and fits(node.name)
                and (state is None or state in node.states))

    def find(self, name=None, role=None, state=None):
        """The first such node, or None."""
        return next(self.find_all(name, role, state), None)

    def describe(self, depth=0):
        """The tree as lines, for a person who looks for what went wrong."""
        words = [self.role, repr(self.name), *sorted(self.states)]
        if self.role in EDITORS:
            words.append(repr(self.text))
        yield '  ' * depth + ' '.join(words)
        for child in self.children():
            yield from child.describe(depth + 1)


class Heard:
    """Context manager: the texts that a screen reader is told were inserted."""

    EVENT = 'object:text-changed:insert'

    def __init__(self):
        self._texts = []
        self._listener = Atspi.EventListener.new(
            lambda event: self._texts.append(event.any_data))

    def __enter__(self):
        self._listener.register(self.EVENT)
        return self

    def __exit__(self, *exception):
        self._listener.deregister(self.EVENT)

    def texts(self):
        """What was heard until now."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self._texts
