"""What `noticegap subject locate` prints: JSON for programs, text for people. Places, references and reasons, never a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from reports.text import clip, visible
from scanner.model import Place
from scanner.plural import plural
from scanner.row_is import ROW_IS
from scanner.subject.result import TIERS, Located, Match, Namesake, Span

SCHEMA = "noticegap/subject/1"
_SHOWN = 20  # lines of one kind on a terminal
_WORDS = {
    "exact": "a strong identifier is equal",
    "linked": "reached over a key from an exact record",
    "probable": "two or more weak identifiers agree",
    "name-only": "for a person to decide",
}


def as_json(found: Located) -> dict[str, Any]:
    """The result for a program. A score has three digits."""
    return {
        "schema": SCHEMA,
        "request": found.reference,
        "kinds": list(found.kinds),
        "matches": [_match(match) for match in found.matches],
        "shared": list(found.notes),
        "searched": [
            {"source": each.source, "unit": each.unit, "rows": each.rows, "how": each.how, "whole": each.whole} for each in found.searched
        ],
        "unread": [_place(each.place) | {"column": each.place.column, "reason": each.reason} for each in found.unread],
        "namesakes": [
            _place(each.place) | {"record": dict(each.record), **_moment(each), "score": round(each.score, 3), "why": list(each.why)}
            for each in found.namesakes
        ],
    }


def as_text(found: Located, width: int) -> Iterator[str]:
    """The result for a person: what was found by tier, who was left out, and what was searched."""
    yield f"{found.reference}: {_summary(found)}"
    for tier in TIERS:
        some = [match for match in found.matches if match.tier == tier]
        if some:
            yield ""
            yield f"{tier} ({len(some):,}): {_WORDS[tier]}"
            yield from _lines([_line(match) for match in some], width)
    if found.namesakes:
        yield ""
        yield f"namesakes left out ({len(found.namesakes):,})"
        yield from _lines([_line(each) for each in found.namesakes], width)
    if found.notes:
        yield ""
        yield f"shared identifiers ({len(found.notes):,})"
        yield from _lines(found.notes, width)
    if found.unread:
        yield ""
        yield f"NOT SEARCHED ({len(found.unread):,})"
        yield from _lines([f"{each.place}: {each.reason}" for each in found.unread], width)
    yield ""
    yield from _covered(found)


def _summary(found: Located) -> str:
    counts = [f"{sum(match.tier == tier for match in found.matches):,} {tier}" for tier in TIERS]
    return " · ".join([*counts, plural(len(found.namesakes), "namesake") + " left out", f"{len(found.unread):,} not searched"])


def _covered(found: Located) -> Iterator[str]:
    """One line a source: nothing found is told too, it is what the search proves."""
    for source in sorted({each.source for each in found.searched} | {each.place.source for each in found.unread}):
        units = [each for each in found.searched if each.source == source]
        rows = sum(each.rows for each in units)
        hits = sum(match.place.source == source for match in found.matches)
        yield f"searched {source}: {plural(len(units), 'unit')}, {plural(rows, 'row')}, {plural(hits, 'match', 'matches')}"


def _lines(lines: Sequence[str], width: int) -> Iterator[str]:
    for line in lines[:_SHOWN]:
        yield "  " + clip(visible(line), max(width, 40) - 2)
    if len(lines) > _SHOWN:
        yield f"  … and {len(lines) - _SHOWN:,} more: -f json lists all"


def _line(one: Match | Namesake) -> str:
    row_is = ROW_IS.get(one.form) if isinstance(one, Match) else None
    record = _rows(one.record, row_is) if row_is else ", ".join(f"{name} {value}" for name, value in one.record.items())
    record += f", {one.moment}" if one.moment else ""
    via = f" via {' → '.join(one.via)}" if isinstance(one, Match) and one.via else ""
    return f"{one.score:.3f}  {Place(one.place.source, one.place.unit)} [{record}]{via}  {', '.join(one.why)}"


def _rows(record: Mapping[str, int | str], row_is: str) -> str:
    """Rows as people count them: `page 2`, `lines 3 to 9`."""
    first, last = record.get("row"), record.get("last", record.get("row"))
    if not isinstance(first, int) or not isinstance(last, int):
        return ", ".join(f"{name} {value}" for name, value in record.items())
    return f"{row_is} {first + 1}" if first == last else f"{row_is}s {first + 1} to {last + 1}"


def _place(place: Place) -> dict[str, Any]:
    return {"source": place.source, "unit": place.unit}


def _match(match: Match) -> dict[str, Any]:
    row_is = ROW_IS.get(match.form)
    told = _place(match.place) | {
        "record": dict(match.record),
        **({"row_is": row_is} if row_is and match.record else {}),
        **_moment(match),
        "column": match.place.column,
        "tier": match.tier,
        "score": round(match.score, 3),
        "categories": list(match.categories),
        "why": list(match.why),
        "via": list(match.via),
    }
    if match.spans:
        told["where"] = [
            {"row": s.row, "start": s.start, "end": s.end, "column": s.column, "field": s.field, **_moment(s)} for s in match.spans
        ]
    return told


def _moment(one: Match | Namesake | Span) -> dict[str, Any]:
    """`moment`: of what was said in a call the call, who said it, and from when to when in seconds, as far as they are known."""
    told = {name: value for name, value in asdict(one.moment).items() if value is not None} if one.moment else {}
    return {"moment": told} if told else {}
