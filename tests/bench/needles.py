"""How fast all forms of 1, 10 and 100 people are found in notes on one core, against one regex a person in the same run, and how it grows.

The peer is what people write by hand: one `re` alternation a person of names, e-mail address, phone, id, date and postcode as usually
written, without what needs more than that (diminutives, typing errors, what is said aloud).

Run: python -m tests.bench.needles [MB of text, default 8]
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from scanner.subject.identifiers import Subject
from scanner.subject.needles import Needles
from scanner.subject.needles.lists import ONES
from tests.bench import texts

T = TypeVar("T")
_STRANGERS = (
    "Aldous Bernadette Cosmo Delphine Edwina Fenella Gideon Hester",
    "Quarrington Bellweather Thistlewood Ashgrove Pennyfeather Marlowe-Finch",
)


def timed(job: Callable[[], T]) -> tuple[float, T]:
    """Seconds of one core, and what the job gave."""
    began = time.process_time()
    result = job()
    return time.process_time() - began, result


def person(rng: random.Random, strangers: bool) -> Subject:
    """Someone; a stranger has a name that stands nowhere in the texts, others share theirs with half of the texts' people."""
    given, last = map(str.split, _STRANGERS) if strangers else (texts.GIVEN, texts.LAST)
    first, middle, surname, n = rng.choice(given), rng.choice(given), rng.choice(last), rng.randrange(1000)
    return Subject(
        names=(f"{first} {middle} {surname}",),
        emails=(f"{first}.{surname}{n}@example.org".lower(),),
        phones=(f"020 7946 0{n:03d}", f"07700 900{n:03d}"),
        addresses=(f"{n} Mill Lane, Wilmslow, SK{n % 9 + 1} {n % 9 + 1}AF",),
        born=date(1930 + n % 70, n % 12 + 1, n % 28 + 1),
        ids={"customer_id": (f"C-{10000 + n}",)},
    )


def by_hand(who: Subject) -> re.Pattern[str]:
    """The peer's regex of a person."""
    first, *_, last = who.names[0].split()
    born = who.born or date.min
    phones = [r"[ -]?".join(re.sub(r"\D", "", phone)[1:]) for phone in who.phones]
    ways = [
        rf"\b{first}(?: \w+)? {last}\b",
        rf"\b{last}, {first}\b",
        re.escape(who.emails[0]),
        *(rf"(?:\+44 ?|\b0){phone}\b" for phone in phones),
        *map(re.escape, who.ids["customer_id"]),
        rf"\b{born:%d/%m/%Y}\b|\b{born.isoformat()}\b|\b{born.day} {born:%b}[a-z]* {born.year}\b",
        who.addresses[0].rsplit(", ", 1)[-1].replace(" ", " ?"),
    ]
    return re.compile("|".join(ways), re.IGNORECASE)


def turn(rng: random.Random) -> str:
    """A turn of a call in lower case; in one of ten somebody says a number."""
    number = " ".join(rng.choice(("oh", *ONES[1:])) for _ in range(11)) if rng.random() < 0.1 else ""
    return f"{texts.some(rng, 6, 20)} {number} {texts.some(rng, 2, 8)}".lower()


def speeds(column: pa.LargeStringArray, size: float) -> None:
    """Megabytes a second for more and more people."""
    rows = column.slice(0, len(column) // 8).to_pylist()
    for strangers in (True, False):
        print("people whose names stand nowhere in the text" if strangers else "people who share their names with the text's")
        for count in (1, 10, 100):
            rng = random.Random(count)
            people = [person(rng, strangers) for _ in range(count)]
            made, needles = timed(lambda people=people: Needles(people))  # type: ignore[misc]
            taken, found = min((timed(lambda needles=needles: needles.find(column)) for _ in range(3)), key=lambda each: each[0])  # type: ignore[misc]
            line = f"{count:4} people: {size / taken:6.1f} MB/s, {found.num_rows} hits, made in {made:.2f} s"
            if count <= 10:
                regexes = [by_hand(who) for who in people]
                peer, _ = timed(lambda regexes=regexes: [r.search(row) for r in regexes for row in rows])  # type: ignore[misc]
                line += f"; one regex a person: {size / 8 / peer:.1f} MB/s"
            print(line)


def growth(make: texts.Maker) -> None:
    """Seconds and memory for more and more text."""
    needles = Needles([person(random.Random(7), False) for _ in range(10)])
    for size in (8, 16, 32):
        column = texts.column(make, size)
        taken, _ = timed(lambda column=column: needles.find(column))  # type: ignore[misc]
        print(f"{size:4} MB in {taken:.2f} s; at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory so far")


def main() -> None:
    """Print the figures."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 8.0
    names = ("customer notes, 40 % personal", "no personal data", "notes beyond ASCII")
    for name, make in (*((name, texts.TEXTS[name]) for name in names), ("turns of calls", turn)):
        column = texts.column(make, size)
        print(f"\n{name}, {size:g} MB")
        speeds(column, pc.sum(pc.binary_length(column)).as_py() / 1e6)
    print("\nhow it grows, 10 people")
    growth(texts.notes(0.4))


if __name__ == "__main__":
    main()
