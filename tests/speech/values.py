"""Values in plain form. All are reserved for examples and fiction, or invented; every check digit is right."""

from __future__ import annotations

import random
from datetime import date, timedelta

from stdnum import luhn

from tests.speech.data import load, people

#: Numbers that the schemes and payment providers publish for tests, and beginnings of such numbers.
CARDS = (
    "4111111111111111",
    "5555555555554444",
    "378282246310005",
    "4012888888881881",
    "5105105105105100",
    "371449635398431",
    "4242424242424242",
)
CARD_RANGES = ("411111111111", "424242424242", "401288888888", "555555555555", "510510510510", "520082828282")
#: Ofcom, numbers for use in TV and radio drama: the block, and how many digits follow. 555-01xx is that of the North American plan.
MOBILE = ("07700900", 3)
LANDLINES = (("02079460", 3), ("01134960", 3), ("01144960", 3), ("01154960", 3), ("01164960", 3), ("01174960", 3), ("01184960", 3), ("01214960", 3), ("01314960", 3), ("01414960", 3), ("01514960", 3), ("01614960", 3), ("01914980", 3), ("02890180", 3), ("02920180", 3))  # fmt: skip
US_AREAS = ("212", "312", "415", "617", "702", "303")
#: Letters of a NINO: those that HMRC allocates (NIM39110), of which a few.
NINO_PREFIXES = ("AB", "CE", "HK", "JX", "LR", "MW", "PT", "SH", "WA", "YZ")
POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def digits(rng: random.Random, count: int) -> str:
    """So many digits."""
    return "".join(rng.choices("0123456789", k=count))


def phone(rng: random.Random) -> str:
    """A phone number as dialled: eleven digits in Britain, ten in America."""
    if rng.random() < 0.15:
        return f"{rng.choice(US_AREAS)}55501{digits(rng, 2)}"
    block, count = MOBILE if rng.random() < 0.65 else rng.choice(LANDLINES)
    return block + digits(rng, count)


def card(rng: random.Random) -> str:
    """A card number with a right check digit: a published one, or one of a published range."""
    if rng.random() < 0.3:
        return rng.choice(CARDS)
    some = rng.choice(CARD_RANGES) + digits(rng, 3)
    return some + luhn.calc_check_digit(some)


def nhs(rng: random.Random) -> str:
    """An NHS number of the range 999, which is never issued."""
    while True:
        some = "999" + digits(rng, 6)
        check = (11 - sum((10 - at) * int(digit) for at, digit in enumerate(some)) % 11) % 11
        if check != 10:
            return f"{some}{check}"


def nino(rng: random.Random) -> str:
    """A national insurance number."""
    return f"{rng.choice(NINO_PREFIXES)}{digits(rng, 6)}{rng.choice('ABCD')}"


def postcode(rng: random.Random) -> str:
    """A postcode of a real district, of any of the six shapes."""
    districts: dict[str, list[str]] = load("common")["postcodes"]
    district = rng.choice(districts[rng.choice(list(districts))])
    return f"{district} {rng.randint(0, 9)}{''.join(rng.choices(POSTCODE_LETTERS, k=2))}"


def sort_code(rng: random.Random) -> str:
    """A sort code, in pairs."""
    return f"{rng.choice(('30', '40', '20', '60', '09', '77', '11', '23'))}-{digits(rng, 2)}-{digits(rng, 2)}"


def expiry(rng: random.Random) -> str:
    """Month and year of a card's last day."""
    return f"{rng.randint(1, 12):02d}/{rng.randint(25, 34)}"


def born(rng: random.Random) -> date:
    """A birthday of a grown-up."""
    return date(1940, 1, 1) + timedelta(rng.randrange(65 * 365))


def name(rng: random.Random) -> str:
    """Given name and family name, in lower case."""
    given, family = people()
    return f"{rng.choice(given)} {rng.choice(family)}"


def street(rng: random.Random) -> tuple[int, str]:
    """House number, and a street in lower case."""
    streets = load("common")["streets"]
    return rng.randint(1, 180), f"{rng.choice(streets['first'])} {rng.choice(streets['last'])}"


def mailbox(rng: random.Random) -> list[str]:
    """The local part of an e-mail address, in the pieces in which people think of it: names, digits, and the marks between them."""
    given, family = name(rng).split()
    number = rng.choice((digits(rng, 2), str(rng.randint(1955, 2004)), digits(rng, 3)))
    return rng.choice((
        [given, ".", family], [given, ".", family], [given[0], ".", family], [given, "_", family], [given, "-", family],
        [given, family], [given, number], [given, ".", family, number], [given[0], family, number], [family, ".", given],
    ))  # fmt: skip


def domain(rng: random.Random) -> str:
    """A reserved domain, or that of a big provider."""
    mail = load("common")["mail"]
    return str(rng.choice(mail["reserved"] if rng.random() < 0.5 else mail["providers"]))
