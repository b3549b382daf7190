"""What a notice declares, per purpose, with its own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the notice: its own words, and the categories it declares. No keys: an open question."""

    says: str
    keys: tuple[str, ...] = ()
    tail: str = ""


@dataclass(frozen=True, slots=True)
class LawfulBasis:
    """A lawful basis (UK GDPR Art 6), with the words of a legitimate interest."""

    basis: str
    interest: str | None = None


@dataclass(frozen=True, slots=True)
class Purpose:
    """What data is collected for, and what the notice says of it. `subjects`: of whom, where that is not all whom the notice addresses."""

    id: str
    says: str
    categories: tuple[Bullet, ...] = ()
    lawful: tuple[LawfulBasis, ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """All categories that the bullets of this purpose name."""
        return frozenset(key for bullet in self.categories for key in bullet.keys)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is declared, per purpose, with the notice's own words. `facts` holds the other tables of `notice.toml` as read."""

    id: str
    title: str
    purposes: tuple[Purpose, ...]
    subjects: tuple[str, ...] = ("customer",)
    version: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoticeRef:
    """Where a `notice.toml` stands, and what replaces its id and whom it addresses, if anything does."""

    file: Path
    id: str = ""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """One line of the matrix category × purpose, and whether any source showed it."""

    category: str
    purpose: str
    says: str
    seen: bool
