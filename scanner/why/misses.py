"""Which near misses are worth telling of a text, and of many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scanner.pattern import Pattern
from scanner.why import words
from scanner.why.clauses import Asked
from scanner.why.near import COMPARED
from scanner.why.reason import Reason
from scanner.why.unmatched import unmatched
from scanner.words import held, spellings
from scanner.words import words as split

_WORD = re.compile("[^\\W0-9_]{3,}")  # a number has one at most, as the bank in an IBAN
_CLOSE = 11  # rank of a form that lacks a character or two
_TELLING = 0.1  # a check that more pass by chance makes no near miss of a number without context


def notable(missed: Sequence[Reason], kept: Sequence[Reason], asked: Asked, patterns: Sequence[Pattern]) -> list[Reason]:
    """Of each entity and stretch the near miss that came nearest, where nothing else was found.

    Near came what looks like a number of some kind and has the context but fails its check, or passes a check that little passes by
    chance but has no context; and, where a context word stands in the text, what nearly has the form.
    """
    near = [r for r in missed if _near(r, asked.text, patterns[r.pattern]) and not any(r.within(k.start, k.end) for k in kept)]
    forms: dict[str, Reason] = {}
    for reason in sorted(_spoken_of(near, kept, asked, patterns), key=lambda r: r.rank):
        forms.setdefault(patterns[reason.pattern].entity, reason)
    near += forms.values()
    best: dict[tuple[str, int], Reason] = {}
    for reason in sorted(near, key=lambda r: (r.start - r.end, r.rank)):
        around = any(
            reason.within(other.start, other.end) and reason.end - reason.start < other.end - other.start for other in best.values()
        )
        if not around:
            best.setdefault((patterns[reason.pattern].entity, reason.start), reason)
    return sorted(best.values(), key=lambda r: (r.start, r.rank, r.pattern))


def _near(reason: Reason, text: str, pattern: Pattern) -> bool:
    value = text[reason.start : reason.end]
    if len(_WORD.findall(value)) > 1:
        return False
    number = 3 * sum(map(str.isdigit, value)) >= sum(map(str.isalnum, value)) > 0
    unsaid = reason.obstacles == ("context",) and pattern.chance <= _TELLING
    return number and (unsaid or reason.obstacles in (("check",), ("score",), ("form",)))


def _spoken_of(near: Sequence[Reason], kept: Sequence[Reason], asked: Asked, patterns: Sequence[Pattern]) -> Iterator[Reason]:
    """How near the rest of the text comes to the patterns whose context it names; a value does not begin or end within a word."""
    told = {patterns[r.pattern].entity for r in (*near, *kept)}
    text = asked.text[:COMPARED]
    left = list(text)
    for reason in (*kept, *near):
        left[reason.start : reason.end] = "\0" * len(left[reason.start : reason.end])
    rest, said = replace(asked, text="".join(left)), held(split(text))
    for index, pattern in enumerate(patterns):
        if not pattern.regex or pattern.entity in told or said.isdisjoint(spellings(pattern.context)):
            continue
        reason = unmatched(index, pattern, rest)
        low, high = (len(text[:at].encode()) for at in (reason.start, reason.end))
        beside = text[max(reason.start - 1, 0) : reason.start] + text[reason.end : reason.end + 1]
        number = reason.rank <= _CLOSE and _near(reason, text, pattern) and not any(c.isalnum() or c == "-" for c in beside)
        if number and words.spoken(pattern, text, low, high).near:
            yield reason


def telling(lines: Sequence[Sequence[Reason]], patterns: Sequence[Pattern]) -> list[list[Reason]]:
    """Of many lines what is worth telling of each entity: every match, or if no line has one, what came nearest in any line."""
    told: list[list[Reason]] = [[r for r in line if not r.obstacles or r.matched] for line in lines]
    seen = {patterns[r.pattern].entity for line in told for r in line}
    rest = sorted(((r.rank, at, r) for at, line in enumerate(lines) for r in line if not r.matched), key=lambda each: each[:2])
    for _, at, reason in rest:
        entity = patterns[reason.pattern].entity
        if entity not in seen:
            seen.add(entity)
            told[at].append(reason)
    return told
