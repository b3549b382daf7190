"""Ids: as written, in any spacing; their number without the letters before it only where a word says what it is, or alone in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from detectors.fold import folded
from scanner.subject.identifiers import Subject
from scanner.subject.kinds import plain
from scanner.subject.needles.anchors import COMPACT, EQUAL, ID, VARIANT, WORD, Anchor, Found, gapped
from scanner.subject.needles.lists import ID_ALIKE, ID_EMPTY
from scanner.subject.needles.view import View, lowered
from scanner.words import words

#: Letters and digits below which an id is looked for in columns of ids only: shorter ones stand in any text.
SHORTEST = 5
#: Digits that a number needs to tell enough without a word that says what it is.
_TELLING = 8
_GAP = r"[ \t]?[-./_]?[ \t]?"
_REACH = 48


@dataclass(frozen=True, slots=True)
class Id:
    """An id: its letters and digits, those of them before the number and the number ("" where it has none), words for its kind."""

    text: str = field(repr=False)
    prefix: str = field(repr=False)
    number: str = field(repr=False)
    kinds: re.Pattern[bytes]
    letters: re.Pattern[bytes]

    def said(self, before: bytes) -> bool:
        """Whether a word for its kind stands in the text before it, with no other number or sentence between."""
        return self.kinds.search(before) is not None


def ids(subject: Subject) -> list[Id]:
    """The ids of a subject that are long enough for free text."""
    found = []
    for key, values in subject.ids.items():
        kind = plain(key)
        for value in values:
            text = re.sub(r"[^a-z0-9\x80-\xff]", "", lowered(folded(value)).decode("latin-1"))
            number = re.fullmatch(r"([a-z]*)(\d+)", text)
            if len(text) >= SHORTEST:
                found.append(Id(text, number[1] if number else "", number[2] if number else "", _kinds(kind), _letters(kind)))
    return found


def id_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of all ids of the subject with this index."""
    for each in ids(subject):
        yield _whole(each, number)
        if each.prefix and len(each.number) >= SHORTEST:
            yield _bare(each, number)


def _whole(each: Id, number: int) -> Anchor:
    text, stands = gapped(list(each.text), _GAP)
    telling = len(each.text) >= _TELLING or (each.prefix and each.number)

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        if not stands(view, start, end):
            return
        lettered = each.letters.search(view.lower[max(0, start - _REACH) : start]) if each.number and not each.prefix else None
        if lettered and not _goes_on(view, end):
            yield start - len(lettered[0]), end, ID, VARIANT
        if _within(view, start, end) or (not each.prefix and _grouped(view, start, end, each)):
            return
        if telling or view.alone(start, end) or each.said(view.lower[max(0, start - _REACH) : start]):
            yield start, end, ID, EQUAL

    return Anchor(text, number, COMPACT, WORD, check=check)


def _bare(each: Id, number: int) -> Anchor:
    text, stands = gapped(list(each.number), "")

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        if not stands(view, start, end) or _within(view, start, end):
            return
        if view.alone(start, end) or each.said(view.lower[max(0, start - _REACH) : start]):
            yield start, end, ID, VARIANT

    return Anchor(text, number, COMPACT, WORD, check=check)


def _within(view: View, start: int, end: int) -> bool:
    """Whether it is a part of a longer id or number: `AB-C-10442`, `10442-7`, `10442.50`."""
    return bool(re.fullmatch(rb"[a-z\d][-/.,_]", view.lower[max(0, start - 2) : start])) or _goes_on(view, end)


def _goes_on(view: View, end: int) -> bool:
    return bool(re.match(rb"[-/_.,]\d|-[a-z]", view.lower[end : end + 2]))


def _grouped(view: View, start: int, end: int, each: Id) -> bool:
    """Whether groups of digits beside a number that is itself written in groups make it part of a longer one: 020 5551 2345."""
    before, after = view.lower[max(0, start - 2) : start], view.lower[end : end + 2]
    return end - start > len(each.text) and bool(re.fullmatch(rb"\d[ )]", before) or re.fullmatch(rb"[ (]\d", after))


def _letters(kind: str) -> re.Pattern[bytes]:
    """Letters before a number that stand for its kind: the `C` or `CUS` of a customer's, which a key of a database goes without."""
    named = [word for word in words(kind) if word not in ID_EMPTY and word.isascii() and word.isalpha()]
    starts = sorted({word[:size] for word in named for size in range(1, 5)}, key=len, reverse=True)
    return re.compile(rf"(?<![a-z\d])(?:{'|'.join(starts) or '(?!)'})-?\Z".encode())


def _kinds(kind: str) -> re.Pattern[bytes]:
    """Words for a kind of id before a number, a few words between at most; for a kind that says nothing, the words for ids."""
    named = [word for word in words(kind) if word not in ID_EMPTY] or ["id", "ref", "reference"]
    spoken = dict.fromkeys(alike for word in named for alike in (word, *ID_ALIKE.get(word, ())))
    choice = "|".join(re.escape(word) for word in spoken)
    between = r"(?:[^\d\0.;!?\n]|(?<=no)\.|(?<=nr)\.|(?<=ref)\.){0,24}"
    return re.compile(rf"(?<![a-z])(?:{choice})(?:s|'s)?(?![a-z]){between}\Z".encode("latin-1", "replace"))
