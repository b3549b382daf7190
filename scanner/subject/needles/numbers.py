"""Phone numbers and ids in what was said (see `spoken`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import EQUAL, ID, PHONE, SHARED, VARIANT, Found
from scanner.subject.needles.ids import Id, ids
from scanner.subject.needles.phones import Phone, phones
from scanner.subject.needles.spoken import Said
from scanner.subject.needles.view import View

_REACH = 48
_PLUS = re.compile(rb"(?<![a-z])plus[ ,]{1,2}\Z")
_TAIL = 4  # digits by which a number is looked up


class Spoken:
    """The numbers of all subjects that people may say."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._by_tail: dict[str, list[tuple[int, Phone | Id]]] = defaultdict(list)
        for number, subject in enumerate(subjects):
            for phone in phones(subject):
                self._by_tail[phone.national[-_TAIL:]].append((number, phone))
            for each in ids(subject):
                if len(each.number) >= _TAIL:
                    self._by_tail[each.number[-_TAIL:]].append((number, each))

    def __bool__(self) -> bool:
        return bool(self._by_tail)

    def found(self, view: View, said: Said) -> Iterator[tuple[int, int, int, int, int]]:
        """Hits in one run of digits: start, end, subject, field, level."""
        for subject, each in self._by_tail.get(said.digits[-_TAIL:], ()):
            hits = _phone(each, view, said) if isinstance(each, Phone) else _id(each, view, said)
            yield from ((start, end, subject, kind, level) for start, end, kind, level in hits)


def _phone(phone: Phone, view: View, said: Said) -> Iterator[Found]:
    size = len(said.digits) - len(phone.national)
    if size < 0 or not said.digits.endswith(phone.national):
        return
    led = said.digits[:size]
    codes = {start + phone.code + trunk for start in ("", "00") for trunk in ("", phone.trunk)}
    if led in codes or (led and led == phone.trunk):
        plus = _PLUS.search(view.lower, max(0, said.starts[0] - _REACH), said.starts[0])
        yield plus.start() if plus else said.starts[0], said.ends[-1], PHONE, SHARED if phone.shared else EQUAL
    elif not led and phone.bare:
        yield said.starts[0], said.ends[-1], PHONE, SHARED if phone.shared else VARIANT


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
