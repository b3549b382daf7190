"""Worker processes, each with a pipe, so that it is known which of them holds what: one that dies or hangs costs its part only."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from multiprocessing.connection import wait
from types import MappingProxyType

from scanner.coming import PartResult
from scanner.engines.hand import Hand
from scanner.engines.mother import ABLE, Mother
from scanner.engines.pieces import Queue, lost, lost_twice
from scanner.engines.process import Load, Told
from scanner.errors import PluginError
from scanner.model import Part
from scanner.plural import plural
from scanner.work import USED_UP

#: Minutes without a sign of life after which a worker is killed. It gives one after each batch: the slowest batches (free text, read by the
#: model on a busy machine) take some minutes, a file half an hour before it is given up; but a view may compute long before its first row.
PATIENCE = 60
_START = 600.0  # seconds that a worker may take to load the detectors
LATE = 3.0  # seconds after the time budget in which workers may end by themselves: they look at the clock after each batch
_LEAVE = 3.0  # seconds that workers have to go home when all is done
_LOOK = 5.0  # seconds between looks at the clock
OTHERS = "the detectors of a worker process are not those of the scan: was something installed meanwhile? Scan again."
ANY: Mapping[str, int] = MappingProxyType({})


class Pool:
    """`jobs` worker processes at most: started at once by `start`, else when there is something for them. They end with the context."""

    def __init__(self, load: Load, jobs: int) -> None:
        self._load, self._jobs = load, jobs
        self._able = ABLE
        self._mother: Mother | None = None
        self._tick: Callable[[int], None] = lambda rows: None
        self._until: float | None = None
        self._version = ""
        self._hands: list[Hand] = []
        self._worked = False
        self._no_start = ""

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        """Ends all workers: most go by themselves when their pipe is closed; what still loads has nothing to tidy up."""
        end, worked = time.monotonic() + _LEAVE, any(hand.ready for hand in self._hands)
        for hand in self._hands:
            hand.pipe.close()
        for hand in self._hands:
            hand.leave(max(0.0, end - time.monotonic()) if hand.ready else 0.0)
        self._hands.clear()
        self._motherless(_LEAVE if worked else 0.0)

    def start(self) -> None:
        """Starts the processes: they load the detectors while this one loads its own."""
        while len(self._hands) < self._jobs:
            self._hands.append(self._new())

    def _new(self, fresh: bool = False) -> Hand:
        if self._able and self._mother is None:
            self._mother = Mother(self._load)
        return Hand.start(self._load, fresh, self._mother)

    def _motherless(self, seconds: float = 0.0) -> None:
        """From here on, each worker is started by itself. Who forked others may go by itself within so many seconds."""
        if self._mother:
            self._mother.end(seconds)
        self._able, self._mother = False, None

    def results(
        self,
        parts: Iterable[Part],
        tick: Callable[[int], None] = lambda rows: None,
        *,
        most: Mapping[str, int] = ANY,
        until: float | None = None,
        version: str = "",
    ) -> Generator[PartResult, None, None]:
        """Results of all parts, in the order in which they are ready; of a source in `most`, so many parts are read at the same time.

        `tick(rows)` is called as rows are read. At `until` (seconds since 1970), which is the worker's, too, no more is read. A part whose
        process died is tried once more, and an `Unread` when that dies, too. Raises the ScannerError of a worker that cannot be made, or
        whose detectors are not of this `version` ("": any will do); where others work, it goes on with these.
        """
        self._tick, self._until, self._version = tick, until, version
        queue = Queue(parts, most, self._jobs)
        while True:
            over = self._past(0)
            if not over:
                self._hand_out(queue)
            if not any(hand.pieces for hand in self._hands):
                reason = USED_UP if over else self._no_start
                yield from (lost(part, reason.rstrip(".")) for part in queue.rest())
                return
            for hand, said in self._heard():
                yield from self._told(hand, said, queue) if isinstance(said, Told) else self._gone(hand, said, queue)

    def _past(self, seconds: float) -> bool:
        """Whether the time budget was used up so many seconds ago."""
        return self._until is not None and time.time() >= self._until + seconds

    def _hand_out(self, queue: Queue) -> None:
        """Gives pieces to whoever is free, those whose process died to a fresh process; starts processes for what is left."""
        fresh = any(hand.fresh for hand in self._hands)
        for hand in self._hands:
            while hand.free and (piece := (queue.suspect() if hand.fresh or not fresh else None) or queue.next()):
                hand.give(piece)
        while len(self._hands) < self._jobs and (piece := queue.suspect() or queue.next()):
            hand = self._new(fresh=bool(piece.ended))
            self._hands.append(hand)
            hand.give(piece)

    def _heard(self) -> Iterator[tuple[Hand, Told | str]]:
        """What workers say, and how those ended that will say no more. What this process does meanwhile does not count as their silence."""
        most = min(_LOOK, PATIENCE * 15)
        if self._until is not None:
            most = min(most, max(0.0, self._until - time.time() + (LATE if self._past(0) else 0.0)))
        began = time.monotonic()
        ready = wait([hand.pipe for hand in self._hands], most)
        slept = min(time.monotonic() - began, most)
        for hand in list(self._hands):
            hand.silent = 0.0 if hand.pipe in ready or not hand.pieces else hand.silent + slept
            if hand.pipe in ready:
                try:
                    yield hand, hand.pipe.recv()
                except (EOFError, OSError):
                    yield hand, "died"
            elif hand.silent >= (PATIENCE * 60 if hand.ready else _START):
                yield hand, f"gave no sign of life for {plural(PATIENCE, 'minute')}" if hand.ready else "hung"
            elif hand.pieces and self._past(LATE):
                yield hand, USED_UP

    def _told(self, hand: Hand, said: Told, queue: Queue) -> Iterator[PartResult]:
        """Takes what a worker says: results of the first piece that it holds. Things inside a part that are known already are left out."""
        if said.wrong:
            yield from self._gone(hand, said.wrong, queue)
            return
        if said.version and self._version not in ("", said.version):
            yield from self._gone(hand, OTHERS, queue)
            return
        if said.version:
            hand.begin(said.process)
        self._worked = True
        self._tick(said.rows)
        for result in said.results:
            piece = hand.pieces[0]
            name = result.unit.name if result.inner and result.unit else None
            if name is None:
                piece.parts.popleft()
                piece.given.clear()
                yield result
            elif name not in piece.given:
                piece.given.add(name)
                yield result
        if said.done:
            queue.done(hand.pieces.popleft())

    def _gone(self, hand: Hand, how: str, queue: Queue) -> Iterator[PartResult]:
        """A worker is no more, or must go. What it was reading is tried once more, what it had not begun is as before."""
        self._hands.remove(hand)
        hand.leave()
        begun = hand.pieces.popleft() if hand.ready and hand.pieces else None
        for piece in hand.pieces:
            queue.back(piece)
        if begun:
            queue.done(begun)
            if begun.ended or how == USED_UP:
                yield from (lost(part, how if how == USED_UP else lost_twice(begun.ended, how)) for part in begun.parts)
            else:
                queue.again(begun, how)
        elif hand.mother and not hand.ready:
            if hand.mother is self._mother:
                self._motherless()
        elif not hand.ready and how != USED_UP:
            self._not_started(how)

    def _not_started(self, why: str) -> None:
        """No other is started in its place, or that might never end. PluginError where none is left and none has ever worked."""
        self._jobs -= 1
        self._no_start = why if why.endswith(".") else f"a worker process {why} when it started: fewer --jobs need less memory."
        if self._jobs == 0 and not self._worked:
            raise PluginError(self._no_start)
