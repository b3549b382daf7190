"""What the notices say to the person: of several, those that speak to the people in the sources in which something was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from scanner.model import Notice
from scanner.subject.pack.case import Piece
from scanner.subject.pack.page import BLANK, Block, text


def addressing(notices: Sequence[Notice], pieces: Iterable[Piece]) -> list[Notice]:
    """The notices that speak of the pieces; all of them where none does, or there is no piece: the person is told too much, not nothing."""
    found = list(pieces)
    return [notice for notice in notices if any(speaks(notice, piece) for piece in found)] or list(notices)


def speaks(notice: Notice, piece: Piece) -> bool:
    """Whether a notice addresses people in the source of a piece, for a purpose of this source."""
    about = not piece.subjects or not set(piece.subjects).isdisjoint(notice.subjects)
    return about and not {purpose.id for purpose in notice.purposes}.isdisjoint(piece.purposes)


def each(notices: Sequence[Notice], said: Callable[[Notice], Block]) -> list[Block]:
    """What each notice says, once where all say the same, else below its title."""
    blocks = [said(notice) for notice in notices]
    if len(set(blocks)) == 1:
        return blocks[:1]
    return [block for notice, one in zip(notices, blocks, strict=True) for block in (text(f"{notice.title}:"), one)]


def contact(notices: Iterable[Notice]) -> str:
    """How to reach the controller, on one line."""
    return " or ".join(_known(_contact(notice.facts.get("contact", {})) for notice in notices)) or BLANK


def controller(notices: Iterable[Notice]) -> str:
    """Who answers."""
    return " and ".join(_known(str(notice.facts.get("notice", {}).get("controller") or "") for notice in notices)) or BLANK


def regulator(notices: Iterable[Notice]) -> list[str]:
    """The regulator's name and address as the notices give them; of several that one gives in full."""
    told = [_regulator(notice.facts.get("complaints", {})) for notice in notices]
    whole = [lines for lines in told if BLANK not in lines] or told[:1]
    return list(dict.fromkeys(line for lines in whole for line in lines))


def _contact(told: Mapping[str, Any]) -> str:
    return ", ".join(str(told[key]) for key in ("email", "phone", "address") if told.get(key))


def _regulator(complaints: Mapping[str, Any]) -> list[str]:
    name = complaints.get("regulator", "Information Commissioner's Office")
    more = [complaints.get(f"regulator_{key}") for key in ("address", "phone", "url")]
    return [name, *([str(one) for one in more if one] or [BLANK])]


def _known(said: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, said)))
