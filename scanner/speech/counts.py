"""Numbers as people count: "two hundred and fifty" is 250, "twenty first" the 21st."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.speech.lexicon import ONES, RESPELT, TEENS, TENS

_ONES = {word: number for number, word in enumerate(ONES, 1)}
_TEENS = {word: number for number, word in enumerate(TEENS, 10)}
_TENS = {word: 10 * number for number, word in enumerate(TENS, 2)} | RESPELT
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
#: Figures that people write for a number, at most; longer ones are identifiers.
_FIGURES = 9


def small(text: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number below a hundred at `at`, in words or one or two figures, and the first word behind it."""
    word = text[at] if at < len(text) else ""
    if word in _TENS:
        one = _ONES.get(text[at + 1], 0) if at + 1 < len(text) else 0
        return _TENS[word] + one, at + 1 + bool(one)
    if word in _ONES or word in _TEENS:
        return _ONES.get(word) or _TEENS[word], at + 1
    return (int(word), at + 1) if word.isdecimal() and word.isascii() and len(word) <= 2 else None


def cardinal(text: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number that is counted at `at`, and the first word behind it: the longest that makes one number."""
    total, below, end = 0, 1_000_000_000_000, at
    while (part := _hundreds(text, end if not total or text[end : end + 1] != ["and"] else end + 1)) is not None:
        value, stop = part
        scale = _SCALES.get(text[stop], 1) if stop < len(text) else 1
        if scale >= below or (total and value * scale >= below):
            break
        total, below, end = total + value * scale, scale, stop + (scale > 1)
        if scale == 1:
            break
    return (total, end) if end > at else None


def _hundreds(text: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number below a thousand, or of hundreds as in "nineteen hundred"."""
    word = text[at] if at < len(text) else ""
    if word == "a" and at + 1 < len(text) and (text[at + 1] == "hundred" or text[at + 1] in _SCALES):
        head: tuple[int, int] | None = (1, at + 1)
    elif word.isdecimal() and word.isascii() and 2 < len(word) <= _FIGURES:
        return int(word), at + 1
    else:
        head = small(text, at)
    if head is None or head[1] >= len(text) or text[head[1]] != "hundred":
        return head
    value, end = head[0] * 100, head[1] + 1
    rest = small(text, end + 1 if text[end : end + 1] == ["and"] else end)
    return (value + rest[0], rest[1]) if rest else (value, end)
