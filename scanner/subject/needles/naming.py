"""Anchors for names: each part as a word of its own, names where parts meet, and user names that run parts together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import COMPACT, EQUAL, GIVEN, KIND, NAME, SPACED, SURNAME, VARIANT, Anchor, Check, Found
from scanner.subject.needles.meet import names_at_given, names_at_initials, names_at_surname
from scanner.subject.needles.people import Person, people
from scanner.subject.needles.view import View

#: Letters of a user name made of an initial and a surname; shorter ones are words of some language.
_SHORTEST = 5
_Meeting = Callable[[Person, View, int, int, int], Iterator[Found]]


def name_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of all names of the subject with this index."""
    for person in people(subject, number):
        for form, level in person.surnames.items():
            yield Anchor(_word(form), number, SPACED, kind=SURNAME, level=level)
            yield Anchor(_word(form), number, SPACED, check=_meeting(names_at_surname, person, level))
        for form in person.short:
            yield Anchor(_word(form), number, SPACED, check=_meeting(names_at_initials, person, VARIANT))
        for form, level in person.given.items():
            yield Anchor(_word(form), number, SPACED, kind=GIVEN, level=level)
            if level == EQUAL and len(form) > 1:
                yield Anchor(_word(form), number, SPACED, check=_meeting(names_at_given, person, level))
        yield from _user_names(person)


def _word(form: bytes) -> bytes:
    return b" " + form + b" "


def _meeting(meet: _Meeting, person: Person, level: int) -> Check:
    return lambda view, start, end: meet(person, view, start, end, level)


def _user_names(person: Person) -> Iterator[Anchor]:
    """`janesmith`, `jane.smith`, `smith_jane`, `jsmith`, `smithj`: digits may follow."""
    first = [form for form, level in person.given.items() if level == EQUAL]
    initial = [person.first[:1]] if person.first else []
    last = [form.replace(b" ", b"") for form, level in person.surnames.items() if level == EQUAL]
    whole = [pair for one, other in product(first, last) for pair in ((one, other), (other, one))]
    short = [pair for one, other in product(initial, last) for pair in ((one, other), (other, one))]
    for one, other in dict.fromkeys([*whole, *(pair for pair in short if len(pair[0] + pair[1]) >= _SHORTEST)]):
        yield Anchor(one + other, person.subject, COMPACT, KIND, check=_run_together(one, other))


def _run_together(one: bytes, other: bytes) -> Check:
    word = other == b"s" or (len(one + other) <= _SHORTEST and min(len(one), len(other)) > 1)  # the Smiths, joli: unless a sign parts them
    parted = re.compile(re.escape(one) + rb"[._+]" + (b"" if word else b"?") + re.escape(other))

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        if parted.fullmatch(view.lower, start, end):
            yield start, end, NAME, VARIANT

    return check
