"""A record held against what is known of a subject: one agreement for each field that both have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from scanner.subject.names import Name, named, plain, structured
from scanner.subject.weigh import compare_fields as fields
from scanner.subject.weigh.agreement import Agreement
from scanner.subject.weigh.compare_names import compare_names
from scanner.subject.weigh.known import Known
from scanner.subject.weigh.places import address

Record = Mapping[str, Sequence[str]]

_NAMES = 4  # values of one field that are read as names: records with more hold a list of people


#: By column the kinds of id that it holds; a column that is not in it may hold any.
Kinds = Mapping[str, Collection[str]]


def compared(who: Known, record: Record, columns: Record | None = None, kinds: Kinds = MappingProxyType({})) -> tuple[Agreement, ...]:
    """The agreements of a record, a field each: of several values the one that agrees best counts.

    `record` holds the cells of each field of `result.FIELDS` as text; `columns`, of the same shape, the names of their columns, for
    `Agreement.column`, and for `kinds`. Cells of `address` are compared one by one and put together (a house number may stand in a column
    of its own).
    """
    held = {field: [(n, text) for n, text in enumerate(texts) if text and text.strip()] for field, texts in record.items()}
    found = [best for field in _STRONG if (best := _best(_strong(who, field, held.get(field, [])))) is not None]
    known = [who.known_as(kinds.get(column)) for column in (columns or {}).get("id", ())] or [who.known_as(None)] * len(
        record.get("id", ())
    )
    found += [best for best in [_best(_ids(who, known, held.get("id", [])))] if best is not None]
    found += _names(who, held)
    found += [best for each in (_born, _post, _place) if (best := _best(each(who, held))) is not None]
    return tuple(_placed(agreement, at, columns) for agreement, at in found)


Held = Mapping[str, list[tuple[int, str]]]
Found = tuple[Agreement, int]  # with the number of the value

_STRONG: dict[str, Callable[[Known, str], Agreement | None]] = {
    "email": fields.email,
    "phone": fields.phone,
}


def _strong(who: Known, field: str, values: list[tuple[int, str]]) -> Iterator[Found]:
    known = {"email": who.emails, "phone": who.phones}[field]
    for at, text in values if known else ():
        agreement = _STRONG[field](who, text)
        if agreement is not None:
            yield agreement, at


def _ids(who: Known, known: Sequence[Collection[str]], values: list[tuple[int, str]]) -> Iterator[Found]:
    for at, text in values:
        agreement = fields.identifier(known[at], text, who.taught)
        if agreement is not None:
            yield agreement, at


def _born(who: Known, held: Held) -> Iterator[Found]:
    for at, text in held.get("born", []) if who.born else ():
        agreement = fields.born(who.born, text) if who.born else None
        if agreement is not None:
            yield agreement, at


def _post(who: Known, held: Held) -> Iterator[Found]:
    """Postcodes of their own column, else of the address."""
    texts = held.get("postcode") or [(-1, code) for _, text in held.get("address", []) if (code := address(text).postcode)]
    for ours in who.postcodes:
        for at, text in texts:
            agreement = fields.post(ours, text)
            if agreement is not None:
                yield agreement, at


def _place(who: Known, held: Held) -> Iterator[Found]:
    values = held.get("address", [])
    whole = [(values[0][0], ", ".join(_lines([text for _, text in values])))] if len(values) > 1 else []
    for ours in who.addresses:
        for at, text in (*whole, *values):
            agreement = fields.place(ours, text)
            if agreement is not None:
                yield agreement, at


def _lines(texts: Sequence[str]) -> Iterator[str]:
    """The lines of an address, a number in a column of its own put before what follows."""
    number = ""
    for text in texts:
        if text.strip().isalnum() and text.strip()[0].isdigit():
            number = f"{number} {text}".strip()
        else:
            yield f"{number} {text}".strip()
            number = ""
    if number:
        yield number


def _names(who: Known, held: Held) -> list[Found]:
    """Surname and given name, and whether the name was equal to the letter."""
    given, surname, whole = (tuple(text for _, text in held.get(field, [])[:_NAMES]) for field in ("given", "surname", "name"))
    found = _named(who.names, given, surname, whole)
    read = {"given": (*given, *whole), "surname": (*surname, *whole)}
    found = tuple(_folded(each) if _rewritten(who, each.word, read[each.field]) else each for each in found)
    first = {field: held[field][0][0] for field in ("given", "surname", "name") if held.get(field)}
    return [(agreement, first.get(agreement.field, first.get("name", -1))) for agreement in found]


@lru_cache(maxsize=4096)
def _named(ours: tuple[Name, ...], given: Sequence[str], surname: Sequence[str], whole: Sequence[str]) -> tuple[Agreement, ...]:
    """The names of a record compared; those that are looked at repeat, as only such are that resemble the subject's."""
    theirs = [(name, False) for text in whole for name in named(text)]
    for one in given or ("",):
        for other in surname or ("",):
            name = structured(one, other)
            theirs += [(name, False), (Name(name.surname, name.given), True)] if name.given or name.surname else []
    return compare_names(ours, theirs)


def _rewritten(who: Known, word: str, texts: Sequence[str]) -> bool:
    """Whether the word stands there otherwise than the request has it, in case, accents or marks."""
    pieces = {piece.strip(",") for text in texts for piece in text.split()} & who.written
    return not any(word in plain(piece).split() for piece in pieces)


def _folded(agreement: Agreement) -> Agreement:
    return replace(agreement, says=f"{agreement.says} after folding") if agreement.level == "equal" else agreement


def _best(found: Iterator[Found]) -> Found | None:
    return min(found, key=lambda each: each[0].rank, default=None)


def _placed(agreement: Agreement, at: int, columns: Record | None) -> Agreement:
    """The agreement with the name of its column, where columns are named."""
    names = (columns or {}).get(agreement.field) or (columns or {}).get("name", ()) if agreement.field in ("given", "surname") else ()
    names = names or (columns or {}).get(agreement.field, ())
    return replace(agreement, column=names[at]) if 0 <= at < len(names) else agreement
