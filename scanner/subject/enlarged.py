"""What the records that are surely somebody's tell of them: another phone number, a customer number. It is searched for, too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

import phonenumbers
import pyarrow as pa

from scanner.flatten import Cells, flatten
from scanner.model import Layout
from scanner.naming import about
from scanner.subject import kinds
from scanner.subject.finder import Finder
from scanner.subject.identifiers import MAIL, Subject
from scanner.subject.kinds import called, within
from scanner.subject.owners import owned, proven, whose
from scanner.subject.table import Judged
from scanner.subject.weigh.keys import keyed
from scanner.subject.weigh.mailboxes import shared
from scanner.words import words

Key = tuple[str, str]
_NUMBERS = frozenset(("id", "number", "no", "num", "nr", "ref", "reference", "key", "code"))
#: Score from which a probable record counts as a duplicate that leads on.
LIKELY = 0.95
_SHORT, _ASKED = 6, 5  # digits; a shorter number may be somebody else's in another system, even of a kind that the request gives
_LISTS = {"email": "emails", "phone": "phones"}


@dataclass(frozen=True, slots=True)
class Larger:
    """A subject with what was found.

    `origins` are the places that taught it by field or `id:kind` (`crm: customers.phone`), `unsure` the keys, in the form of `plain`, that
    only a probable record speaks for, `left` the places of offices' mailboxes and firms' numbers that were not learnt. An id that other
    systems may give to others is of a kind that counts in its own source only.
    """

    subject: Subject = field(repr=False)
    origins: Mapping[str, tuple[str, ...]]
    unsure: frozenset[str] = field(repr=False)
    left: frozenset[str] = frozenset()

    def values(self, name: str) -> tuple[str, ...]:
        """The ids of an origin (`id:kind`), those that count in their own source only among them."""
        kind = name.removeprefix("id:")
        return tuple(value for known, values in self.subject.ids.items() if kinds.plain(known) == kind for value in values)

    @property
    def grown(self) -> bool:
        """Whether anything was found that the request does not give."""
        return bool(self.origins)


def enlarged(subject: int, finder: Finder, rows: Mapping[Key, Sequence[Judged]], layouts: Mapping[Key, Layout]) -> Larger:
    """The subject with the identifiers of its exact records in tables of people; of very probable ones (a duplicate) only their keys."""
    known = finder.subjects[subject]
    mine = [(key, row) for key, judged in sorted(rows.items()) for row in judged if row.subject == subject]
    told = [fact for key, row in mine if row.judgement.tier in ("exact", "linked") for fact in _facts(key, row, finder, layouts)]
    sure = {plain(fact.value) for fact in told}
    likely = [(key, row) for key, row in mine if row.judgement.tier == "probable" and row.judgement.score >= LIKELY and not row.shared]
    told += [fact for key, row in likely for fact in _facts(key, row, finder, layouts) if fact.what == "id"]
    origins: dict[str, dict[str, None]] = {}
    grown = known
    for fact in told:
        larger = _with(grown, fact, known.ids)
        if larger is not grown:
            grown = larger
            origins.setdefault(f"id:{fact.kind}" if fact.kind else fact.what, {})[fact.place] = None
    unsure = frozenset(plain(fact.value) for fact in told) - sure
    left = frozenset(fact.place for fact in told if _of_office(fact, known) - finder.known[subject].shared.keys())
    asked = {value for values in known.ids.values() for value in values}
    taught = frozenset(value for values in grown.ids.values() for value in values) - asked
    grown = replace(grown, shared=finder.known[subject].shared, taught=taught)
    return Larger(grown, {name: tuple(each) for name, each in origins.items()}, unsure, left)


def without(larger: Larger, subject: Subject) -> Larger:
    """The subject as the request has it, with what is known to be shared; for a search that follows no links."""
    return replace(larger, subject=replace(subject, shared=larger.subject.shared), origins={})


@dataclass(frozen=True, slots=True)
class _Fact:
    what: str
    value: str = field(repr=False)
    place: str
    source: str
    kind: str = ""


def _facts(key: Key, row: Judged, finder: Finder, layouts: Mapping[Key, Layout]) -> Iterator[_Fact]:
    """What one record tells: values of the fields that are the person's own, and the keys of a table of people."""
    source, unit = key
    columns = list(flatten(row.batch.slice(row.at, 1)))
    fields = [finder.field(source, unit, cells) for cells in columns]
    yield from _numbers(key, columns, fields, finder.subjects[row.subject])
    if not _is_person(fields) or _several(columns, fields):
        return
    keys = layouts[key].key if key in layouts else ()
    own = owned(finder.subjects[row.subject], unit, columns, fields)
    for cells, held, theirs in zip(columns, fields, own, strict=True):
        for value in filter(None, cells.text.to_pylist()):
            place = f"{source}: {unit}.{cells.name}"
            if held in ("email", "phone", "born"):
                if theirs:
                    yield _Fact(str(held), value.strip(), place, source)
            elif held == "id" or (len(keys) == 1 and cells.name == keys[0]) or _own_number(unit, cells.name):
                yield _Fact("id", value.strip(), place, source, called(unit, cells.name))


