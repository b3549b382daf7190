"""What a reader of one format gives, and how a format is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias

from scanner.calls import CALL


@dataclass(slots=True)
class Turn:
    """Something that one speaker said; see `scanner.calls.TURNS`. At most about half a minute where the format times words."""

    text: str = field(repr=False)
    speaker: str | None = field(default=None, repr=False)
    role: str | None = field(default=None, repr=False)
    start: float | None = None
    end: float | None = None
    call: str | None = field(default=None, repr=False)
    confidence: tuple[float, ...] = ()
    alternatives: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Field:
    """What an export says beside the turns: a number that called, an agent's name. `key` is its path: context for the detectors."""

    key: str
    text: str = field(repr=False)


#: A `str` says that something was left out, and why: a sentence part without any value.
Said: TypeAlias = Turn | Field | str


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file, by which its format is known.

    name   its name in lower case
    text   its first 64 kB as text
    paths  for JSON: the paths of keys in `text`, or in more where that tells no format; lists as `[]`, and `*` for a key that is an
           address: "results.items[].alternatives[].content"
    """

    name: str
    text: str = field(repr=False)
    paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exported calls: `known` tells it by its beginning, `read` gives what is in it from a seekable file in UTF-8.

    `form` is one of `scanner.calls.OF_TURNS`. `read` streams: memory stays flat however long the file is. `live`: several documents in
    a file are messages of one call; of other formats each is a call of its own.
    """

    name: str
    known: Callable[[Head], bool]
    read: Callable[[BinaryIO], Iterator[Said]]
    form: str = CALL
    live: bool = False
