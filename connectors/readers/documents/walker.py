"""What the elements of an XML part of a document do to the blocks of its text: handlers for expat."""

from __future__ import annotations

from typing import TypeAlias

from connectors.readers.documents.frame import CELLS, WORD, Frame, spaces, version
from connectors.readers.documents.marks import ATTRIBUTES, CHANGES, COLUMNS, GLUE, LABELLED, LINKS, PEOPLE, SKIPPED

#: Column and text. The column "" is the body; `PAGE` ends a slide.
Block: TypeAlias = tuple[str, str]
PAGE = "\f"
#: A longer block comes in pieces, each with the last `_OVERLAP` characters of the one before.
_LONGEST = 1 << 20
_OVERLAP = 256
_REMEMBERED = 10_000


class Walker:
    """Expat's handlers; finished blocks gather in `done`."""

    def __init__(self, column: str) -> None:
        self.done: list[Block] = []
        self.column = column
        self.frames = [Frame("", column)]
        self.depth = 0
        self.columns: list[tuple[int, str]] = []
        self.changes: list[tuple[int, str]] = []
        self.skip = 0
        self.fallback = 0
        self.choices = False
        self.plain: set[str] = set()
        self.dull: set[str] = set()
        self.chosen: set[str] = set()
        self.said: set[Block] = set()
        self.locals: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Expat's handler. What is known to be plain (most of it) costs two look-ups."""
        self.depth += 1
        if self.skip:
            return
        if attributes and not self.dull.issuperset(attributes):
            self.attributes(attributes)
        if name not in self.plain:
            self.open(name, self.local(name), attributes)

    def open(self, name: str, local: str, attributes: dict[str, str]) -> None:
        """An element that means something, or that was not seen before."""
        if local in SKIPPED or name == "dc:date":
            self.skip = self.depth
        elif local in ("p", "h"):
            self.frames.append(Frame("p", self.column))
        elif local in ("tr", "table-row"):
            self.frames.append(Frame("tr", self.column))
        elif local in COLUMNS:
            note = attributes.get("text:note-class", "foot").removesuffix("note") + "note text"
            self.into(note if local == "note" else COLUMNS[local])
            if local in PEOPLE:
                self.labelled(local, attributes)
        elif local in GLUE:
            self.text(GLUE[local] * (spaces(attributes) if local == "s" else 1))
        elif local in CHANGES:
            self.changes.append((self.depth, local))
        elif local == "Choice":
            self.chosen, self.choices = set(), True
        elif local == "Fallback":
            self.fallback = self.fallback or self.depth
        elif local in LABELLED or local in PEOPLE:
            self.labelled(local, attributes)
        elif local in CELLS or local in WORD:
            self.frames[-1].cell(local, {self.local(full): value for full, value in attributes.items()})
        elif local != "page" and len(self.plain) < _REMEMBERED:
            self.plain.add(name)

    def end(self, name: str) -> None:
        """Expat's handler."""
        depth, self.depth = self.depth, self.depth - 1
        if self.skip:
            self.skip = 0 if self.skip == depth else self.skip
            return
        top = self.frames[-1]
        if name not in self.plain:
            self.shut(self.local(name), depth, top)
        elif top.kind == "" and top.parts:
            self.close(top)

    def shut(self, local: str, depth: int, top: Frame) -> None:
        """The end of an element that means something."""
        if local in ("p", "h", "tr", "table-row") and len(self.frames) > 1:
            self.close(self.frames.pop())
        elif top.kind == "tr" and local in CELLS:
            top.parts.append(top.ends)
        elif top.kind == "" and top.parts:
            self.close(top)
        elif local in ("instrText", "delInstrText"):
            self.text(" ")
        if local == "page":
            self.done.append((PAGE, ""))
        self.leave(depth)

    def into(self, column: str) -> None:
        """Enters an element whose text has a column of its own."""
        self.columns.append((self.depth, self.column))
        self.column = column
        self.frames.append(Frame("", column))

    def leave(self, depth: int) -> None:
        """Leaves what was entered at this depth."""
        if self.columns and self.columns[-1][0] == depth:
            self.column = self.columns.pop()[1]
            if len(self.frames) > 1:
                self.close(self.frames.pop())
        if self.changes and self.changes[-1][0] == depth:
            self.changes.pop()
        if self.fallback == depth:
            self.fallback, self.choices = 0, False

    def text(self, data: str) -> None:
        """Character data."""
        if self.skip:
            return
        frame = self.frames[-1]
        if self.changes:
            frame.marks[len(frame.parts)] = self.changes[-1][1]
        frame.parts.append(data)
        frame.size += len(data)
        if frame.size > _LONGEST:
            text = "".join(frame.parts)
            self.emit(frame.column, text)
            frame.parts, frame.marks, frame.size = [text[-_OVERLAP:]], {}, _OVERLAP

    def close(self, frame: Frame) -> None:
        """A block is complete: it goes out, or into the table row that it stands in."""
        marks, parts = frame.marks, frame.parts
        text = "".join(parts) if not marks else version(parts, marks, ("del", "moveFrom"))
        if "del" in marks.values() or "moveFrom" in marks.values():
            self.emit("deleted text", version(parts, marks, ("ins", "moveTo")))
        above = self.frames[-1]
        if frame.kind == "p" and above.kind == "tr":
            if above.parts and above.parts[-1][-1:] != "\t":
                self.text("\n")
            self.text(text)
        else:
            self.emit(frame.column, text, " \r\n" if frame.kind == "tr" else None)
        if frame.kind == "":
            frame.parts, frame.marks, frame.size = [], {}, 0

    def emit(self, column: str, text: str, blank: str | None = None) -> None:
        """A finished block, unless it is empty or an older program's copy of one that was read. Empty cells of a row keep their place."""
        text = text.strip(blank)
        if not text.strip() or (self.fallback and text in self.chosen):
            return
        self.done.append((column, text))
        if not self.fallback and self.choices and len(self.chosen) < _REMEMBERED:
            self.chosen.add(text)

    def attributes(self, attributes: dict[str, str]) -> None:
        """What people wrote into attributes: links, alternative texts, authors."""
        for full, value in attributes.items():
            attribute = self.local(full)
            if attribute in ATTRIBUTES:
                self.once(ATTRIBUTES[attribute], value)
            elif attribute in ("href", "Target", "dst"):
                if value.lower().startswith(LINKS):
                    self.once("link", value)
            elif len(self.dull) < _REMEMBERED:
                self.dull.add(full)

    def labelled(self, local: str, attributes: dict[str, str]) -> None:
        """A form field, a document variable or a choice by its name and value; a person by name."""
        found = {self.local(name): value for name, value in attributes.items()}
        if local in PEOPLE:
            self.once("comment author", found.get("name", ""))
        if local in LABELLED and not found.get("name", "").startswith("_"):  # bookmarks that programs make begin with `_`
            values = [found[name] for name in ("name", "label", "current-value", "value", "val", "description") if found.get(name)]
            self.once("form field", ": ".join(dict.fromkeys(values)))

    def once(self, column: str, text: str) -> None:
        """Hands on what stands in many places once."""
        if (column, text) not in self.said and text.strip():
            if len(self.said) < _REMEMBERED:
                self.said.add((column, text))
            self.done.append((column, text))

    def local(self, name: str) -> str:
        """A name without its prefix."""
        found = self.locals.get(name)
        if found is None:
            found = name.rpartition(":")[2]
            if len(self.locals) < _REMEMBERED:
                self.locals[name] = found
        return found
