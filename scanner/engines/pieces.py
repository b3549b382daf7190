"""Pieces of work: what goes to a worker process at once, and in which order."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scanner.model import Part

# Small files go to a worker together: it looks at them together, and a message for each would cost more than reading it.
_TOGETHER, _BYTES = 256, 1 << 20
#: So many pieces wait at most behind those whose source may not be read by more processes at once.
_AHEAD = 10_000


@dataclass(slots=True)
class Piece:
    """Parts of one source, in their order, that have no result yet.

    `given` are the things inside the first of them whose results are known already. `ended` says how the process ended that held it
    before: such a piece is one part, and this is its last try.
    """

    number: int
    source: str
    parts: deque[Part]
    given: set[str] = field(default_factory=set)
    ended: str = ""


def together(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts in their order, small ones of known size and of one source in groups."""
    group: list[Part] = []
    size = 0
    for part in parts:
        alone = part.size is None or part.size > _BYTES
        if group and (alone or group[0].source != part.source):
            yield tuple(group)
            group, size = [], 0
        if alone:
            yield (part,)
            continue
        group.append(part)
        size += part.size or 0
        if size > _BYTES or len(group) == _TOGETHER:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


class Queue:
    """Pieces that no process holds, in the order of the parts, listed as they are needed.

    Of a source in `most`, no more than so many pieces are out at the same time; those of other sources overtake them.
    """

    def __init__(self, parts: Iterable[Part], most: Mapping[str, int]) -> None:
        self._listed = enumerate(together(parts))
        self._most = most
        self._waiting: dict[str, deque[Piece]] = {}
        self._suspect: deque[Piece] = deque()
        self._out: Counter[str] = Counter()

    def next(self) -> Piece | None:
        """The first piece that may be read now; None where there is none."""
        while True:
            free = [some for source, some in self._waiting.items() if some and self._free(source)]
            if free:
                return self._taken(min(free, key=lambda some: some[0].number))
            if sum(map(len, self._waiting.values())) >= _AHEAD or not self._list():
                return None

    def suspect(self) -> Piece | None:
        """The first piece whose process died, if it may be read now."""
        return self._taken(self._suspect) if self._suspect and self._free(self._suspect[0].source) else None

    def _free(self, source: str) -> bool:
        return source not in self._most or self._out[source] < self._most[source]

    def _taken(self, some: deque[Piece]) -> Piece:
        piece = some.popleft()
        self._out[piece.source] += 1
        return piece

    def _list(self) -> bool:
        number, parts = next(self._listed, (0, ()))
        if parts:
            source = parts[0].source
            self._waiting.setdefault(source, deque()).append(Piece(number, source, deque(parts)))
        return bool(parts)

    def done(self, piece: Piece) -> None:
        """The piece is not out any more."""
        self._out[piece.source] -= 1

    def back(self, piece: Piece) -> None:
        """Takes a piece back that nobody has begun to read."""
        self.done(piece)
        if piece.ended:
            self._suspect.appendleft(piece)
        else:
            self._waiting.setdefault(piece.source, deque()).appendleft(piece)

    def again(self, piece: Piece, ended: str) -> None:
        """Takes the parts of a piece whose process ended like that: each is tried once more, by itself."""
        for part in piece.parts:
            given = piece.given if part is piece.parts[0] else set()
            self._suspect.append(Piece(piece.number, piece.source, deque([part]), given, ended))

    def rest(self) -> Iterator[Piece]:
        """All that is left, to be read by nobody."""
        yield from self._suspect
        self._suspect.clear()
        for some in self._waiting.values():
            yield from some
            some.clear()
        while self._list():
            yield from (some.popleft() for some in self._waiting.values() if some)
