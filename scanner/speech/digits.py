"""Numbers as people say them: telephones, cards, sort codes, accounts and whatever else is said digit by digit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scanner.speech.checks import LENGTHS, fit
from scanner.speech.reading import Reading
from scanner.speech.readings import ways
from scanner.speech.runs import Joint, Step, runs
from scanner.speech.talk import long_enough
from scanner.speech.value import Value
from scanner.speech.words import Words

#: A number ends where its digits end. One that is cut out of more digits, or that is taken back next, must fit well.
_CUT, _TAKEN_BACK = 3.0, 3.0
#: Digits of no known kind: of the length asked for, or not.
_SOME, _LENGTH = 3.0, 2.0
_LEAST = 2.5
#: So many elements may stand before a number without being part of it: "the other one is oh seven seven".
_STARTS = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in a run: from one element to another (excluded)."""

    start: int
    end: int
    score: float
    kind: str
    reading: Reading


def read(words: Words) -> Iterable[Value]:
    """The numbers of a stream: those that pass a check, fit what was asked for, or are too long for talk."""
    for run in runs(words):
        at = 0
        while at < len(run):
            found = _best(words, run, at)
            if found is None:
                at = _next_block(run, at)
                continue
            if _needed(words, run, found):
                yield _value(run, found)
            at = found.end


def _best(words: Words, run: Sequence[Step], at: int) -> _Found | None:
    """The number that begins with an element, or with one of the next few."""
    best: _Found | None = None
    for start in range(at, min(at + _STARTS, len(run))):
        for found in _from(words, run, start, run[start].joint is Joint.NEXT and start > at):
            if found.score >= _LEAST and (best is None or found.score > best.score):
                best = found
    return best


def _from(words: Words, run: Sequence[Step], start: int, cut: bool) -> Iterator[_Found]:
    """Numbers that begin with an element, one for each end."""
    asked = words.asked[run[start].element.first]
    for end, readings in ways(run, start, _sign(words, run[start].element.first)):
        off = (_CUT if cut else 0.0) + _off(run, end)
        for reading in readings:
            kind, score = fit(reading.digits, asked)
            if not kind and long_enough(run[start:end], reading.digits, asked):
                score = _SOME + (_LENGTH if len(reading.digits) in LENGTHS.get(asked, ()) else 0.0)
            if score:
                yield _Found(start, end, score - off - reading.cost + 0.01 * (end - start), kind, reading)


def _off(run: Sequence[Step], end: int) -> float:
    """What speaks against an end: more digits at once, or words that take the last ones back."""
    if end == len(run):
        return 0.0
    step = run[end]
    if step.joint in (Joint.CORRECTED, Joint.NOT):
        return _TAKEN_BACK
    return _CUT if step.joint is Joint.NEXT and not step.element.heard else 0.0


def _sign(words: Words, first: int) -> str:
    """ "+" where it was said or written before a word."""
    return "+" if words.between[first].endswith("+") or (first > 0 and words.text[first - 1] == "plus") else ""


def _next_block(run: Sequence[Step], at: int) -> int:
    """The next element that does not follow at once on the one before."""
    at += 1
    while at < len(run) and run[at].joint is Joint.NEXT:
        at += 1
    return at


def _needed(words: Words, run: Sequence[Step], found: _Found) -> bool:
    """Whether the text must be written in another way, or context put before it: digits that stand there in one piece need neither."""
    steps = run[found.start : found.end]
    if found.kind and found.kind == words.asked[steps[0].element.first]:
        return True
    return not all(step.element.written for step in steps) or len(steps) > 5 or any(step.joint is not Joint.NEXT for step in steps[1:])


def _value(run: Sequence[Step], found: _Found) -> Value:
    """A number as it is written: with hyphens in a sort code, without the zero behind +44."""
    digits, origins = found.reading.digits, list(found.reading.origins)
    first, last = run[found.start].element.first, run[found.end - 1].element.last
    if digits.startswith("+440"):
        digits, origins = digits[:3] + digits[4:], origins[:3] + origins[4:]
    if found.kind == "sort":
        digits = f"{digits[:2]}-{digits[2:4]}-{digits[4:]}"
        origins = [*origins[:2], origins[1], *origins[2:4], origins[3], *origins[4:]]
    sure = (1.0 if found.kind else 0.8) - 0.1 * found.reading.cost
    return Value(first, last, digits, tuple(origins), found.kind, round(max(0.5, sure), 2))
