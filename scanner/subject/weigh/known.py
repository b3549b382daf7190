"""What is known of a subject, taken apart once: every record is held against it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import phonenumbers

from scanner.subject.identifiers import Subject
from scanner.subject.names import Name, named
from scanner.subject.weigh.mailboxes import mailbox, shared
from scanner.subject.weigh.places import Address, address

_READINGS = 2  # the likeliest of each name; a name turned round is met by turning the record's


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number: national digits, country code, and whether it is a landline's, which a household shares."""

    national: str = field(repr=False)
    country: str = ""
    landline: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A subject's identifiers as they are compared. No value is shown by `repr`. `shared` are the mailboxes and national numbers that other
    people have, too, and how many do; `taught` the ids that records told of."""

    names: tuple[Name, ...] = field(repr=False)
    written: frozenset[str] = field(repr=False)
    emails: frozenset[str] = field(repr=False)
    mailboxes: frozenset[str] = field(repr=False)
    phones: tuple[Number, ...] = field(repr=False)
    ids: Mapping[str, frozenset[str]] = field(repr=False)
    born: date | None = field(repr=False)
    addresses: tuple[Address, ...] = field(repr=False)
    shared: Mapping[str, int] = field(default_factory=dict, repr=False)
    taught: frozenset[str] = field(default=frozenset(), repr=False)

    def known_as(self, kinds: Collection[str] | None) -> frozenset[str]:
        """The ids of these kinds; None: of all."""
        return frozenset(one for kind, values in self.ids.items() if kinds is None or kind in kinds for one in values)

    @property
    def postcodes(self) -> tuple[str, ...]:
        """The postcodes of the addresses."""
        return tuple(dict.fromkeys(place.postcode for place in self.addresses if place.postcode))


def known(subject: Subject) -> Known:
    """The subject's identifiers taken apart."""
    return Known(
        names=tuple(dict.fromkeys(reading for name in subject.names for reading in named(name)[:_READINGS])),
        written=frozenset(piece for name in subject.names for piece in name.replace(",", " ").split()),
        emails=frozenset(mail.strip().lower() for mail in subject.emails),
        mailboxes=frozenset(filter(None, map(mailbox, subject.emails))),
        phones=tuple(filter(None, (_number(phone, subject.region) for phone in subject.phones))),
        ids={kind: frozenset(filter(None, map(code, values))) for kind, values in subject.ids.items()},
        born=subject.born,
        addresses=tuple(address(text) for text in subject.addresses),
        shared=shared(subject),
        taught=frozenset(filter(None, map(code, subject.taught))),
    )


def code(text: str) -> str | None:
    """An id's letters and digits, in capitals."""
    return "".join(char for char in text.upper() if char.isascii() and char.isalnum()) or None


def _number(text: str, region: str) -> Number | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:  # the request's file was checked; what is built by hand may hold anything
        return None
    national = phonenumbers.national_significant_number(number)
    return Number(national, str(number.country_code), _landline(number, national))


def _landline(number: Any, national: str) -> bool:
    """Whether a household may share the number: a fixed line's, or one of no known type, but for Britain's 07."""
    kind = phonenumbers.number_type(number)
    mobile = number.country_code == 44 and national.startswith("7")
    return kind == phonenumbers.PhoneNumberType.FIXED_LINE or (kind == phonenumbers.PhoneNumberType.UNKNOWN and not mobile)
