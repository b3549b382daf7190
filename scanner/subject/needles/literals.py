"""Many literals in one pass over a text: with Hyperscan, or with `re` where it is missing. The same places, sorted.

Only literals are asked of Hyperscan, which loses matches of some richer expressions. The compiled literals are a person's identifiers:
they stay in memory and are never kept on disk, as the detectors' databases are.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
_END = 40  # bits of an event for its end
_NONE = np.zeros(0, np.int64)


class Literals(Protocol):
    """What looks for literals."""

    def events(self, data: bytes) -> tuple[Ints, Ints]:
        """Indexes of the literals and the places where they end, sorted by place and index; overlapping ones too."""
        ...


def literals(texts: Sequence[bytes], *, native: bool = True) -> Literals:
    """The literals (distinct, not empty), compiled. `native=False` asks for `re`, as does a machine without Hyperscan."""
    hyperscan = _hyperscan() if native and texts else None
    return _Native(texts, hyperscan) if hyperscan else _Plain(texts)


def _hyperscan() -> Any:
    try:
        import hyperscan
    except ImportError:
        return None
    return hyperscan


class _Native:
    """Hyperscan's literal matcher."""

    def __init__(self, texts: Sequence[bytes], hyperscan: Any) -> None:
        count = len(texts)
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(expressions=list(texts), ids=list(range(count)), elements=count, flags=[0] * count, literal=True)

    def events(self, data: bytes) -> tuple[Ints, Ints]:
        found = array("q")
        self._database.scan(data, match_event_handler=_note, context=found.append)
        return _sorted(found)


def _note(index: int, _start: int, end: int, _flags: int, note: Callable[[int], None]) -> None:
    note(end | index << _END)


class _Plain:
    """One regex, a tree of all literals: it gives the longest at each place, and the others there are its beginnings."""

    def __init__(self, texts: Sequence[bytes]) -> None:
        known = {text: index for index, text in enumerate(texts)}
        self._begun = {text: [(known[text[:size]], size) for size in range(1, len(text) + 1) if text[:size] in known] for text in known}
        self._regex = re.compile(b"(?=(" + _tree(sorted(known)) + b"))") if known else None

    def events(self, data: bytes) -> tuple[Ints, Ints]:
        found = array("q")
        for match in self._regex.finditer(data) if self._regex else ():
            start = match.start()
            for index, size in self._begun[match[1]]:
                found.append(start + size | index << _END)
        return _sorted(found)


def _sorted(found: array[int]) -> tuple[Ints, Ints]:
    if not found:
        return _NONE, _NONE
    each = np.frombuffer(found, np.int64)
    index, end = each >> _END, each & ((1 << _END) - 1)
    order = np.lexsort((index, end))
    return index[order], end[order]


def _tree(texts: Sequence[bytes]) -> bytes:
    """A regex for sorted, distinct texts that shares what they begin with, longest first."""
    if len(texts) == 1:
        return re.escape(texts[0])
    shared = _shared(texts[0], texts[-1])
    rest = [text[shared:] for text in texts]
    groups: dict[int, list[bytes]] = {}
    for text in rest:
        if text:
            groups.setdefault(text[0], []).append(text)
    inner = b"|".join(_tree(group) for group in groups.values())
    return re.escape(texts[0][:shared]) + b"(?:" + inner + b")" + (b"?" if b"" in rest else b"")


def _shared(one: bytes, other: bytes) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size
