"""The search for a code of a known form among words: which of the things that they may say make one.

A word may say several things ("oh" a letter and a zero), pauses stand between, and what was said is corrected: "T, no sorry, P for papa".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from scanner.speech.codes.forms import Form, Shape
from scanner.speech.codes.letters import CORRECTIONS, JOINS, MISHEARD, WEAK, Edge, touching
from scanner.speech.codes.sayings import said
from scanner.speech.lexicon import PAUSES, TEENS, TENS
from scanner.speech.words import Words

#: Steps of one search, pauses in a row, corrections in a code.
_STEPS, _PAUSES, _CORRECTIONS = 400, 3, 2
#: More than characters in a code: another character in place of one weighs more than how many were taken back.
_ANOTHER = 64
_TENS = frozenset((*TEENS, *TENS))

#: What the words from a place on may say.
Edges = Callable[[int], list[Edge]]


class Path(NamedTuple):
    """What was read so far: the words up to `last`, the code, the words that say each of its characters, and what it costs.

    shapes  those of the form that the code fits so far
    corrected, lost, misfit  how often it was corrected, the character taken back and not yet replaced, how ill replacements fit
    rivals  other codes as good
    """

    last: int
    shapes: tuple[Shape, ...]
    code: str = ""
    origins: tuple[tuple[int, int], ...] = ()
    cost: int = 0
    corrected: int = 0
    lost: str = ""
    misfit: int = 0
    rivals: int = 0


def search(words: Words, at: int, form: Form, edges: Edges, most: int) -> Path | None:
    """The code that the words from `at` on say best, at a cost not above `most`; `rivals` are others as good."""
    best: Path | None = None
    seen: dict[tuple[int, str], int] = {}
    stack, steps = [Path(at, form.shapes)], _STEPS if most < MISHEARD else 10 * _STEPS
    while stack and steps:
        steps -= 1
        path = stack.pop()
        for after in _steps(words, path, form, edges, most):
            if after.code != path.code and form.whole(after.shapes, after.code):
                best = _better(words, form, best, after, most)
            if after.cost < seen.get((after.last, after.code), most + 1):
                seen[after.last, after.code] = after.cost
                stack.append(after)
    return best


def _steps(words: Words, path: Path, form: Form, edges: Edges, most: int) -> Iterator[Path]:
    """The paths that go one thing further."""
    for at in _starts(words, path):
        for edge in edges(at):
            code, cost = path.code + edge.chars, path.cost + edge.cost
            if cost <= most and (shapes := form.alive(path.shapes, path.code, edge.chars)) and form.begins(code):
                origins = path.origins + ((edge.first, edge.last),) * len(edge.chars)
                misfit = path.misfit + _misfit(path.lost, edge.chars[0])
                yield path._replace(last=edge.last, shapes=shapes, code=code, origins=origins, cost=cost, lost="", misfit=misfit)
        if path.code and path.corrected < _CORRECTIONS and (after := corrected(words, at)):
            yield from _taken_back(path, form, after)


def _taken_back(path: Path, form: Form, at: int) -> Iterator[Path]:
    """The paths on which the last characters, few or all, were said wrongly; the new version begins at a word."""
    for kept in range(len(path.code)):
        code, lost = path.code[:kept], path.code[kept]
        misfit = path.misfit + len(path.code) - kept
        yield Path(at, form.alive(form.shapes, "", code), code, path.origins[:kept], path.cost, path.corrected + 1, lost, misfit)


def _misfit(lost: str, new: str) -> int:
    """How ill what is said anew begins: whoever corrects the end of a code says the same again, or another of its sort."""
    if not lost or lost == new:
        return 0
    return _ANOTHER if lost.isdigit() == new.isdigit() else 2 * _ANOTHER


def _starts(words: Words, path: Path) -> list[int]:
    """Where the next thing may begin: behind what was read, or behind a pause."""
    starts = [path.last] if path.last < len(words) else []
    while starts and path.code and len(starts) <= _PAUSES and words.text[starts[-1]] in PAUSES | JOINS and starts[-1] + 1 < len(words):
        starts.append(starts[-1] + 1)
    return starts


def corrected(words: Words, at: int) -> int:
    """Where the new version begins, if from `at` on the speaker takes something back; 0 if not."""
    after = 0
    while at < len(words) and (size := said(words, at, CORRECTIONS) or (after and words.text[at] in PAUSES)):
        at = after = at + int(size)
    return after if after < len(words) else 0


def _better(words: Words, form: Form, best: Path | None, path: Path, most: int) -> Path | None:
    """The better of two readings of the same words."""
    path = path._replace(cost=path.cost + _across(words, form, path))
    if path.cost > most or (path.cost >= MISHEARD and not form.likely(path.code)):
        return best
    if best is None:
        return path
    rivals = best.rivals + (path.code != best.code and _alike(path, best))
    return path._replace(rivals=rivals * _alike(path, best)) if _worth(path) < _worth(best) else best._replace(rivals=rivals)


def _worth(path: Path) -> tuple[int, int, int, int]:
    """Best are the fewest letters confused, then the most words explained, then the fewest homophones, then what was corrected best."""
    confused, homophones = divmod(path.cost, MISHEARD)
    return confused, -path.last, homophones, path.misfit


def _alike(path: Path, other: Path) -> bool:
    """Whether one reading is as good as another; among confusions the likelier is only a little better."""
    size = 2 if path.cost >= MISHEARD else 4
    return _worth(path)[:size] == _worth(other)[:size]


def _across(words: Words, form: Form, path: Path) -> int:
    """The cost of a number heard across the gap of a code: "w20 a b" for W2 0AB. Within "m139pl" it costs nothing."""
    gap = form.gap(path.code)
    first, last = path.origins[gap]
    if not gap or path.origins[gap - 1] != (first, last) or (touching(words, first) and touching(words, last)):
        return 0
    return MISHEARD if words.text[first].isdigit() or words.text[first] in _TENS else 0


def firm(words: Words, path: Path) -> int:
    """How many of the things read say a character and little else."""
    return sum(words.text[origin[0]] not in WEAK or path.origins.count(origin) > 1 for origin in set(path.origins))
