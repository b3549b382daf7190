"""The pattern engine: all detectors over one column, hits as columns.

A batch of cells goes through one automaton that says where each regex may match; the exact regex looks at those places only; then come
validators and context. Without Hyperscan the regexes run over every cell: the same hits, slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pyarrow as pa

from detectors import automaton, compiling, store
from detectors import native as hyperscan
from detectors.blocks import Block, Ints, blocks, distinct, together
from detectors.context import phrases
from detectors.dense import Dense
from detectors.fingerprint import fingerprint
from detectors.groups import grouped
from detectors.heads import Heads
from detectors.hints import Hints
from detectors.hits import Hits, apart, gathered
from detectors.judge import scores
from detectors.kept import regexes
from detectors.known import Few, Known
from detectors.masking import masked
from detectors.models import Reading, by_model
from detectors.named import Names
from detectors.outline import Outlines
from detectors.plan import Judges, Plan, Sort, planned
from detectors.regex import Regex
from detectors.registry import checked
from detectors.room import Room
from detectors.search import Found, Search
from detectors.text import TextDetector, TextReader
from detectors.wanted import Wanted
from scanner.heading import HeadingReader
from scanner.pattern import Pattern, Shape

Items = Sequence[Pattern | Shape | TextDetector | HeadingReader]
Planned = tuple[Plan, Reading]

#: Below this many bytes an engine that may choose does without Hyperscan, whose compiling takes seconds for hundreds of patterns; but for
#: the first time, when what was compiled is kept.
WARM = 1 << 18
#: Bytes up to which columns are searched together; sorts of columns whose plans are kept.
SMALL, _PLANS = 1 << 16, 256
#: What is said of somebody ("my Ann has asthma") does not explain a cell as a number or an address does: who it is said of may stand in it.
_SAID = ("special.", "criminal.", "family.", "record.", "comms.", "subject.child", "pay.standing")


class Engine:
    """All patterns of all packs, compiled on first use; not for two threads at once.

    `patterns` is what `pattern` in a hit indexes (those of the text detectors come last), `packs` the pack of each, `shapes` all shapes,
    `headings` who tells what names of columns mean, `version` a digest over all pattern data. `native` False leaves Hyperscan aside, True
    uses it from the first byte, None once it pays. Pickled, it takes its automata along. PluginError for a pattern that cannot be used.
    """

    def __init__(self, detectors: Mapping[str, Items], *, native: bool | None = None) -> None:
        self._detectors = {pack: tuple(items) for pack, items in detectors.items()}
        self._native = native is not False and hyperscan.available()
        self._read = 0
        parts = checked(self._detectors)
        self.patterns: tuple[Pattern, ...] = tuple(pattern for pattern, _ in parts.patterns)
        self.packs: tuple[str, ...] = tuple(pack for _, pack in parts.patterns)
        self.shapes: tuple[Shape, ...] = parts.shapes
        self.headings: HeadingReader | None = parts.headings
        self.version: str = fingerprint(self._detectors)
        self._patient = native is None and not (self._native and store.used(self.version))
        self._models = parts.models
        self._choosy = tuple(each if isinstance(each, TextReader) else None for _, each in parts.models)
        own = self.patterns[: parts.own]
        self._listed = tuple(enumerate(own))
        self._regexes = regexes(own)
        self._names = Names(self.patterns)
        self._telling = np.array([each.category.startswith(_SAID) for each in self.patterns], np.bool_)
        named = {index for index, pattern in self._listed if pattern.need == "name"}
        self._named = tuple(each for each in self._regexes if each.index in named)
        self._phrases = phrases(own, [each.index for each in self._regexes])
        self._groups = grouped([each for each in self._regexes if each.index not in named], own, self._phrases)
        open_ = [each.index for group in self._groups if group.near is not None and not group.gate.tells for each in group.regexes]
        self._hints = Hints(self._phrases, self._phrases.owned(open_))
        self._automata: dict[int, automaton.Automaton] = {}
        self._known = Known()
        self._outlines = Outlines()
        self._dense = Dense(self._members)
        self._heads = Heads()
        self._room = Room(self._phrases)
        self._plan = lru_cache(_PLANS)(self._made)

    def __reduce__(self) -> tuple[Callable[..., Engine], tuple[Any, ...]]:
        return _rebuilt, (self._detectors, self._native, self._patient, {key: each.dumped() for key, each in self._automata.items()})

    @property
    def native(self) -> bool:
        """Whether Hyperscan finds the places to look at."""
        return self._native

    @property
    def slow_patterns(self) -> tuple[Pattern, ...]:
        """Patterns that run over every cell because Hyperscan cannot hold them; all with a regex if there is no Hyperscan."""
        if not self._native:
            return tuple(self.patterns[each.index] for each in self._regexes)
        slow = {each.index for number in range(len(self._groups)) for each in self._automaton(number).slow}
        return tuple(self.patterns[index] for index in sorted(slow))

    def scan(
        self, values: pa.Array, *, name: str = "", kind: str = "text", but: str = "", model: bool = True, every: bool = False
    ) -> pa.RecordBatch:
        """All hits in a column's values (strings, nulls allowed) as a batch of schema `scanner.model.HITS`, sorted by row and start.

        `name` is the column's name, whose words count as context; `kind` (see `scanner.pattern.KINDS`) chooses the patterns, `but` leaves
        those out that look at that kind too; `model` False leaves the text detectors out. Matches whose validator failed are in it with
        `valid` False. Left out is what can never count: matches that need a name the column has not, and those that need a phrase and
        have none, unless bare cells pass their check by far too often for chance; `every` keeps them, to tell why something was not
        found. Unreadable for a value beyond 2 GB.
        """
        cells, index = distinct(values)
        return self._found(cells, self._sort(cells, name, kind, but, model, every), None).at_rows(index).batch()

    def scan_many(
        self, columns: Sequence[pa.Array], *, name: str = "", kind: str = "text", but: str = "", model: bool = True, every: bool = False
    ) -> list[pa.RecordBatch]:
        """What `scan` gives for each of many columns of one name and kind. Small ones are searched together, which costs far less."""
        if len(columns) == 1 and columns[0].nbytes <= SMALL:
            return [self._once(columns[0], name, kind, but, model, every)]
        made: dict[int, pa.RecordBatch] = {}
        sorts: dict[Sort, list[tuple[int, pa.Array]]] = {}
        for number, values in enumerate(columns):
            cells, index = distinct(values)
            if index is None and cells.nbytes <= SMALL:
                sorts.setdefault(self._sort(cells, name, kind, but, model, every), []).append((number, cells))
            else:
                made[number] = self.scan(values, name=name, kind=kind, but=but, model=model, every=every)
        for sort, chosen in sorts.items():
            for some in together(chosen):
                owner = np.repeat(np.arange(len(some)), [len(cells) for _, cells in some])
                hits = self._found(pa.concat_arrays([cells for _, cells in some]), sort, owner)
                made |= dict(zip((number for number, _ in some), apart(hits, owner, len(some)), strict=True))
        return [made[number] for number in range(len(columns))]

    def _once(self, values: pa.Array, name: str, kind: str, but: str, model: bool, every: bool) -> pa.RecordBatch:
        """What `scan` gives for a small column, which may be a set of few values that came before."""
        cells, index = distinct(values)
        few = Few.of(self._sort(cells, name, kind, but, model, every), cells) if index is None else None
        if few is None or (found := self._known.ask(few)) is None:
            found = self.scan(values, name=name, kind=kind, but=but, model=model, every=every)
            if few is not None:
                self._known.tell(few, found)
        return found

    def _sort(self, cells: pa.Array, name: str, kind: str, but: str, model: bool, every: bool) -> Sort:
        return Sort(self._names.supported(name), kind, but, every, self._reading(cells, name) if model and kind == "text" else ())

    def mask_names(self, written: Sequence[str]) -> list[str]:
        """Names of files, tables and columns with every personal value in them replaced by ‹ENTITY›; see `detectors.masking`."""
        return masked(self.patterns, partial(self.scan, model=False), written)

    def _made(self, sort: Sort) -> Planned:
        """The plan for columns of a sort, and the text detectors that read them."""
        named = np.zeros(len(self.patterns) + 1, bool)
        named[list(sort.named)] = True
        reading = tuple(self._models[at] for at in sort.reading)
        readers = [each for _, each in reading if isinstance(each, TextReader)]
        silent = frozenset(index for index, pattern in self._listed if any(each.replaces(pattern) for each in readers))
        wanted = Wanted(self.patterns, named, sort.kind, sort.but, sort.every, silent)
        return planned(wanted, self._groups, self._named, self._listed), reading

    def _reading(self, cells: pa.Array, name: str) -> tuple[int, ...]:
        """The text detectors that read a column, by their number."""
        return tuple(at for at, each in enumerate(self._choosy) if each is None or each.reads(cells, name))

    def _found(self, cells: pa.Array, sort: Sort, owner: Ints | None) -> Hits:
        """All hits in cells, of which those with one `owner` are of one column (None: all are)."""
        plan, reading = self._plan(sort)
        found = [*self._by_regex(cells, plan, owner), *self._by_value(cells, plan)]
        known = None if sort.every else [each for each in found if not self._telling[each.pattern].any()]
        found += by_model(reading, cells, owner, plan.wanted.named, known)
        return gathered(found)

    def _by_regex(self, cells: pa.Array, plan: Plan, owner: Ints | None) -> Iterator[Hits]:
        judges = Judges(self.patterns)
        for block in blocks(cells) if plan.runs else ():
            self._read += len(block.data)
            warm = self._warm()
            quick = (self._automaton, self._single, self._hints) if warm else (None, None, None)
            known = (self._outlines, self._dense, self._heads, self._room) if warm else (None, None, None, None)
            search = Search(plan, self._phrases, judges, quick[0], quick[1], quick[2], owner, known[0], known[1], known[2], known[3])
            for found in search.found(block):
                if len(found.spans.cell):
                    yield self._judged(block, found, plan.wanted)

    def _warm(self) -> bool:
        """Whether Hyperscan is worth its start."""
        if self._native and self._patient and self._read >= WARM:
            self._patient = False
            store.use(self.version)
        return self._native and not self._patient

    def _automaton(self, number: int) -> automaton.Automaton:
        if number not in self._automata:
            self._automata[number] = compiling.automaton(self._members(number))
        return self._automata[number]

    def _single(self, regex: Regex) -> automaton.Automaton:
        """That of one regex; its number follows those of the groups."""
        return self._automaton(len(self._groups) + regex.index)

    def _members(self, number: int) -> tuple[Regex, ...]:
        """The regexes of the automaton of this number."""
        groups = len(self._groups)
        return self._groups[number].regexes if number < groups else tuple(each for each in self._regexes if each.index == number - groups)

    def _judged(self, block: Block, found: Found, wanted: Wanted) -> Hits:
        pattern, index, spans = found.judge.pattern, found.judge.index, found.spans
        context = np.full(len(spans.cell), wanted.named[index])
        if pattern.context and not wanted.named[index]:
            context = found.said.near(index, spans)
        if found.near:
            kept = np.flatnonzero(context)
            spans, context = spans.take(kept), context[kept]
        valid, test = found.judge.spans(block, spans)
        if pattern.words:  # what is in no dictionary is no candidate either
            kept = np.flatnonzero(valid)
            spans, context, valid, test = spans.take(kept), context[kept], valid[kept], test[kept]
        start, end = block.bytes_in_cell(spans.cell, spans.start, spans.end)
        numbers = np.full(len(spans.cell), index, np.int64)
        score = scores(pattern, valid, context)
        return Hits(block.rows[spans.cell], start, end, numbers, score, valid, context & valid, test)

    def _by_value(self, cells: pa.Array, plan: Plan) -> Iterator[Hits]:
        for index, row, start, end in plan.listed.matches(cells):
            yes, no = np.ones(len(row), bool), np.zeros(len(row), bool)
            context = np.full(len(row), plan.wanted.named[index])
            score = scores(self.patterns[index], yes, context)
            yield Hits(row, start, end, np.full(len(row), index, np.int64), score, yes, context, no)


def _rebuilt(detectors: Mapping[str, Items], native: bool, patient: bool, held: Mapping[int, automaton.Dumped]) -> Engine:
    """An engine in another process, with what had been compiled in the first one."""
    engine = Engine(detectors, native=None if native and patient else native)
    if engine.native:
        for number, dumped in held.items():
            engine._automata[number] = automaton.loaded(dumped, engine._members(number))
        engine._read = WARM if held else 0
    return engine
