"""Invented customers. Every number is from a range reserved for examples; where none is reserved, it is made at run time."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

#: "Today" of the estate, so that two runs write the same.
TODAY = dt.datetime(2024, 6, 28, 17, 0)
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_NETS = ("192.0.2", "198.51.100", "203.0.113")  # RFC 5737
_TITLES = {"f": ("Ms", "Mrs", "Miss", "Dr"), "m": ("Mr", "Mr", "Mr", "Dr")}
_PRONOUNS = {"f": "she/her", "m": "he/him"}


@dataclass(frozen=True, slots=True)
class Person:
    """One customer, as the tables and files show them."""

    id: int
    title: str
    first: str
    last: str
    gender: str
    pronouns: str
    email: str
    phone: str
    mobile: str
    street: str
    town: str
    county: str
    postcode: str
    job: str
    born: dt.date
    since: dt.datetime

    @property
    def name(self) -> str:
        """Given name and surname."""
        return f"{self.first} {self.last}"

    @property
    def number(self) -> str:
        """Customer number."""
        return f"C-{10_000 + self.id}"

    @property
    def address(self) -> str:
        """On one line."""
        return f"{self.street}, {self.town}, {self.postcode}"


def words() -> Mapping[str, Any]:
    """The word lists."""
    return tomllib.loads((files("scanner.demo") / "words.toml").read_text("utf-8"))


def people(seed: int, count: int, lists: Mapping[str, Any]) -> list[Person]:
    """Customers numbered from 1; the same for the same seed."""
    rng = random.Random(f"{seed}:people")
    return [_person(rng, number, lists) for number in range(1, count + 1)]


def _person(rng: random.Random, number: int, lists: Mapping[str, Any]) -> Person:
    gender = rng.choice("fm")
    first, last = rng.choice(lists[f"given_{gender}"].split()), rng.choice(lists["surnames"].split())
    town, county, area, line = rng.choice(lists["towns"])
    return Person(
        id=number,
        title="Mx" if number % 40 == 0 else rng.choice(_TITLES[gender]),
        first=first,
        last=last,
        gender={"f": "female", "m": "male"}[gender] if number % 40 else "non-binary",
        pronouns=_PRONOUNS[gender] if number % 40 else "they/them",
        email=f"{plain(first)}.{plain(last)}{number}@example.{rng.choice(('com', 'org', 'net'))}",
        phone=f"{line}{rng.randrange(1000):03}",
        mobile=mobile(rng),
        street=f"{rng.randint(1, 120)} {rng.choice(lists['streets'].split(','))}",
        town=town,
        county=county,
        postcode=f"{area}{rng.randint(1, 19)} {rng.randint(1, 9)}{rng.choice(_INWARD)}{rng.choice(_INWARD)}",
        job=rng.choice(lists["jobs"].split(",")),
        born=dt.date(1938, 1, 1) + dt.timedelta(days=rng.randrange(66 * 365)),
        since=moment(rng, 1500),
    )


def plain(name: str) -> str:
    """Lower-case ASCII letters of a name, for an address or a user name."""
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "".join(letter for letter in folded if letter.isalpha())


def mobile(rng: random.Random) -> str:
    """07700 900xxx, Ofcom's range for drama."""
    return f"07700 900{rng.randrange(1000):03}"


def moment(rng: random.Random, days: int) -> dt.datetime:
    """A second within the last `days` days of the estate."""
    return TODAY - dt.timedelta(seconds=rng.randrange(days * 86_400))


def address(rng: random.Random) -> str:
    """An IPv4 address from the networks for documentation."""
    return f"{rng.choice(_NETS)}.{rng.randint(1, 254)}"


def card(rng: random.Random, lists: Mapping[str, Any]) -> str:
    """A test number of a card processor."""
    return str(rng.choice(lists["cards"].split()))


def bank(rng: random.Random) -> tuple[str, str]:
    """Sort code and account number; no bank has sort codes that start with 00-00."""
    return f"00-00-{rng.randint(40, 99)}", f"{rng.randrange(10_000_000, 99_999_999)}"


def nino(rng: random.Random) -> str:
    """A National Insurance number by HMRC's rules; none is reserved for examples, so none stands in this file."""
    first, second = rng.choice("ABCEGHJLMRSW"), rng.choice("HJLMRSX")
    digits = rng.randrange(10**6)
    return f"{first}{second} {digits // 10_000:02} {digits // 100 % 100:02} {digits % 100:02} {rng.choice('ABCD')}"


def relative(rng: random.Random, lists: Mapping[str, Any]) -> tuple[str, str]:
    """What somebody is to a customer, and a given name that fits."""
    kin, gender = rng.choice(lists["relationships"].split()).split(":")
    return kin, rng.choice(lists[f"given_{gender}"].split())


def slots(rng: random.Random, person: Person, lists: Mapping[str, Any]) -> dict[str, Any]:
    """What the sentences of tickets, letters and calls are filled with."""
    day, (kin, kin_name) = moment(rng, 300), relative(rng, lists)
    return _own(person) | _money(rng, lists) | {
        "kin": kin,
        "kin_name": kin_name,
        "kin_phone": mobile(rng),
        "her": rng.choice(lists["given_f"].split()),
        "him": rng.choice(lists["given_m"].split()),
        "agent": rng.choice(lists["given_m"].split()),
        "product": rng.choice(lists["products"])[1],
        "case": f"INV-{rng.randint(100, 134)}",
        "day": day.day,
        "month": f"{day:%B}",
        "year": 2023,
    }  # fmt: skip


def _own(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "phone": person.phone,
        "mobile": person.mobile,
        "email": person.email,
        "address": person.address,
        "customer_no": person.number,
        "born": person.born.year,
    }


def _money(rng: random.Random, lists: Mapping[str, Any]) -> dict[str, Any]:
    number, (sort, account) = card(rng, lists), bank(rng)
    return {
        "card": _groups(number),
        "last4": number[-4:],
        "expiry": f"0{rng.randint(1, 9)}/27",
        "code": rng.randint(101, 999),
        "sort": sort,
        "account": account,
        "amount": f"{rng.randint(20, 240)}.{rng.randint(0, 99):02}",
    }


def _groups(number: str) -> str:
    """As printed on the card; American Express has 15 digits in groups of 4, 6 and 5."""
    if len(number) == 15:
        return f"{number[:4]} {number[4:10]} {number[10:]}"
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
