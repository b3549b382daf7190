"""Numbers of a known length, in the groups in which people say them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.speech import numbers
from tests.speech.call import Group, Said
from tests.speech.voice import Voice


def cut(text: str, lengths: Sequence[int]) -> list[str]:
    """A text in pieces of these lengths."""
    ends = [sum(lengths[: at + 1]) for at in range(len(lengths))]
    return [text[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def other(digit: str, voice: Voice) -> str:
    """Another digit than this one."""
    return voice.rng.choice([each for each in "123456789" if each != digit])


def group(chunk: str, way: str, voice: Voice) -> Group:
    """A group of digits, and how it may come out wrong."""
    at = voice.rng.randrange(len(chunk))
    wrong = chunk[:at] + other(chunk[at], voice) + chunk[at + 1 :]
    slip = None
    if way == "single":
        last = chunk[:-1] + other(chunk[-1], voice)
        slip = (numbers.say(last, way, voice.zero, voice.rng), numbers.digit(chunk[-1], voice.zero))
    return Group(numbers.say(chunk, way, voice.zero, voice.rng), numbers.say(wrong, way, voice.zero, voice.rng), slip)


def said(written: str, chunks: Sequence[str], voice: Voice, way: str = "") -> Said:
    """A number in one of the ways of saying digits."""
    way = way or voice.rng.choice(numbers.WAYS)
    return Said(written, way, tuple(group(chunk, way, voice) for chunk in chunks))


def phone(number: str, voice: Voice) -> Said:
    """A phone number; a British one in ten with the country's code."""
    if len(number) == 10:
        return said(number, cut(number, voice.rng.choice(((3, 3, 4), (3, 3, 2, 2), (10,)))), voice)
    usual = {"020": (3, 4, 4), "029": (3, 4, 4), "028": (3, 4, 4), "011": (4, 3, 4), "077": (5, 3, 3)}.get(number[:3], (4, 3, 4))
    lengths = voice.rng.choice((usual, usual, (5, 6), (5, 2, 2, 2), (11,)))
    if voice.rng.random() > 0.1:
        return said(number, cut(number, lengths), voice)
    plain = said(number, cut(number[1:], (lengths[0] - 1, *lengths[1:])), voice)
    code = "+44" if plain.style == "figures" else voice.rng.choice(("plus four four", "double oh four four", "plus forty four"))
    return Said(number, plain.style, (Group(code), *plain.groups))


def card(number: str, voice: Voice) -> Said:
    """A card number: fours, and the 4-6-5 of American Express."""
    lengths = (4, 6, 5) if len(number) == 15 else voice.rng.choice(((4, 4, 4, 4), (4, 4, 4, 4), (4, 4, 4, 4), (16,), (8, 8)))
    return said(number, cut(number, lengths), voice)


def sort_code(number: str, voice: Voice) -> Said:
    """A sort code; pairs are mostly said as numbers ("thirty, ninety, eighty-nine")."""
    way = "tens" if voice.rng.random() < 0.4 else ""
    return said(number, number.split("-"), voice, way)


def account(number: str, voice: Voice) -> Said:
    """A bank account's eight digits."""
    return said(number, cut(number, voice.rng.choice(((4, 4), (2, 2, 2, 2), (3, 3, 2), (8,)))), voice)


def nhs(number: str, voice: Voice) -> Said:
    """An NHS number."""
    return said(number, cut(number, (3, 3, 4)), voice)
