"""People in cells that hold a name and nothing else, written as ledgers, registers and old systems write it: in capitals, with initials."""

from __future__ import annotations

import re
from functools import partial

from detectors.names import rules
from scanner.pattern import Pattern

_person = partial(
    Pattern,
    entity="PERSON",
    title="Name of a person",
    category="person.name",
    sources=("UK GDPR Art 4(1)", "detectors/names/data/SOURCES.md"),
    mask="initials",
    need="distinct",
    flags=re.IGNORECASE,
)

_TITLE = r"(?:mr|mrs|ms|miss|mx|mstr|master|dr|prof|professor|rev|revd|cllr|capt|captain|sgt|sir|dame|lady|herr|frau)\b\.?"
_TITLES = rf"{_TITLE}(?: ?(?:&|and|\+) ?{_TITLE})?"
_LAST = r"(?:(?:de|van|von|der|den|la|le|du|al|el|bin|st) ){0,2}(?:(?:o|d)[’'])?[a-zà-ÿ]{2,20}(?:-[a-zà-ÿ]{2,20})?"
_GIVEN = rf"(?!{_TITLE})[a-zà-ÿ]{{2,20}}(?:-[a-zà-ÿ]{{2,20}})?"
_FEW = rf"(?!{_TITLE})(?:[a-z]{{1,3}}|[a-z](?:[. ]{{1,2}}[a-z]){{1,2}})\.?"  # initials behind
_ONES = rf"(?!{_TITLE})(?:(?:[a-z](?:\. ?| )){{1,3}}|[a-z]{{2}} )"  # initials before
# Without a title, initials that are no capitals are words.
_CAPITALS = r"(?-i:(?!(?:MR|MS|DR|MX|MRS|REV)\b)(?:[A-Z]{1,3}|[A-Z](?:[. ]{1,2}[A-Z]){1,2})\.?)"
_LEADING = r"(?-i:(?!(?:MR|MS|DR|MX|ST)\b)(?:(?:[A-Z](?:\. ?| )){1,3}|[A-Z]{2} )(?=[A-Z]|(?:de|van|von|der|le|la) ))"

#: Titles before (`MRS J O'NEILL`) or behind (`O'NEILL J MRS`), `SMITH, JOHN`, `SMITH J A`, `J.SMITH`, `jane.smith`.
CELLS: tuple[Pattern, ...] = (
    _person(regex=rf"\A {{0,3}}{_TITLES} (?P<v>(?:{_ONES}|{_GIVEN} )?{_LAST}) {{0,3}}\Z", valid=rules.surname_last, chance=0.2, score=0.6),
    _person(
        regex=rf"\A {{0,3}}(?P<v>{_LAST},? (?:{_FEW}|{_GIVEN})),? \(?{_TITLES}\)? {{0,3}}\Z",
        valid=rules.surname_leads,
        chance=0.2,
        score=0.6,
    ),
    _person(
        regex=rf"\A {{0,3}}(?P<v>{_LAST} ?, ?(?:{_TITLES} )?(?:{_GIVEN}(?: {_GIVEN}| {_FEW})?|{_FEW})) {{0,3}}\Z",
        valid=rules.surname_leads,
        chance=0.1,
        score=0.6,
    ),
    _person(
        regex=rf"\A {{0,3}}(?-i:(?=[A-Z]|(?:de|van|von|der|le|la) ))(?P<v>{_LAST} {_CAPITALS}) {{0,3}}\Z",
        valid=rules.surname_leads,
        chance=0.3,
    ),
    _person(
        regex=rf"\A {{0,3}}(?P<v>{_LEADING}{_LAST}) {{0,3}}\Z",
        valid=rules.surname_last,
        chance=0.3,
    ),
    _person(regex=r"\A(?P<v>[a-z]{3,15}[._][a-z]{3,20})\Z", valid=rules.joined_name, chance=0.05),
)
