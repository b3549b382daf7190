"""E-mail addresses: in any case, with plus-tags and dots, in URLs, hidden from robots (`jane [at] example.org`) and said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from detectors.fold import folded
from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import CLOSE, COMPACT, EMAIL, EQUAL, OPEN, SHARED, SPACED, VARIANT, Anchor, Check, Found
from scanner.subject.needles.lists import ONES, TEENS, TENS
from scanner.subject.needles.view import View, lowered
from scanner.subject.weigh.mailboxes import mailbox, shared

#: Names of one and the same mailbox, whose dots say nothing (support.google.com/mail/answer/7436150).
_DOTLESS = ("gmail.com", "googlemail.com")
_AT = r"(?:@|%40|&#64;|[ ]?[\[({<][ ]?(?:at|@)[ ]?[\])}>][ ]?|,?[ ]at[ ]|_at_)"
_DOT = r"(?:\.|[ ]?[\[({<][ ]?(?:dot|\.)[ ]?[\])}>][ ]?|[,]?[ ](?:dot|point)[ ]|_dot_)"
_TAG = r"(?P<tag>(?:\+|%2b)[\w.%+-]{1,48}?)?"
_SIGNS = {".": ("dot", "point"), "_": ("underscore",), "-": ("dash", "hyphen", "minus"), "+": ("plus",)}
_SAID = r"[ ,.-]{0,3}"
_MANY = 32  # spoken writings of one local part
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Mail:
    """The parts of an address, lower case: local part without its tag, the tag, the domains under which the mailbox is known."""

    local: str = field(repr=False)
    tag: str = field(repr=False)
    domains: tuple[str, ...] = field(repr=False)
    shared: bool = False


def mail_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of all addresses of the subject with this index."""
    several = shared(subject)
    for written in subject.emails:
        mail = replace(_parts(written), shared=mailbox(written) in several)
        check = _check(mail)
        for text in dict.fromkeys(_locals(mail.local)):
            view = COMPACT if len(text.replace(" ", "")) > _SHORT else SPACED
            literal = text.replace(" ", "") if view == COMPACT else f" {text} "
            yield Anchor(literal.encode("latin-1"), number, view, OPEN, check=check)


def _parts(written: str) -> _Mail:
    local, _, domain = lowered(folded(written)).decode("latin-1").rpartition("@")
    base, _, tag = local.partition("+")
    return _Mail(base or local, tag if base else "", _DOTLESS if domain in _DOTLESS else (domain,))


def _locals(local: str) -> Iterator[str]:
    """The words of a local part, with its signs and digits as they are written or said."""
    words = re.findall(r"[a-z0-9\x80-\xff]+", local)
    yield from ("".join(words), " ".join(words))
    for way in islice(product(*map(_ways, local)), _MANY):
        yield " ".join("".join(said if len(said) == 1 else f" {said} " for said in way).split())
    if re.search("[0-9]{2}", local):
        for one in islice(product(*_in_tens(local)), _MANY):
            yield " ".join("".join(f" {said} " if len(said) > 1 else said for said in one).split())


def _in_tens(local: str) -> Iterator[tuple[str, ...]]:
    """What is said for each sign, two digits at once: `eighty eight`, `double eight`, `nineteen eighty four`."""
    for piece in re.findall("[1-9][0-9]|.", local):
        if len(piece) == 1:
            yield _ways(piece)
            continue
        tens, ones = int(piece[0]), int(piece[1])
        whole = TEENS[ones] if tens == 1 else f"{TENS[tens - 2]} {ONES[ones]}" if ones else TENS[tens - 2]
        yield (whole, *([f"double {ONES[ones]}"] if tens == ones else []))


def _ways(char: str) -> tuple[str, ...]:
    if char.isdigit():
        return (ONES[int(char)], "oh") if char == "0" else (ONES[int(char)],)
    return _SIGNS.get(char, (char if char.isalnum() else "",))


def _check(mail: _Mail) -> Check:
    """Whether the address stands where its local part does, as the address itself, one of its tags, or another mailbox much like it."""
    tail = _TAG + _AT + "(?:" + "|".join(map(_domain, mail.domains)) + r")(?![\w-]|\.[a-z0-9])"
    written = re.compile(f"(?P<local>{_loose(mail.local)}){tail}".encode("latin-1"))
    said = re.compile(f"(?:{_spoken(mail.local)})(?:[ ]plus[ ](?P<tag>[a-z0-9]{{1,24}}))?{tail.removeprefix(_TAG)}".encode("latin-1"))

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        if _inside(view.lower, start):
            return
        if found := written.match(view.lower, start):
            yield start, found.end(), EMAIL, _level(mail, found["local"].decode("latin-1"), found["tag"])
        elif found := said.match(view.lower, start):
            same = (found["tag"] or b"").decode("latin-1") in ("", mail.tag)
            yield start, found.end(), EMAIL, SHARED if mail.shared else EQUAL if same else VARIANT

    return check


def _level(mail: _Mail, local: str, tag: bytes | None) -> int:
    """Equal, or a tag of the same mailbox; dots and other signs tell mailboxes apart, but at Gmail."""
    level = EQUAL if (tag or b"").decode("latin-1").removeprefix("%2b").removeprefix("+") == mail.tag else VARIANT
    same = local == mail.local or (mail.domains == _DOTLESS and local.replace(".", "") == mail.local.replace(".", ""))
    if mail.shared or not same:
        return SHARED if same else CLOSE
    return level if local == mail.local else VARIANT


def _inside(lower: bytes, start: int) -> bool:
    """Whether the local part began before: `mary.jane@…` is not jane. What a URL writes as `%3A` is a sign, not letters."""
    before = lower[max(0, start - 3) : start]
    return bool(re.search(rb"[\w.+\-\x80-\xff]\Z", before)) and not re.fullmatch(rb"%(?!2[be]|5f|2d)[2-7][0-9a-f]", before)


def _loose(local: str) -> str:
    """The local part with or without signs between its letters."""
    letters = [char for char in local if char.isalnum()]
    signs = {char for char in local if not char.isalnum()} - set("._-")
    between = "[._" + "".join(map(re.escape, sorted(signs))) + "-]?"
    return between.join(map(re.escape, letters))


def _spoken(local: str) -> str:
    one_by_one = [_ways(char) for char in local]
    return "|".join(_one_after_another(ways) for ways in (one_by_one, list(_in_tens(local))))


def _one_after_another(ways: Sequence[tuple[str, ...]]) -> str:
    return _SAID.join("(?:" + "|".join(way.replace(" ", _SAID) for way in each) + ")" for each in ways if each != ("",))


def _domain(domain: str) -> str:
    return _DOT.join(re.escape(label).replace(r"\-", r"(?:-|[ ](?:dash|hyphen)[ ])") for label in domain.split("."))
