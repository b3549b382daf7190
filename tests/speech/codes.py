"""Postcodes and national insurance numbers as they are said: letters and digits."""

from __future__ import annotations

import re

from tests.speech import letters, numbers
from tests.speech.call import Group, Said
from tests.speech.digits import other
from tests.speech.voice import Voice

_RUNS = re.compile(r"[A-Z]+|\d+")


def part(text: str, way: str, digits: str, voice: Voice) -> str:
    """Part of a code. "glued": letters that stand together come out together."""
    said = []
    for run in _RUNS.findall(text):
        if run.isdigit():
            said.append(numbers.say(run, digits, voice.zero, voice.rng))
        else:
            said.append(voice.letter(run) if way == "glued" else letters.spell(run, way, voice))
    return " ".join(said)


def wrong(text: str, voice: Voice) -> str:
    """A code with one letter or digit changed."""
    at = voice.rng.randrange(len(text))
    new = other(text[at], voice) if text[at].isdigit() else voice.rng.choice("ABDEFGHJLN".replace(text[at], ""))
    return text[:at] + new + text[at + 1 :]


def said(written: str, parts: list[str], voice: Voice) -> Said:
    """A code in its parts, in one of the ways of saying letters; one in six as it is written, in one part or in all."""
    if voice.rng.random() < 1 / 6:
        whole = [written] if voice.rng.random() < 0.6 else parts
        return Said(written, "written", tuple(Group(voice.letter(each), voice.letter(wrong(each, voice))) for each in whole if each))
    way = voice.rng.choice((*letters.WAYS, "glued"))
    digits = voice.rng.choice(("single", "single", "tens", "figures", "double"))
    made = [Group(part(each, way, digits, voice), part(wrong(each, voice), way, digits, voice)) for each in parts]
    return Said(written, way, tuple(made))


def postcode(written: str, voice: Voice) -> Said:
    """A postcode: outward code, inward code."""
    return said(written, written.split(), voice)


def nino(written: str, voice: Voice) -> Said:
    """A national insurance number, in its pairs."""
    return said(written, [written[at : at + 2] for at in range(0, 9, 2)], voice)
