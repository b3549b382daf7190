"""Numbers as people say them: telephones, cards, sort codes, accounts and whatever else is said digit by digit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scanner.speech.digits.checks import CHECKED, LENGTHS, fit
from scanner.speech.digits.reading import Reading
from scanner.speech.digits.readings import ways
from scanner.speech.digits.runs import Joint, Step, runs
from scanner.speech.digits.talk import counted, enough, long_enough, may_count, one_by_one, small
from scanner.speech.lexicon import APART
from scanner.speech.value import Value
from scanner.speech.words import Words

#: A number ends where its digits end. One that is cut out of more digits, or that is taken back next, must fit well.
_CUT, _TAKEN_BACK, _PAUSED, _HEARD = 3.0, 3.0, 0.5, 0.1
#: Digits of no known kind: of the length asked for, or not.
_SOME, _LENGTH = 3.0, 2.0
_LEAST = 2.5
#: Of two numbers as good, the one that covers more of what was said.
_MORE = 0.01
#: So many elements may stand before a number without being part of it: "the other one is oh seven seven".
_STARTS = 3
#: So many readings are followed at a time, and so many in what goes on and on: behind so many beginnings in one run.
_MANY, _FEW, _ENDLESS = 24, 2, 100
#: So many words before a number may say what it is.
_BEFORE = 3


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
    for run in runs(words) if may_count(words) else ():
        asked = _asked(words, run[0].element.first)
        at = 0 if enough(run, asked) else len(run)
        tried: dict[int, _Found | None] = {}
        while at < len(run):
            found = _best(words, run, at, asked, tried)
            if found is None:
                at = _next_block(run, at)
                continue
            if _needed(run, found, asked):
                yield _value(words, run, found, asked)
            at = found.end


def _asked(words: Words, first: int) -> str:
    """What was asked for, unless something else is announced: "and it expires twelve twenty-five"."""
    return words.asked[first] if APART.isdisjoint(words.text[max(first - _BEFORE, 0) : first]) else ""


def _best(words: Words, run: Sequence[Step], at: int, asked: str, tried: dict[int, _Found | None]) -> _Found | None:
    """The number that begins with an element, or with one of the next few. `tried` keeps what each of them begins."""
    best: _Found | None = None
    for start in range(at, min(at + _STARTS, len(run))):
        if start not in tried:
            tried[start] = max(
                _from(words, run, start, asked, _MANY if len(tried) < _ENDLESS else _FEW), key=lambda found: found.score, default=None
            )
        found, cut = tried[start], _CUT if start > at and _at_once(run, start) else 0.0
        if found and found.score - cut >= _LEAST and (best is None or found.score - cut > best.score):
            best = replace(found, score=found.score - cut)
    return best


def _at_once(run: Sequence[Step], start: int) -> bool:
    """Whether an element follows on a digit with nothing between."""
    return run[start].joint is Joint.NEXT and not run[start - 1].element.heard


def _from(words: Words, run: Sequence[Step], start: int, asked: str, many: int) -> Iterator[_Found]:
    """Numbers that begin with an element, of each kind the likeliest for each end."""
    for end, readings in ways(run, start, _sign(words, run[start].element.first), many):
        steps, off = run[start:end], _off(run, end)
        readings.sort(key=lambda reading: reading.cost)
        for (kind, score), reading in _kinds(words, steps, readings, asked).items():
            cut = 0.0 if kind == "sort" and _room(run, end) else off
            yield _Found(start, end, score - cut - reading.cost + _MORE * (end - start), kind, reading)


def _kinds(words: Words, steps: Sequence[Step], readings: Sequence[Reading], asked: str) -> dict[tuple[str, float], Reading]:
    """(kind, how well it fits) → the first reading that is of it. What stands in talk is of a kind only if it passes a check."""
    talk, brief = counted(words, steps[0].element.first, steps[-1].element.last), small(steps)
    kinds: dict[tuple[str, float], Reading] = {}
    for reading in readings:
        kind, score = fit(reading.digits, asked)
        if kind in CHECKED or (kind and not talk and not (brief and len(reading.digits) < 5)):
            kinds.setdefault((kind, score), reading)
    if not talk and one_by_one(steps, asked):
        for reading in readings:
            score = _SOME + (_LENGTH if len(reading.digits) in LENGTHS.get(asked, ()) else 0.0)
            if ("", score) not in kinds and long_enough(reading.digits, asked):
                kinds["", score] = reading
    return kinds


def _off(run: Sequence[Step], end: int) -> float:
    """What speaks against an end: more digits at once, or words that take the last ones back."""
    if end == len(run):
        return 0.0
    step = run[end]
    if step.joint in (Joint.CORRECTED, Joint.NOT):
        return _TAKEN_BACK
    if step.joint is Joint.NEXT:
        return _HEARD if step.element.heard else _CUT
    return _PAUSED if step.joint is Joint.PAUSE else 0.0


def _room(run: Sequence[Step], end: int) -> bool:
    """Whether an account number may follow a sort code."""
    behind = run[end : end + 8]
    return sum(len(step.element.readings[0]) for step in behind) >= 8 and behind[0].joint in (Joint.NEXT, Joint.PAUSE)


def _sign(words: Words, first: int) -> str:
    """ "+" where it was said or written before a word."""
    return "+" if words.between[first].endswith("+") or (first > 0 and words.text[first - 1] == "plus") else ""


def _next_block(run: Sequence[Step], at: int) -> int:
    """The next element that does not follow at once on the one before."""
    at += 1
    while at < len(run) and run[at].joint is Joint.NEXT:
        at += 1
    return at


def _needed(run: Sequence[Step], found: _Found, asked: str) -> bool:
    """Whether the text must be written in another way, or context put before it: digits that stand there in one piece need neither."""
    if found.kind and found.kind == asked:
        return True
    steps = run[found.start : found.end]
    return not all(step.element.written for step in steps) or len(steps) > 5 or any(step.joint is not Joint.NEXT for step in steps[1:])


def _value(words: Words, run: Sequence[Step], found: _Found, asked: str) -> Value:
    """A number as it is written: with hyphens in a sort code, without the zero behind +44."""
    digits, origins = found.reading.digits, list(found.reading.origins)
    first, last = run[found.start].element.first, run[found.end - 1].element.last
    if digits.startswith("+440"):
        digits, origins = digits[:3] + digits[4:], origins[:3] + origins[4:]
    if digits.startswith("+") and words.between[first].endswith("+"):
        digits, origins = digits[1:], origins[1:]  # it stands there
    elif digits.startswith("+"):
        first -= 1
    if found.kind == "sort":
        digits = f"{digits[:2]}-{digits[2:4]}-{digits[4:]}"
        origins = [*origins[:2], origins[1], *origins[2:4], origins[3], *origins[4:]]
    sure = 1.0 if found.kind else 0.8 if asked in LENGTHS or not asked else 0.5
    return Value(first, last, digits, tuple(origins), found.kind, round(max(0.5, sure - 0.1 * found.reading.cost), 2))
