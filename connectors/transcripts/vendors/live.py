"""Messages of a recogniser that listens: JSON Lines, objects one after the other, or a list, all of one call.

Messages repeat what they are not yet sure of; only what is final counts, and of the last words those that nothing came after.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

from connectors.transcripts.documents import Lines, is_lines
from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document
from connectors.transcripts.vendors.order import ordered, relative
from connectors.transcripts.vendors.talk import Word, stretch, turns

_LISTED = ("", "[].")
_WAITING = 64


class Heard(NamedTuple):
    """A stretch of speech in a message. `place` is what a later message about the same speech has, too: a channel, the number of a turn."""

    said: Turn
    words: Sequence[Word] = ()
    final: bool = True
    place: Hashable = None


@dataclass(frozen=True, slots=True)
class Live:
    """How one vendor sends messages: all paths of one of `marks` stand in the beginning of a file; `message` reads one object.

    `joined`: words, and marks at them, go on over messages.
    """

    name: str
    marks: tuple[frozenset[str], ...]
    message: Callable[[dict[str, Any]], Iterable[Heard]] = field(repr=False)
    joined: bool = False

    def format(self) -> Format:
        """The format that reads such messages."""
        return Format(self.name, self._known, self._read, live=True)

    def _known(self, head: Head) -> bool:
        return any({before + mark for mark in marks} <= head.paths for marks in self.marks for before in _LISTED)

    def _read(self, file: BinaryIO) -> Iterator[Said]:
        stream = Lines(file) if is_lines(file) else file
        document = Document(stream, pieces=True)
        yield from relative(ordered(self._turns(document)))
        if isinstance(stream, Lines):
            yield from stream.told()
        if document.failed:
            raise document.failed

    def _turns(self, document: Document) -> Iterator[Said]:
        heard = self._final(document)
        if self.joined:
            yield from turns(word for each in heard for word in each.words)
        else:
            for each in heard:
                yield from stretch(each.said, list(each.words))

    def _final(self, document: Document) -> Iterator[Heard]:
        waiting: dict[Hashable, list[Heard]] = {}
        for _, part in document.parts("", "[]"):
            unsure: dict[Hashable, list[Heard]] = {}
            for heard in self.message(part) if isinstance(part, dict) else ():
                if heard.final:
                    waiting.pop(heard.place, None)
                    yield heard
                else:
                    unsure.setdefault(heard.place, []).append(heard)
            waiting |= unsure
            while len(waiting) > _WAITING:
                yield from waiting.pop(next(iter(waiting)))
        for late in waiting.values():
            yield from late
