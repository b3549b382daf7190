"""Every other field held against a record's: one function a field, each for one value."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from rapidfuzz.fuzz import partial_ratio

from scanner.subject.weigh.agreement import GENERATION, OTHERS, YEAR, Agreement
from scanner.subject.weigh.dates import written_dates, written_year
from scanner.subject.weigh.known import Known, Number, code
from scanner.subject.weigh.mailboxes import mailbox
from scanner.subject.weigh.places import Address, address, postcode
from scanner.subject.weigh.slip import digit_slip, near

_CUT = re.compile(r"(?i)(?:;|#|x|,|e\.?xt|durchwahl|poste|dw).*$|\.0$")
_EXPONENT = re.compile(r"([1-9])(?:\.([0-9]{1,15}))?[eE]\+?([0-9]{1,2})")
_EXPONENTS = 15
_ID_DIGITS, _ID_LONG, _MAIL_LONG = 5, 6, 8
_YEARS = 10  # a wrong year is not far off; a father's is
_GENERATION = 15
_LIKE, _PIECE = 82, 5  # per cent of a street's letters in the record's address; letters that it takes to compare that way


def email(who: Known, text: str) -> Agreement:
    """E-mail: case, plus-tags, Gmail's dots, one slip."""
    plain, box = text.strip().lower(), mailbox(text)
    if box in who.mailboxes:
        level, says = ("equal", "email equal") if plain in who.emails else ("variant", "email of the same mailbox")
        others = who.shared.get(str(box), 0)
        return Agreement("email", level, told(says, others), shared=others > 0, others=others, word=str(box))
    if box and any(
        min(len(box), len(ours)) >= _MAIL_LONG and near(box, ours) == "close" and _one_slip(box, ours) for ours in who.mailboxes
    ):
        return Agreement("email", "close", "email differs by one letter")
    return Agreement("email", "different", "email differs")


def told(says: str, others: int) -> str:
    """The words of an agreement with those that tell that other people have the identifier, too."""
    return f"{says}, which {OTHERS}, too" if others else says


def _one_slip(one: str, other: str) -> bool:
    """One slip, and not in the number at the local part's end: jane1@ and jane2@ are two people."""
    return re.sub("[0-9]+", "", one) != re.sub("[0-9]+", "", other)


def phone(who: Known, text: str) -> Agreement | None:
    """Phone: any writing of the number, with or without country code, trunk 0 or extension."""
    text = _whole(text)
    digits = "".join(char for char in _CUT.sub("", text) if char.isdigit())
    if len(digits) < 7:
        return None
    for number in who.phones:
        if _prefix(digits, number) is not None:
            others = who.shared.get(number.national, 0)
            shared = number.landline or others > 0
            return Agreement("phone", "equal", told("phone equal", others), shared=shared, others=others, word=number.national)
    if any(digit_slip(digits[-len(number.national) :], number.national) for number in who.phones):
        return Agreement("phone", "close", "phone differs by one digit")
    return Agreement("phone", "different", "phone differs")


def _whole(text: str) -> str:
    """A number without its exponent: programs write one of more than seven digits as 7.700900018E9."""
    found = _EXPONENT.fullmatch(text.strip())
    places = int(found[3]) - len(found[2] or "") if found else -1
    return f"{found[1]}{found[2] or ''}{'0' * places}" if found and 0 <= places <= _EXPONENTS else text


def _prefix(digits: str, number: Number) -> str | None:
    """What stands before the national number, where that is nothing, the trunk 0 or the country's code; None otherwise."""
    head = digits[: -len(number.national)] if digits.endswith(number.national) else "no number"
    return head if re.fullmatch(f"0?|(?:00|011)?{number.country}0?", head) else None


def identifier(known: Collection[str], text: str, taught: Collection[str] = ()) -> Agreement | None:
    """Id: letters and digits; with and without prefix where there are five digits or more. `known` are those of its kind.

    One slip may be in what a person wrote into the request; of the `taught` ones, which a record told of, a digit more is the next
    customer's.
    """
    other = code(text)
    if other is None or not known:
        return None
    if other in known:
        return Agreement("id", "equal", "id equal")
    if any(_without_prefix(other, ours) for ours in known):
        return Agreement("id", "variant", "id equal without its prefix")
    if any(len(other) >= _ID_LONG and digit_slip(other, ours) for ours in known if ours not in taught):
        return Agreement("id", "close", "id differs by one character")
    if not any(_form(other) == _form(ours) for ours in known):
        return None
    return Agreement("id", "different", "id differs")


def _form(text: str) -> tuple[str, int]:
    """Letters and number of digits, by which two systems' numbers of one customer differ: they contradict nothing."""
    return re.sub(r"\d", "", text), sum(c.isdigit() for c in text)


