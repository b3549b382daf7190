"""One invented person, and the many ways in which systems write what they know of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from tests.people_estate.words import DIGITS, DIMINUTIVES, SHORT, listed

_MONTHS = listed("January February March April May June July August September October November December")


@dataclass(frozen=True, slots=True)
class Person:
    """`former` is a surname of earlier days, `foreign` given name and surname as they are written at home; "" and () where there is none."""

    number: int
    given: str
    middle: str
    surname: str
    emails: tuple[str, ...]
    mobile: str  # ten digits after +44
    landline: str
    born: date
    street: str
    town: str
    postcode: str
    former: str = ""
    foreign: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"

    @property
    def address(self) -> str:
        """On one line."""
        return f"{self.street}, {self.town}, {self.postcode}"


#: How a name can stand in a record. Each gives (given, surname) of a person; the key is the twist that the truth tells.
TWISTS = {
    "": lambda person, rng: (person.given, person.surname),
    "upper": lambda person, rng: (person.given.upper(), person.surname.upper()),
    "initial": lambda person, rng: (f"{person.given[0]}.", person.surname),
    "middle": lambda person, rng: (f"{person.given} {person.middle}", person.surname),
    "diminutive": lambda person, rng: (DIMINUTIVES.get(person.given, person.given), person.surname),
    "typo": lambda person, rng: (person.given, typo(person.surname, rng)),
    "swapped": lambda person, rng: (person.surname, person.given),
    "former": lambda person, rng: (person.given, person.former or person.surname),
    "foreign": lambda person, rng: person.foreign or (person.given, person.surname),
}


def typo(word: str, rng: random.Random) -> str:
    """The word with one letter lost, doubled, changed, or two turned round; never the first."""
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + rng.choice("aeiou".replace(word[at], "")) + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def phone(digits: str, rng: random.Random) -> str:
    """A number of ten digits as one of the ways in which people write it."""
    mobile = digits[0] == "7"
    groups = (
        (digits[:4], digits[4:]) if mobile else (digits[:2], digits[2:6], digits[6:]) if digits[:2] == "20" else (digits[:4], digits[4:])
    )
    spaced = " ".join(groups)
    return rng.choice(
        (
            f"+44{digits}",
            f"0{digits}",
            f"0{spaced}",
            f"+44 {spaced}",
            f"0044 {spaced}",
            f"+44 (0){spaced}",
            f"(0{groups[0]}) {' '.join(groups[1:])}",
        )
    )


def email(address: str, rng: random.Random) -> tuple[str, str]:
    """An address as it may be written, and the twist: capitals, a tag after a plus sign, or none."""
    local, domain = address.split("@")
    return rng.choice(
        (
            (address, ""),
            (address, ""),
            (address.upper(), "capitals"),
            (f"{local.title()}@{domain}", "capitals"),
            (f"{local}+shop@{domain}", "tag"),
        )
    )


def born(day: date, rng: random.Random) -> str:
    """A date of birth as British papers write it."""
    month = _MONTHS[day.month - 1]
    return rng.choice(
        (f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day.day} {month} {day.year}", f"{day.day:02} {month[:3]} {day.year}", f"{day}")
    )


def address(person: Person, rng: random.Random) -> str:
    """An address on one line, its street shortened and its postcode without a space now and then."""
    first, last = person.street.rsplit(" ", 1)
    street = f"{first} {SHORT.get(last, last)}" if rng.random() < 0.4 else person.street
    postcode = person.postcode.replace(" ", "") if rng.random() < 0.3 else person.postcode
    return f"{street}, {person.town}, {postcode}" if rng.random() < 0.7 else f"{street} {person.town.upper()} {postcode.lower()}"


def spoken(digits: str) -> str:
    """A telephone number as people say it: `oh double seven oh oh nine …`."""
    said, at, full = [], 0, f"0{digits}"
    while at < len(full):
        twice = full[at : at + 2] == full[at] * 2
        said.append(("double " if twice else "") + DIGITS[int(full[at])])
        at += 2 if twice else 1
    return " ".join(said)


def spoken_email(text: str) -> str:
    """A mail address as people say it: `jane dot smith two at example dot org`."""
    words = {"@": " at ", ".": " dot ", **{str(digit): f" {word}" for digit, word in enumerate(DIGITS)}}
    return "".join(words.get(c, c) for c in text)
