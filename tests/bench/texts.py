"""Texts for the benches, generated: nothing in them belongs to anyone. Numbers are reserved for examples or fail no check by luck."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

import pyarrow as pa

from tests.case_files import ALL, unmarked

PLAIN = re.findall(
    r"\S+",
    "the boiler was serviced last week and the pump makes a noise again please arrange a visit between nine and noon thank you the order "
    "arrived late two items are missing from the parcel a refund was requested by phone and the agent explained the policy the meter in the "
    "hall shows a fault code and the heating stopped on monday the engineer replaced a valve and left the manual on the table the invoice "
    "lists parts that were never fitted so the balance is wrong could somebody check the reading before the next bill is printed",
)
GIVEN = tuple(
    re.findall(r"\S+", "Aisha Ben Chloe David Ella Farah George Hannah Imran Julia Karol Leila Marco Nia Olu Priya Quentin Rosa Sam Tomasz")
)
LAST = tuple(
    re.findall(
        r"\S+",
        "Example Okafor Smith Novak Khan Patel Jones Rossi Brown Evans Murphy Wright Green Ahmed Wood Clarke Larsen Reid Young Silva",
    )
)
AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0",
    "curl/8.5.0",
)
Maker = Callable[[random.Random], str]


def some(rng: random.Random, low: int, high: int) -> str:
    """A sentence of plain words."""
    at = rng.randrange(len(PLAIN) - high)
    words = PLAIN[at : at + rng.randint(low, high)]
    return " ".join(words).capitalize()


def person(rng: random.Random) -> str:
    """A name."""
    return f"{rng.choice(GIVEN)} {rng.choice(LAST)}"


def personal(rng: random.Random) -> str:
    """One piece of personal data as people write it."""
    n, two = rng.randrange(1000), rng.randrange(10, 99)
    return rng.choice(
        (
            f"email {rng.choice(GIVEN).lower()}.{rng.choice(LAST).lower()}{n}@example.org",
            f"call 020 7946 0{n:03d}",
            f"call {person(rng)} on 07700 900{n:03d}",
            "card 4111 1111 1111 1111",
            f"NI number AB {two} {two} {two} C",
            f"NHS number 999 {n:03d} 0018",
            f"at {two} Mill Lane, Wilmslow SK9 {n % 9 + 1}AF",
            f"date of birth {n % 28 + 1:02d}/0{n % 9 + 1}/19{two}",
        )
    )


def notes(share: float) -> Maker:
    """Customer notes of which this share of rows holds personal data; amounts, dates and order numbers stand in some of the others."""

    def make(rng: random.Random) -> str:
        held = personal(rng) if rng.random() < share else ""
        if not held and rng.random() < 0.3:
            held = rng.choice((f"order {rng.randrange(10**6)}", f"on {rng.randint(1, 28)}/11/2024", f"for {rng.randint(1, 900)} units"))
        return f"{some(rng, 4, 14)} {held} {some(rng, 2, 8)}."

    return make


def dense(rng: random.Random) -> str:
    """A row of nothing but personal data."""
    return ", ".join(personal(rng) for _ in range(3))


def log(rng: random.Random) -> str:
    """A line of a web server's log, combined format."""
    head = f'203.0.113.{rng.randint(1, 250)} - - [12/Mar/2025:10:{rng.randint(10, 59)}:22 +0000] "GET /orders/{rng.randint(1, 10**6)}'
    return f'{head}?page={rng.randint(1, 9)} HTTP/1.1" 200 {rng.randint(100, 99999)} "-" "{rng.choice(AGENTS)}"'


def plain(rng: random.Random) -> str:
    """A note without personal data and without digits."""
    return f"{some(rng, 6, 22)}. {some(rng, 4, 9)}."


@cache
def _cases() -> list[str]:
    return sorted({text for case in ALL if 0 < len(text := unmarked(case.marked)[0]) <= 400 and "\0" not in text})


def said(rng: random.Random) -> str:
    """Four of the cases' texts: the phrases and numbers of nearly all countries."""
    return " ".join(rng.choice(_cases()) for _ in range(4))


TEXTS: dict[str, Maker] = {
    "customer notes, 40 % personal": notes(0.4),
    "nothing but personal data": dense,
    "no personal data": plain,
    "web server log": log,
    "what the cases say": said,
    "notes beyond ASCII": lambda rng: f"{notes(0.4)(rng)} £12.50, naïve café’s – “Zoë”",
}


def column(make: Maker, size: float) -> pa.LargeStringArray:
    """About `size` megabytes of rows; they repeat after 8 MB, so that making them does not take longer than reading them."""
    rng, rows, held = random.Random(0), [], 0
    while held < min(size, 8) * 1e6:
        rows.append(make(rng))
        held += len(rows[-1].encode())
    made = pa.array(rows, pa.large_string())
    return pa.concat_arrays([made] * max(1, round(size * 1e6 / held)))
