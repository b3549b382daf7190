"""One pattern's regex, with what its parse tree says: how wide a match can be, how it begins, what it looks at, what it must hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import numpy as np
import numpy.typing as npt

from detectors.charset import CAPITALS, CHARS, DIGITS, beyond, chars
from detectors.edges import ASSERTS, REPEATS, SEPARATOR, Item, opening
from detectors.fold import folded
from detectors.literal import Spoken, listed, spoken
from detectors.prefix import prefix
from detectors.reach import WIDEST
from scanner.errors import PluginError
from scanner.pattern import Pattern

_WORDY = frozenset(range(0x40, 256))
_STARTS = ((op.AT, op.AT_BEGINNING_STRING), (op.AT, op.AT_BEGINNING))


@dataclass(frozen=True, slots=True, eq=False)
class Regex:
    """`least`, `width`: fewest and most characters of a match; `look`: most that an assertion looks at beside it; None: unbounded. `stops`:
    which of space and line feed can be no part of a match, so that a match never reaches over one. `joinable`: a separator before a
    text is the same to it as the text's start. `before`: a table over the 256 bytes, which may stand before a match; `begins[n]`: which
    may stand n bytes behind its start (see `detectors.prefix`). `digits`, `capitals`: the least number of them in a match. `wordy`: it
    has a letter or an at sign. `whole`: only a whole cell can match. `words`: one of these, spelled so, is in every match. Of
    `literals` one has a text that is in the match in some case, unless it matches a part that is `left`. `beyond`: it names characters
    that folded text cannot hold, so that it must see letters as they were written.
    """

    index: int
    rx: re.Pattern[str]
    group: str | int
    least: int
    width: int | None
    look: int | None
    joinable: bool
    stops: frozenset[int]
    before: npt.NDArray[np.bool_]
    begins: npt.NDArray[np.bool_]
    digits: int
    capitals: int
    wordy: bool
    whole: bool
    beyond: bool
    words: tuple[str, ...]
    literals: tuple[Spoken, ...]
    left: tuple[Sequence[Item], ...]
    flags: int

    @property
    def spoken(self) -> bool:
        """Whether words tell where it may match."""
        return not self.left


def regex(pattern: Pattern, index: int) -> Regex:
    """Parse and compile; PluginError if the regex is wrong or can match nothing at all (a match of no characters is no value)."""
    assert pattern.regex is not None
    try:
        read = _read(pattern.regex, pattern.flags, pattern.words or frozenset())
    except (re.error, OverflowError, RecursionError) as error:
        raise PluginError(f"{pattern.entity}: the regex does not compile: {error}. It must be in the syntax of Python's re.") from error
    if read.least == 0:
        raise PluginError(f"{pattern.entity}: the regex matches the empty string. Let it match at least one character.")
    return replace(read, index=index)


@lru_cache(maxsize=2048)  # more than all packs have: a second engine in a process is made in a fraction of the time of the first
def _read(written: str, options: int, spelled: frozenset[str]) -> Regex:
    """What the tree says of a regex, wherever its pattern stands."""
    source = _source(written)
    rx = re.compile(source, options)
    tree = parser.parse(source, options)
    least, most = tree.getwidth()
    flags = int(tree.state.flags)
    nodes = list(_walk(tree, flags))
    eaten = frozenset().union(*(chars(item, inner) for item, inner, looks in nodes if not looks and item[0] in CHARS))
    looks = [item[1][1].getwidth()[1] for item, _, _ in nodes if item[0] in ASSERTS]
    look = max(looks, default=0) + 1
    before, first = opening(list(tree), flags)
    begins = prefix(list(tree), flags)
    begins[0] &= _table(first)
    words = frozenset(map(folded, spelled))
    anyhow = bool(flags & re.IGNORECASE)
    literals, left = ((), ()) if words else spoken(list(tree), flags)
    if words and anyhow:
        literals = (listed(words, None if most > WIDEST else int(most)),)
    return Regex(
        index=0,
        rx=rx,
        group="v" if "v" in rx.groupindex else 0,
        least=int(least),
        width=None if most > WIDEST else int(most),
        look=None if look > WIDEST else int(look),
        joinable=not any(_sees_start(item, inner) for item, inner, _ in nodes),
        stops=frozenset({32, 10}) - eaten,
        before=_table(before),
        begins=begins,
        digits=_least(list(tree), flags, DIGITS.issuperset),
        capitals=_least(list(tree), flags, CAPITALS.issuperset),
        wordy=_least(list(tree), flags, _WORDY.issuperset) > 0,
        whole=_whole(list(tree), flags),
        words=() if anyhow else tuple(sorted(words)),
        literals=literals,
        left=left,
        beyond=any(beyond(item) for item, _, _ in nodes if item[0] in CHARS),
        flags=flags,
    )


def _source(written: str) -> str:
    """The regex with quotes, dashes and blanks as folded text has them; letters stay as they are."""
    if not any(ord(char) > 255 and not char.isalnum() for char in written):
        return written
    plain = [folded(char) if ord(char) > 255 and not char.isalnum() else char for char in written]
    return "".join("\\-" if new == "-" != old else new for old, new in zip(written, plain, strict=True))


def _table(members: frozenset[int]) -> npt.NDArray[np.bool_]:
    table = np.zeros(256, np.bool_)
    table[list(members)] = True
    return table


def _whole(items: Sequence[Item], flags: int) -> bool:
    begins = bool(items) and items[0] in _STARTS[: 1 if flags & re.MULTILINE else 2]
    return begins and items[-1] == (op.AT, op.AT_END_STRING)


def _least(items: Sequence[Item], flags: int, counts: Callable[[frozenset[int]], bool]) -> int:
    """How many characters of a match and of what it looks ahead at, at least, are of a class that `counts`."""
    found, ahead = 0, 0
    for item in items:
        kind, value = item
        if kind in CHARS:
            matched = chars(item, flags)
            found += bool(matched) and counts(matched)
        elif kind is op.SUBPATTERN:
            found += _least(value[3], (flags | value[1]) & ~value[2], counts)
        elif kind is op.ATOMIC_GROUP:
            found += _least(value, flags, counts)
        elif kind is op.BRANCH:
            found += min(_least(branch, flags, counts) for branch in value[1])
        elif kind in REPEATS:
            found += value[0] * _least(value[2], flags, counts)
        elif kind is op.ASSERT and value[0] > 0:
            ahead = max(ahead, found + _least(value[1], flags, counts))
    return int(max(found, ahead))


def _sees_start(item: Item, flags: int) -> bool:
    """Whether the item tells the start of a text from a separator before it."""
    kind, value = item
    if kind is op.AT:
        return value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
    behind = kind in ASSERTS and value[0] < 0
    return behind and any(SEPARATOR in chars(each, inner) for each, inner, _ in _walk(value[1], flags) if each[0] in CHARS)


def _walk(items: Sequence[Item], flags: int, looks: bool = False) -> Iterator[tuple[Item, int, bool]]:
    """Every item of the tree, its flags, and whether it stands inside an assertion."""
    for item in items:
        kind, value = item
        yield item, flags, looks
        if kind is op.SUBPATTERN:
            yield from _walk(value[3], (flags | value[1]) & ~value[2], looks)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _walk(branch, flags, looks)
        elif kind in REPEATS:
            yield from _walk(value[2], flags, looks)
        elif kind is op.ATOMIC_GROUP:
            yield from _walk(value, flags, looks)
        elif kind in ASSERTS:
            yield from _walk(value[1], flags, True)
        elif kind is op.GROUPREF_EXISTS:
            for branch in value[1:]:
                yield from _walk(branch or (), flags, looks)
