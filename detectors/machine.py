"""A regex run at many places at once: the spans that `re` finds there, by a table of states instead of a step of Python for each place.

A state is what `re` would still try, in its order: threads, each at a step of the program (see `detectors.program`), with the places where
the group began and ended on its way. What a byte makes of a state is worked out when it is first met and kept, so that a column of
addresses costs a look into a table for each of its bytes. Working it out is slow: the number of places that were asked about says how much
of that is worth while, and `re` is left the places that meet more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors.asks import Unfit
from detectors.looks import Bytes, Ints, packed, together
from detectors.program import Program, program
from detectors.ran import HERE, NOWHERE, Ran, Thread
from detectors.regex import Regex
from detectors.threads import asks, closure

#: One new entry of the table is paid for by so many places that were asked about; fewer places than `_FEW` are left to `re`.
PRICE, _FEW = 48, 48
#: Places where nothing is left to try are taken out when they are one of so many: before that it costs more than it spares.
_DEAD = 4
#: Places that go together: what is known of them stays near the processor.
_AT_ONCE = 1 << 14
#: Most entries of a table; the value of those that are not known.
_MOST, _UNKNOWN = 1 << 20, -1
#: Most states: those of all shipped regexes have some hundreds; with more each text meets new ones, and `re` is quicker.
_STATES = 4096

#: What a table holds.
Entries = npt.NDArray[np.int32]
#: What is left to note of a step: for each note where it comes from.
Move = tuple[int, ...]


def machine(regex: Regex) -> Machine | None:
    """The regex's machine, the same one for all that have the same regex; None if it has none."""
    return _machine(regex.source, regex.options, regex.group)


@lru_cache(maxsize=2048)
def _machine(written: str, options: int, group: int | str) -> Machine | None:
    try:
        return Machine(program(written, options & ~re.UNICODE, group))
    except (Unfit, RecursionError):
        return None


