"""Where an XML parser stands, and how the text of elements becomes values: data by path, prose in one piece."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from connectors.readers.header import is_name
from connectors.readers.records import PATHS, Records
from connectors.readers.text import OVERLAP, PIECE

# Text beside so many elements at most is prose with marks in it: more are data.
_MARKS = 32
_LONG = 4096
_NAMES = 1000


@dataclass(slots=True)
class Element:
    """An open element: its path in the records, its name, the names that stand in it, its own text, and what came before that."""

    path: str
    name: str
    names: set[str] | None = None
    parts: list[str] = field(default_factory=list)
    size: int = 0
    # Values of elements inside that may yet turn out to be words of a text; a path of None is white space between them.
    held: list[tuple[str | None, str]] = field(default_factory=list)


def attribute(records: Records, path: str, name: str) -> str:
    """The path of an attribute of the element at `path`; a name that may be a value is recorded as one."""
    here = f"{path}.@{name}" if path else f"@{name}"
    if here not in records.paths:
        if not is_name(name) or len(records.paths) >= PATHS:
            return records.entry(path, name)
        records.paths.add(here)
    return here


def _said(element: Element) -> bool:
    return any(part.strip() for part in element.parts)


@dataclass(slots=True)
class Walk:
    """Takes the events of a parser. `rows` are the paths of elements that are rows; more are added as they are met."""

    records: Records
    rows: set[tuple[str, ...]]
    open: list[Element] = field(default_factory=list)
    row_at: int | None = None
    prose_at: int | None = None
    # Paths of elements that are names: to look one up is several times faster than to weigh it again.
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def start(self, name: str, attributes: list[str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        above = self.open[-1] if self.open else None
        if above is not None and self.row_at is None and self.prose_at is None:
            self._maybe_row(above, name)
        if above is not None and self.prose_at is None and self.row_at != len(self.open) and len(self.open) > 1 and _said(above):
            self.prose_at = len(self.open) - 1
        path = self._path(above, name)
        self.open.append(Element(path, name))
        for at in range(0, len(attributes), 2):
            if not attributes[at].startswith("xmlns"):
                self.records.add(attribute(self.records, path, attributes[at].rpartition(":")[2]), attributes[at + 1])

    def _maybe_row(self, above: Element, name: str) -> None:
        """Begins a row where the element is one: its path is known as one, or its name stands beside it for the second time."""
        here = (*(element.name for element in self.open), name) if len(self.open) < 64 else ()
        if above.names is None:
            above.names = set()
        if name in above.names and here:
            self.rows.add(here)
        if here in self.rows:
            self._release(above)
            self.records.end_begun()
            self.row_at = len(self.open)
        elif len(above.names) < _NAMES:
            above.names.add(name)

    def _path(self, above: Element | None, name: str) -> str:
        if above is None:
            return ""
        if self.prose_at is not None:
            # Inside prose the marks of words are no columns.
            return above.path
        path = self.known.get((above.path, name))
        if path is None:
            path = self.records.step(above.path, name)
            if path in self.records.paths:
                self.known[above.path, name] = path
        return path

    def text(self, data: str) -> None:
        """Text of the innermost element; where others stand in it, it is prose, and they are words of it."""
        if not self.open:
            return
        element = self.open[self.prose_at] if self.prose_at is not None else self.open[-1]
        if element.held and self.prose_at is None:
            if not data.strip():
                element.held.append((None, data))
                return
            if len(self.open) > 1:
                self.prose_at = len(self.open) - 1
                element.parts += [value for _, value in element.held]
                element.held.clear()
        element.parts.append(data)
        element.size += len(data)
        if element.size > PIECE:
            self._cut(element)

    def _cut(self, element: Element) -> None:
        """Hands on what there is of a long text; what follows begins with its last characters, so that no value is split."""
        whole = "".join(element.parts)
        cut = whole.rfind(" ", len(whole) - 4096) + 1 or len(whole)
        self._value(element, whole[:cut])
        overlap = max(cut - OVERLAP, 0)
        element.parts, element.size = [whole[overlap:]], len(whole) - overlap

    def close(self, name: str) -> None:
        """The innermost element ends: its text is a value, or waits to be a word of the text around it."""
        element, depth = self.open.pop(), len(self.open)
        if self.prose_at is not None and depth > self.prose_at:
            return
        value = "".join(element.parts)
        if self.prose_at is not None or depth in (0, self.row_at):
            self.prose_at = None
            self._release(element)
            self._value(element, value)
        else:
            above = self.open[-1]
            above.held += element.held or ([(element.path, value)] if value.strip() else [])
            if len(above.held) > _MARKS or len(value) > _LONG:
                self._release(above)
        if depth == self.row_at:
            self.records.end_begun()
            self.row_at = None

    def _release(self, element: Element) -> None:
        for path, value in element.held:
            if path is not None and value.strip():
                self.records.add(path, value.strip())
        element.held.clear()

    def _value(self, element: Element, value: str) -> None:
        if value.strip():
            self.records.add(element.path or element.name, value.strip())

    def aside(self, data: str) -> None:
        """A comment, an instruction, the declared text of an entity: a value of the body."""
        if data.strip():
            self.records.add("", data.strip())

    def other(self, data: str) -> None:
        """What the parser has no handler for: of it, references to entities are text."""
        if data.startswith("&"):
            self.text(html.unescape(data))

    def unopened(self, name: str | None) -> int:
        """A reference to what stands outside: it stays as it is written. 1 tells the parser to go on."""
        if name and not name.startswith("\f"):
            self.text(f"&{name};")
        return 1

    def end(self) -> None:
        """The document is over, or broke off: what is open is a value."""
        while self.open:
            self.close("")
        self.records.end_begun()
