"""All regexes of one group in Hyperscan automata that say where a match may be."""

from __future__ import annotations

import re
import warnings
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detectors import store
from detectors.blocks import Ints
from detectors.gates import Pieces
from detectors.regex import Regex
from detectors.superset import Superset

#: In a block of one big cell, events of one regex nearer than this are one event.
SLACK = 63
_BIG = 1 << 20
#: Expressions in one database: many small ones scan slower, and one big one takes long to compile.
_TOGETHER = 96
#: Capitals of Latin-1 → small letters.
_LOWER = bytes(code + 32 if 65 <= code <= 90 or (0xC0 <= code <= 0xDE and code != 0xD7) else code for code in range(256))
#: Bits of an event for its end.
_END = 40


@dataclass(frozen=True, slots=True)
class Events:
    """Positions where one regex may match: within `slack` behind each, `ahead` less, and with `open` any distance less."""

    regex: Regex
    at: Ints
    ahead: int
    open: bool
    slack: int


#: Serialised databases, that of lower-case words (empty: none); index, `ahead` and `open` of its regexes; indexes of the slow ones.
Dumped = tuple[tuple[bytes, ...], bytes, tuple[tuple[int, int, bool], ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Automaton:
    """The regexes of one group. `slow` are those that Hyperscan cannot hold."""

    databases: tuple[Any, ...]
    lower: Any
    known: tuple[tuple[Regex, Superset], ...]
    slow: tuple[Regex, ...]

    def dumped(self) -> Dumped:
        """What another process needs to have the same automaton without compiling."""
        data = tuple(bytes(_hyperscan().dumpb(database)) for database in self.databases)
        known = tuple((regex.index, superset.ahead, superset.open) for regex, superset in self.known)
        lower = b"" if self.lower is None else bytes(_hyperscan().dumpb(self.lower))
        return data, lower, known, tuple(regex.index for regex in self.slow)

    def events(self, pieces: Pieces) -> list[Events]:
        """Where in the block each regex may match; regexes without any event are left out. Hyperscan's order is not quite by end."""
        slack = SLACK if len(pieces.data) > _BIG + 2 else 0
        handler = _thin(len(self.known)) if slack else _all
        index, end = _scanned(self.databases, pieces.data, handler)
        if self.lower is not None:
            more, ends = _scanned((self.lower,), pieces.data.translate(_LOWER), handler)
            index, end = np.concatenate((index, more)), np.concatenate((end, ends))
            order = np.argsort(index, kind="stable")
            index, end = index[order], end[order]
        cuts = np.searchsorted(index, np.arange(len(self.known) + 1))
        return [
            Events(regex, pieces.back(end[low:high]), superset.ahead, superset.open, slack)
            for (regex, superset), low, high in zip(self.known, cuts[:-1].tolist(), cuts[1:].tolist(), strict=True)
            if high > low
        ]


Note = Callable[[int], None]


def _scanned(databases: Sequence[Any], data: bytes, handler: Callable[[int, int, int, int, Note], None]) -> tuple[Ints, Ints]:
    """Index and end of every event, by index, then end. One number holds both: an event costs one call of Python's and one append."""
    found = array("q")
    for database in databases:
        database.scan(data, match_event_handler=handler, context=found.append)
    both = np.sort(np.frombuffer(found, np.int64))
    return both >> _END, both & ((1 << _END) - 1)


def _all(index: int, _start: int, end: int, _flags: int, note: Note) -> None:
    note(index << _END | end)


def _thin(count: int) -> Callable[[int, int, int, int, Note], None]:
    """A handler for a cell that may make an event of every byte: one in `SLACK` is enough."""
    since = [0] * count
    until = [-1] * count

    def handler(index: int, _start: int, end: int, _flags: int, note: Note) -> None:
        if not since[index] <= end <= until[index]:
            since[index], until[index] = end, end + SLACK
            note(index << _END | end)

    return handler


def available() -> bool:
    """Whether Hyperscan can be loaded here."""
    return _hyperscan() is not None


def _hyperscan() -> Any:
    try:
        import hyperscan
    except ImportError:
        return None
    return hyperscan


Known = tuple[Regex, Superset, bytes]


def loaded(dumped: Dumped, regexes: Sequence[Regex]) -> Automaton:
    """The reverse of `Automaton.dumped`."""
    data, lower, known, slow = dumped
    by_index = {each.index: each for each in regexes}
    held = tuple((by_index[index], Superset(ahead=ahead, open=open_)) for index, ahead, open_ in known)
    return Automaton(tuple(map(_loaded, data)), _loaded(lower) if lower else None, held, tuple(by_index[index] for index in slow))


def _loaded(data: bytes) -> Any:
    hyperscan = _hyperscan()
    database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database


def automaton(regexes: Sequence[Regex]) -> Automaton:
    """Compile; a regex that Hyperscan refuses is `slow`, one that cannot match in folded text is in neither list."""
    known: list[Known] = []
    slow: list[Regex] = []
    for regex in regexes:
        superset = Superset(open=regex.spoken)
        try:
            expression = b"" if regex.spoken else superset.sequence(regex.tree, regex.flags, first=True, last=True)
        except (ValueError, KeyError, RecursionError):
            slow.append(regex)
            continue
        if expression is not None:
            known.append((regex, superset, expression))
    databases = _databases(known, [0] * len(known))
    if databases is None:
        known, databases, refused = _accepted(known)
        slow += refused
    lower = _words([(n, each) for n, (regex, _, _) in enumerate(known) if not regex.words for each in regex.literals])
    return Automaton(tuple(databases), lower, tuple((r, s) for r, s, _ in known), tuple(slow))


def _words(numbered: list[tuple[int, str]]) -> Any:
    """A database of texts with their numbers, or None if there are none."""
    spelled = [re.escape(each.encode("latin-1")) for _, each in numbered]
    return _compile(spelled, [0] * len(spelled), [number for number, _ in numbered]) if spelled else None


def _databases(known: Sequence[Known], flags: Sequence[int]) -> list[Any] | None:
    """Databases of `_TOGETHER` expressions each, numbered through, and one of all dictionaries; None if Hyperscan refuses one."""
    numbered = [
        (number, expression, flag) for number, ((_, _, expression), flag) in enumerate(zip(known, flags, strict=True)) if expression
    ]
    cuts = [numbered[i : i + _TOGETHER] for i in range(0, len(numbered), _TOGETHER)]
    words = [(n, re.escape(word.encode("latin-1")), 0) for n, (regex, _, _) in enumerate(known) for word in regex.words]
    made = [_compile([e for _, e, _ in cut], [f for *_, f in cut], [n for n, _, _ in cut]) for cut in (*cuts, words) if cut]
    return None if any(database is None for database in made) else made


def _accepted(known: list[Known]) -> tuple[list[Known], list[Any], list[Regex]]:
    """Those that compile one by one, as they are or as a pre-filter; all are refused if together they are too large."""
    prefilter = _hyperscan().HS_FLAG_PREFILTER
    tries = [(entry, flag) for entry in known for flag in (0, prefilter) if _databases([entry], [flag]) is not None]
    held = list({id(entry): (entry, flag) for entry, flag in reversed(tries)}.values())
    databases = _databases([entry for entry, _ in held], [flag for _, flag in held])
    if databases is None:
        return [], [], [entry[0] for entry in known]
    kept = [entry for entry, _ in held]
    return kept, databases, [entry[0] for entry in known if entry not in kept]


def _compile(expressions: list[bytes], flags: list[int], numbers: list[int]) -> Any:
    """The database of expressions with these numbers, or None if Hyperscan refuses one."""
    hyperscan = _hyperscan()
    name = store.key(expressions, [*numbers, *flags])
    if (kept := store.held(name)) is not None:
        try:
            return _loaded(kept)
        except hyperscan.error:  # of another processor, or damaged: made anew below
            kept = None
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            database.compile(expressions=expressions, ids=numbers, elements=len(expressions), flags=flags)
    except hyperscan.error:
        return None
    store.keep(name, bytes(hyperscan.dumpb(database)))
    return database
