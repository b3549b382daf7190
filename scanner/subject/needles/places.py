"""Where a person lives: UK postcodes in any spacing, written or said, and house number with street, long or abbreviated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product

from scanner.subject.identifiers import Subject
from scanner.subject.names import plain
from scanner.subject.needles.anchors import ADDRESS, COMPACT, EQUAL, KIND, POSTCODE, VARIANT, WORD, Anchor, gapped, one
from scanner.subject.needles.lists import INNER, ONES, STREETS

# Royal Mail, Programmers' Guide to the Postcode Address File: the forms of outward and inward codes
_POSTCODE = re.compile(r"(?<![A-Z0-9])(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)[ ]?([0-9][ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])")
_SPACE = r"[ \t\n\xa0-]{0,2}"
_SPELLED = r"[ \t,.-]{0,3}"
_BETWEEN = r"[ \t\n,.'-]{0,3}"
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_MOST = 24  # writings of one address
_LONG = {short: street for street, shorts in STREETS.items() if street != "saint" for short in shorts if len(short) > 1}


def place_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of all addresses of the subject with this index."""
    for address in subject.addresses:
        for match in _POSTCODE.finditer(address.upper()):
            yield from _postcode(match[1].lower(), match[2].lower(), number)
        if street := _street(address):
            yield from _writings(street, number)


def _postcode(outward: str, inward: str, number: int) -> Iterator[Anchor]:
    text, stands = gapped((outward, inward), _SPACE)
    yield Anchor(text, number, COMPACT, WORD, check=one(stands, POSTCODE, EQUAL))
    for zero in ("zero", "oh"):
        said = [ONES[int(c)] if c.isdigit() else c for c in outward + inward]
        pieces = [zero if word == "zero" else word for word in said]
        text, stands = gapped(pieces, _SPELLED)
        yield Anchor(text, number, COMPACT, WORD, check=one(stands, POSTCODE, VARIANT))


def _street(address: str) -> tuple[str, ...]:
    """House number and words of the street; () where the address gives no number with a street."""
    for line in address.replace("\n", ",").split(","):
        found = plain(line).split()
        at = _house(found)
        if 0 <= at < len(found) - 1 and any(word.isalpha() for word in found[at + 1 :]):
            return tuple(found[at:])
    joined = plain(address.split(",")[0])
    if _NUMBER.fullmatch(joined) and "," in address:  # 4, Mill Lane
        return (joined, *plain(address.split(",")[1]).split())
    return ()


def _house(found: Sequence[str]) -> int:
    """Where the number of the house stands, not that of a flat; -1 without one."""
    numbers = [at for at, word in enumerate(found) if _NUMBER.fullmatch(word)]
    houses = [at for at in numbers if at == 0 or found[at - 1] not in INNER]
    return houses[0] if houses else -1


def _writings(street: tuple[str, ...], number: int) -> Iterator[Anchor]:
    """The street with every word long and short, as far as there are few such words."""
    long = [street[0], *("saint" if word == "st" else _LONG.get(word, word) for word in street[1:-1]), _LONG.get(street[-1], street[-1])]
    ways = product(*((word, *STREETS.get(word, ())) for word in long))
    for pieces in dict.fromkeys([street, *islice(ways, _MOST)]):
        text, stands = gapped([piece for word in pieces for piece in _apart(word)], _BETWEEN)
        yield Anchor(text, number, COMPACT, KIND, check=one(stands, ADDRESS, EQUAL))


def _apart(word: str) -> tuple[str, ...]:
    """`johns` may be written `John's`."""
    return (word[:-1], "s") if word.endswith("s") and len(word) > 3 else (word,)
