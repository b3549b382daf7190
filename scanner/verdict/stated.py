"""How sure a schema alone makes us: a column's name, type, lists, table and neighbours, before anybody has put a value into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scanner.model import Evidence, Place
from scanner.naming import about_organisations, about_people, is_name, table_words
from scanner.pattern import KINDS
from scanner.shapes import Declared, UnitTally, has_person
from scanner.verdict.case import ENOUGH, Case
from scanner.words import held, words

_MOST = 0.97
_HINT = 0.7  # what words that have many meanings say of a table in which nobody stands
_KEY = 0.6  # what the key of another table's row says: who it is stands there
_LIKELY = 0.8
_MAIL = (("email",), ("e", "mail"), ("mail",), ("email", "address"))
_TINY = 3  # characters into which no number or address of this kind fits: a flag is called so, too
_LONG = ("contact.email", "contact.phone", "id.")
_KEYS = frozenset(("id", "ids", "key", "uuid", "guid", "fk", "pk", "uid"))
_OWN = ("id.", "pay.card", "pay.bank", "contact.", "device.", "special.", "person.", "demog.", "location", "criminal")
#: What names of many things show only where people stand in the rows: a queue has a body, a pod a status message, a service a login.
_LOOSE = ("comms.", "record.", "work.", "account.", "online.usage", "online.journey", "online.visitor", "online.cookie", "buy.", "profile",
          "pay.transaction", "pay.standing", "pay.method", "pref.", "media.", "auth.secret", "subject.", "location", "family.")  # fmt: skip
#: Machines, whose addresses are nobody's where nobody stands beside them.
_MACHINES = frozenset(("server", "host", "node", "pod", "vm", "instance", "cluster", "container", "router", "switch", "interface", "subnet",
                       "network", "gateway", "proxy", "firewall", "balancer", "upstream", "nameserver", "dns", "replica"))  # fmt: skip
#: What only somebody has: who stands in the rows of a table that has it.
_BORN = frozenset(("demog.dob", "id.national", "id.health"))
#: The same, where a key of somebody is enough: a warehouse has a street, a sensor a device id.
_HOUSED = ("contact.address", "device.")
_NUMBERS = ("id.document", "id.health", "device.")  # a whole number of this kind that ends with id is a key


def likelihood(case: Case) -> float:
    """0..0.97: how likely the column is to hold the entity, from its name, its type and what the schema lists."""
    doubt = 1 - max(case.pattern.score, ENOUGH)
    if case.says:
        doubt *= 0.3
    if case.counted:
        doubt *= 0.3
    return min(_MOST, 1 - doubt)


def telling_words(case: Case, column: str, declared: Declared) -> Iterator[str]:
    """Evidence in words, strongest first."""
    if case.says:
        yield f"name: {' '.join(case.read or words(column))}"
    if case.counted:
        yield f"the schema lists {declared.values} values, all of them known"


def doubted(unit: UnitTally, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of declared columns, less sure where it is a key, and where words have many meanings and nobody stands in the table."""
    if not unit.declared:
        return list(found)
    found = [*found, *_beside_mail(unit, found)]
    other = about_organisations(unit.unit.name)
    named = about_people(unit.unit.name) or (_reached(found) and not other)
    housed = named or _titled_so(unit.unit.name) or (has_person(unit, found) and not other)
    return [_doubted(one, unit, housed if one.category.startswith((*_HOUSED, "online.ip")) else named) for one in found]


def _beside_mail(unit: UnitTally, found: Sequence[Evidence]) -> list[Evidence]:
    """A column that is called "name" beside one that is called "email": who can be written to is called so, if it is no organisation."""
    mail = any(one.category == "contact.email" and words(one.place.column or "") in _MAIL for one in found)
    if not mail or about_organisations(unit.unit.name):
        return []
    taken = {one.place.column for one in found}
    silent = [name for name in unit.declared if name not in taken and is_name(name)]
    why = ("name: name", "beside an e-mail address")
    return [Evidence(Place(unit.source, unit.unit.name, name), "PERSON", "person.name", _LIKELY, unit.rows, 1, 0, why) for name in silent]


def _reached(found: Sequence[Evidence]) -> bool:
    """Whether somebody is named, was born, or can be both written to and called."""
    kinds = {one.category for one in found if one.place.column}
    sure = {one.category for one in found if one.place.column and one.confidence >= _LIKELY}
    return "person.name" in kinds or kinds >= {"contact.email", "contact.phone"} or not sure.isdisjoint(_BORN)


def _titled_so(table: str) -> bool:
    return not held(table_words(table)).isdisjoint(("address", "household"))


def _doubted(one: Evidence, unit: UnitTally, people: bool) -> Evidence:
    column = one.place.column or ""
    declared = unit.declared.get(column)
    if declared is not None and declared.length is not None and declared.length <= _TINY and one.category.startswith(_LONG):
        return replace(one, confidence=ENOUGH, evidence=(*one.evidence, f"no more than {declared.length} characters fit"))
    own = one.category.startswith(_OWN) and not (one.category.startswith(_NUMBERS) and _is_number(unit, column))
    if declared is not None and (declared.refers or is_key(column)) and (declared.refers or not own):
        return replace(one, confidence=min(one.confidence, _KEY), evidence=(*one.evidence, "a key: what it leads to stands elsewhere"))
    if one.category == "online.ip" and one.confidence > _HINT and not people and _of_machines(unit.unit.name, column):
        return replace(one, confidence=_HINT, evidence=(*one.evidence, "of a machine, by the name"))
    loose = one.category.startswith(_LOOSE)
    if one.confidence > _HINT and ((loose and declared is None) or (not people and (loose or one.category.startswith(_HOUSED)))):
        why = "nobody's name or contact stands in the table" if not people else "told by its columns alone"
        return replace(one, confidence=_HINT, evidence=(*one.evidence, why))
    return one


def _of_machines(table: str, column: str) -> bool:
    """Whether an address is that of a machine of ours, by the column's name or its table's."""
    said = held((*words(column), *table_words(table)))
    return not said.isdisjoint(_MACHINES) and said.isdisjoint(("client", "remote", "visitor", "user", "login"))


def _is_number(unit: UnitTally, column: str) -> bool:
    kinds = dict(zip(KINDS, unit.columns[column].kinds, strict=True)) if column in unit.columns else {}
    return bool(kinds.get("integer")) and not kinds.get("text")


def is_key(column: str) -> bool:
    """Whether a column's name ends as that of a key does, which leads to a row of some table."""
    name = [word for word in words(column) if not word.isdigit()]
    return bool(name and name[-1] in _KEYS)
