"""What a person must decide before a notice can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.taxonomy import Match, Taxonomy


@dataclass(frozen=True, slots=True)
class Question:
    """An open question about a notice.

    kind     "bullet" (its categories are open), "tail" (what it adds in brackets may be more), "basis", "pairing", "purpose", "subjects",
             "unread" (a heading below which nothing was read), "points" (it points to what the notice says elsewhere).
    says     the notice's own words.
    purpose  id of the purpose that it stands under, None where it is about the whole notice.
    nearest  suggestions (key, label, phrase); never applied by themselves.
    """

    kind: str
    says: str
    purpose: str | None
    asks: str
    nearest: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        where = f'purpose "{self.purpose}": ' if self.purpose else ""
        hint = ", ".join(f"{key} ({label})" for key, label, _ in self.nearest)
        return f"{where}“{self.says}”: {self.asks}" + (f" Nearest: {hint}." if hint else "")


def about_bullet(says: str, purpose: str, match: Match, taxonomy: Taxonomy) -> tuple[Question, ...]:
    """The questions that a bullet leaves open: none for one that maps as a whole."""
    keys, how, tail, hits = match
    if not keys:
        nearest = tuple(taxonomy.nearest(says, 6))
        return (Question("bullet", says, purpose, "which categories does this declare?", nearest),)
    if how == "listed" and tail:
        nearest = tuple(one for one in taxonomy.nearest(tail) if one[0] not in keys)
        return (Question("tail", says, purpose, f"does “{tail}” declare more than {', '.join(keys)}?", nearest),)
    if hits:
        further = tuple((key, taxonomy.categories[key].label, tail) for key in hits)
        return (Question("tail", says, purpose, f"does “{tail}” declare more than {', '.join(keys)}?", further),)
    return ()
