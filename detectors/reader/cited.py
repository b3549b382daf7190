"""Authors as scholars cite them, whom the model takes for firms or for nobody: `Example et al.`, `(Example, 2010)`.

APA, Harvard and author-date styles: surnames, then the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detectors.names.families import AFRICAN, SURNAMES
from detectors.names.firms import FIRMS
from detectors.names.lands import LANDS
from detectors.names.lists import fold, is_place, is_surname
from detectors.names.rules import THINGS
from detectors.reader.gate import known
from detectors.reader.labels import ENTITIES, Named

_PERSON, _FIRM = ENTITIES.index("PERSON"), ENTITIES.index("ORGANIZATION")
_NAME = r"(?:(?:van|von|de|der|den|di|da|al|el|le|la|du) ){0,2}(?:[^\W\d_]['’])?[A-ZÀ-Þ][^\W\d_]+(?:[-’'][A-ZÀ-Þ][^\W\d_]+)*"
_YEAR = r"(?:19|20)\d\d[a-z]?"
#: Several names are told by what joins them, one alone by the brackets around it and the year.
_CITED = re.compile(
    rf"(?<![\w&-])(?<!['’]s ){_NAME}(?:, {_NAME}){{0,4}},? & {_NAME}(?:['’]s?)?(?: \({_YEAR}|,? {_YEAR}(?= ?[;:,)]))|"
    rf"(?<![\w&-]){_NAME},? et al\b|"
    rf"(?:(?<=\()|(?<=; )|(?<=see )|(?<=e\.g\., )){_NAME}(?:(?:, {_NAME}){{0,4}},? (?:&|and) {_NAME})?,? {_YEAR}(?= ?[;:,)])"
)
_JOINED = re.compile(r" (?:&|and|et al)\b| & ")
_BEFORE = re.compile(r"([A-ZÀ-Þ][^\W\d_]+) \Z")
_ONE = re.compile(_NAME)
_SIGNS = re.compile(r"et al|\b(?:19|20)\d\d[a-z]?\s?[;:,)]")
#: How sure it is: as sure as of a name that nobody lists.
_SCORE = 0.6


def cited(text: str, found: list[Named]) -> list[Named]:
    """The entities of a sentence in order, with the authors whom it cites."""
    if not _SIGNS.search(text):
        return found
    made, authors = [_without_et(text, each) for each in found], list(_authors(text))
    for start, end in authors:
        beside = [each for each in made if each.start < end and start < each.end]
        if any(each.entity != _FIRM and not _several(each, authors) for each in beside):
            continue
        made = [each for each in made if each not in beside] + [Named(start, end, _PERSON, _SCORE)]
    return sorted(made, key=lambda each: each.start)


def _several(found: Named, authors: Sequence[tuple[int, int]]) -> bool:
    """Whether what was taken for one name, the surname first (`Example, Sample, & Other, 2010`), is those of several authors."""
    return found.entity == _PERSON and sum(found.start <= start and end <= found.end for start, end in authors) > 1


def _without_et(text: str, found: Named) -> Named:
    short = text[found.start : found.end].endswith(" et") and text.startswith(" al", found.end)
    return replace(found, end=found.end - 3) if short else found


def _authors(text: str) -> Iterator[tuple[int, int]]:
    for some in _CITED.finditer(text):
        several = _JOINED.search(some[0]) is not None
        names = [*_ONE.finditer(text, some.start(), some.end())]
        before = _BEFORE.search(text[max(0, some.start() - 24) : some.start()])
        goes_on = before is not None and not known(fold(before[1]))  # Example University and Sample (2010)
        if not goes_on and all(_author(name[0], several) for name in names):
            yield from (name.span() for name in names)


def _author(name: str, several: bool) -> bool:
    low = fold(name.split(" ")[-1])
    if name.isupper() or low in THINGS or low in FIRMS or low in LANDS or (is_place(low) and not several):
        return False
    listed = is_surname(low) or low in AFRICAN or low in SURNAMES
    return (several and not known(low)) or (listed and (several or " " in name or not known(low)))
