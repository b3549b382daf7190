"""The texts of `tests/cases/*.toml` and what an engine hits in them; their form is told in `tests/test_cases.py`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pyarrow as pa

from detectors.engine import Engine
from scanner.pattern import Pattern
from scanner.words import ends, holds, words
from tests.packs import cases, packs, patterns

Span = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """One text of a case file."""

    pack: str
    entity: str
    marked: str
    column: str
    kind: str
    beside: str
    want: str

    def __str__(self) -> str:
        return f"{self.entity}-{self.column}-{self.marked}"[:90]


@dataclass(frozen=True)
class Hit:
    """One match of the case's entity: the pattern's index, the span in characters, the validator's answer, and whether the needs are met."""

    pattern: int
    span: Span
    valid: bool
    met: bool
    test: bool

    @property
    def counts(self) -> bool:
        """As the verdict has it for a single value."""
        return self.valid and self.met


def unmarked(marked: str) -> tuple[str, set[Span]]:
    """Text without its brackets, and the spans between them; of an odd run the innermost bracket marks the span."""
    text, spans, begin = "", set(), 0
    for piece in re.findall(r"\[+|\]+|[^\[\]]+", marked):
        if piece[0] == "]" and len(piece) % 2:
            spans.add((begin, len(text)))
        text += piece[: len(piece) // 2] if piece[0] in "[]" else piece
        if piece[0] == "[" and len(piece) % 2:
            begin = len(text)
    return text, spans


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether the span lies in one of the others."""
    return any(low <= span[0] and span[1] <= high for low, high in spans)


def _cases() -> Iterator[Case]:
    for pack, entity, said in cases():
        common = said.get("column", ""), said.get("kind", "text"), said.get("beside", "")
        for want in ("finds", "ignores", "reserved"):
            yield from (Case(pack, entity, marked, *common, want) for marked in said.get(want, ()))
        for case in said.get("in_column", ()):
            yield Case(pack, entity, case["text"], case["column"], case.get("kind", "text"), case.get("beside", ""), "in_column")


ALL = tuple(_cases())


@cache
def patterns_of(entity: str) -> tuple[Pattern, ...]:
    """The patterns of an entity, in the order of the packs: what `Hit.pattern` counts."""
    return tuple(pattern for pattern in patterns() if pattern.entity == entity)


@cache
def hits(entity: str) -> dict[Case, tuple[Hit, ...]]:
    """What the entity's patterns hit in its cases."""
    return scanned(entity, patterns_of(entity))


def scanned(entity: str, chosen: tuple[Pattern, ...]) -> dict[Case, tuple[Hit, ...]]:
    """For each case of the entity the hits of these patterns, and of the models that know it, column by column."""
    models = tuple(d for pack in packs().values() for d in pack if any(p.entity == entity for p in getattr(d, "patterns", ())))
    engine = Engine({"chosen": (*chosen, *models)})
    mine = [case for case in ALL if case.entity == entity]
    result: dict[Case, list[Hit]] = {case: [] for case in mine}
    for (column, kind), group in groupby(sorted(mine, key=_stands), key=_stands):
        rows = list(group)
        texts = [unmarked(case.marked)[0] for case in rows]
        for hit in engine.scan(pa.array(texts), name=column, kind=kind).to_pylist():
            case, pattern, data = rows[hit["row"]], engine.patterns[hit["pattern"]], texts[hit["row"]].encode()
            if pattern.entity == case.entity:
                span = len(data[: hit["start"]].decode()), len(data[: hit["end"]].decode())
                result[case].append(Hit(hit["pattern"], span, hit["valid"], met(pattern, hit["context"], case), hit["test"]))
    return {case: tuple(found) for case, found in result.items()}


def _stands(case: Case) -> tuple[str, str]:
    """Column and its kind."""
    return case.column, case.kind


def met(pattern: Pattern, context: bool, case: Case) -> bool:
    """Whether what the pattern needs is there, and nothing in the column's name forbids it."""
    name = words(case.column)
    says = any(ends(name, phrase) for phrase in pattern.names)
    if any(holds(name, phrase) for phrase in pattern.unless):
        return False
    if pattern.values is not None and pattern.person and case.beside != "PERSON":
        return False
    return {"context": says or context, "name": says, "beside": pattern.beside == case.beside}.get(pattern.need, True)


def failure(case: Case, found: Iterable[Hit]) -> str:
    """What is wrong with the hits that count in a case; empty when nothing is."""
    text, expected = unmarked(case.marked)
    spans: dict[Span, bool] = {}
    for hit in found:
        if hit.counts:
            spans[hit.span] = spans.get(hit.span, False) or hit.test
    if not expected <= spans.keys():
        return f"missed; found {sorted(spans)} in {text!r}"
    outside = [text[slice(*span)] for span in spans if not within(span, expected)]
    if outside:
        return f"found {outside}"
    return "not told to be reserved" if case.want == "reserved" and not all(spans[span] for span in expected) else ""


def numbered(chosen: Iterable[Pattern]) -> Iterator[tuple[str, int, Pattern]]:
    """For each pattern its name in test ids (`UK_NINO-2`), the number in it (the third of its entity), and itself."""
    seen: Counter[str] = Counter()
    for pattern in chosen:
        yield f"{pattern.entity}-{seen[pattern.entity]}", seen[pattern.entity], pattern
        seen[pattern.entity] += 1
