"""Names of files, tables, columns and calls as a search may show them: through the detectors and the forms of whoever is looked for."""

from __future__ import annotations

import os.path
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from scanner.calls import Moment
from scanner.masking import masks
from scanner.model import Place
from scanner.subject.finder import Finder
from scanner.subject.locate import Search
from scanner.subject.result import Located, Match

_PARTS = re.compile(r"[_\-.]+")
_WORD = re.compile(r"[a-z]+|[A-Z]+")  # `price` and `may` are columns before they are somebody's name
_HIDDEN = "…"
_STEPS = re.compile(r"([/!])")  # from folder to file, and from a file to what lies in it
_KNOWN = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")


def shown(search: Search) -> Search:
    """The search with masked names in its results, where names have to be: no two become the same."""
    names = shown_names(search)
    return replace(search, results=tuple(renamed(found, names) for found in search.results)) if names else search


def shown_names(search: Search) -> dict[str, str]:
    """Masked names by name, for those units, calls and columns that have to be."""
    units = {each.unit for found in search.results for each in found.searched}
    units |= {each.place.unit for found in search.results for each in found.unread if each.place.unit}
    told = [each.moment for found in search.results for some in (found.matches, found.namesakes) for each in some]
    units |= {each.call for each in told if each and each.call}
    masked: dict[str, str] = {}
    for names in (sorted(name for name in search.columns - units if not _WORD.fullmatch(name)), sorted(units)):
        masked |= masks(names, search.worker.engine)
        for number, (name, hidden) in enumerate(zip(names, _hidden(names, search.finder), strict=True), 1):
            if hidden != name:
                masked[name] = f"{hidden} #{number}"
    return masked


def renamed(found: Located, names: Mapping[str, str]) -> Located:
    """The result with the names of units and columns as they may be shown; hops, ways of search and reasons quote them too."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    quoted = re.compile(rf"(?<!\w)(?:{listed})(?!\w)")

    def said(text: str) -> str:
        return quoted.sub(lambda name: names[name[0]], text)

    def place(one: Place) -> Place:
        return Place(one.source, names.get(one.unit or "", one.unit), names.get(one.column or "", one.column))

    def moment(one: Moment | None) -> Moment | None:
        return replace(one, call=names.get(one.call or "", one.call)) if one else None

    def record(one: Mapping[str, int | str]) -> dict[str, int | str]:
        return {names.get(name, name): value for name, value in one.items()}

    def match(one: Match) -> Match:
        spans = tuple(replace(span, column=names.get(span.column, span.column), moment=moment(span.moment)) for span in one.spans)
        via, when = tuple(map(said, one.via)), moment(one.moment)
        return replace(one, place=place(one.place), record=record(one.record), via=via, spans=spans, moment=when)

    return replace(
        found,
        matches=tuple(map(match, found.matches)),
        namesakes=tuple(
            replace(each, place=place(each.place), record=record(each.record), moment=moment(each.moment)) for each in found.namesakes
        ),
        searched=tuple(replace(each, unit=names.get(each.unit, each.unit), how=said(each.how)) for each in found.searched),
        notes=tuple(map(said, found.notes)),
        unread=tuple(replace(each, place=place(each.place), reason=said(each.reason)) for each in found.unread),
    )


def _hidden(names: Sequence[str], finder: Finder) -> list[str]:
    """The names, of those that hold an identifier of a subject only what does not."""
    return [_without(name, finder) if private else name for name, private in zip(names, _private(names, finder), strict=True)]


def _without(name: str, finder: Finder) -> str:
    """The name without the parts of its path that hold an identifier of a subject; folders and extensions stay (`letters/….docx`)."""
    parts = _STEPS.split(name)  # what parts them stands between them
    private = [part not in ("/", "!") and hide for part, hide in zip(parts, _private(parts, finder), strict=True)]
    private = private if any(private) else [part not in ("/", "!") for part in parts]
    return "".join(_HIDDEN + _extension(part) if hide else part for part, hide in zip(parts, private, strict=True))


def _extension(name: str) -> str:
    """The extension of a file's name, as far as it is one of a kind of file."""
    extension = os.path.splitext(name)[1]
    return extension if _KNOWN.fullmatch(extension) else ""


def _private(names: Sequence[str], finder: Finder) -> list[bool]:
    """Which names hold an identifier of a subject, read as words (`Smith_John_letter.docx`) or as they are (`jane@example.org`)."""
    if not names:
        return []
    spoken = pa.array([form for name in names for form in (name, _PARTS.sub(" ", name))], pa.large_string())
    rows = {row // 2 for row in finder.needles.find(spoken).column("row").to_pylist()}
    return [row in rows for row in range(len(names))]
