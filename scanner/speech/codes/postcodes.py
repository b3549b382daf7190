"""Postcodes of the United Kingdom: which letters and digits are one."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_DATA = tomllib.loads(files("scanner.speech.codes").joinpath("postcodes.toml").read_text("utf-8"))
_LETTERED = frozenset(_DATA["letters"]["districts"].split())
_ENDINGS = {1: _DATA["letters"]["third"], 2: _DATA["letters"]["fourth"]}
_INWARD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - frozenset(_DATA["letters"]["never"])
_PARTS = re.compile(r"([A-Z]{1,2})([0-9]{1,2})([A-Z]?)([0-9])([A-Z]{2})")


def _districts(listed: str) -> frozenset[int]:
    ranges = [[int(end) for end in each.split("-")] for each in listed.split()]
    return frozenset(number for ends in ranges for number in range(ends[0], ends[-1] + 1))


AREAS = {area: _districts(listed) for area, listed in _DATA["areas"].items()}
_BEGINNINGS = frozenset(area[:size] for area in AREAS for size in (1, 2))


def postcode(code: str) -> bool:
    """Whether a code without its blank has the form of a postcode and lies in an area that there is."""
    parts = _PARTS.fullmatch(code)
    return parts is not None and parts[1] in AREAS and _lettered(*parts.groups()[:3]) and _INWARD.issuperset(parts[5])


def _lettered(area: str, district: str, ending: str) -> bool:
    """Whether a district may end in this letter, or in none."""
    return not ending or (area + district in _LETTERED and ending in _ENDINGS[len(area)])


def known(code: str) -> bool:
    """Whether a postcode lies in a district that there was in 2017."""
    parts = _PARTS.fullmatch(code)
    return parts is not None and int(parts[2]) in AREAS.get(parts[1], ()) and not (len(parts[2]) == 2 and parts[2][0] == "0")


def begins(code: str) -> bool:
    """Whether a postcode may begin so, as far as its area goes."""
    area = code[: 2 if code[1:2].isalpha() else 1]
    return area in AREAS or (len(code) == 1 and area in _BEGINNINGS)


def inward(code: str) -> int:
    """Where the inward code begins."""
    return len(code) - 3
