"""Validators of passports, driving licences and registration plates."""

from __future__ import annotations

import re
from itertools import cycle

from detectors.packs.checks import bare, birth_day

_LICENCE = re.compile(
    r"(?:[A-Z]{5}|[A-Z]{4}9|[A-Z]{3}99|[A-Z]{2}999|[A-Z]9999)"
    r"(?P<decade>[0-9])(?P<month>[0156][0-9])(?P<day>[0-3][0-9])(?P<year>[0-9])(?:[A-Z]{2}|[A-Z]9|99)[0-9A-Z][A-Z]{2}"
)
_LINE3 = re.compile("[0-9A-Z<]{44}")
_LINE1 = re.compile("[0-9A-Z<]{30}")
_LINE2 = re.compile("[0-9A-Z<]{36}")
_PLATE = re.compile("[A-Z]{2}[0-9]{2}[A-Z]{3}")


def driving_licence(text: str) -> bool:
    """GB driver number: 16 characters whose digits are a day of the calendar; the month's first digit has 5 added for women."""
    parts = _LICENCE.match(bare(text))
    if parts is None:
        return False
    return birth_day(f"{parts['day']}{int(parts['month']) % 50:02}00")


def passport_line(text: str) -> bool:
    """Second line of a machine-readable passport: four check digits with weights 7, 3, 1 (ICAO Doc 9303 part 3)."""
    if not _LINE3.fullmatch(text):
        return False
    number, born, expires, optional = text[0:10], text[13:20], text[21:28], text[28:43]
    whole = number + born + expires + optional + text[43]
    return all(_mrz(field) for field in (number, born, expires, whole)) and (_mrz(optional) or not optional.strip("<"))


def card_line(text: str) -> bool:
    """Second line of an identity card or residence permit: TD1 of 30, TD2 of 36 characters (ICAO Doc 9303 parts 5 and 6)."""
    if _LINE1.fullmatch(text):
        return _mrz(text[0:7]) and _mrz(text[8:15])
    return bool(_LINE2.fullmatch(text)) and all(
        _mrz(field) for field in (text[0:10], text[13:20], text[21:28], text[0:10] + text[13:20] + text[21:36])
    )


def _mrz(field: str) -> bool:
    """Whether the last character is the check digit of the others."""
    values = (0 if c == "<" else int(c, 36) for c in field[:-1])
    return str(sum(v * w for v, w in zip(values, cycle((7, 3, 1)), strict=False)) % 10) == field[-1].replace("<", "0")


def vehicle(text: str) -> bool:
    """Current-style plates carry an age identifier 02-29 or 51-79 (DVLA INF104); the other styles have no rule beyond their form."""
    plate = bare(text)
    return not _PLATE.fullmatch(plate) or 2 <= int(plate[2:4]) <= 29 or 51 <= int(plate[2:4]) <= 79
