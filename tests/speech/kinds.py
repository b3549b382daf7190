"""Values of each kind, and how each is said."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.speech import codes, dates, digits, letters, mails, numbers, values
from tests.speech.call import Group, Said
from tests.speech.voice import Voice


def name(written: str, voice: Voice) -> Said:
    """A name; one family name in five is spelled, too."""
    said = voice.name(written)
    if voice.rng.random() > 0.2:
        return Said(written, "plain", (Group(said),))
    spelled = letters.spell(written.split()[1], voice.rng.choice(letters.WAYS), voice)
    return Said(written, "spelled too", (Group(said), Group(spelled)))


def address(place: tuple[int, str], voice: Voice) -> Said:
    """House number and street."""
    number, street = place
    way = voice.rng.choice(("words", "figures"))
    made = [str(each) if way == "figures" else numbers.count(each, voice.rng) for each in (number, number + voice.rng.choice((2, 4, 10)))]
    road = voice.name(street)
    return Said(f"{number} {street.title()}", way, (Group(f"{made[0]} {road}", f"{made[1]} {road}"),))


def cvv(number: str, voice: Voice) -> Said:
    """A security code."""
    return digits.said(number, [number], voice)


def cvv_made(rng: random.Random) -> str:
    """Three digits."""
    return values.digits(rng, 3)


def account_made(rng: random.Random) -> str:
    """Eight digits."""
    return values.digits(rng, 8)


def email_made(rng: random.Random) -> tuple[list[str], str]:
    """Pieces of a local part, and a domain."""
    return values.mailbox(rng), values.domain(rng)


#: Kind → what makes a value, and what says it (once more, in another way, each time that it is called).
KINDS: dict[str, tuple[Callable[[random.Random], Any], Callable[[Any, Voice], Said]]] = {
    "phone": (values.phone, digits.phone),
    "card": (values.card, digits.card),
    "cvv": (cvv_made, cvv),
    "expiry": (values.expiry, dates.expiry),
    "sort": (values.sort_code, digits.sort_code),
    "account": (account_made, digits.account),
    "nino": (values.nino, codes.nino),
    "nhs": (values.nhs, digits.nhs),
    "postcode": (values.postcode, codes.postcode),
    "email": (email_made, mails.email),
    "born": (values.born, dates.born),
    "name": (values.name, name),
    "address": (values.street, address),
}
