"""Values as people say them on the telephone: digits one by one, letters, addresses with their signs."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from scanner.demo.people import Person, plain

_DATA = tomllib.loads((files("scanner.demo") / "spoken.toml").read_text("utf-8"))
#: Who says what, by the name of the call.
SCRIPTS: Mapping[str, Sequence[tuple[str, str]]] = _DATA["calls"]
_LISTS: list[list[str]] = [_DATA[key].split() for key in ("digits", "teens", "tens", "ordinals")]
_DIGITS, _TEENS, _TENS, _ORDINALS = _LISTS
_ALPHABET: Mapping[str, str] = dict(pair.split(":") for pair in _DATA["alphabet"].split())
_SIGNS = {".": "dot", "@": "at", "-": "dash", "_": "underscore"}


def digits(number: str) -> str:
    """Digit by digit, two alike as "double".

    >>> digits("07700 900"), digits("4111")
    ('oh double seven double oh nine double oh', 'four one double one')
    """
    said: list[str] = []
    left = "".join(filter(str.isdigit, number))
    if left[1:4] == left[1] * 3 and len(left) == 4:  # "four one double one": the first of three stands alone
        return f"{_DIGITS[int(left[0])]} {_DIGITS[int(left[1])]} double {_DIGITS[int(left[1])]}"
    while left:
        two = left[0] * 2 == left[:2]
        said.append(f"{'double ' if two else ''}{_DIGITS[int(left[0])]}")
        left = left[2 if two else 1 :]
    return " ".join(said)


def small(number: int) -> str:
    """A number below a hundred.

    >>> small(7), small(14), small(82)
    ('seven', 'fourteen', 'eighty two')
    """
    if number < 10:
        return _DIGITS[number]
    return _TEENS[number - 10] if number < 20 else f"{_TENS[number // 10 - 2]} {_DIGITS[number % 10] if number % 10 else ''}".strip()


def mail(address: str) -> str:
    """An e-mail address; its number digit by digit.

    >>> mail("zoe.larkin53@example.com")
    'zoe dot larkin five three at example dot com'
    """
    said = (f" {_SIGNS.get(char) or _DIGITS[int(char)]} " if char in _SIGNS or char.isdigit() else char for char in address)
    return " ".join("".join(said).split())


def letters(text: str) -> str:
    """Letters and digits one by one, letters with the word that tells them apart where there is one.

    >>> letters("LS1")
    'L, S for sugar, one'
    """
    said = (_DIGITS[int(char)] if char.isdigit() else char.upper() for char in text if char.isalnum())
    return ", ".join(f"{each} for {_ALPHABET[each.lower()]}" if each.lower() in _ALPHABET else each for each in said)


def spoken(rng: random.Random, person: Person, filled: Mapping[str, Any]) -> dict[str, str]:
    """What the sentences of spoken calls are filled with, beside what those of other calls are."""
    number, card = person.mobile, str(filled["card"]).split()
    area, _, inward = person.postcode.partition(" ")
    return {
        "product": rng.choice(_DATA["things"].split(",")),
        "mobile_1": digits(number[:5]),
        "mobile_2": f"{digits(number[6:9])}, {digits(number[9:])}",
        "mobile_back": f"{digits(number[:5])}, {digits(number[6:])}",
        "mail_said": mail(person.email),
        "postcode_said": f"{letters(area)}, then {letters(inward)}",
        "surname_spelled": "-".join(plain(person.last).upper()),
        "first": person.first,
        "last": person.last,
        "card_1": ", ".join(map(digits, card[:2])),
        "card_2": ", ".join(map(digits, card[2:])),
        "code_said": " ".join(_DIGITS[int(digit)] for digit in str(filled["code"])),
        "expiry_said": f"{digits(str(filled['expiry'])[:2])} {small(rng.randint(27, 29))}",
        "born_said": f"the {_ordinal(person.born.day)} of {person.born:%B} {_year(person.born.year)}",
    }


def _year(year: int) -> str:
    """A year from 1910 to 2099."""
    return f"nineteen {small(year - 1900)}" if year < 2000 else f"two thousand and {small(year - 2000)}".removesuffix(" and oh")


def _ordinal(day: int) -> str:
    """A day of a month as people say it."""
    if day in (20, 30):
        return {20: "twentieth", 30: "thirtieth"}[day]
    return _ORDINALS[day - 1] if day < 20 else f"{_TENS[day // 10 - 2]} {_ORDINALS[day % 10 - 1]}"
