"""Whose a record is by its key: systems keep mailboxes and numbers in a table of their own, beside the key of whom they belong to.

Such a record that is the subject's says which record of people is: one that bears the name, and need tell no more. Where that one names
somebody else, the mailbox is (also) theirs, and its record is not proof of anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from scanner.model import Unread
from scanner.naming import about
from scanner.subject.evidence import whom
from scanner.subject.finder import Finder
from scanner.subject.job import Gathered
from scanner.subject.links.edge import Edge
from scanner.subject.links.harvest import keys_of
from scanner.subject.links.ordinal import plain
from scanner.subject.links.sample import folded
from scanner.subject.links.walk import Fetch
from scanner.subject.roles import KEYS
from scanner.subject.sharing import differ, of, others
from scanner.subject.table import OPEN, Judged
from scanner.subject.weigh import compare_fields as fields
from scanner.subject.weigh.agreement import REFERS
from scanner.subject.weigh.facts import STRONG
from scanner.subject.weigh.known import Known
from scanner.words import words

VOUCHED = "a record that is surely the subject's belongs to it"
_NAME = frozenset(("given", "surname"))
_PLACED = frozenset(("born", "address", "postcode"))
_WHO = ("name", "given", "surname")


def vouched(found: Gathered, finder: Finder, edges: Sequence[Edge], fetch: Fetch) -> None:
    """Judges the rows of `found` anew by the keys (`edges`) that lead from them to records of people; notes who shares mailboxes."""
    for edge in edges:
        people, theirs = (edge.source, edge.unit), (edge.to_source, edge.to_unit)
        if people == theirs or not _names(found, finder, people):
            continue
        if _belongs(edge) and not _names(found, finder, theirs):
            _disown(found, finder, edge, fetch)
        rows = found.rows.get(people, [])
        found.rows |= {people: list(_promoted(edge, rows, found.rows.get(theirs, ())))} if rows else {}


def _promoted(edge: Edge, rows: Sequence[Judged], below: Sequence[Judged]) -> Iterator[Judged]:
    """The rows of a table of people, `linked` where a record that is surely hers belongs to them and they bear her name.

    A name alone makes one row hers; of several it is not known whether they are one person.
    """
    keys: dict[int, set[str]] = {}
    for row in below:
        if row.judgement.tier == "exact" and not row.shared:
            keys.setdefault(row.subject, set()).update(_keys(row, edge.theirs))
    bear = {n for n, row in enumerate(rows) if row.subject in keys and _bears(edge, row) and keys[row.subject] & _keys(row, edge.own)}
    named = {row.subject: [n for n in bear if rows[n].subject == row.subject and not rows[n].agreed & _PLACED] for row in rows}
    for n, row in enumerate(rows):
        told = row.judgement
        if n in bear and (row.agreed & _PLACED or len(named[row.subject]) == 1):
            told = replace(told, tier="linked", score=max(told.score, OPEN), why=(*told.why, VOUCHED))
            row = replace(row, judgement=told, via=(str(edge),))
        yield row


def _bears(edge: Edge, row: Judged) -> bool:
    """Whether a row bears the subject's name, and nothing in it is another's. Of a key that does not say that it is the owner's (who sold
    her something), the row has to tell more of her than the name."""
    told = row.judgement
    if told.tier not in ("probable", "name-only") or told.contradictions or not row.agreed >= _NAME:
        return False
    whole = not any("initial" in said for said in told.why)
    return "born" in row.agreed or (whole and (_belongs(edge) or bool(row.agreed & _PLACED)))


def _belongs(edge: Edge) -> bool:
    """Whether a key is called after whom it refers to, and not after what they do there: `customer_id`, not `sold_by_id`.

    >>> from scanner.model import Place
    >>> from scanner.subject.links.edge import FOREIGN_KEY, of
    >>> [_belongs(of([Place("crm", "staff", "id")], [Place("crm", "t", name)], FOREIGN_KEY)) for name in ("staff_id", "seller_id")]
    [True, False]
    """
    own = {word for column in edge.own for word in words(column)} | set(words(about(edge.unit) or "")) | set(words(edge.unit))
    return all(set(words(column)) - KEYS <= own | {"owner", "person", "people", "party", "contact"} for column in edge.theirs)


def _disown(found: Gathered, finder: Finder, edge: Edge, fetch: Fetch) -> None:
    """Rows of nobody's name that belong to a record of somebody else: they refer to the subject, and what they hold of her is shared."""
    theirs = (edge.to_source, edge.to_unit)
    rows = found.rows.get(theirs, [])
    hers = {n: keys for n, row in enumerate(rows) if _by_contact(row) and (keys := _keys(row, edge.theirs))}
    if not hers:
        return
    people = [item for item in fetch(edge.source, edge.unit, edge.own, _written(rows, hers, edge)) if not isinstance(item, Unread)]
    for n, keys in hers.items():
        row = rows[n]
        known = finder.known[row.subject]
        owners = [who for batch in people for who in whom(_with_keys(plain(batch), edge.own, keys), (edge.source, edge.unit), finder)]
        if owners and all(differ(of(known), who) for who in owners):
            told = replace(row.judgement, tier="name-only", score=min(row.judgement.score, OPEN), why=(*row.judgement.why, REFERS))
            rows[n] = replace(row, judgement=told)
            if (word := _word(known, row)) and found.shared:
                found.shared[row.subject][word] = max(others(known, owners), found.shared[row.subject].get(word, 0))
    finder.share(found.shared)


def _by_contact(row: Judged) -> bool:
    """Whether a mailbox or a number is what proves a row to be hers."""
    strong = row.agreed.intersection(STRONG)
    return row.judgement.tier in ("exact", "linked", "probable") and bool(strong) and "id" not in strong and not row.agreed & _NAME


def _word(known: Known, row: Judged) -> str:
    """The mailbox or number of the subject that the row shows, as sharing knows it; "" where the cell holds more."""
    cell = str(row.batch.column(row.column)[row.at].as_py()) if row.column in row.batch.schema.names else ""
    for compare, ours in ((fields.email, known.mailboxes), (fields.phone, known.phones)):
        told = compare(known, cell) if ours and cell else None
        if told is not None and told.agrees and told.word:
            return told.word
    return ""


def _keys(row: Judged, columns: Sequence[str]) -> set[str]:
    cells = keys_of(row.batch.slice(row.at, 1), columns)
    return set() if cells is None else {key for key in folded(cells.text).to_pylist() if key}


def _written(rows: Sequence[Judged], chosen: Mapping[int, object], edge: Edge) -> list[str]:
    """The keys of some rows as they stand there, each once."""
    cells = [keys_of(rows[n].batch.slice(rows[n].at, 1), edge.theirs) for n in chosen]
    return sorted({text.strip() for each in cells if each is not None for text in each.text.to_pylist() if text})


def _with_keys(batch: pa.RecordBatch, columns: Sequence[str], keys: set[str]) -> pa.RecordBatch:
    cells = keys_of(batch, columns)
    if cells is None:
        return batch.slice(0, 0)
    held = [key in keys for key in folded(cells.text).to_pylist()]
    return batch.take(pa.array([row for row, ok in zip(cells.rows.tolist(), held, strict=True) if ok], pa.int64()))


def _names(found: Gathered, finder: Finder, key: tuple[str, str]) -> bool:
    """Whether a unit has columns for names of people."""
    return any(finder.named(*key, column) in _WHO for column in found.columns.get(key) or ())
