"""The pattern engine: all detectors over one column, hits as columns.

A batch of cells goes through one automaton that says where each regex may match; the exact regex looks at those places only; then come
validators and context. Without Hyperscan the regexes run over every cell: the same hits, slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from detectors import automaton, enumeration
from detectors import native as hyperscan
from detectors.blocks import Block, blocks, distinct
from detectors.context import names, phrases
from detectors.fingerprint import fingerprint
from detectors.hints import Hints
from detectors.hits import Hits, gathered, read, unexplained
from detectors.judge import Judge, scores
from detectors.masking import masked
from detectors.regex import regex
from detectors.registry import checked
from detectors.search import Found, Search, grouped
from detectors.text import TextDetector, TextReader
from detectors.wanted import Wanted
from scanner.pattern import Pattern, Shape

Items = Sequence[Pattern | Shape | TextDetector]

#: Below this many bytes an engine that may choose does without Hyperscan, whose compiling takes seconds for hundreds of patterns.
WARM = 1 << 18


class Engine:
    """All patterns of all packs, compiled on first use; not for two threads at once.

    `patterns` is what `pattern` in a hit indexes (those of the text detectors come last), `packs` the pack of each, `shapes` all shapes,
    `version` a digest over all pattern data. `native` False leaves Hyperscan aside, True uses it from the first byte, None once it pays. A
    pickled engine takes its compiled automata along. PluginError for a pattern that cannot be used.
    """

    def __init__(self, detectors: Mapping[str, Items], *, native: bool | None = None) -> None:
        self._detectors = {pack: tuple(items) for pack, items in detectors.items()}
        self._native = native is not False and hyperscan.available()
        self._patient, self._read = native is None, 0
        parts = checked(self._detectors)
        self.patterns: tuple[Pattern, ...] = tuple(pattern for pattern, _ in parts.patterns)
        self.packs: tuple[str, ...] = tuple(pack for _, pack in parts.patterns)
        self.shapes: tuple[Shape, ...] = parts.shapes
        self.version: str = fingerprint(self._detectors)
        self._models = parts.models
        own = self.patterns[: parts.own]
        self._listed = tuple(enumerate(own))
        self._regexes = tuple(regex(pattern, index) for index, pattern in enumerate(own) if pattern.regex is not None)
        self._names = names(self.patterns)
        named = {index for index, pattern in self._listed if pattern.need == "name"}
        self._named = tuple(each for each in self._regexes if each.index in named)
        self._phrases = phrases(own, [each.index for each in self._regexes])
        self._groups = grouped([each for each in self._regexes if each.index not in named], own, self._phrases)
        open_ = [each.index for group in self._groups if group.near is not None and not group.gate.tells for each in group.regexes]
        self._hints = Hints(self._phrases, self._phrases.owned(open_))
        self._automata: dict[int, automaton.Automaton] = {}

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
        named = np.zeros(len(self.patterns) + 1, bool)
        named[list(self._names.supported(name))] = True
        reading = [each for each in self._models if model and kind == "text" and _reads(each[1], cells, name)]
        wanted = Wanted(self.patterns, named, kind, but, every, self._replaced([each for _, each in reading]))
        found = [*self._by_regex(cells, wanted), *self._by_value(cells, wanted)]
        found += self._by_model(reading, cells, named, [] if every else list(found))
        return gathered(found).at_rows(index).batch()

    def mask_names(self, written: Sequence[str]) -> list[str]:
        """Names of files, tables and columns with every personal value in them replaced by ‹ENTITY›; see `detectors.masking`."""
        return masked(self.patterns, self.scan, written)

    def _by_regex(self, cells: pa.Array, wanted: Wanted) -> Iterator[Hits]:
        running = {each.index: Judge(self.patterns[each.index], each.index) for each in self._regexes if wanted.runs(each.index)}
        for block in blocks(cells) if running else ():
            self._read += len(block.data)
            warm = self._native and (not self._patient or self._read >= WARM)
            quick = (self._automaton, self._hints) if warm else (None, None)
            search = Search(self._groups, self._named, self._phrases, wanted, running, *quick)
            for found in search.found(block):
                if len(found.spans.cell):
                    yield self._judged(block, found, wanted)

    def _automaton(self, number: int) -> automaton.Automaton:
        if number not in self._automata:
            self._automata[number] = automaton.automaton(self._groups[number].regexes)
        return self._automata[number]

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

    def _by_value(self, cells: pa.Array, wanted: Wanted) -> Iterator[Hits]:
        chosen = [(index, pattern) for index, pattern in self._listed if pattern.values and wanted.looks(pattern)]
        for index, row, start, end in enumeration.matches(cells, chosen):
            yes, no = np.ones(len(row), bool), np.zeros(len(row), bool)
            context = np.full(len(row), wanted.named[index])
            score = scores(self.patterns[index], yes, context)
            yield Hits(row, start, end, np.full(len(row), index, np.int64), score, yes, context, no)

    def _replaced(self, reading: Sequence[TextDetector]) -> frozenset[int]:
        readers = [each for each in reading if isinstance(each, TextReader)]
        return frozenset(index for index, pattern in self._listed if any(each.replaces(pattern) for each in readers))

    def _by_model(self, reading: Sequence[tuple[int, TextDetector]], cells: pa.Array, named: Any, known: Sequence[Hits]) -> Iterator[Hits]:
        """What models find. A costly one reads no cell that others explain already."""
        for first, detector in reading:
            rows = unexplained(known, cells) if isinstance(detector, TextReader) else np.arange(len(cells))
            if not len(rows):
                continue
            hits = read(detector.scan(cells if len(rows) == len(cells) else cells.take(pa.array(rows))))
            pattern = hits.pattern + first
            yield Hits(rows[hits.row], hits.start, hits.end, pattern, hits.score, hits.valid, hits.context | named[pattern], hits.test)


def _reads(detector: TextDetector, cells: pa.Array, name: str) -> bool:
    return detector.reads(cells, name) if isinstance(detector, TextReader) else True


def _rebuilt(detectors: Mapping[str, Items], native: bool, patient: bool, held: Mapping[int, automaton.Dumped]) -> Engine:
    """An engine in another process, with what had been compiled in the first one."""
    engine = Engine(detectors, native=None if native and patient else native)
    if engine.native:
        for number, dumped in held.items():
            engine._automata[number] = automaton.loaded(dumped, engine._groups[number].regexes)
        engine._read = WARM if held else 0
    return engine
