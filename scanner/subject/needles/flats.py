"""A given name beside the number of the flat, as neighbours and caretakers write: `Zosia Flat 3`, `flat 3 (Zosia)`.

It is no address: that number is in every house. With the name it is worth a person's look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import ADDRESS, CLOSE, COMPACT, KIND, Anchor, Check, Found, gapped
from scanner.subject.needles.people import people
from scanner.subject.needles.places import inner
from scanner.subject.needles.view import View

_FLAT = ("flat", "fl", "apartment", "apt", "unit")
_REACH = 40  # bytes to either side in which the name stands


def flat_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of the flats of the subject with this index; none where no given name or no flat is known."""
    given = sorted({form for person in people(subject, number) for form in person.given})
    flats = dict.fromkeys(found[0] for found in map(inner, subject.addresses) if found)
    for flat in flats if given else ():
        for word in _FLAT:
            text, stands = gapped((word, flat), r"[ .]{0,2}")
            yield Anchor(text, number, COMPACT, KIND, check=_beside(b"|".join(map(re.escape, given)), stands))


def _beside(names: bytes, stands: Callable[[View, int, int], bool]) -> Check:
    """The place, where one of the names stands right before or behind it."""
    before = re.compile(rb"(?<![a-z])(?:%b)(?:'s)?[ ,(]{1,3}(?:(?:at|in|of|from) )?\Z" % names)
    after = re.compile(rb"[ ,:(-]{1,3}(?:%b)(?![a-z])" % names)

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        if not stands(view, start, end):
            return
        if before.search(view.lower, max(0, start - _REACH), start) or after.match(view.lower, end, end + _REACH):
            yield start, end, ADDRESS, CLOSE

    return check
