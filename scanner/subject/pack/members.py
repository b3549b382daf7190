"""Records that hold several people, as one of JSON may (`members[].born`): what there is of the others, whatever it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scanner.subject.pack.own import Own
from scanner.subject.weigh.dates import written_dates

_ELEMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s,\[\]{}"]+)')
_LETTERS = re.compile(r"[^\W\d_]{2}")


class _Element(NamedTuple):
    """One element of a list as it stands in the text of its cell: from where to where, and what it says."""

    start: int
    end: int
    says: str


def others(row: Mapping[str, str], own: Own) -> Iterator[tuple[str, int, int]]:
    """The stretches (column, start, end) of a record that belong to other people of a list in which the subject is one.

    Which of them the subject is, the elements tell that are hers; where that is not clear, or a list lacks elements, all of a cell is
    another's as far as anybody knows.
    """
    groups: dict[str, dict[str, list[_Element]]] = {}
    for column, text in row.items():
        around, _, leaf = column.partition("[].")
        if leaf and text and text.strip():
            groups.setdefault(around, {})[column] = _elements(text)
    for cells in groups.values():
        if any(_tells(each, own) for each in cells.values()):
            yield from _of_others(cells, own)


def _of_others(cells: Mapping[str, Sequence[_Element]], own: Own) -> Iterator[tuple[str, int, int]]:
    people = max(len(each) for each in cells.values())
    whole = {column: each for column, each in cells.items() if len(each) == people}
    hers = [sum(_is_own(each[at].says, own) for each in whole.values()) for at in range(people)]
    which = hers.index(max(hers)) if hers.count(max(hers)) == 1 else None
    for column, each in cells.items():
        for at, one in enumerate(each):
            if one.says and (which is None or len(each) != people or at != which):
                yield column, one.start, one.end


def _tells(elements: Sequence[_Element], own: Own) -> bool:
    """Whether a list of names or dates of birth holds one of the subject's and one of somebody else."""
    said = [one.says for one in elements if _LETTERS.search(one.says) or written_dates(one.says)]
    return 0 < sum(_is_own(each, own) for each in said) < len(said)


def _is_own(text: str, own: Own) -> bool:
    if own.born is not None and own.born in written_dates(text):
        return True
    return bool(_LETTERS.search(text)) and own.holds("person.name", text)


def _elements(text: str) -> list[_Element]:
    """The elements of a list; what is none, or holds others, is one by itself."""
    told = _list(text)
    found = list(_ELEMENT.finditer(text)) if told is not None else []  # of a list that is whole: no quote in it stays open
    if told is None or len(found) != len(told):
        return [_Element(0, len(text), text)]
    return [_Element(*each.span(each.lastindex or 0), "" if value is None else str(value)) for each, value in zip(found, told, strict=True)]


def _list(text: str) -> list[object] | None:
    """What a cell in JSON's notation of a list says; None for what is none, and for a list of lists."""
    try:
        told = json.loads(text) if text.startswith("[") else None
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, list) and not any(isinstance(each, (list, dict)) for each in told) else None