def _without_prefix(one: str, other: str) -> bool:
    """Whether one is the other's digits, leading zeros apart: C10442 and 10442, 00010442."""
    digits = re.sub(r"\D", "", one).lstrip("0")
    same = len(digits) >= _ID_DIGITS and digits == re.sub(r"\D", "", other).lstrip("0")
    return same and (one.isdigit() or other.isdigit())


def born(ours: date, text: str) -> Agreement | None:
    """Date of birth, in any writing; a text that is no date tells nothing."""
    readings = written_dates(text)
    if not readings:
        year = written_year(text)
        if year is None:
            return None
        return Agreement("born", "partial", YEAR) if year == ours.year else _born_differs(year - ours.year)
    if ours in readings:
        return Agreement("born", "equal", "born equal")
    other = readings[0]
    if (other.year, other.month, other.day) == (ours.year, ours.day, ours.month):
        return Agreement("born", "variant", "born: day and month swapped")
    if any(digit_slip(f"{ours:%Y%m%d}", f"{each:%Y%m%d}") for each in readings):
        return Agreement("born", "close", "born differs by one digit")
    return _born_partly(ours, other)


def _born_partly(ours: date, other: date) -> Agreement:
    same = (ours.year == other.year) + (ours.month == other.month) + (ours.day == other.day)
    if same == 2 and abs(ours.year - other.year) <= _YEARS:
        return Agreement("born", "partial", "born differs in day, month or year alone")
    return _born_differs(ours.year - other.year)


def _born_differs(years: int) -> Agreement:
    return Agreement("born", "different", GENERATION if abs(years) >= _GENERATION else "born differs")


def post(ours: str, text: str) -> Agreement | None:
    """Postcode."""
    other = postcode(text)
    if other is None:
        return None
    if ours == other:
        return Agreement("postcode", "equal", "postcode equal")
    if digit_slip(ours, other):
        return Agreement("postcode", "close", "postcode differs by one character")
    if len(ours) >= 5 and ours[0].isalpha() and ours[:-3] == other[:-3]:
        return Agreement("postcode", "partial", "postcode area equal")
    return Agreement("postcode", "different", "postcode differs")


def place(ours: Address, text: str) -> Agreement | None:
    """Address: house number and street, or the house's name and the flat's number, however abbreviated, in whatever order; else a part."""
    theirs = address(text)
    run = "".join(theirs.street + tuple(word for words in theirs.rest for word in words))
    if not run or not ours.street:
        return None
    street, house = _in_run("".join(ours.street), run), _in_run("".join(ours.building), run)
    at, numbers = max(street, house), _numbers(ours, theirs, house >= _LIKE)
    if at >= _LIKE and numbers and not _next_door(ours, theirs, house >= _LIKE):
        return Agreement("address", "equal", "address equal") if at == 100 else Agreement("address", "variant", "address similar")
    said = "street" if street >= _LIKE else "name of the house"
    if at >= _LIKE and numbers is None:
        return Agreement("address", "close", f"{said} equal, no house number")
    if at >= _LIKE:
        return Agreement("address", "partial", f"{said} equal, {'flat' if numbers else 'house number'} differs")
    if any(_in_run("".join(words), run) >= _LIKE for words in ours.rest):
        return Agreement("address", "partial", "town equal, street differs")
    return Agreement("address", "different", "address differs") if theirs.numbers or len(run) >= _PIECE else None


def _in_run(words: str, run: str) -> float:
    """How much of the words, run together, stands in an address run together: 0..100. Blanks put in or left out do not count."""
    if len(words) < _PIECE:
        return 100.0 if words and run.startswith(words) else 0.0
    return partial_ratio(words, run) if len(run) >= len(words) - 2 else 0.0


def _numbers(ours: Address, theirs: Address, house: bool) -> bool | None:
    """Whether the house's number is among the record's, or the flat's beside the name of the `house` or where one side has no other; None
    where one side has none."""
    known, other, flat = _digits(ours.numbers), _digits(theirs.numbers), _digits((ours.flat,))
    if not known or not other:
        return None
    if house and not flat.isdisjoint(other):
        return True
    homes, others = known - flat, other - _digits((theirs.flat,))
    return not homes.isdisjoint(others) if homes and others else not known.isdisjoint(other)


def _next_door(ours: Address, theirs: Address, house: bool) -> bool:
    """Whether the record's is another flat of the house: it says so, or has none of the flat's number beside the house's name."""
    if theirs.flat:
        return bool(ours.flat) and _digits((ours.flat,)) != _digits((theirs.flat,))
    flat, others = _digits((ours.flat,)), _digits(theirs.numbers)
    return house and bool(flat) and flat.isdisjoint(others) and not others <= _digits(ours.numbers)


def _digits(numbers: Collection[str]) -> set[str]:
    return {re.sub(r"\D", "", number) for number in numbers} - {""}
