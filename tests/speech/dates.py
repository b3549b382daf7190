"""Birthdays and expiry dates as they are said."""

from __future__ import annotations

from datetime import date

from tests.speech import numbers
from tests.speech.call import Group, Said
from tests.speech.voice import Voice

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")  # fmt: skip
#: "ordinal": third of the fourth · "month": third of April · "american": April third · "digits": oh three oh four · "figures": 03/04/1982
WAYS = ("ordinal", "month", "american", "digits", "figures")


def ordinal(number: int) -> str:
    """1 to 31: "twenty-first" without its hyphen."""
    if number <= 20:
        return _ORDINALS[number - 1]
    return "thirtieth" if number == 30 else f"{numbers.TENS[number // 10]} {_ORDINALS[number % 10 - 1]}"


def year(number: int, voice: Voice) -> str:
    """A year in words, with or without its century."""
    rest = number % 100
    if number >= 2000:
        full = f"two thousand{f' and {numbers.ONES[rest]}' if rest else ''}"
        return voice.rng.choice((full, f"twenty {voice.zero} {numbers.ONES[rest]}")) if rest else full
    said = numbers.under_hundred(rest, voice.rng)
    return voice.rng.choice((said, f"nineteen {said}"))


def born(day: date, voice: Voice) -> Said:
    """A birthday; the year is what people correct."""
    way = voice.rng.choice(WAYS)
    instead = day.year - voice.rng.randint(1, 3)
    if way == "figures":
        return Said(day.isoformat(), way, (Group(_figures(day, voice)),))
    years = year(day.year, voice), year(max(instead, 1940), voice)
    joint = {"ordinal": "the ", "month": "the "}.get(way, "") if voice.rng.random() < 0.3 else ""
    return Said(day.isoformat(), way, (Group(joint + _day(day, way, voice)), Group(*years)))


def _day(day: date, way: str, voice: Voice) -> str:
    month = MONTHS[day.month - 1]
    month = month if voice.dressed else month.lower()
    if way == "ordinal":
        return f"{ordinal(day.day)} of the {ordinal(day.month)}"
    if way == "month":
        return f"{ordinal(day.day)} {voice.rng.choice(('of ', ''))}{month}"
    if way == "american":
        return f"{month} {ordinal(day.day)}"
    short = day.day > 9 or voice.rng.random() < 0.3
    first = numbers.count(day.day, voice.rng) if short else f"{voice.zero} {numbers.ONES[day.day]}"
    return f"{first} {numbers.count(day.month, voice.rng) if day.month > 9 or short else f'{voice.zero} {numbers.ONES[day.month]}'}"


def _figures(day: date, voice: Voice) -> str:
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = MONTHS[day.month - 1]
    made = (f"{day:%d/%m/%Y}", f"{day.day}{ending} of {month} {day.year}", f"{day.day}{ending} {month} {day.year}", f"{day:%d %m %y}")
    some = voice.rng.choice(made)
    return some if voice.dressed else some.lower()


def expiry(written: str, voice: Voice) -> Said:
    """A card's last month."""
    month, end = int(written[:2]), written[3:]
    way = voice.rng.choice(WAYS)
    if way == "figures":
        return Said(written, way, (Group(voice.rng.choice((written, written.replace("/", " ")))),))
    said = numbers.under_hundred(int(end), voice.rng)
    if way in ("month", "american"):
        name = MONTHS[month - 1] if voice.dressed else MONTHS[month - 1].lower()
        return Said(written, "month", (Group(f"{name} {voice.rng.choice(('', 'twenty '))}{said}"),))
    first = numbers.count(month, voice.rng) if month > 9 else voice.rng.choice((f"{voice.zero} ", "")) + numbers.ONES[month]
    slash = voice.rng.choice(("", "", "slash ", "stroke "))
    return Said(
        written, "digits", (Group(f"{first} {slash}{voice.rng.choice((said, numbers.say(end, 'single', voice.zero, voice.rng)))}"),)
    )
