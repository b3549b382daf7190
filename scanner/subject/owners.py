"""Whose a column of a record is: of an order, the customer's e-mail address is the subject's and that of the sales person is not.

Told by what the column's name says besides the field (`rep_email`, `assignee.emailAddress`, `users.7.phone`): what agrees with the subject
tells which of these people they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import pyarrow as pa

from scanner.flatten import Cells
from scanner.naming import about, plain_words
from scanner.subject.identifiers import Subject
from scanner.subject.roles import KEYS, role
from scanner.subject.weigh.keys import keyed
from scanner.words import words

Owner = tuple[str, ...]

_DATA = tomllib.loads(files("scanner.subject").joinpath("roles.toml").read_text("utf-8"))
_OTHERS = frozenset(_DATA["owners"]["others"].split())
_SAME = frozenset(_DATA["owners"]["same"].split())
_FIELDS = frozenset(word for said in _DATA.values() if isinstance(said, str) for word in said.replace(",", " ").split()) - _OTHERS
_LISTS = {"email": "emails", "phone": "phones"}
_WHO = ("name", "given", "surname", "born", "email")


@lru_cache(maxsize=1 << 14)
def owner(unit: str, column: str) -> Owner:
    """Whom a column of a unit is about, besides whom its rows are about: nobody else is ().

    >>> owner("orders", "rep_email"), owner("orders", "work_phone"), owner("t", "assignee.emailAddress"), owner("patients", "patient_name")
    (('rep',), (), ('assignee',), ())
    """
    *around, leaf = column.replace("[]", "").replace("{}", "").split(".")
    places = [word for part in around for word in (words(part) if part.isdigit() else plain_words(part))]
    said = [word for short in (*places, *plain_words(leaf)) for word in short.split()]
    return tuple(word for word in said if word not in _FIELDS and word not in _SAME and word != about(unit))


def whose(unit: str, column: str, field: str) -> Owner:
    """The owner of a column that holds a field. One that does not say so by its name, but is declared or was told by its values (`dt7`), is
    the record's own: what its name says is no person. Nor is `ref` or `key` in the name of an id.

    >>> whose("persons", "person_ref", "id"), whose("orders", "rep_ref", "id"), whose("people", "dt7", "born")
    ((), ('rep',), ())
    """
    if field == "id":
        return tuple(word for word in owner(unit, column) if word not in KEYS)
    return owner(unit, column) if role(unit, column) else ()


def owned(subject: Subject, unit: str, columns: Sequence[Cells], fields: Sequence[str | None]) -> list[bool]:
    """Which columns of one record are the subject's own, by what agrees in it: those of whom it agrees with, and those of the record's own,
    unless that is somebody else of whom it tells the same."""
    owners = _owners(unit, columns, fields)
    agree = [_agrees(subject, cells, field) for cells, field in zip(columns, fields, strict=True)]
    mine = {who for who, same in zip(owners, agree, strict=True) if same} or {()}
    told: Mapping[Owner, dict[str, frozenset[str]]] = {who: {} for who in owners}
    for who, cells, field in zip(owners, columns, fields, strict=True):
        if field in _WHO and _plain(cells.name):
            told[who][field] = told[who].get(field, frozenset()) | frozenset(_texts(cells))
    own = told.get((), {})
    if all(told[who].get(field, values) & values for who in mine for field, values in own.items()):
        mine.add(())
    return [who in mine for who in owners]


def proven(subject: Subject, unit: str, columns: Sequence[Cells], fields: Sequence[str | None]) -> frozenset[Owner]:
    """Whom of a record's people the subject's own mailbox or number shows to be the subject: of `user.email` the user."""
    found = (
        owner(unit, cells.name) for cells, field in zip(columns, fields, strict=True) if field in _LISTS and _agrees(subject, cells, field)
    )
    return frozenset(found) - {()}


def _plain(column: str) -> bool:
    """Whether a column's name does not say which of somebody's addresses it holds: there may be another of the same person."""
    return _SAME.isdisjoint(plain_words(column.rpartition(".")[2]))


def _owners(unit: str, columns: Sequence[Cells], fields: Sequence[str | None]) -> list[Owner]:
    """The owner of each column; of `name1`, `email1`, `name2` also the number, since two names are two people."""
    owners = [owner(unit, cells.name) for cells in columns]
    numbers = [next((word for word in words(cells.name.rpartition(".")[2]) if word.isdigit()), "") for cells in columns]
    named = {(who, number) for who, number, field in zip(owners, numbers, fields, strict=True) if field in ("name", "given", "surname")}
    if len(named) == len({who for who, _ in named}):
        return owners
    return [(*who, number) if number else who for who, number in zip(owners, numbers, strict=True)]


def _agrees(subject: Subject, cells: Cells, field: str | None) -> bool:
    if field in _LISTS:
        known = keyed(str(field), pa.array(getattr(subject, _LISTS[str(field)]), pa.large_string())).drop_null().to_pylist()
        return not set(known).isdisjoint(keyed(str(field), cells.text).drop_null().to_pylist())
    if field == "id":
        return not {value.casefold() for values in subject.ids.values() for value in values}.isdisjoint(_texts(cells))
    return field == "name" and not {" ".join(name.casefold().split()) for name in subject.names}.isdisjoint(_texts(cells))


def _texts(cells: Cells) -> Iterator[str]:
    return (" ".join(text.casefold().split()) for text in cells.text.to_pylist() if text and text.strip())
