"""Which mailboxes and numbers of a subject other people have, too: records that bear one tell of people who cannot be one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detectors.names.rules import THINGS
from scanner.subject.names import Name, named, structured
from scanner.subject.owners import Owner, owner
from scanner.subject.weigh import compare_fields as fields
from scanner.subject.weigh.compare import Record
from scanner.subject.weigh.compare_names import compare_names
from scanner.subject.weigh.dates import written_dates
from scanner.subject.weigh.known import Known

_MOST = 50  # people who are told apart; of more it is only known that they are many


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a record is about: the name, likeliest reading first, and the date of birth as written, "" where it has none."""

    names: tuple[Name, ...] = field(repr=False)
    born: str = field(default="", repr=False)


def bearers(who: Known, unit: str, record: Record, columns: Record) -> Iterator[tuple[str, Bearer]]:
    """The mailboxes and numbers of the subject that a record of a unit has, each with whom it belongs to there.

    `record` and `columns` as `compared` takes them. Of an order that names a recipient beside the customer, the customer's address is not
    the recipient's: a name counts where its column tells of the same person as that of the address.
    """
    for what, compare in (("email", fields.email), ("phone", fields.phone)):
        for text, column in zip(record.get(what, ()), columns.get(what, ()), strict=True):
            told = compare(who, text) if (who.emails if what == "email" else who.phones) else None
            if told is not None and told.agrees and told.word:
                bearer = _bearer(record, columns, unit, owner(unit, column))
                if bearer is not None:
                    yield told.word, bearer


def others(who: Known, found: Iterable[Bearer]) -> int:
    """How many people besides the subject the records with one identifier tell of; 0: nobody."""
    people: list[Bearer] = []
    for one in dict.fromkeys(found):
        if len(people) < _MOST and all(differ(one, other) for other in people):
            people.append(one)
    subject = Bearer(who.names, who.born.isoformat() if who.born else "")
    return len(people) - any(not differ(subject, one) for one in people)


def differ(one: Bearer, other: Bearer) -> bool:
    """Whether two records cannot be about one person: another given name, or another date of birth and no slip of it. A surname changes."""
    theirs = [each for name in other.names for each in ((name, False), (Name(name.surname, name.given), True))]
    given = [each for each in compare_names(one.names, theirs) if each.field == "given"]
    days = written_dates(one.born)
    born = fields.born(days[0], other.born) if days and other.born else None
    return any(each.level == "different" for each in (*given, *([born] if born else [])))


def _bearer(record: Record, columns: Record, unit: str, whose: Owner) -> Bearer | None:
    """Whom the columns of one owner are about; None where they do not tell, or tell of several, or of a firm."""
    own = {what: _own(record, columns, unit, what, whose) for what in ("name", "given", "surname", "born")}
    if any(len(texts) > 1 for texts in own.values()):
        return None
    said = {what: texts[0] for what, texts in own.items() if texts}
    names = [*named(said.get("name", ""))[:1], structured(said.get("given", ""), said.get("surname", ""))]
    whole = tuple(name for name in names if name.given and name.surname and THINGS.isdisjoint((*name.given, *name.surname)))
    return Bearer(whole, said.get("born", "")) if whole else None


def _own(record: Record, columns: Record, unit: str, what: str, whose: Owner) -> Sequence[str]:
    found = zip(record.get(what, ()), columns.get(what, ()), strict=True)
    return list(dict.fromkeys(text for text, column in found if owner(unit, column) == whose))
