"""What columns about people are called in other languages, as patterns; the words stand in `abroad_germanic.py` and its like.

Sources: forms of each country's authorities and the headers that its offices write; UK GDPR says what kind of data they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from detectors.packs import abroad_east, abroad_germanic, abroad_romance
from detectors.packs.listed import ANY, COMPANIES, CRIMINAL, PERSONAL, PRODUCTS, SPECIAL, SYSTEMS, WORDS, listed, written
from scanner.pattern import Pattern

_FAMILIES = (abroad_germanic, abroad_romance, abroad_east)
_MACHINES = listed("ip, mac, url, web, server, host, domain, memory, bus, vessel, ship, port, kernel, http, smtp")
_FREIGHT = listed("freight, shipment, shipping, container, vessel, ship, flight, truck, lading, voyage")
_LEDGER = listed(
    "ledger, gl, nominal, journal, buchung, buchungen, grand livre, mayor, hauptbuch, bilanz, budget, kontenplan, plan comptable"
)


class _Kind(NamedTuple):
    """What a kind of column shows: a title for people, a key of the taxonomy, kinds of cells, how sure a name alone is, what forbids it."""

    title: str
    category: str
    kinds: tuple[str, ...] = ANY
    score: float = 0.6
    unless: tuple[str, ...] = PRODUCTS
    sources: tuple[str, ...] = PERSONAL


_KINDS: Mapping[str, _Kind] = {
    "PERSON": _Kind("Name of a person", "person.name", ("text",), 0.7),
    "PERSON_TITLE": _Kind("Title", "person.name", ("text",), 0.5),
    "DATE_OF_BIRTH": _Kind("Date of birth", "demog.dob", ("text", "integer", "date", "float"), 0.7, PRODUCTS),
    "AGE": _Kind("Age", "demog.dob", ("integer", "float"), 0.5),
    "GENDER": _Kind("Gender", "demog.gender", ("text", "integer", "boolean"), 0.5),
    "MARITAL_STATUS": _Kind("Marital status", "demog.marital", WORDS),
    "NATIONALITY": _Kind("Nationality or place of birth", "demog.nationality", WORDS, 0.5),
    "STREET_ADDRESS": _Kind("Postal address", "contact.address", WORDS, 0.6, (*PRODUCTS, *_MACHINES)),
    "PHONE_NUMBER": _Kind("Telephone number", "contact.phone", WORDS, 0.5),
    "EMAIL_ADDRESS": _Kind("E-mail address", "contact.email", ("text",), 0.6),
    "BANK_ACCOUNT": _Kind("Bank account number", "pay.bank", WORDS, 0.6, _LEDGER),
    "SALARY": _Kind("Pay or income", "pay.standing", ANY, 0.6, (*COMPANIES, *PRODUCTS, *_LEDGER)),
    "OCCUPATION": _Kind("Occupation", "work.occupation", WORDS, 0.6, (*PRODUCTS, *_FREIGHT, *SYSTEMS)),
    "EMPLOYMENT_RECORD": _Kind("Employment or education history", "work.history", ANY, 0.6, (*PRODUCTS, *SYSTEMS)),
    "CUSTOMER_ID": _Kind("Customer or account number", "account.profile", WORDS, 0.5),
    "KINSHIP": _Kind("Family or next of kin", "family.third_party"),
    "USERNAME": _Kind("User name", "account.access", WORDS, 0.6, (*PRODUCTS, *SYSTEMS)),
    "CORRESPONDENCE": _Kind("Correspondence", "comms.correspondence", ("text",), 0.5),
    "PHOTO": _Kind("Photograph", "media.photo", ("text",), 0.5),
    "PASSWORD": _Kind("Password in clear text", "auth.secret", WORDS, 0.5),
    "ID_DOCUMENT": _Kind("Identification document", "id.document", WORDS, 0.5),
    "HEALTH_TERM": _Kind("Health information", "special.health", ANY, 0.6, PRODUCTS, SPECIAL),
    "RELIGION": _Kind("Religion or belief", "special.belief", ANY, 0.6, PRODUCTS, SPECIAL),
    "TRADE_UNION": _Kind("Trade union membership", "special.union", ANY, 0.6, PRODUCTS, SPECIAL),
    "ETHNIC_GROUP": _Kind("Ethnic group", "special.race", ANY, 0.6, PRODUCTS, SPECIAL),
    "POLITICAL_OPINION": _Kind("Political opinion", "special.politics", ANY, 0.6, PRODUCTS, SPECIAL),
    "SEXUAL_ORIENTATION": _Kind("Sexual orientation", "special.sex", ANY, 0.6, PRODUCTS, SPECIAL),
    "CRIMINAL_OFFENCE": _Kind("Criminal offence data", "criminal.offence", ANY, 0.6, PRODUCTS, CRIMINAL),
}


def _patterns() -> Iterator[Pattern]:
    """Of each kind two patterns: what says it anywhere, and what does among people."""
    for entity, kind in _KINDS.items():
        for person, lists in ((False, [each.SAID for each in _FAMILIES]), (True, [each.AMONG for each in _FAMILIES])):
            names = tuple(dict.fromkeys(name for each in lists for name in written(each.get(entity, ""))))
            if names:
                yield Pattern(
                    entity=entity,
                    title=kind.title,
                    category=kind.category,
                    names=names,
                    unless=kind.unless,
                    kinds=kind.kinds,
                    person=person,
                    score=kind.score,
                    mask="initials" if entity == "PERSON" else "none",
                    sources=kind.sources,
                )


_ALL = tuple(_patterns())
_PROTECTED = ("special.", "criminal.")
ABROAD: tuple[Pattern, ...] = tuple(each for each in _ALL if not each.category.startswith(_PROTECTED))
#: The same of what Art 9 and Art 10 protect.
ABROAD_SPECIAL: tuple[Pattern, ...] = tuple(each for each in _ALL if each.category.startswith(_PROTECTED))
