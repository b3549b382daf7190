"""Which numbers a run says: of all ways to cut it, the one whose numbers fit best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scanner.speech.digits.checks import CHECKED, LENGTHS, PLAIN, fit
from scanner.speech.digits.reading import Reading
from scanner.speech.digits.readings import ways
from scanner.speech.digits.runs import TAKES_BACK, Joint, Step
from scanner.speech.digits.talk import counted, counts, long_enough, one_by_one, plain, small
from scanner.speech.words import Words

#: A number ends where its digits end. One that is cut out of more digits, or that is taken back next, must fit well.
_CUT, _TAKEN_BACK, _PAUSED, _HEARD = 4.0, 4.0, 0.5, 0.1
#: The same of one that begins where others are taken back.
_ANEW = 3.0
#: A number that corrects another one stands in its place, not beside it.
_INSTEAD = 6.0
#: Digits of no known kind: of the length asked for, or not.
_SOME, _LENGTH = 3.0, 2.0
_LEAST = 2.5
#: They count by how many there are, and for little beside a number of a kind.
_LITTLE = 0.001
#: Of two numbers as good, the one that covers more of what was said.
_MORE = 0.01
#: Blocks of a telephone number that are longer are not said twice.
_BLOCK = 4
#: A number of a kind that nothing speaks against; and so many elements of a run in which every beginning is tried.
_SURE, _WINDOW = 7.5, 48
#: So many elements may stand before a number without being part of it: "the other one is oh seven seven".
_STARTS = 3
#: So many readings are followed at a time, and so many in what goes on and on: behind so many elements of one run.
_MANY, _FEW, _ENDLESS = 24, 2, 100


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a run: from one element to another (excluded)."""

    start: int
    end: int
    score: float
    kind: str
    reading: Reading


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """Numbers, the last first, and how well they fit together."""

    score: float = 0.0
    last: Found | None = None
    before: _Path | None = field(default=None, repr=False)

    def then(self, found: Found, cut: float) -> _Path:
        fits = found.score - cut
        gain = fits - _LEAST if found.kind else _LITTLE * fits * (found.end - found.start)
        return _Path(self.score + gain, found, self)


_NONE = _Path(-1.0)


def numbers(words: Words, run: Sequence[Step], asked: str) -> list[Found]:
    """The numbers of a run that fit best together, ascending."""
    return _best(run, lambda start: _from(words, run, start, asked, _MANY if start < _ENDLESS else _FEW))


def _best(run: Sequence[Step], begun: Callable[[int], Iterable[Found]]) -> list[Found]:
    """The best path over the elements; `begun` gives the numbers that begin with an element."""
    ended: dict[int, _Path] = {}  # by the element before which their last number ends
    path = _Path()
    block = done = 0
    for at in range(len(run)):
        here = ended.pop(at, path)
        block = at if at == 0 or run[at].joint is not Joint.NEXT or (here.last and here.last.kind and here.last.end == at) else block
        path = max(path, here, key=lambda each: each.score)
        for found in begun(at) if done <= at < block + _STARTS else ():
            if (found.kind and found.score - _on(run, at, path) >= _SURE) or (len(run) > _WINDOW and found.score >= _LEAST):
                done = max(done, found.end)
            for before in (path, here) if here is not path else (path,):
                off = _on(run, at, before)
                longer = before.then(found, off)
                if found.score - off >= _LEAST and longer.score > ended.get(found.end, _NONE).score:
                    ended[found.end] = longer
    return list(_said(max(path, ended.get(len(run), path), key=lambda each: each.score)))[::-1]


def _on(run: Sequence[Step], at: int, path: _Path) -> float:
    """What speaks against a number that begins with an element: digits at once before it, or that it corrects others."""
    if at == 0:
        return 0.0
    if run[at].joint in TAKES_BACK:
        return _INSTEAD if path.last else _ANEW
    alone = run[at].joint is not Joint.NEXT or run[at - 1].element.heard or (path.last and path.last.end == at and path.last.kind == "sort")
    return 0.0 if alone else _CUT


def _said(path: _Path | None) -> Iterator[Found]:
    while path and path.last:
        yield path.last
        path = path.before


def _from(words: Words, run: Sequence[Step], start: int, asked: str, many: int) -> Iterator[Found]:
    """Numbers that begin with an element, of each kind the likeliest for each end."""
    for end, readings in ways(run, start, _sign(words, run[start].element.first), many):
        steps, off = run[start:end], _off(run, end)
        readings.sort(key=lambda reading: reading.cost)
        for (kind, score), reading in _kinds(words, steps, readings, asked).items():
            cut = 0.0 if kind == "sort" and _room(run, end) else off
            yield Found(start, end, score - cut - reading.cost + _MORE * (end - start), kind, reading)


def _kinds(words: Words, steps: Sequence[Step], readings: Sequence[Reading], asked: str) -> dict[tuple[str, float], Reading]:
    """(kind, how well it fits) → the first reading that is of it. What stands in talk is of a kind only if it passes a check."""
    talk, brief = counted(words, steps[0].element.first, steps[-1].element.last), small(steps)
    kinds: dict[tuple[str, float], Reading] = {}
    for reading in readings:
        kind, score = fit(reading.digits, asked)
        if kind != asked and (_echoed(reading) if kind == "phone" else kind == "card" and _repeated(steps)):
            continue
        if score == PLAIN and not plain(words, steps):
            continue
        if kind == "pin" and counts(words, steps):
            continue
        year = brief and len(reading.digits) < 5 and not (kind == "pin" and reading.digits[:2] not in ("19", "20"))
        if kind in CHECKED or (kind and not talk and not year):
            kinds.setdefault((kind, score), reading)
    if not talk and one_by_one(steps, asked):
        for reading in readings:
            score = _SOME + (_LENGTH if len(reading.digits) in LENGTHS.get(asked, ()) else 0.0)
            if ("", score) not in kinds and long_enough(reading.digits, asked):
                kinds["", score] = reading
    return kinds


def _repeated(steps: Sequence[Step]) -> bool:
    """The same of the words themselves, whichever way they are read."""
    blocks, block = [], ""
    for step in steps:
        if step.joint is not Joint.NEXT and block:
            blocks.append(block)
            block = ""
        block += step.element.readings[0]
    return any(one == other and len(one) > _BLOCK and 2 * len(one) != LENGTHS["card"][0] for one, other in pairwise([*blocks, block]))


def _echoed(reading: Reading) -> bool:
    """Whether a block is said twice, which by chance may look like one number: somebody repeats something else."""
    ends = [0, *reading.ends, len(reading.digits)]
    blocks = [reading.digits[start:end] for start, end in pairwise(ends) if end - start > _BLOCK]
    return any(one == other for one, other in pairwise(blocks))


def _off(run: Sequence[Step], end: int) -> float:
    """What speaks against an end: more digits at once, or words that take the last ones back."""
    if end == len(run):
        return 0.0
    step = run[end]
    if step.joint in TAKES_BACK:
        return _TAKEN_BACK
    if step.joint is Joint.NEXT:
        return _HEARD if step.element.heard else _CUT
    return _PAUSED if step.joint is Joint.PAUSE else 0.0


def _room(run: Sequence[Step], end: int) -> bool:
    """Whether an account number may follow a sort code."""
    behind = run[end : end + 8]
    return sum(len(step.element.readings[0]) for step in behind) >= 8 and behind[0].joint in (Joint.NEXT, Joint.PAUSE)


def _sign(words: Words, first: int) -> str:
    """ "+" where it was said or written before a word."""
    return "+" if words.between[first].endswith("+") or (first > 0 and words.text[first - 1] == "plus") else ""
