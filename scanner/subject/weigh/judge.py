"""The judgement: how probable it is that a record is the subject's, which tier that makes, and what contradicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from scanner.subject.weigh.agreement import Agreement
from scanner.subject.weigh.facts import STRONG, Facts
from scanner.subject.weigh.weights import family, shares

_HOUSEHOLD = ("email", "address", "postcode")
_TOO = 0.5  # of relatives who share one thing of a household, at least so many share another


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` is the probability that the record is the subject's. `tier` is one of `exact`, `probable`, `name-only`, or `namesake` (left
    out, with what contradicts), or None: nothing to tell. `why` are the reasons in words, strongest first, without values.
    """

    score: float
    tier: str | None
    why: tuple[str, ...]
    contradictions: tuple[str, ...] = ()


def judge(agreements: Sequence[Agreement], rows: int, rarity: Mapping[str, float] | None = None) -> Judgement:
    """The judgement on a record of a table with so many `rows` (an estimate will do), by its agreements.

    Kinds of record are weighed against each other by Bayes' rule: the subject's own (one is expected), a partner's, sibling's, parent's or
    child's who shares the household (surname, address, landline), and anybody else's. `rarity` holds the share of rows with each word of
    the subject's name.
    """
    score = _score(agreements, rows, rarity or {})
    facts = Facts({each.field: each for each in agreements})
    against = facts.contradictions()
    return Judgement(score, facts.tier(score, against), why(agreements), against)


def why(agreements: Sequence[Agreement]) -> tuple[str, ...]:
    """What agrees, in words: strong identifiers, then the name as one where it is equal, then the rest."""
    told = [each for each in agreements if each.level != "different"]
    names = [each for each in told if each.field in ("given", "surname")]
    if [each.level for each in names] == ["equal", "equal"]:
        folded = any("folding" in each.says for each in names)
        name = ["name equal after folding" if folded else "name equal"]
    else:
        name = [each.says for each in names]
    strong, rest = ([each.says for each in told if (each.field in STRONG) is first and each not in names] for first in (True, False))
    return (*strong, *name, *rest)


def _score(agreements: Sequence[Agreement], rows: int, rarity: Mapping[str, float]) -> float:
    """Share of the subject's own records among all that agree in this way."""
    each = [shares(agreement, agreements, rarity, rows) for agreement in agreements]
    if not each:
        return 0.0
    siblings, parents = family()
    own = prod(share.person for share in each)
    other = _once([share.other for share in each], [n for n, agreement in enumerate(agreements) if agreement.others])
    sibling, parent = (_together(agreements, [share[at] for share in each]) for at in (1, 2))
    return float(own / (own + siblings * sibling + parents * parent + max(rows, 1) * other))


def _together(agreements: Sequence[Agreement], relative: Sequence[float]) -> float:
    """The relative's share of all fields. Who shares a mailbox shares the landline and the address too: only the rarest counts whole."""
    shared = [n for n, each in enumerate(agreements) if each.agrees and (each.shared or each.field in _HOUSEHOLD)]
    return _once(relative, shared)


def _once(each: Sequence[float], shared: Sequence[int]) -> float:
    """The product, of what is shared together only the rarest whole."""
    rarest = min(shared, key=lambda n: each[n], default=-1)
    return prod(max(share, _TOO) if n in shared and n != rarest else share for n, share in enumerate(each))
