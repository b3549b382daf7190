"""What only a column's name says, and its cells or other columns deny: an address that is one of the mail, the name of a setting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.keyed import pairs
from scanner.model import Evidence
from scanner.naming import spoken_words
from scanner.shapes import UnitTally
from scanner.verdict.rules import Rules
from scanner.words import endings, spellings, words

#: What is kept of somebody's visit.
_VISIT = spellings(
    ("data", "payload", "vars", "expire", "expires", "expiry", "expires at", "expire date", "ip", "ip address", "remote addr", "user agent",
     "access", "last activity", "last active", "last access", "last seen", "last updated", "session")
)  # fmt: skip
#: What no address of mail or of a machine is, whatever the column is called (the `UPN` of a mailbox is no pupil's number).
_NO_ADDRESS = ("contact.address", "id.", "subject.", "pay.bank", "pay.card", "demog.dob")
#: Attributes by which markup says how something looks or is reached, whatever else is called so (`img.@alt`, `a.@accesskey`).
_MARKUP = re.compile(r"\.@(?:accesskey|alt|align|target|rel)(?:\[\])?$")
#: What only the log of a program has beside its messages: nobody wrote them.
_LOGGED = spellings(
    ("logger", "logger name", "log level", "loglevel", "levelname", "api version", "facility", "syslog identifier", "stack trace",
     "stacktrace", "span id", "thread name", "log source", "process id", "error code", "exit code")
)  # fmt: skip
_MESSAGES = spellings(("message", "messages", "body", "content", "subject", "text"))
#: What is called an address, too, and is nobody's home.
_ADDRESSES = ("contact.email", "online.ip", "device.id")


def borne_by_name(unit: UnitTally, found: Sequence[Evidence], rules: Rules) -> list[Evidence]:
    """The evidence, without streets and numbers of people that are addresses of mail or machines, people whose names name the values
    beside them, sessions that are lectures, customer numbers that are those of bank accounts, attributes of markup, and messages that a
    program wrote.

    Only what no cell bears out goes; of a schema, in which there are no cells, nothing does.
    """
    if unit.declared:
        return list(found)
    keys = _keys(unit) if any(_is_name(one) for one in found) else frozenset()
    banks = {one.place.column for one in found if one.category == "pay.bank" and one.distinct}
    kept = [one for one in found if not (one.entity == "CUSTOMER_ID" and not one.distinct and one.place.column in banks)]
    return [one for one in kept if not _denied(unit, one, keys, rules)]


def _denied(unit: UnitTally, one: Evidence, keys: frozenset[str], rules: Rules) -> bool:
    named, housed = _is_name(one) and one.place.column in keys, _is_home(one) and _elsewhere(unit, one, rules)
    marked = not one.distinct and _MARKUP.search(one.place.column or "") is not None
    return named or housed or marked or _of_program(unit, one) or (one.entity == "COOKIE_ID" and _of_lectures(unit, one))


def _is_name(one: Evidence) -> bool:
    return one.category == "person.name" and not one.distinct and bool(one.place.column)


def _is_home(one: Evidence) -> bool:
    return one.category.startswith(_NO_ADDRESS) and not one.distinct and bool(one.place.column)


def _of_program(unit: UnitTally, one: Evidence) -> bool:
    """Whether it is a message of a program, by what stands beside it."""
    if one.entity != "CORRESPONDENCE" or one.distinct or not one.place.column or endings(words(one.place.column)).isdisjoint(_MESSAGES):
        return False
    return any(not endings(words(column)).isdisjoint(_LOGGED) for column in unit.columns)


def _of_lectures(unit: UnitTally, one: Evidence) -> bool:
    """Whether it is the key of a table of sessions in which nothing stands that is kept of a visit: those of a conference have such."""
    if spoken_words(unit.unit.name, one.place.column or "")[1:] != ("of", "session"):
        return False
    return all(endings(words(column)).isdisjoint(_VISIT) for column in unit.columns)


def _keys(unit: UnitTally) -> frozenset[str]:
    """Columns that tell what the values beside them are (`name`, `value`)."""
    names = tuple(unit.columns)
    return frozenset(names[key] for _, keys in pairs(names) for key in keys)


def _elsewhere(unit: UnitTally, one: Evidence, rules: Rules) -> bool:
    """Whether half of the column's cells are an address of another kind as a whole, or one of a machine that is nobody's (`127.0.0.1`)."""
    column = unit.columns[one.place.column or ""]
    hits = ((rules.patterns[index].category, tally) for index, tally in column.hits.items())
    shown = ((kind, tally.tried if kind == "online.ip" else tally.whole + tally.test) for kind, tally in hits)
    return any(kind.startswith(_ADDRESSES) and 2 * cells >= column.cells for kind, cells in shown)
