"""An invented town: households with shared names, landlines and mailboxes, and the records that shops hold of them, with errors.

What data sets for record linkage lack is families: fathers and sons of one name, twins, partners at one address. All numbers and addresses
are of the ranges reserved for fiction.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scanner.subject.forms import diminutives
from scanner.subject.identifiers import Subject

Record = dict[str, str]

_GIVEN = "James John Robert Michael William David Mary Linda Susan Karen Sarah Elizabeth Thomas Emma Oliver George Jack Harry Olivia Amelia Zoe Amir Priya Kofi Chen Leila Igor Ngozi Sofia Mateo Freya Rhys Aoife Callum Megan Owen".split()  # noqa: SIM905
_SURNAME = "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Khan Wright Walker Hall Green Wood".split()  # noqa: SIM905
_PIECES = (
    "Ash",
    "Bel",
    "Cran",
    "Dun",
    "Elm",
    "Fair",
    "Garn",
    "Hazel",
    "Ing",
    "Kel",
    "Lang",
    "Mor",
    "Nor",
    "Oak",
    "Pen",
    "Rad",
    "Stan",
    "Thorn",
    "Under",
    "Wy",
)
_ENDS = ("ford", "ley", "ton", "worth", "combe", "by", "field", "ham", "wick", "shaw")
_WAYS = ("Street", "Road", "Lane", "Close", "Avenue")


@dataclass(frozen=True)
class Home:
    """Where a household lives, and its landline."""

    line: str
    town: str
    postcode: str
    landline: str


@dataclass(frozen=True)
class Person:
    """One of the town: everything that a request may give."""

    given: str
    surname: str
    born: date
    home: Home
    email: str
    mobile: str

    def subject(self, *kinds: str) -> Subject:
        """A request with the name and these kinds of identifier: email, mobile, landline, address, born."""
        phones = [number for kind, number in (("mobile", self.mobile), ("landline", self.home.landline)) if kind in kinds and number]
        return Subject(
            names=(f"{self.given} {self.surname}",),
            emails=(self.email,) if "email" in kinds and self.email else (),
            phones=tuple(phones),
            addresses=(f"{self.home.line}, {self.home.town}, {self.home.postcode}",) if "address" in kinds else (),
            born=self.born if "born" in kinds else None,
        )


class Town:
    """Households and their records, the same for the same seed. `people[owners[n]]` is whom `records[n]` is about."""

    def __init__(self, households: int, seed: int = 0) -> None:
        self._rng = random.Random(seed)
        self._mobiles = self._rng.sample(range(1000), 1000)
        self.people = [person for n in range(households) for person in self._household(n)]
        told = [(n, record) for n, person in enumerate(self.people) for record in self._records(person)]
        self._rng.shuffle(told)
        self.owners, self.records = [n for n, _ in told], [record for _, record in told]

    def _household(self, n: int) -> Iterator[Person]:
        rng, surname, home = self._rng, self._surname(), self._home(n)
        year = rng.randint(1945, 1985)
        father, *names = rng.sample(_GIVEN, 5)
        shared = f"{surname.lower()}.family{n}@example.org" if rng.random() < 0.08 else ""
        yield self._person(father, surname, self._day(year), home, shared, n)
        if rng.random() < 0.7:
            other = surname if rng.random() < 0.8 else self._surname()
            yield self._person(names.pop(), other, self._day(year + rng.randint(-6, 6)), home, shared, n)
        born = self._day(year + rng.randint(22, 36))
        for child in range(rng.choice((0, 0, 1, 2, 3))):
            given = father if child == 0 and rng.random() < 0.1 else names.pop()
            yield self._person(given, surname, born, home, shared, n)
            born = born if rng.random() < 0.04 else self._day(born.year + rng.randint(1, 5))

    def _person(self, given: str, surname: str, born: date, home: Home, shared: str, n: int) -> Person:
        mail = f"{given}.{surname}{n}{born:%d}@example.org".lower() if self._rng.random() < 0.85 else ""
        mobile = f"07700 900{self._mobiles.pop():03}" if self._mobiles and self._rng.random() < 0.7 else ""
        return Person(given, surname, born, home, shared or mail, mobile)

    def _records(self, person: Person) -> Iterator[Record]:
        """One to five records, each with some of the fields."""
        while True:
            yield {field: cell for field, cell in self._record(person).items() if cell}
            if self._rng.random() < 0.4:
                return

    def _record(self, person: Person) -> Record:
        rng = self._rng
        home = self._home(rng.randint(0, 10**6)) if rng.random() < 0.08 else person.home
        maiden = rng.random() < 0.03
        mobile, landline = person.mobile if rng.random() < 0.6 else "", home.landline if rng.random() < 0.3 else ""
        return {
            "given": self._written(person.given, nick=True),
            "surname": self._written(self._surname() if maiden else person.surname),
            "email": person.email if rng.random() < 0.6 else "",
            "phone": mobile or landline,
            "born": self._date(person.born) if rng.random() < 0.6 else "",
            "address": f"{self._written(home.line)}, {home.town}" if rng.random() < 0.7 else "",
            "postcode": home.postcode if rng.random() < 0.7 else "",
        }

    def _written(self, text: str, nick: bool = False) -> str:
        """The text as somebody types it: in capitals, as a short form, with a slip."""
        chance = self._rng.random()
        if chance < 0.04 and len(text) > 3:
            at = self._rng.randrange(1, len(text) - 1)
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :] if chance < 0.02 else text[:at] + text[at + 1 :]
        if nick and chance < 0.14:
            return self._rng.choice([*sorted(diminutives(text.lower())), text[0]]).capitalize()
        return text.upper() if chance < 0.3 else text

    def _date(self, born: date) -> str:
        chance = self._rng.random()
        if chance < 0.02:
            born = born.replace(day=min(28, born.day + 1))
        return f"{born:%d/%m/%Y}" if chance < 0.5 else f"{born:%Y-%m-%d}"

    def _surname(self) -> str:
        if self._rng.random() < 0.4:
            return self._rng.choice(_SURNAME)
        return self._rng.choice(_PIECES) + self._rng.choice(_ENDS) + self._rng.choice(("", "", "s", "e"))

    def _home(self, n: int) -> Home:
        rng = self._rng
        street = rng.choice(_PIECES) + rng.choice(_ENDS)
        code = f"SK{n % 97 + 1} {n % 9}{rng.choice('ABDEFGHJLN')}{rng.choice('ABDEFGHJLN')}"
        line = f"01632 960{n % 1000:03}" if rng.random() < 0.6 else ""
        return Home(f"{rng.randint(1, 180)} {street} {rng.choice(_WAYS)}", rng.choice(_PIECES) + "mouth", code, line)

    def _day(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(self._rng.randrange(365))
