"""What a group of a Rich Text Format file inherits, and the text of a destination until it is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.readers.documents.marks import LINKS
from connectors.readers.documents.rtf_words import CHARACTERS, COLUMNS, ENDS, FILES, LOOKS
from connectors.readers.documents.walker import Block

# Words that change anything, and those that stand for a character of ASCII.
GROUPS = ("fonttbl", "fldinst", "info", "shpinst", "sp")
_STATES = "u * f fcharset ansicpg cpg mac pc pca uc deleted revised plain ftnalt intbl pard nesttableprops trowd cellx"
MEANT = frozenset((*FILES, *LOOKS, *COLUMNS, *CHARACTERS, *ENDS, *GROUPS, *_STATES.split()))
PLAIN = {word: text.encode() for word, text in CHARACTERS.items() if text.isascii() and word != "cell"}
#: Properties of shapes that people write.
SHAPES = ("wzName", "wzDescription", "wzTooltip", "gtextUNICODE", "pihlShape")
_HEX = re.compile(r"[0-9a-fA-F\s]*")


@dataclass(slots=True)
class Open:
    """The text of a destination that is not at its end; `deleted` holds it as it was before the tracked changes, if there are any."""

    column: str
    known: bool = True
    parts: list[str] = field(default_factory=list)
    before: list[str] | None = None
    cut: bool = False
    size: int = 0


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it."""

    open: Open
    place: str = "body"
    encoding: str = ""
    skip: int = 1
    deleted: bool = False
    inserted: bool = False
    table: bool = False

    def inherited(self) -> State:
        """What a group inside begins with."""
        return State(self.open, self.place, self.encoding, self.skip, self.deleted, self.inserted, self.table)


def take(state: State, text: str) -> None:
    """Adds text to the destination of a group: as it is, as it was before the tracked changes, or both."""
    open_ = state.open
    if (state.deleted or state.inserted) and open_.before is None:
        open_.before = list(open_.parts)
    if open_.before is not None and not state.inserted:
        open_.before.append(text)
    if state.deleted:
        open_.cut = True
    else:
        open_.parts.append(text)
    open_.size += len(text)


def known(encoding: str) -> bool:
    """Whether Python knows an encoding of text. Of no bytes at all any encoding makes a text, so it is asked with one."""
    try:
        b"a".decode(encoding, "replace")
    except LookupError:
        return False
    return True


def finished(open_: Open, row: bool = False) -> Iterator[Block]:
    """The blocks of a paragraph, a table row, or all of a short destination; it begins anew. Empty cells of a `row` keep their place."""
    text = "".join(open_.parts).strip(" \r\n" if row else None)
    before = "".join(open_.before or []).strip()
    if before and open_.cut:
        yield "deleted text", before
    if open_.column == "link" and not any(mark in text.lower() for mark in LINKS):
        text = ""
    wanted = (open_.known or not _HEX.fullmatch(text)) and not (open_.column == "form field" and text.startswith("_"))
    for some in text.split(";") if open_.column == "author" else [text]:
        if some.strip() and wanted:
            yield open_.column, some.strip(" \r\n" if row else None)
    open_.parts, open_.before, open_.cut, open_.size = [], None, False, 0
