"""A block of text while it is open, and its versions before and after tracked changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.readers.labels import SPAN

#: Elements that are a cell of a table.
CELLS = frozenset(("tc", "table-cell", "covered-table-cell", "td", "th"))
#: Elements with which Word says over how many columns a cell stands, and how many are left out before the first.
WORD = frozenset(("gridSpan", "gridBefore"))
# A cell over more columns is a title; a row has no more that are left out.
_WIDEST = 64


@dataclass(slots=True)
class Frame:
    """A block that is open: `kind` is "p", "tr" or "" (neither), `marks` tells which parts were inserted or deleted."""

    kind: str
    column: str
    parts: list[str] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    size: int = 0
    ends: str = "\t"  # what the end of the open cell writes: a tab for each column that it takes
    covers: int = 0  # columns that the last cell covers, where these have elements of their own

    def cell(self, local: str, attributes: Mapping[str, str]) -> None:
        """A cell of a row begins (`attributes` by local name), or Word says where it stands.

        PowerPoint and OpenDocument have an element for each column that a cell covers, Word and HTML have none.
        """
        repeated = number(attributes.get("number-columns-repeated"))
        over = attributes.get("val" if local in WORD else "colspan")
        if self.kind != "tr":
            return
        if local == "gridBefore":
            self.parts.append("\t" * number(over) if over != "0" else "")
        elif local == "covered-table-cell":
            within = min(repeated, self.covers)
            self.covers -= within
            self.ends = f"{SPAN}\t" * within + "\t" * (repeated - within)
        elif over is not None:
            self.ends = "\t" + f"{SPAN}\t" * (number(over) - 1)
        else:
            self.covers = number(attributes.get("number-columns-spanned")) - 1
            self.ends = f"{SPAN}\t" if attributes.get("hMerge") in ("1", "true") else "\t" * repeated


def version(parts: list[str], marks: dict[int, str], without: tuple[str, str]) -> str:
    """The text as it was before or is after the tracked changes."""
    return "".join(part for at, part in enumerate(parts) if marks.get(at) not in without)


def number(said: str | None, most: int = _WIDEST) -> int:
    """A count as an attribute has it: from 1 to `most`, 1 where it is none."""
    return max(min(int(said), most), 1) if said and said.isascii() and said.isdigit() and len(said) < 12 else 1


def spaces(attributes: dict[str, str]) -> int:
    """Spaces that `text:s` stands for; more than 100 say nothing."""
    return number(attributes.get("text:c"), 100)
