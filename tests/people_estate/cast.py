"""The people who ask, and those who are easily taken for them: households, fathers and sons, twins, namesakes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tests.people_estate.person import Person
from tests.people_estate.words import COMMON, DIMINUTIVES, FOREIGN, GIVEN, INWARD, OPPOSITE, RARE, STREETS, TOWNS

#: What makes a request hard; the casts take turns.
TRAPS = (
    "plain", "household", "father and son", "twins", "namesake", "changed name", "diminutive", "foreign name", "double name", "family mail",
    "office mail", "opposite twins",
)  # fmt: skip
LARGEST = 250  # requests: Ofcom reserved so many numbers
_FIRST = date(1938, 1, 3).toordinal()


@dataclass
class Maker:
    """Makes people, no two with the same numbers or addresses.

    Their dates of birth are days that the crowd has none of, and their postcodes end like none of the crowd's: nobody of the crowd is by
    chance the same person.
    """

    rng: random.Random
    people: list[Person] = field(default_factory=list)

    def person(self, given: str = "", surname: str = "", **more: Any) -> Person:
        """Someone new."""
        rng, number = self.rng, len(self.people)
        given = given or rng.choice(GIVEN)
        surname = surname or rng.choice(COMMON if rng.random() < 0.4 else RARE)
        town, area = rng.choice(TOWNS)
        made = Person(
            number=number, given=given, middle=rng.choice(GIVEN), surname=surname,
            emails=(f"{plain(given)}.{plain(surname)}{number}@mail.example.org", f"{plain(surname)}{number}@post.example.com"),
            mobile=f"7700900{number:03}" if number < 800 else f"8081570{number - 800:03}", landline=f"1632960{number:03}", born=self.born(0, 66),
            street=f"{rng.randint(1, 120)} {rng.choice(STREETS)}", town=town,
            postcode=f"{area}{rng.randint(1, 19)} 9{rng.choice(INWARD)}{rng.choice(INWARD)}",
        )  # fmt: skip
        self.people.append(replace(made, **more))
        return self.people[-1]

    def born(self, first: int, last: int) -> date:
        """A day between `first` and `last` years after 1938; a Monday, as the crowd has none."""
        return date.fromordinal(_FIRST + 7 * self.rng.randrange(52 * first, 52 * last))

    def at_home(self, other: Person, given: str = "", **more: Any) -> Person:
        """Someone who lives with another and bears the same surname."""
        shared = {"landline": other.landline, "street": other.street, "town": other.town, "postcode": other.postcode}
        return self.person(given or self.rng.choice([name for name in GIVEN if name != other.given]), other.surname, **shared, **more)


def plain(name: str) -> str:
    """A name as the local part of a mail address has it."""
    return "".join(c for c in name.lower() if c.isascii() and c.isalpha())


def cast(rng: random.Random, trap: str, maker: Maker) -> Person:
    """The person who asks; the others of the cast stand in `maker.people`."""
    if trap == "changed name":
        return maker.person(former=rng.choice(RARE), given=rng.choice(["Elizabeth", "Margaret", "Katherine", "Susan"]))
    if trap == "diminutive":
        return maker.person(given=rng.choice(list(DIMINUTIVES)))
    if trap == "foreign name":
        foreign, latin = rng.choice(FOREIGN)
        return maker.person(*latin, foreign=foreign)
    if trap == "double name":
        return maker.person(surname=f"{rng.choice(RARE)}-{rng.choice(COMMON)}")
    if trap == "opposite twins":
        return _twins(rng, maker)
    asks = maker.person()
    if trap == "office mail":
        return _office(rng, asks, maker)
    if trap in ("household", "family mail"):
        mail = {"emails": (asks.emails[0], f"the.{plain(asks.surname)}s{asks.number}@mail.example.org")} if trap == "family mail" else {}
        if mail:
            asks = maker.people[asks.number] = replace(asks, **mail)
        maker.at_home(asks, **({"emails": (f"x{len(maker.people)}@mail.example.org", mail["emails"][1])} if mail else {}))
        maker.at_home(asks, born=maker.born(55, 66))
    elif trap == "father and son":
        asks = maker.people[asks.number] = replace(asks, born=maker.born(5, 30))
        maker.at_home(asks, asks.given, born=asks.born + timedelta(days=7 * 52 * maker.rng.randint(24, 34)))
    elif trap == "twins":
        maker.at_home(asks, born=asks.born)
    elif trap == "namesake":
        maker.person(asks.given, asks.surname)
        maker.person(asks.given, asks.surname, town=asks.town)
    return asks


def _twins(rng: random.Random, maker: Maker) -> Person:
    """A sister and a brother of one day whose names are one letter apart, and who share a mailbox and a telephone."""
    names = rng.sample(rng.choice(OPPOSITE), 2)
    asks = maker.person(names[0])
    maker.at_home(asks, names[1], born=asks.born, emails=asks.emails, mobile=asks.mobile)
    return asks


def _office(rng: random.Random, asks: Person, maker: Maker) -> Person:
    """Somebody whose firm reads one mailbox, and two who read it with them and are called from the same switchboard."""
    mail = f"{rng.choice(('info', 'sales', 'reception', 'office'))}@firm{asks.number}.example.org"
    asks = maker.people[asks.number] = replace(asks, emails=(mail, asks.emails[1]))
    for _ in range(2):
        other = maker.person(landline=asks.landline)
        maker.people[other.number] = replace(other, emails=(mail, other.emails[1]))
    return asks
