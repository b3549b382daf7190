"""The shares behind the score: how often each level is seen of the person, of their family, of anybody else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from scanner.subject.weigh.agreement import GENERATION, YEAR, Agreement

_AGREES = ("equal", "variant", "close")


class Shares(NamedTuple):
    """The share of records at one level among those of the same person, of a partner or sibling, of a parent or child, of anybody else."""

    person: float
    sibling: float
    parent: float
    other: float


def shares(agreement: Agreement, all_of: Sequence[Agreement], rarity: Mapping[str, float], rows: int) -> Shares:
    """The shares for one agreement among all of its record.

    A name that is equal is as likely in others as it is common (`rarity`, else `expected`). A postcode says little beside an address that
    agrees: anybody who lives there has it. An identifier that others of the `rows` have is as likely in them as they are many.
    """
    person, sibling, parent, other = _table()[_kind(agreement)][agreement.level]
    if agreement.field in ("given", "surname") and len(agreement.word) > 1 and agreement.level in _AGREES:
        share = rarity.get(agreement.word) or expected(agreement.word, given=agreement.field == "given")
        other = share if agreement.level == "equal" else max(other, share / 2)
    if agreement.field == "postcode" and any(each.field == "address" and each.agrees for each in all_of):
        other = sibling
    return Shares(person, sibling, parent, max(other, agreement.others / max(rows, agreement.others, 1)))


def family() -> tuple[float, float]:
    """How many records of partners and siblings, and of parents and children, a table holds for each record of the subject."""
    sibling, parent = _data("weights")["family"]
    return sibling, parent


def expected(word: str, *, given: bool) -> float:
    """The share of people with a name, where the table at hand is too small to tell; `common.toml` says from where."""
    data = _data("common")
    kind = "given" if given else "surname"
    return _counted(kind).get(word, float(data[f"unlisted_{kind}"])) / 10_000


def _kind(agreement: Agreement) -> str:
    """The table of weights.toml that an agreement belongs to."""
    if agreement.field == "phone" and agreement.shared:
        return "landline"
    if agreement.field == "email" and agreement.shared:
        return "mailbox"
    if agreement.field == "given" and len(agreement.word) == 1:
        return "initial"
    return {YEAR: "year", GENERATION: "generation"}.get(agreement.says, agreement.field)


@cache
def _counted(kind: str) -> Mapping[str, float]:
    return {name: float(count) for name, _, count in (item.partition(":") for item in _data("common")[kind].split())}


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[float]]]:
    return {field: levels for field, levels in _data("weights").items() if isinstance(levels, dict)}


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("scanner.subject.weigh").joinpath(f"{name}.toml").read_text("utf-8"))
