"""Calls in an answer: their turns with the marks on what was said, however it was said, and a transcript that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from scanner.calls import clock
from scanner.hearing import Heard, Hearing
from scanner.subject.pack.case import TRANSCRIPT, Piece
from scanner.subject.pack.entries import Mark
from scanner.subject.pack.look import Looker
from scanner.subject.pack.rows import Row, as_text, plain_cells, texts

#: What of a turn is copied: how sure a machine was of its words, and what else it may have heard, is nothing that anybody said.
_KEPT = ("call", "speaker", "role", "subject", "start", "end", "")
#: What of it is looked through.
_SAID = ("speaker", "")
#: Labels that may be the person's: without `speakers` in the configuration nobody knows, and nothing is claimed.
_EITHER = frozenset(("", "caller", "callee", "customer", "client", "user", "guest", "unknown", "speaker"))
#: Roles that nobody has who calls.
_THEIRS = frozenset(("agent", "supervisor", "bot"))


@dataclass(frozen=True, slots=True)
class People:
    """Whose data the source holds (none where the call may be another's), and the subject's names."""

    subjects: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(slots=True)
class Turns:
    """The turns of a piece as they lie in the workspace, those of `calls` alone where an export holds several."""

    looker: Looker
    piece: Piece
    calls: frozenset[str]
    _hearing: Hearing = field(default_factory=Hearing)
    _waiting: list[int] = field(default_factory=list)

    def rows(self, batch: pa.RecordBatch, first: int) -> Iterator[list[Row]]:
        """What can be told of a batch, and of those before; its rows count from `first`."""
        theirs = pc.is_in(batch.column("call"), pa.array(sorted(self.calls), pa.string())).to_pylist()
        self._waiting += [first + at for at, mine in enumerate(theirs) if mine or not self.calls]
        yield from self._told(self._hearing.hear(batch.filter(pa.array(theirs, pa.bool_())) if self.calls else batch))

    def end(self) -> Iterator[list[Row]]:
        """What waited for its end."""
        yield from self._told(self._hearing.end())

    def _told(self, heard: Iterable[Heard]) -> Iterator[list[Row]]:
        for each in heard:
            refs, self._waiting = self._waiting[: each.batch.num_rows], self._waiting[each.batch.num_rows :]
            yield _marked(self.looker, self.piece, each, list(map(str, refs)))


def _marked(looker: Looker, piece: Piece, heard: Heard, refs: list[str]) -> list[Row]:
    """Turns with their marks, which are found in what would be written and lie on the words spoken."""
    cells = [plain_cells(row) for row in heard.spoken.select(_KEPT).to_pylist()]
    spoken = [texts({name: row[name] for name in _SAID}) for row in cells]
    read = [{**row, "": text} if "" in row else row for row, text in zip(spoken, heard.batch.column("").to_pylist(), strict=True)]
    marks: list[set[Mark]] = [set() for _ in cells]
    origins = {row: (rows, folded, turn) for rows, folded in heard.folded for turn, row in enumerate(rows)}
    for at, some in enumerate(looker.marks(piece.number, TRANSCRIPT, read, refs, {})):
        rows, folded, turn = origins[at]
        for mark in some:
            if mark.column or turn not in folded.pieces:
                marks[at].add(mark)
                continue
            for where, start, end in folded.back(turn, mark.start, mark.end)[0]:
                marks[rows[where]].add(mark._replace(start=start, end=end))
    return [Row(*each) for each in zip(refs, cells, (tuple(sorted(some)) for some in marks), strict=True)]


def transcript(rows: Iterable[Mapping[str, Any] | None], people: People) -> Iterator[str]:
    """The lines of a call, one a turn; of several calls each under its name, what an export says beside them as `name: value`."""
    before = None
    for cells in rows:
        call = as_text((cells or {}).get("call"))
        if call and call != before:
            yield f"{'' if before is None else chr(10)}Call {call}\n\n"
        before = call or before
        if cells is not None and "start" in cells and "" in cells:
            yield turn(cells, people)
        elif cells is not None:
            yield "".join(f"{name}{': ' if name else ''}{_line(value)}\n" for name, value in cells.items() if as_text(value))


def turn(cells: Mapping[str, Any], people: People) -> str:
    """A turn as a line: `[00:03:12] Tobias, agent (other speaker): thank you`.

    A speaker is you where the configuration or the export says so, by those whose data the source holds or by name; nobody's agent is.
    """
    speaker, role, subject = (as_text(cells.get(name)) for name in ("speaker", "role", "subject"))
    who = ", ".join(dict.fromkeys(filter(None, (speaker, role if role.casefold() not in speaker.casefold() else ""))))
    mark = _mark(speaker, role, subject, people)
    return f"[{_clock(cells.get('start'))}] {who or 'unknown'}{mark}: {_line(cells.get(''))}\n"


def _mark(speaker: str, role: str, subject: str, people: People) -> str:
    theirs = role not in _THEIRS and (subject in people.subjects or speaker in people.subjects)
    if theirs or speaker.casefold() in map(str.casefold, people.names):
        return " (you)"
    known = subject and people.subjects
    either = not known and role not in _THEIRS and (role == "caller" or speaker.casefold() in _EITHER)
    return "" if either else " (other speaker)"


def _clock(start: Any) -> str:
    return clock(start) if isinstance(start, (int, float)) else "--:--:--"


def _line(value: Any) -> str:
    return " ".join(as_text(value).split())
