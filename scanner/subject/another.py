"""Whom a record names as its own: what else stands in it of others (an `emergency_phone`, a wife in its notes) makes no record hers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.subject.owners import Owner, whose
from scanner.subject.sharing import Bearer, bearer, differ, of
from scanner.subject.weigh.agreement import AFTER_TITLE, LENT, Agreement
from scanner.subject.weigh.compare import Record
from scanner.subject.weigh.facts import STRONG
from scanner.subject.weigh.known import Known

_SELF = frozenset(("name", "given", "surname", "born"))
_NAMES = frozenset(("given", "surname"))
_NAMED = _NAMES | {"name"}


@dataclass(frozen=True, slots=True)
class Named:
    """The part of a record that is about whom it names: values by field, and the names of their columns."""

    who: Bearer
    record: Record
    columns: Record


def named(unit: str, record: Record, columns: Record) -> Named | None:
    """Whom a record of a unit names as its own; None where it names nobody, or several people side by side (customer and recipient).

    Without a name of its own it is about the one person of whom more than the name is told: the claimant of `claimant_name`,
    `claimant_phone` and `witness_phone`, not the `guest.name` of somebody's visit.
    """
    fields: dict[Owner, set[str]] = {}
    for field, names in columns.items():
        for name in names:
            fields.setdefault(whose(unit, name, field), set()).add(field)
    told = {one: each for one in fields if (each := bearer(record, columns, unit, one)) is not None}
    main: Owner = () if () in told else next(iter(told), ())
    alone = all(one[: len(main)] == main for one in fields)  # `patient.name` beside `patient.kin.phone`
    if main not in told or (main and (len(told) > 1 or (fields[main] <= _NAMED and not alone))):
        return None
    who = told[main]
    own: dict[str, list[tuple[str, str]]] = {
        field: [(text, name) for text, name in zip(texts, columns[field], strict=True) if whose(unit, name, field) in (main, ())]
        for field, texts in record.items()
    }
    kept = {field: pairs for field, pairs in own.items() if pairs}
    return Named(
        who,
        {field: [text for text, _ in pairs] for field, pairs in kept.items()},
        {field: [name for _, name in pairs] for field, pairs in kept.items()},
    )


def is_another(known: Known, found: Named) -> bool:
    """Whether whom a record names cannot be the subject."""
    return differ(of(known), found.who)


def with_lent(own: Sequence[Agreement], told: Iterable[Agreement], beside: Iterable[Agreement]) -> list[Agreement]:
    """The agreements of a record that may be the subject's: its own values, then what it tells besides. A number that stands in it as
    somebody else's is lent: it counts like one that others have, too. Names and dates in a text do not make up for the record's own."""
    said = {each.field for each in own}
    lent = [_lent(each) for each in told if each.field not in said | _SELF and (each.field not in STRONG or each.level != "close")]
    return [*own, *lent, *(each for each in beside if each.field not in said & _SELF)]


def referring(told: Iterable[Agreement], beside: Sequence[Agreement], own: Mapping[str, Collection[str]]) -> Agreement | None:
    """What in another's record refers to the subject: an identifier, the whole name, or the surname after a title; None where nothing does.

    A name in a column of its own is its own: the `zofia.nowak@` of a namesake tells of her.
    """
    mine = {name for names in own.values() for name in names}
    for each in told:
        if each.field in STRONG and each.level in ("equal", "variant") and each.column not in mine:
            return each
    strong = [each for each in beside if each.field in STRONG and each.level in ("equal", "variant")]
    by = {each.field: each for each in beside if each.agrees}
    whole = by.keys() >= _NAMES and by["surname"].column == by["given"].column
    named = [by["surname"]] if "surname" in by and (whole or by["surname"].says.endswith(AFTER_TITLE)) else []
    return next(iter((*strong, *(each for each in named if each.column not in mine))), None)


def _lent(each: Agreement) -> Agreement:
    if each.field not in STRONG or not each.agrees or each.others:
        return each
    return replace(each, says=f"{each.says}, {LENT}", shared=True, others=1)
