"""Small talk: numbers that identify nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.speech import dates, numbers
from tests.speech.call import AGENT, CALLER, Call
from tests.speech.data import Split, load
from tests.speech.script import Script
from tests.speech.voice import Voice

_SLOT = re.compile(r"\{(\w+)\}")


def _figures(voice: Voice) -> bool:
    """Whether a number comes out in digits; recognisers that write capitals mostly do so."""
    return voice.rng.random() < (0.6 if voice.dressed else 0.15)


def _count(low: int, high: int) -> Callable[[Voice], str]:
    def make(voice: Voice) -> str:
        number = voice.rng.randint(low, high)
        return str(number) if _figures(voice) else numbers.count(number, voice.rng)

    return make


def _digits(low: int, high: int) -> Callable[[Voice], str]:
    """Digits said one by one: a meter, an order."""

    def make(voice: Voice) -> str:
        some = "".join(voice.rng.choices("0123456789", k=voice.rng.randint(low, high)))
        return some if _figures(voice) else numbers.say(some, voice.rng.choice(("single", "double", "tens")), voice.zero, voice.rng)

    return make


def _price(voice: Voice) -> str:
    pounds, pence = voice.rng.randint(2, 240), voice.rng.choice((0, 50, 99, 95, 49, 20))
    if _figures(voice):
        return f"{voice.rng.choice('£$€')}{pounds}.{pence:02d}"
    said, rest = numbers.count(pounds, voice.rng), numbers.count(pence, voice.rng)
    rupees = f"{numbers.count(pounds * 10, voice.rng)} rupees"
    if not pence:
        return voice.rng.choice((f"{said} pounds", f"{said} quid", f"{said} euro", rupees))
    return voice.rng.choice(
        (f"{said} {rest}", f"{said} pounds {rest}", f"{said} pounds and {rest} pence", f"{said} dollars and {rest} cents")
    )


def _time(voice: Voice) -> str:
    hour, minute = voice.rng.randint(1, 12), voice.rng.choice((0, 10, 15, 20, 30, 45, 55))
    if _figures(voice):
        return voice.rng.choice((f"{hour}:{minute:02d}", f"{hour} {minute:02d}", f"{hour}:{minute:02d} p.m."))
    said, past = numbers.count(hour, voice.rng), numbers.count(minute or 10, voice.rng)
    return voice.rng.choice(
        (f"{said} o'clock", f"half {said}", f"{said} {past}", f"quarter to {said}", f"{past} past {said}", f"{said} p m")
    )


def _year(voice: Voice) -> str:
    number = voice.rng.randint(1960, 2026)
    if _figures(voice):
        return str(number)
    return dates.year(number, voice) if number < 2010 else f"twenty {numbers.count(number % 100, voice.rng)}"


def _date(voice: Voice) -> str:
    month = voice.rng.choice(dates.MONTHS)
    month, day = month if voice.dressed else month.lower(), voice.rng.randint(1, 28)
    if _figures(voice):
        return voice.rng.choice((f"{day} {month}", f"{day}/{voice.rng.randint(1, 12)}", f"the {day}th"))
    return voice.rng.choice((f"the {dates.ordinal(day)} of {month}", f"{month} {dates.ordinal(day)}", f"the {dates.ordinal(day)}"))


def _score(voice: Voice) -> str:
    home, away = voice.rng.randint(0, 5), voice.rng.randint(0, 4)
    said = [each and numbers.ONES[each] or "nil" for each in (home, away)]
    return f"{home}-{away}" if _figures(voice) else " ".join(said)


def _version(voice: Voice) -> str:
    parts = [voice.rng.randint(0, 14) for _ in range(voice.rng.choice((2, 3)))]
    return ".".join(map(str, parts)) if _figures(voice) else " point ".join(numbers.count(each, voice.rng) for each in parts)


def _one_of(*said: str) -> Callable[[Voice], str]:
    return lambda voice: voice.rng.choice(said)


SLOTS: dict[str, Callable[[Voice], str]] = {
    "price": _price, "time": _time, "year": _year, "date": _date, "score": _score, "version": _version,
    "count": _count(11, 60), "small": _count(2, 9), "minutes": _count(5, 55), "hundreds": _count(101, 900), "percent": _count(2, 29),
    "inches": _count(32, 75), "channel": _count(101, 950), "reading": _digits(4, 6), "order": _digits(4, 7),
    "nines": _one_of("nine nine nine", "999", "treble nine", "one one two", "nine one one"),
    "ordinal": _one_of("first", "second", "third", "fourth"), "bus": _one_of("forty two", "42", "one nine two", "twenty three a", "X 4"),
    "model": _one_of("three hundred e", "T 24", "four thousand series", "mark two", "M 1", "twenty four i", "S 10 plus"),
}  # fmt: skip


def chat(script: Script) -> None:
    """One exchange of the split's small talk."""
    voice, order = script.voice, ""
    for at, line in enumerate(voice.rng.choice(load(voice.split)["talk"]["exchanges"])):
        order = order or SLOTS["order"](voice)  # the same throughout an exchange

        def fill(found: re.Match[str], order: str = order) -> str:
            return order if found[1] == "order" else SLOTS[found[1]](voice)

        script.say((AGENT, CALLER)[at % 2], _SLOT.sub(fill, line))


def small_talk(split: Split, n: int = 50, seed: int = 0) -> Iterator[Call]:
    """So many calls of ten exchanges each, without any value that identifies somebody."""
    for number in range(n):
        rng = Random(f"small talk {seed} {split} {number}")
        script = Script(voice(rng, split), named=rng.random() > 0.15)
        script.one_of(AGENT, "greetings")
        script.one_of(CALLER, "needs")
        for _ in range(10):
            chat(script)
        script.one_of(AGENT, "closings")
        script.one_of(CALLER, "byes")
        yield script.call


def voice(rng: Random, split: Split, misheard: float = 0.08) -> Voice:
    """Somebody's way of speaking, and a recogniser's of writing."""
    return Voice(rng, split, rng.random() < 0.5, rng.choice(load("common")["zeros"]), misheard)
