"""Numbers as people say them: telephones, cards, sort codes, accounts and whatever else is said digit by digit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from scanner.speech.digits import expiry
from scanner.speech.digits.checks import LENGTHS
from scanner.speech.digits.choice import Found, numbers
from scanner.speech.digits.runs import Joint, Step, runs
from scanner.speech.digits.talk import enough, may_count
from scanner.speech.lexicon import APART
from scanner.speech.value import Value
from scanner.speech.words import Words

#: So many words before a number may say what it is.
_BEFORE = 3


def read(words: Words) -> Iterable[Value]:
    """The numbers of a stream: those that pass a check, fit what was asked for, or are too long for talk."""
    until = list(expiry.read(words))
    taken = {at for value in until for at in range(value.first, value.last)}
    yield from sorted(chain(until, (value for value in _numbers(words) if taken.isdisjoint(range(value.first, value.last)))), key=_first)


def _first(value: Value) -> int:
    return value.first


def _numbers(words: Words) -> Iterable[Value]:
    for run in runs(words) if may_count(words) else ():
        asked = _asked(words, run[0].element.first)
        if enough(run, asked):
            yield from (_value(words, run, found, asked) for found in numbers(words, run, asked) if _needed(run, found, asked))


def _asked(words: Words, first: int) -> str:
    """What was asked for, unless something else is announced: "and it expires twelve twenty-five"."""
    asked, before = words.asked[first], words.text[max(first - _BEFORE, 0) : first]
    return asked if APART.isdisjoint(before) or (asked == "pin" and asked in before) else ""


def _needed(run: Sequence[Step], found: Found, asked: str) -> bool:
    """Whether the text must be written in another way, or context put before it: digits that stand there in one piece need neither."""
    if found.kind and found.kind == asked:
        return True
    steps = run[found.start : found.end]
    if found.kind == "card" and len(steps) == 2:  # no detector knows two eights
        return True
    return not all(step.element.written for step in steps) or len(steps) > 5 or any(step.joint is not Joint.NEXT for step in steps[1:])


def _value(words: Words, run: Sequence[Step], found: Found, asked: str) -> Value:
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
