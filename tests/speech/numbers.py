"""Digits as people say them, and as recognisers write them down."""

from __future__ import annotations

import random

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TIMES = {2: ("double",), 3: ("treble", "triple")}
#: Ways of saying digits. "half" is what a recogniser makes of it that writes some digits as digits.
WAYS = ("single", "single", "double", "double", "tens", "figures", "half")


def digit(some: str, zero: str) -> str:
    """The word for one digit."""
    return zero if some == "0" else ONES[int(some)]


def under_hundred(number: int, rng: random.Random) -> str:
    """10 to 99 as a number: "forty-two"."""
    if number < 20:
        return TEENS[number - 10]
    one = number % 10
    return TENS[number // 10] + (rng.choice((" ", " ", "-")) + ONES[one] if one else "")


def count(number: int, rng: random.Random) -> str:
    """A quantity below ten thousand in words, without digits said one by one."""
    if number < 10:
        return ONES[number]
    if number < 100:
        return under_hundred(number, rng)
    big, word, rest = (number // 1000, "thousand", number % 1000) if number >= 1000 else (number // 100, "hundred", number % 100)
    return f"{ONES[big]} {word}" + (f"{' and' if rest < 100 else ''} {count(rest, rng)}" if rest else "")


def say(group: str, way: str, zero: str, rng: random.Random) -> str:
    """A group of digits in one of `WAYS`."""
    if way == "figures":
        return " ".join(group) if rng.random() < 0.15 else group
    if way == "half":
        return _half(group, zero, rng)
    words = {"single": _single, "double": _double, "tens": _tens}[way](group, zero, rng)
    return " ".join(words)


def _single(group: str, zero: str, rng: random.Random) -> list[str]:
    return [digit(each, zero) for each in group]


def _double(group: str, zero: str, rng: random.Random) -> list[str]:
    """Digits that repeat are said once, with how often."""
    said, at = [], 0
    while at < len(group):
        run = len(group[at:]) - len(group[at:].lstrip(group[at]))
        run = min(run, 2 if run == 4 else 3)  # four alike are said as two pairs
        said += [rng.choice(_TIMES[run]), digit(group[at], zero)] if run > 1 else [digit(group[at], zero)]
        at += run
    return said


def _tens(group: str, zero: str, rng: random.Random) -> list[str]:
    """In pairs, "seven hundred" where a group ends so."""
    if len(group) in (3, 4) and group.endswith("00") and group[-3] != "0":
        return [*([digit(group[0], zero)] if len(group) == 4 else []), digit(group[-3], zero), "hundred"]
    odd = len(group) % 2
    said = [digit(each, zero) for each in group[:odd]]
    for at in range(odd, len(group), 2):
        pair = group[at : at + 2]
        said += _double(pair, zero, rng) if pair[0] == "0" else [under_hundred(int(pair), rng)]
    return said


def _half(group: str, zero: str, rng: random.Random) -> str:
    """ "double 0", "0 77 double 0": some of it as digits."""
    said = []
    for word in _double(group, zero, rng):
        figure = word == zero and "0" or (str(ONES.index(word)) if word in ONES else "")
        said.append(figure if figure and rng.random() < 0.7 else word)
    out = said[0]
    for before, word in zip(said, said[1:], strict=False):
        glued = before.isdigit() and word.isdigit() and rng.random() < 0.6
        out += word if glued else f" {word}"
    return out
