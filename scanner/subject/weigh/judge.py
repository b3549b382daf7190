"""The judgement: how probable it is that a record is the subject's, which tier that makes, and what contradicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from scanner.subject.weigh.agreement import GENERATION, Agreement
from scanner.subject.weigh.weights import family, shares

_STRONG = ("email", "phone", "id")
_SURE, _LIKELY = 0.9, 0.5


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
    facts = _Facts({each.field: each for each in agreements})
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
    strong, rest = ([each.says for each in told if (each.field in _STRONG) is first and each not in names] for first in (True, False))
    return (*strong, *name, *rest)


def _score(agreements: Sequence[Agreement], rows: int, rarity: Mapping[str, float]) -> float:
    """Share of the subject's own records among all that agree in this way."""
    each = [shares(agreement, agreements, rarity) for agreement in agreements]
    if not each:
        return 0.0
    own, sibling, parent, other = (prod(kind) for kind in zip(*each, strict=True))
    siblings, parents = family()
    return float(own / (own + siblings * sibling + parents * parent + max(rows, 1) * other))


@dataclass(frozen=True, slots=True)
class _Facts:
    """The agreements by field, and what they come to."""

    by: Mapping[str, Agreement]

    def agrees(self, *fields: str) -> int:
        """How many of the fields agree."""
        return sum(field in self.by and self.by[field].agrees for field in fields)

    def differs(self, field: str) -> bool:
        return field in self.by and self.by[field].level == "different"

    @property
    def named(self) -> bool:
        """Whether the name agrees, as far as the record has one."""
        return self.agrees("surname", "given") > 0 and not self.differs("surname") and not self.differs("given")

    @property
    def strong(self) -> bool:
        """Whether a strong identifier is equal, or the same written otherwise."""
        return any(field in self.by and self.by[field].level in ("equal", "variant") for field in _STRONG)

    @property
    def own(self) -> bool:
        """Whether a strong identifier that a household does not share is equal or one slip away."""
        return any(self.agrees(field) and not self.by[field].shared for field in _STRONG)

    @property
    def placed(self) -> int:
        """1 where the address or the postcode agrees: one fact, however often it is told."""
        return min(1, self.agrees("address", "postcode"))

    def contradictions(self) -> tuple[str, ...]:
        """What speaks against the subject: a birth date, the given name of a relative, another place where nothing but the name agrees."""
        fields = ["born"] if self.differs("born") else []
        fields += [name for name in ("given", "surname") if self.differs(name)]
        if not self.agrees("born") and not self.strong and not self.placed:
            fields += [place for place in ("address", "postcode") if self.differs(place)]
        return tuple(self.by[field].says for field in fields)

    def tier(self, score: float, against: Sequence[str]) -> str | None:
        """The tier, where `against` is what contradicts. A father and a son share name and address: another birth date parts them."""
        if self.strong and score >= _SURE:
            return "exact"
        other_birth = self.differs("born") and not self.own and (not self.placed or self.by["born"].says == GENERATION)
        if score >= _LIKELY and self._enough and not other_birth:
            return "probable"
        if self.named:
            moved = score >= _LIKELY and not self.differs("born")  # a rare name at another address: for a person to decide
            return "namesake" if against and not moved else "name-only"
        household = self.strong or self.agrees("address")
        return "namesake" if against and household and self.agrees("surname", "given") else None

    @property
    def _enough(self) -> bool:
        """A strong identifier, or two weak ones of which one is not the name."""
        others = self.agrees("born") + self.placed
        return self.strong or (others > 0 and self.agrees("surname", "given") + others > 1)
