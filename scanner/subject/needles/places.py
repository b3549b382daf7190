"""Where a person lives: UK postcodes in any spacing, written or said, house number with street, long or abbreviated, and a flat's number
with the name of the house."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product

from scanner.subject.identifiers import Subject
from scanner.subject.names import plain
from scanner.subject.needles.anchors import ADDRESS, COMPACT, EQUAL, KIND, POSTCODE, VARIANT, WORD, Anchor, Check, Found, gapped, one
from scanner.subject.needles.lists import INNER, ONES, STREETS
from scanner.subject.needles.view import View

# Royal Mail, Programmers' Guide to the Postcode Address File: the forms of outward and inward codes
_POSTCODE = re.compile(r"(?<![A-Z0-9])(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)[ ]?([0-9][ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])")
_SPACE = r"[ \t\n\xa0-]{0,2}"
_SPELLED = r"[ \t,.-]{0,3}"
_BETWEEN = r"[ \t\n,.'-]{0,3}"
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_MOST = 24  # writings of one address
_REACH = 80  # bytes before a street in which its flat is looked for
_LONG = {short: street for street, shorts in STREETS.items() if street != "saint" for short in shorts if len(short) > 1}


def place_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of all addresses of the subject with this index."""
    for address in subject.addresses:
        for match in _POSTCODE.finditer(address.upper()):
            yield from _postcode(match[1].lower(), match[2].lower(), number)
        flat = inner(address)
        if street := _street(address):
            yield from _writings(street, number, flat)
        if len(flat) > 1:
            yield from _writings(flat, number)


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


def inner(address: str) -> tuple[str, ...]:
    """A flat's number and the words of the house's name, where the address has one; () where it names no flat.

    >>> inner("Flat 3, Weir House, 18 Mill Lane"), inner("Flat 3 Weir House"), inner("Flat 2, 17 Mill Lane"), inner("4 Mill Lane")
    (('3', 'weir', 'house'), ('3', 'weir', 'house'), ('2',), ())
    """
    lines = [plain(line).split() for line in re.split("[,\n]", address)]
    for line, following in zip(lines, [*lines[1:], []], strict=True):
        if len(line) > 1 and line[0] in INNER and _NUMBER.fullmatch(line[1]):
            name = line[2:] or following
            return (line[1], *(name if name and all(word.isalpha() for word in name) else ()))
    return ()


def _house(found: Sequence[str]) -> int:
    """Where the number of the house stands, not that of a flat; -1 without one."""
    numbers = [at for at, word in enumerate(found) if _NUMBER.fullmatch(word)]
    houses = [at for at in numbers if at == 0 or found[at - 1] not in INNER]
    return houses[0] if houses else -1


def _writings(street: tuple[str, ...], number: int, flat: Sequence[str] = ()) -> Iterator[Anchor]:
    """The street with every word long and short, as far as there are few such words; `flat` is the flat that it is of the house there."""
    long = [street[0], *("saint" if word == "st" else _LONG.get(word, word) for word in street[1:-1]), _LONG.get(street[-1], street[-1])]
    ways = product(*((word, *STREETS.get(word, ())) for word in long))
    for pieces in dict.fromkeys([street, *islice(ways, _MOST)]):
        text, stands = gapped([piece for word in pieces for piece in _apart(word)], _BETWEEN)
        yield Anchor(text, number, COMPACT, KIND, check=_at_home(stands, flat))


def _at_home(stands: Callable[[View, int, int], bool], flat: Sequence[str]) -> Check:
    """The house there, unless another flat of it is named before: `Flat 4, 18 Mill Lane` is a neighbour's."""
    if not flat:
        return one(stands, ADDRESS, EQUAL)
    name = r"[ \t\n,.'-]{1,3}".join(map(re.escape, flat[1:]))
    gap, door = r"[ \t\n,.]{1,3}", rf"(?<![a-z])(?:{'|'.join(sorted(INNER))})[ .]{{0,2}}(\d{{1,4}}[a-z]?)"
    before = re.compile(f"{door}{gap}(?:{name}{gap})?\\Z".encode())

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        found = before.search(view.lower, max(0, start - _REACH), start)
        if stands(view, start, end) and (found is None or found[1].decode() == flat[0]):
            yield start, end, ADDRESS, EQUAL

    return check


def _apart(word: str) -> tuple[str, ...]:
    """`johns` may be written `John's`."""
    return (word[:-1], "s") if word.endswith("s") and len(word) > 3 else (word,)
