"""Which mailboxes and numbers of a subject other people have, too: records that bear one tell of people who cannot be one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detectors.names.rules import THINGS
from scanner.subject.names import Name, named, structured
from scanner.subject.owners import Owner, whose
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
                whom = bearer(record, columns, unit, whose(unit, column, what))
                if whom is not None:
                    yield told.word, whom


def others(who: Known, found: Iterable[Bearer]) -> int:
    """How many people besides the subject the records with one identifier tell of; 0: nobody."""
    people: list[Bearer] = []
    for one in dict.fromkeys(found):
        if len(people) < _MOST and all(differ(one, other) for other in people):
            people.append(one)
    subject = of(who)
    return len(people) - any(not differ(subject, one) for one in people)


def of(who: Known) -> Bearer:
    """The subject as a record might name them."""
    return Bearer(who.names, who.born.isoformat() if who.born else "")


def differ(one: Bearer, other: Bearer) -> bool:
    """Whether two records cannot be about one person: another given name, or another date of birth and no slip of it. A surname changes."""
    theirs = [each for name in other.names for each in ((name, False), (Name(name.surname, name.given), True))]
    given = [each for each in compare_names(one.names, theirs) if each.field == "given"]
    days = written_dates(one.born)
    born = fields.born(days[0], other.born) if days and other.born else None
    return any(each.level == "different" for each in (*given, *([born] if born else [])))


def bearer(record: Record, columns: Record, unit: str, owned_by: Owner) -> Bearer | None:
    """Whom the columns of one owner are about; None where they do not tell, or tell of several, or of a firm.

    Several given names beside one surname are one person's, who is called by another than the first (`known_as`).
    """
    own = {what: _own(record, columns, unit, what, owned_by) for what in ("name", "given", "surname", "born")}
    if any(len(own[what]) > 1 for what in ("name", "surname", "born")):
        return None
    said = {what: texts[0] for what, texts in own.items() if texts}
    called = [structured(given, said.get("surname", "")) for given in own["given"] or ("",)]
    names = [*named(said.get("name", ""))[:1], *called]
    whole = tuple(name for name in names if name.given and name.surname and THINGS.isdisjoint((*name.given, *name.surname)))
    return Bearer(whole, said.get("born", "")) if whole else None


def _own(record: Record, columns: Record, unit: str, what: str, owned_by: Owner) -> Sequence[str]:
    found = zip(record.get(what, ()), columns.get(what, ()), strict=True)
    return list(dict.fromkeys(text for text, column in found if whose(unit, column, what) == owned_by))
