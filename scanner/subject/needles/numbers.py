"""Phone numbers and ids in what was said (see `spoken`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scanner.subject.needles.anchors import EQUAL, ID, PHONE, VARIANT, Found
from scanner.subject.needles.ids import Id, ids
from scanner.subject.needles.phones import Phone, phones
from scanner.subject.needles.spoken import Said
from scanner.subject.needles.view import View
from scanner.subject.request import Subject

_REACH = 48


@dataclass(frozen=True, slots=True)
class Spoken:
    """The numbers of one subject that people may say."""

    subject: int
    phones: Sequence[Phone] = field(repr=False)
    ids: Sequence[Id] = field(repr=False)

    def found(self, view: View, said: Said) -> Iterator[Found]:
        """Hits in one run of digits."""
        for phone in self.phones:
            yield from _phone(phone, said)
        for each in self.ids:
            yield from _id(each, view, said)


def spoken(subjects: Iterable[Subject]) -> list[Spoken]:
    """The subjects that have such numbers."""
    each = [Spoken(number, phones(one), [i for i in ids(one) if i.number]) for number, one in enumerate(subjects)]
    return [one for one in each if one.phones or one.ids]


def _phone(phone: Phone, said: Said) -> Iterator[Found]:
    size = len(said.digits) - len(phone.national)
    if size < 0 or not said.digits.endswith(phone.national):
        return
    led = said.digits[:size]
    codes = {start + phone.code + trunk for start in ("", "00") for trunk in ("", phone.trunk)}
    if led in codes or (led and led == phone.trunk):
        yield said.starts[0], said.ends[-1], PHONE, EQUAL
    elif not led and phone.bare:
        yield said.starts[0], said.ends[-1], PHONE, VARIANT


def _id(each: Id, view: View, said: Said) -> Iterator[Found]:
    """An id's digits, behind its letters as they are said (`C one oh…`) or a word for its kind."""
    if said.digits != each.number:
        return
    start, end = said.starts[0], said.ends[-1]
    before = view.lower[max(0, start - _REACH) : start]
    if each.prefix and (led := re.search(rb"(?<![a-z\d])" + _letters(each.prefix) + rb"[ ,.-]{0,3}\Z", before)):
        yield start - len(before) + led.start(), end, ID, EQUAL
    elif each.said(before):
        yield start, end, ID, VARIANT if each.prefix else EQUAL


def _letters(prefix: str) -> bytes:
    return r"[ .,-]{0,2}".join(map(re.escape, prefix)).encode()
