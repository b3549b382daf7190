"""What the agreements of a record come to: the tier, and what contradicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scanner.subject.weigh.agreement import GENERATION, NEIGHBOUR, Agreement

#: Identifiers that one person has, or one household.
STRONG = ("email", "phone", "id")
_SURE, _LIKELY = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Facts:
    """The agreements of a record by field."""

    by: Mapping[str, Agreement]

    def tier(self, score: float, against: Sequence[str]) -> str | None:
        """The tier of a record with this score, where `against` is what contradicts."""
        if self._proof and score >= _SURE and not self._relative and (self._own or not self._generation):
            return "exact"
        if score >= _LIKELY and self._enough and not self._relative:
            return "probable"
        if self._named:
            moved = score >= _LIKELY and not self._differs("born")  # a rare name at another address: for a person to decide
            return "namesake" if against and not moved else "name-only"
        if self._agrees("email") and not self._common and self._slipped:
            return "name-only"  # her own mailbox, and Jayne for Jane
        if against and (self._strong or (self._agrees("address") and self._agrees("surname", "given"))):
            return "namesake"
        return "name-only" if self._common else None

    def contradictions(self) -> tuple[str, ...]:
        """What speaks against the subject: a birth date, another name, another place where nothing but the name agrees."""
        fields = [field for field in ("born", "given", "surname") if self._differs(field)]
        if not self._agrees("born") and not self._strong and not self._placed:
            fields += [field for field in ("address", "postcode") if self._differs(field)]
        return tuple(self.by[field].says for field in fields)

    @property
    def _relative(self) -> bool:
        """Whether the record is rather a relative's, whatever the score: only what a household shares agrees.

        The given name parts its members; a father and a son of one name, the birth date.
        """
        if self._own:
            return False
        if self._differs("given") and (self._common or not self._agrees("born")):
            return True
        own = self._agrees("email") and not self._common
        return self._differs("born") and not own and (self._common or self._generation or not self._placed)

    @property
    def _proof(self) -> bool:
        """Whether an identifier makes the record hers: one that nobody else is known to have, or her name and date of birth beside it; not
        where it has another's given name."""
        initial = self._agrees("given") and len(self.by["given"].word) == 1  # of twins who share a mailbox, too
        named = self._agrees("surname") and self._agrees("given") and self._agrees("born") and not initial
        return self._strong and not self._differs("given") and bool(named or not self._common)

    @property
    def _common(self) -> bool:
        """Whether each strong identifier that agrees is one that other people are known to have, too."""
        agreeing = [self.by[field].others for field in STRONG if self._agrees(field)]
        return bool(agreeing) and all(agreeing)

    @property
    def _slipped(self) -> bool:
        """Whether the given name is another, one letter away, which may be how somebody wrote hers."""
        return "given" in self.by and self.by["given"].says == NEIGHBOUR and not self._differs("surname")

    @property
    def _own(self) -> bool:
        """Whether an identifier agrees that nobody shares: an id, a mobile's number."""
        phone = self.by.get("phone")
        return self._agrees("id") > 0 or (phone is not None and phone.level == "equal" and not phone.shared and not phone.others)

    @property
    def _strong(self) -> bool:
        """Whether a strong identifier is equal, or the same written otherwise."""
        return any(field in self.by and self.by[field].level in ("equal", "variant") for field in STRONG)

    @property
    def _named(self) -> bool:
        """Whether the name agrees, as far as the record has one."""
        return self._agrees("surname", "given") > 0 and not self._differs("surname") and not self._differs("given")

    @property
    def _generation(self) -> bool:
        return "born" in self.by and self.by["born"].says == GENERATION

    @property
    def _placed(self) -> int:
        """1 where the address or the postcode agrees: one fact, however often it is told."""
        return min(1, self._agrees("address", "postcode"))

    @property
    def _enough(self) -> bool:
        """A strong identifier, or two weak ones of which one is not the name; a slip in her mailbox counts beside the name."""
        slipped = "email" in self.by and self.by["email"].level == "close"
        others = self._agrees("born") + self._placed + (slipped and self._agrees("surname") + self._agrees("given") > 1)
        return self._strong or (others > 0 and self._agrees("surname", "given") + others > 1)

    def _agrees(self, *fields: str) -> int:
        """How many of the fields agree."""
        return sum(field in self.by and self.by[field].agrees for field in fields)

    def _differs(self, field: str) -> bool:
        return field in self.by and self.by[field].level == "different"
