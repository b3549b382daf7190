"""Digits of no known kind, told from numbers in talk."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scanner.speech.digits.checks import LENGTHS
from scanner.speech.digits.runs import Joint, Step
from scanner.speech.lexicon import APART, HEARD, SAID, SCALES, STOPS, TIMES
from scanner.speech.words import Words

#: Fewest digits of a number, where one was asked for, and elsewhere.
_ASKED, _FEWEST = 3, 5
#: So many digits a word adds at most: what "double" says twice has three ("twenty one", heard as 201).
_ADDS = {
    **dict.fromkeys(HEARD, 1),
    **{word: len(digits) for word, digits in SAID.items()},
    **{word: 3 * (times - 1) for word, times in TIMES.items()},
    **{word: len(str(scale)) - 1 for word, scale in SCALES.items()},
}


def may_count(words: Words) -> bool:
    """Whether all words together say as many digits as the shortest number has: few streams of talk do."""
    least = _ASKED if any(map(LENGTHS.__contains__, words.asked)) else _FEWEST
    return sum(_ADDS.get(text) or (len(text) if text.isdecimal() else 0) for text in words.text) >= least


def enough(run: Sequence[Step], asked: str) -> bool:
    """Whether a run may hold a number at all: it has as many digits as the shortest one."""
    return sum(max(map(len, step.element.readings)) for step in run) >= (_ASKED if asked in LENGTHS else _FEWEST)


def counted(words: Words, first: int, last: int) -> bool:
    """Whether a number stands beside a word of dates, times, money or amounts."""
    return (first > 0 and words.text[first - 1] in STOPS) or (last < len(words) and words.text[last] in STOPS - APART)


def small(steps: Sequence[Step]) -> bool:
    """Whether elements are a year or an amount rather than a short number: "nineteen eighty-four", "2014", but not "seven hundred"."""
    first = steps[0].element
    return not any(step.element.single for step in steps) and (len(steps) > 1 or len(first.readings[0]) != 3)


def one_by_one(steps: Sequence[Step], asked: str) -> bool:
    """Whether so many digits are said one by one that they are a number even if they pass no check.

    If one was asked for, three ("it ends four two eleven"). If not, four and nothing aside: counts, years, times and prices are said in
    tens, and written in two digits.
    """
    singles = sum(step.element.single for step in steps)
    if asked in LENGTHS:
        return singles >= 3
    if singles < 4 or any(step.joint is Joint.ASIDE for step in steps[1:]):
        return False
    return not any(step.element.written and len(step.element.readings[0]) == 2 for step in steps)


def plain(words: Words, steps: Sequence[Step]) -> bool:
    """Whether digits are all of what is said in one turn, most of them one by one or written: no amounts, and nothing between them."""
    elements = [step.element for step in steps]
    told = sum(len(each.readings[0]) if each.written else each.single for each in elements)
    first, last = elements[0].first, elements[-1].last
    beside = [at for at in (first - 1, last) if 0 <= at < len(words) and words.turn[at] == words.turn[first]]
    alone = all(words.text[at] not in SAID and not words.text[at].isdecimal() for at in beside)
    near = all(one.last == other.first for one, other in pairwise(elements))
    return told >= 7 and near and alone and words.turn[first] == words.turn[last - 1]


def long_enough(digits: str, asked: str) -> bool:
    """Whether digits said one by one are too many for talk. Who counts up or down says no number."""
    if asked in LENGTHS:
        if asked == "phone" and digits[0] == "0":  # no number without its area's code begins with 0, and behind 00 stands a country's
            return len(digits) >= (12 if digits.startswith("00") else 9)
        return len(digits) >= 4
    return len(digits) >= 5 and not _counts(digits) and not _twice(digits)


def _counts(digits: str) -> bool:
    """Whether each digit is one more than the one before, or each is one less."""
    steps = {int(after) - int(before) for before, after in pairwise(digits) if before != "+"}
    return len(steps) == 1


def _twice(digits: str) -> bool:
    """Whether all is said twice."""
    half = len(digits) // 2
    return len(digits) % 2 == 0 and digits[:half] == digits[half:]


def counts(words: Words, steps: Sequence[Step]) -> bool:
    """Whether these are a quantity or a time rather than digits one by one: "two hundred and fifty", "twenty five to three"."""
    said = words.text[steps[0].element.first : steps[-1].element.last]
    return not SCALES.keys().isdisjoint(said) or any(step.element.heard for step in steps)
