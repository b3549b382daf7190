"""Numbers, cards and licences that the states of Europe, the United Kingdom aside, give to people: one module for each part of it."""

from __future__ import annotations

from detectors.packs import (
    europe_cards,
    europe_central,
    europe_danube,
    europe_east,
    europe_licences,
    europe_north,
    europe_passports,
    europe_south,
    europe_west,
    europe_wide,
)
from scanner.pattern import Pattern

_PEOPLE = (europe_north, europe_west, europe_central, europe_danube, europe_south, europe_east)
_PAPERS = (europe_passports, europe_cards, europe_licences)

DETECTORS: tuple[Pattern, ...] = tuple(each for module in (*_PEOPLE, *_PAPERS, europe_wide) for each in module.DETECTORS)
