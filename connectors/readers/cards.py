"""Address cards (vCard 2.1, 3.0 and 4.0: RFC 2426, RFC 6350): one row a card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.components import Words
from connectors.readers.components import read as components
from connectors.readers.node import Item, Node

_WORDS = Words(
    {
        "fn": "full name",
        "n": "name",
        "adr": "address",
        "label": "address",
        "tel": "telephone",
        "bday": "birthday",
        "deathdate": "date of death",
        "org": "organisation",
        "title": "job title",
        "role": "job role",
        "geo": "location",
        "impp": "instant messenger",
        "lang": "language",
        "rev": "changed",
        "tz": "time zone",
        "prodid": "product",
        "x-abrelatednames": "related",
        "x-socialprofile": "social profile",
    },
    # A name is surname, given, additional, prefixes, suffixes; an address ends with the country (RFC 6350, sections 6.2.2 and 6.3.1).
    {"n": (3, 1, 2, 0, 4), "adr": (0, 1, 2, 3, 4, 5, 6), "org": (0, 1, 2, 3)},
    {"n": " ", "adr": ", ", "org": ", "},
)


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row a card, with columns such as "full name" and "telephone"; photographs and keys are units inside."""
    yield from components(file, node, _WORDS)