def _numbers(key: Key, columns: Sequence[Cells], fields: Sequence[str | None], subject: Subject) -> Iterator[_Fact]:
    """The numbers that stand beside a mailbox of hers as the same person's: `user.id` beside `user.email`. The next event has no other."""
    source, unit = key
    hers = proven(subject, unit, columns, fields)
    for cells, held in zip(columns, fields, strict=True) if hers else ():
        numbers = held in (None, "id") and not _NUMBERS.isdisjoint(words(cells.name)[-1:]) and whose(unit, cells.name, "id") in hers
        for value in filter(None, cells.text.to_pylist() if numbers and len(cells.text) == 1 else ()):
            yield _Fact("id", value.strip(), f"{source}: {unit}.{cells.name}", kinds.export(source, unit), called(unit, cells.name))


def _is_person(fields: Sequence[str | None]) -> bool:
    """Whether a row tells of one person: by a name and another identifier."""
    return not {"name", "surname"}.isdisjoint(fields) and not {"email", "phone", "born", "postcode", "address"}.isdisjoint(fields)


def _several(columns: Sequence[Cells], fields: Sequence[str | None]) -> bool:
    """Whether one row holds several people, as one of JSON may: `people[].name`, `people[].email`."""
    names = (cells.text.drop_null() for cells, field in zip(columns, fields, strict=True) if field in ("name", "given", "surname", "born"))
    return any(len(texts.unique()) > 1 for texts in names)


def _own_number(unit: str, column: str) -> bool:
    """Whether a column is the number of whom the table is about: `customer_no` of `customers`."""
    said = words(column)
    return len(said) > 1 and said[-1] in _NUMBERS and " ".join(said[:-1]) == about(unit)


def _with(subject: Subject, fact: _Fact, asked: Collection[str]) -> Subject:
    """The subject with a fact, itself where it is known already, or is none."""
    if fact.what == "id":
        kind = fact.kind if _distinct(fact.value, _ASKED if fact.kind in asked else _SHORT) else within(fact.kind, fact.source)
        known = [*subject.ids.get(fact.kind, ()), *subject.ids.get(kind, ())]
        new = not any(plain(fact.value) == plain(value) for value in known) and len(fact.value) <= 64
        values = (*subject.ids.get(kind, ()), fact.value)
        return replace(subject, ids={**subject.ids, kind: values}) if new and plain(fact.value) else subject
    key = keyed(fact.what, pa.array([fact.value], pa.large_string()))[0].as_py()
    if key is None:
        return subject
    if fact.what == "born":
        with suppress(ValueError):
            return subject if subject.born else replace(subject, born=date.fromisoformat(key))
        return subject
    values = getattr(subject, _LISTS[fact.what])
    known = keyed(fact.what, pa.array(values, pa.large_string())).to_pylist()
    if key in known or not _good(fact, subject.region) or _of_office(fact, subject):
        return subject
    more = (*values, fact.value)
    return replace(subject, emails=more) if fact.what == "email" else replace(subject, phones=more)


def _good(fact: _Fact, region: str) -> bool:
    if fact.what == "email":
        return MAIL.fullmatch(fact.value) is not None
    with suppress(phonenumbers.NumberParseException):
        return phonenumbers.is_possible_number(phonenumbers.parse(fact.value, region))
    return False


def _of_office(fact: _Fact, subject: Subject) -> frozenset[str]:
    """The mailbox of an office or the number of a firm that a record tells of, which is nobody's own."""
    if fact.what not in _LISTS or not _good(fact, subject.region):
        return frozenset()
    alone = Subject(names=subject.names, region=subject.region)
    return frozenset(shared(replace(alone, emails=(fact.value,)) if fact.what == "email" else replace(alone, phones=(fact.value,))))


def plain(value: str) -> str:
    """A key without what writing varies."""
    return "".join(c for c in value.casefold() if c.isalnum())


def _distinct(value: str, digits: int) -> bool:
    """Whether an id is unlikely to be another's in another system: it has letters, or many digits."""
    return any(c.isalpha() for c in value) or sum(c.isdigit() for c in value) >= digits
