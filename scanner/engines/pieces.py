"""Pieces of work: what goes to a worker process at once, and in which order."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scanner.coming import PartResult
from scanner.model import Part, Place, Unread

# Small files go to a worker together: it looks at them together, and a message for each would cost more than reading it. Towards the end
# there are fewer in a piece, so that no process has nothing to do for long while another still has many.
_MOST, _LEAST, _BYTES = 512, 16, 1 << 20
#: So many parts are listed before the first is read, and then as many more as have been given out, up to so many: they tell when the end is
#: near. And so many wait at most whose source may not be read by more processes at once.
_FIRST, _LISTED, _AHEAD = 256, 2048, 100_000


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


class Queue:
    """Parts that no process holds, in their order, listed as they are needed and given out in pieces to about so many `processes`.

    Of a source in `most`, no more than so many pieces are out at the same time; those of other sources overtake them.
    """

    def __init__(self, parts: Iterable[Part], most: Mapping[str, int], processes: int = 1) -> None:
        self._listed = enumerate(parts)
        self._most, self._processes = most, processes
        self._waiting: dict[str, deque[tuple[int, Part]]] = {}
        self._many = self._given = 0  # parts that wait, and that were given out
        self._suspect: deque[Piece] = deque()
        self._out: Counter[str] = Counter()

    def next(self) -> Piece | None:
        """The first piece that may be read now; None where there is none."""
        while self._many < min(_FIRST + self._given, _LISTED) and self._list():
            pass
        while True:
            free = [some for source, some in self._waiting.items() if some and self._free(source)]
            if free:
                return self._taken(self._cut(min(free, key=lambda some: some[0][0])))
            if self._many >= _AHEAD or not self._list():
                return None

    def suspect(self) -> Piece | None:
        """The first piece whose process died, if it may be read now."""
        return self._taken(self._suspect.popleft()) if self._suspect and self._free(self._suspect[0].source) else None

    def _free(self, source: str) -> bool:
        return source not in self._most or self._out[source] < self._most[source]

    def _taken(self, piece: Piece) -> Piece:
        self._out[piece.source] += 1
        return piece

    def _list(self) -> bool:
        number, part = next(self._listed, (0, None))
        if part is None:
            return False
        self._waiting.setdefault(part.source, deque()).append((number, part))
        self._many += 1
        return True

    def _cut(self, some: deque[tuple[int, Part]]) -> Piece:
        """The first of these parts, with those behind it that are small, too."""
        most, size = min(_MOST, max(_LEAST, self._many // (2 * self._processes))), 0
        number, parts = some[0][0], deque[Part]()
        while some and len(parts) < most:
            part = some[0][1]
            alone = part.size is None or part.size > _BYTES
            if parts and (alone or size > _BYTES):
                break
            parts.append(some.popleft()[1])
            size += part.size or 0
            if alone:
                break
        self._many -= len(parts)
        self._given += len(parts)
        return Piece(number, parts[0].source, parts)

    def done(self, piece: Piece) -> None:
        """The piece is not out any more."""
        self._out[piece.source] -= 1

    def back(self, piece: Piece) -> None:
        """Takes a piece back that nobody has begun to read."""
        self.done(piece)
        if piece.ended:
            self._suspect.appendleft(piece)
            return
        self._waiting.setdefault(piece.source, deque()).extendleft((piece.number, part) for part in reversed(piece.parts))
        self._many += len(piece.parts)

    def again(self, piece: Piece, ended: str) -> None:
        """Takes the parts of a piece whose process ended like that: each is tried once more, by itself."""
        for part in piece.parts:
            given = piece.given if part is piece.parts[0] else set()
            self._suspect.append(Piece(piece.number, piece.source, deque([part]), given, ended))

    def rest(self) -> Iterator[Part]:
        """All that is left, to be read by nobody."""
        yield from (part for piece in self._suspect for part in piece.parts)
        self._suspect.clear()
        for some in self._waiting.values():
            yield from (part for _, part in some)
            some.clear()
        yield from (part for _, part in self._listed)


def lost(part: Part, reason: str) -> PartResult:
    """What comes of a part that nobody read, or whose process told nothing of it."""
    return PartResult(part, 0, {}, (Unread(Place(part.source, part.unit), reason),))


def lost_twice(ended: str, how: str) -> str:
    """Why a part is lost: how the process ended that read it, and how the next one did."""
    return f"the process that read it {f'{how}, twice' if how == ended else f'{ended}, then {how}'}"
