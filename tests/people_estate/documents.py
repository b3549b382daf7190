"""What is no database: two exports, a share of letters, and calls. In many the name stands in free text only."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.people_estate import person as write
from tests.people_estate.crowd import Crowd
from tests.people_estate.person import TWISTS, Person
from tests.people_estate.tables import Book, named, plain_mail, postcode
from tests.people_estate.truth import Ref
from tests.people_estate.words import LETTERS, PLAIN

_Facts = tuple[str, frozenset[str], frozenset[str]]


def make_documents(folder: Path, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, size: int) -> None:
    """Writes `exports/`, `share/` and `calls/`; `size` rows of the crowd in each export, a hundredth of it as texts and calls."""
    for name in ("exports", "share", "calls"):
        (folder / name).mkdir()
    _loyalty(folder / "exports", rng, crowd, book, size)
    _events(folder / "exports", rng, people, crowd, book, size)
    _share(folder / "share", rng, people, crowd, book, size // 100)
    _calls(folder / "calls", rng, people, crowd, book, size // 100)


def _woven(rng: random.Random, core: int, others: int) -> Iterator[int | None]:
    """For each ordinal, the core's number that stands there, or None for the crowd."""
    at = {place: number for number, place in enumerate(rng.sample(range(core + others), core))}
    return (at.get(ordinal) for ordinal in range(core + others))


def _loyalty(folder: Path, rng: random.Random, crowd: Crowd, book: Book, size: int) -> None:
    cards = [(number, person) for number, person in book.customers if rng.random() < 0.4]
    with open(folder / "loyalty.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("customer_no", "name", "mobile", "birthday", "points"))
        for ordinal, at in enumerate(_woven(rng, len(cards), size)):
            if at is None:
                out.writerow(("", crowd.name(ordinal), crowd.phone(ordinal), "/".join(crowd.born(ordinal).split("-")[::-1]), ordinal % 900))
                continue
            number, person = cards[at]
            twist = rng.choice(("", "diminutive", "swapped", "typo"))
            given, surname = TWISTS[twist](person, rng)
            out.writerow((f"C-{number}", f"{given} {surname}", write.phone(person.mobile, rng), f"{person.born:%d/%m/%Y}", 12))
            shows = frozenset({"name", f"phone:{person.mobile}", f"born:{person.born}"})
            ref = Ref(
                "exports", "loyalty.csv", {}, ordinal, (), shows, frozenset({f"customer:{number}"}), tuple(filter(None, (twist, "prefix")))
            )
            book.add(person, ref)


def _events(folder: Path, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, size: int) -> None:
    with open(folder / "events.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for ordinal, at in enumerate(_woven(rng, len(people), size)):
            given, surname, mail, tag = crowd.given(ordinal), crowd.surname(ordinal), crowd.email(ordinal), ""
            if at is not None:
                person = people[at]
                given, surname = person.given, person.surname
                mail, tag = write.email(person.emails[0], rng)
                shows = frozenset({"name", f"email:{plain_mail(mail)}"})
                book.add(person, Ref("exports", "events.jsonl", {}, ordinal, (), shows, twists=tuple(filter(None, (tag,)))))
            file.write(
                json.dumps({"event": "login", "user": {"mail": mail, "name": {"first": given, "last": surname}}}, ensure_ascii=False) + "\n"
            )


def _share(folder: Path, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, size: int) -> None:
    letters = [person for person in people for _ in range(rng.randrange(1, 4))]
    customers: dict[int, list[int]] = {}
    for number, person in book.customers:
        customers.setdefault(person.number, []).append(number)
    for ordinal, at in enumerate(_woven(rng, len(letters), size)):
        unit = f"{ordinal:05}.txt"
        if at is None:
            text = rng.choice((PLAIN, LETTERS[0])).format(n=ordinal, name=crowd.name(ordinal), fact="")
        else:
            person = letters[at]
            twist = rng.choice(("", "", "middle", "diminutive", "former", "upper"))
            name = " ".join(TWISTS[twist](person, rng))
            fact, shows, keys = _fact(person, customers[person.number], rng)
            text = rng.choice(LETTERS).format(name=name, fact=fact)
            rows = tuple(n for n, line in enumerate(text.split("\n")) if name in line or (fact and fact in line))
            book.add(person, Ref("share", unit, {}, None, rows, shows | named(person, twist), keys, tuple(filter(None, (twist, "text")))))
        (folder / unit).write_text(text, "utf-8", newline="\n")


def _fact(person: Person, customers: Sequence[int], rng: random.Random) -> _Facts:
    """A sentence with an identifier, what it shows and the keys in it; every other letter has none."""
    none: frozenset[str] = frozenset()
    number = rng.choice(customers)
    return rng.choice((
        ("", none, none), ("", none, none), ("", none, none),
        (f"The new address is {write.address(person, rng)}.", frozenset({postcode(person)}), none),
        (f"Call {write.phone(person.mobile, rng)} after six.", frozenset({f"phone:{person.mobile}"}), none),
        (f"Born on {write.born(person.born, rng)}, so the offer for seniors may hold.", frozenset({f"born:{person.born}"}), none),
        (f"Our reference: C-{number}.", none, frozenset({f"customer:{number}"})),
    ))  # fmt: skip


def _calls(folder: Path, rng: random.Random, people: Sequence[Person], crowd: Crowd, book: Book, size: int) -> None:
    for ordinal, at in enumerate(_woven(rng, len(people), size)):
        person = None if at is None else people[at]
        name = (person.name if person else crowd.name(ordinal)).lower()
        said, shows = "i do not have it at hand", frozenset[str]()
        if person:
            said, shows = rng.choice((
                (f"it's {write.spoken(person.mobile)}", frozenset({f"phone:{person.mobile}"})),
                (f"my email is {write.spoken_email(person.emails[0])}", frozenset({f"email:{person.emails[0]}"})),
                ("i do not have it at hand", frozenset()),
            ))  # fmt: skip
        turns = (
            ("Agent", "Good morning, customer care, how can I help?"), ("Caller", f"hello this is {name} i am calling about my order"),
            ("Agent", "Can I take your number or your email, please?"), ("Caller", said), ("Agent", "Thank you. It will be sent again today."),
        )  # fmt: skip
        unit = f"call-{ordinal:05}.{('vtt', 'json')[ordinal % 2]}"
        (folder / unit).write_text((_vtt if ordinal % 2 == 0 else _json)(turns), "utf-8", newline="\n")
        if person:
            rows = (1, 3) if shows else (1,)
            book.add(person, Ref("calls", unit, {}, None, rows, shows | {"name"}, twists=("spoken",) if shows else ("text",)))


def _vtt(turns: Sequence[tuple[str, str]]) -> str:
    cues = (f"00:00:{5 * n:02}.000 --> 00:00:{5 * n + 4:02}.000\n<v {who}>{said}</v>\n" for n, (who, said) in enumerate(turns))
    return "WEBVTT\n\n" + "\n".join(cues)


def _json(turns: Sequence[tuple[str, str]]) -> str:
    return json.dumps({"turns": [{"speaker": who, "start": 5 * n, "text": said} for n, (who, said) in enumerate(turns)]}, indent=1) + "\n"
