"""A block of text while it is open, and its versions before and after tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Frame:
    """A block that is open: `kind` is "p", "tr" or "" (neither), `marks` tells which parts were inserted or deleted."""

    kind: str
    column: str
    parts: list[str] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    size: int = 0


def version(parts: list[str], marks: dict[int, str], without: tuple[str, str]) -> str:
    """The text as it was before or is after the tracked changes."""
    return "".join(part for at, part in enumerate(parts) if marks.get(at) not in without)


def spaces(attributes: dict[str, str]) -> int:
    """Spaces that `text:s` stands for; more than 100 say nothing."""
    said = attributes.get("text:c", "1")
    return min(int(said), 100) if said.isascii() and said.isdigit() and len(said) < 9 else 1
