"""Phone numbers as written: the national number in any spacing, behind what may stand before it. Spoken ones: see `spoken`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import phonenumbers

from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import COMPACT, EQUAL, OPEN, PHONE, SHARED, VARIANT, Anchor, Found, gapped
from scanner.subject.needles.view import View
from scanner.subject.weigh.mailboxes import shared

_GAP = r"(?:[ \t\n]?[-./]?[ \t\n]?\(?[ \t\n]?|\)[ \t\n-]{0,2})"
#: Digits of a national number below which it is found only behind a code.
_SHORT = 8
_REACH = 24


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: national digits as dialled from abroad, the code of its country, what is dialled before it at home ("0" or ""), and whether
    other people have it, too."""

    national: str = field(repr=False)
    code: str
    trunk: str
    shared: bool = False

    @property
    def bare(self) -> bool:
        """Whether the national number is telling without anything before it, as a number that lost its 0 in a column of integers."""
        return len(self.national) >= _SHORT


def phones(subject: Subject) -> list[Phone]:
    """The subject's numbers, each once; the request has checked them."""
    found = []
    several = shared(subject)
    for written in subject.phones:
        number = phonenumbers.parse(written, subject.region)
        region = phonenumbers.region_code_for_country_code(number.country_code or 0)
        trunk = phonenumbers.ndd_prefix_for_region(region, True) or ""
        national = phonenumbers.national_significant_number(number)
        found.append(Phone(national, str(number.country_code), trunk, national in several))
    return list(dict.fromkeys(found))


def phone_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of all numbers of the subject with this index."""
    for phone in phones(subject):
        yield _anchor(phone, number)


def _anchor(phone: Phone, number: int) -> Anchor:
    text, stands = gapped(list(phone.national), _GAP)
    before = _before(phone)

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        if view.lower[end : end + 1].isdigit() or not stands(view, start, end):
            return
        led = before.search(view.lower, max(0, start - _REACH), start)
        if led is not None:
            yield led.start(), end, PHONE, SHARED if phone.shared else EQUAL
        elif phone.bare and _free(view, start, end):
            yield start - (view.lower[start - 1 : start] == b"("), end, PHONE, SHARED if phone.shared else VARIANT

    return Anchor(text, number, COMPACT, OPEN, check=check)


def _before(phone: Phone) -> re.Pattern[bytes]:
    """What makes a national number whole: `+44`, `0044`, `(+44) (0)`, `44`, `0`."""
    abroad = r"\(?(?:\+[ ]?|(?<!\d)(?:00|011|\(0\)0)[ .-]?)?(?<!\d)%s\)?[ ./-]{0,2}(?:\(?%s\)?[ ./-]{0,2})?\(?"
    zeros = r"\(?(?<!\d)00%s[ ./-]{0,2}(?:\(?%s\)?[ ./-]{0,2})?\(?"
    home = rf"\(?(?<!\d){phone.trunk}\)?[ ./-]{{0,2}}\(?" if phone.trunk else ""
    codes = (phone.code, phone.trunk)
    ways = [abroad % codes, zeros % codes, *([home] if home else [])]
    return re.compile(rf"(?:{'|'.join(ways)})\Z".encode())


def _free(view: View, start: int, end: int) -> bool:
    """Whether no other digits and no code stand about a bare national number."""
    before, after = view.lower[max(0, start - 3) : start], view.lower[end : end + 3]
    return not (re.search(rb"[\d+][ ().+/-]{0,2}\Z", before) or re.match(rb"[ .-]?\d", after))
