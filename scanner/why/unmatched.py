"""The answer of a pattern that matched nothing: how near the text comes to its form."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from detectors.fold import fold
from detectors.judge import Judge
from scanner.naming import about_people
from scanner.pattern import Pattern
from scanner.plural import plural
from scanner.why import words
from scanner.why.clauses import Asked, vetoes
from scanner.why.edits import short, stretch, told
from scanner.why.near import COMPARED, Near, nearest
from scanner.why.reason import Reason

_FAR = 100  # rank of what no stretch of the text comes near
_REPORTED, _SILENT, _VETOED = 0, 1, 5  # of what the column's name says


def unmatched(index: int, pattern: Pattern, asked: Asked) -> Reason:
    """How near the text, as the engine sees it, comes; of what only names tell, whether the column's does."""
    said = words.says(pattern, asked.column)
    if said and not (pattern.regex or pattern.values):
        return _named(index, pattern, asked, f"the column's name says “{said}”")
    aside = f" (but the column's name says “{said}”: a scan reports the column)" if said else ""
    seen, places = _folded(asked.text)
    near = nearest(pattern.regex, pattern.flags, seen) if pattern.regex else None
    if near is not None and (near.edits or near.wanted):
        code = "form" if near.edits else "beginning"
        rank = 6 + near.cost + 4 * _refused(pattern, near) + 2 * (pattern.need not in ("", "distinct")) if near.edits else 16
        part = stretch(near, seen)
        clause = f"{short(seen[part])} {told(near, seen)}{aside}"
        return Reason(index, places[part.start], places[part.stop], 0.0, (code,), clause, rank)
    says = _nothing(pattern, asked.text)
    return Reason(index, 0, 0, 0.0, ("nothing",), f"{says}{aside}", _FAR - ("the nearest is" in says) - (not pattern.regex))


def _named(index: int, pattern: Pattern, asked: Asked, says: str) -> Reason:
    if veto := next(vetoes(pattern, asked), None):
        return Reason(index, 0, 0, 0.0, ("veto",), f"{says}, but {veto}", _VETOED)
    if pattern.person and not about_people(asked.table):
        people = "a name, a contact or somebody's key beside it, or a table that is called after people"
        return Reason(index, 0, 0, 0.0, ("person",), f"{says}, which counts only where people stand in the rows: {people}", _SILENT)
    return Reason(index, 0, 0, 0.0, ("nothing",), f"{says}: a scan reports the column, whatever its cells hold", _REPORTED)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text as the engine sees it, and where in the given one each of its characters begins (and, at last, where it ends)."""
    if text.isascii():
        return text, range(len(text) + 1)
    data = text.encode()
    made = fold(data)
    return made.data.decode("latin-1"), [len(data[:at].decode()) for at in [*made.first.tolist(), len(data)]]


def _refused(pattern: Pattern, near: Near) -> bool:
    """Whether the mended value would fail its check all the same; where characters were made up nobody knows."""
    made_up = any(edit.kind in ("add", "swap") and edit.step and len(edit.step.letters) > 2 for edit in near.edits)
    return bool(near.value) and not made_up and not Judge(pattern, 0).accepts(near.value)


def _nothing(pattern: Pattern, text: str) -> str:
    if pattern.regex:
        where = "the text" if len(text) <= COMPARED else f"the first {COMPARED:,} characters"
        return f"nothing in {where} comes near its form"
    if pattern.values:
        close = get_close_matches(text.strip().casefold(), sorted(pattern.values), n=1)
        hint = f"; the nearest is “{close[0]}”" if close else ""
        return (
            f"the whole cell must be one of {plural(len(pattern.values), 'value')}, such as {words.some(sorted(pattern.values), 4)}{hint}"
        )
    if pattern.names:
        return f"only a column's name tells it: one that ends with {words.some(pattern.names)}"
    return "its recognizer, or a language model, reads the text and saw none"