class Machine:
    """The table of a program, filled as it is used. An entry is four times that of the next state, plus two if that state asks what is true
    about a place, plus one if a match may end here."""

    def __init__(self, program: Program, few: int = _FEW, seen: bool = True) -> None:
        """`seen`: conditions about the byte at a place itself are told by its kind."""
        self.program, self.credit, self._few = program, 0, few
        self._left = [number for number, each in enumerate(program.asked) if not (seen and each.here)]
        self._first, self._asked = tuple(together(program.first)), tuple(packed([program.asked[each] for each in self._left]))
        self.ahead = [(Machine(each, few), wanted) for each, wanted in program.ahead]
        self._lock = Lock()
        told = [number for number in range(len(program.asked)) if number not in self._left]
        member = np.zeros((256, len(program.sets) + len(told)), np.bool_)
        for number, each in enumerate([*program.sets, *(program.asked[each].bytes_ for each in told)]):
            member[list(each), number] = True
        self._members, kinds = np.unique(member, axis=0, return_inverse=True)  # bytes that no set tells apart are of one kind
        self._true = [sum(1 << each for each, is_ in zip(told, row[len(program.sets) :], strict=True) if is_) for row in self._members]
        self._kinds = kinds.reshape(-1).astype(np.int64) << len(self._left)
        self._width = len(self._members) << len(self._left)
        self._table, self._move, self._final = (np.full(64 * self._width, first, np.int32) for first in (_UNKNOWN, 0, 0))
        self._asking = np.zeros(len(self._table), np.bool_)
        self._states: list[tuple[Thread, ...]] = [()]
        self._numbers: dict[tuple[Thread, ...], int] = {(): 0}
        self._moves: list[Move] = [()]
        self._finals: list[Thread] = [Thread(0)]
        self._begin = self._state((Thread(0),)) * self._width
        self._table[: self._width] = 0  # where nothing is left to try, nothing follows

    def run(self, data: Bytes, at: Ints, spend: int | None = None) -> Ran:
        """Of each place in a block (with separators about each text and none within) the match that begins there.

        `spend` says how many places are worth the work (None: as many as are asked about).
        """
        ran = Ran.of(len(at))
        with self._lock:
            self.credit += len(at) if spend is None else spend
            for first in range(0, len(at), _AT_ONCE):
                rows = np.arange(first, min(first + _AT_ONCE, len(at)))
                for look in self._first:
                    rows = rows[look.all_at(data, at[rows])]
                self._forward(data, at, rows, ran)
        for machine, wanted in self.ahead:
            some = np.flatnonzero(ran.end)
            seen = machine.run(data, at[some], spend).end
            ran.end[some[seen == 0 if wanted else seen > 0]] = 0
            ran.end[some[seen < 0]] = -1
        return ran

    def _forward(self, data: Bytes, at: Ints, rows: Ints, ran: Ran) -> None:
        """Goes byte by byte with all places that may still match."""
        place, state, notes, alive = at.take(rows), np.full(len(rows), self._begin), list[Ints](), len(rows)
        few, flags = min(self._few, alive), 2  # they are few at first: at least one byte is looked at
        while alive and alive >= few:
            few = self._few
            entry = state + self._signs(data, place, state, bool(flags & 2))
            met = self._table.take(entry)
            flags = int(np.bitwise_or.reduce(met))
            if flags < 0:
                met = self._learned(entry, met)
                ran.end[rows[met < 0]] = -1
                known = np.flatnonzero(met >= 0)
                met = met.take(known)
                rows, place, entry, *notes = (each.take(known) for each in (rows, place, entry, *notes))
                flags = int(np.bitwise_or.reduce(met))
            if flags & 1:
                ends = np.flatnonzero(met & 1)
                ran.end[rows[ends]] = place[ends]
                self._note(rows, place, entry, notes, ends, ran)
            if self.program.saves:
                notes = self._moved(notes, self._move.take(entry), place)
            met >>= 2
            alive = int(np.count_nonzero(met))
            state, place = met.astype(np.int64), place + 1
            if _DEAD * (len(rows) - alive) > len(rows):
                left = np.flatnonzero(state)
                rows, place, state, *notes = (each.take(left) for each in (rows, place, state, *notes))
        ran.end[rows[state > 0]] = -1

    def _note(self, rows: Ints, place: Ints, entry: Ints, notes: list[Ints], ends: Ints, ran: Ran) -> None:
        """Notes where the group began and ended for those whose match may end here."""
        if not self.program.saves:
            return
        final = self._final[entry[ends]]
        for number in np.unique(final).tolist():
            mine = ends[final == number]
            final_ = self._finals[number]
            for edge, source in ((ran.low, final_.low), (ran.high, final_.high)):
                edge[rows[mine]] = -1 if source == NOWHERE else _from(source, notes, place)[mine]

    def _moved(self, notes: list[Ints], move: Entries, place: Ints) -> list[Ints]:
        """What is noted behind this byte."""
        if not move.any():
            return notes
        if (move == move[0]).all():
            return [_from(source, notes, place) for source in self._moves[move[0]]]
        told = np.unique(move).tolist()
        size = max(len(notes), *(len(self._moves[each]) for each in told))
        after = [*(each.copy() for each in notes), *(np.full(len(move), -1, np.int64) for _ in range(size - len(notes)))]
        for number in told:
            mine = np.flatnonzero(move == number)
            for new, source in enumerate(self._moves[number]):
                after[new][mine] = _from(source, notes, place)[mine]
        return after

    def _signs(self, data: Bytes, place: Ints, state: Ints, asks: bool) -> Ints:
        """The kind of the byte at each place, and what is true about it if that makes a difference to its state (`asks`: to one)."""
        signs = self._kinds.take(data.take(place, mode="clip"))
        asking = np.flatnonzero(self._asking.take(state)) if self._asked and asks else ()
        for number, look in self._asked if len(asking) else ():
            signs[asking] |= look.at(data, place.take(asking)).astype(np.int64) << number
        return signs

    def _learned(self, entry: Ints, met: Entries) -> Entries:
        """The same with what had not been worked out, as far as it is paid for; the commonest first."""
        new, times = np.unique(entry[met == _UNKNOWN], return_counts=True)
        for each in new[np.argsort(-times, kind="stable")].tolist():
            if self.credit < PRICE or len(self._states) > _STATES or len(self._states) * self._width > _MOST:
                break
            self.credit -= PRICE
            self._learn(each)
        return self._table[entry]

    def _learn(self, entry: int) -> None:
        state, sign = divmod(entry, self._width)
        kind, bits = divmod(sign, 1 << len(self._left))
        true = self._true[kind] | sum(1 << each for bit, each in enumerate(self._left) if bits >> bit & 1)
        threads, match = closure(self.program.steps, self._states[state], true)
        members, steps, after = self._members[kind], self.program.steps, dict[int, Thread]()
        for each in threads:
            if members[steps[each.step][1]]:
                after.setdefault(each.step + 1, each._replace(step=each.step + 1))
        self._enter(entry, list(after.values()), match)

    def _enter(self, entry: int, after: list[Thread], match: Thread | None) -> None:
        """Notes what an entry leads to: these threads, and a match if one ended before its byte."""
        sources = sorted({note for each in after for note in (each.low, each.high)} - {NOWHERE})
        new = {NOWHERE: NOWHERE, **{source: number for number, source in enumerate(sources)}}
        number = self._state(tuple(each._replace(low=new[each.low], high=new[each.high]) for each in after))
        if sources != list(range(len(sources))):
            self._move[entry] = _number(self._moves, tuple(sources))
        if match is not None:
            self._final[entry] = _number(self._finals, match)
        self._table[entry] = number * self._width << 2 | int(self._asking[number * self._width]) << 1 | (match is not None)

    def _state(self, threads: tuple[Thread, ...]) -> int:
        if threads not in self._numbers:
            self._numbers[threads] = len(self._states)
            self._states.append(threads)
            if len(self._states) * self._width > len(self._table):
                self._table = np.append(self._table, np.full_like(self._table, _UNKNOWN))
                self._move, self._final = (np.append(each, np.zeros_like(each)) for each in (self._move, self._final))
                self._asking = np.append(self._asking, np.zeros_like(self._asking))
            self._asking[self._numbers[threads] * self._width] = asks(self.program.steps, self._left, threads)
        return self._numbers[threads]


def _from(source: int, notes: list[Ints], place: Ints) -> Ints:
    return place if source == HERE else notes[source]


def _number(known: list[Any], one: Any) -> int:
    if one not in known:
        known.append(one)
    return known.index(one)
