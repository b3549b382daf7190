"""One pattern's account for one column: what was counted, how sure that makes the verdict step by step, or what stopped it.

The verdict's own functions are asked, of the case as it is and of the case without one support or another: nothing is weighed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scanner.called import calls_things
from scanner.masking import unnamed
from scanner.naming import subject_words
from scanner.pattern import Pattern
from scanner.plural import plural
from scanner.sketch import Sketch
from scanner.tally import Column, Tally
from scanner.verdict import ENOUGH
from scanner.verdict.case import Case, confidence, percent, wording
from scanner.verdict.cases import cases, of_kind, only_test
from scanner.verdict.chance import alone, counter, tail, telling, told
from scanner.verdict.rules import Rules
from scanner.why import words
from scanner.why.stages import Trail
from scanner.words import words as split

_MANY = Sketch.of(np.arange(200, dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class Head:
    """A column by its own name, as the verdict reads it and as it may be shown; `column` is what was counted in it."""

    table: str
    name: str
    read: str
    shown: str
    column: Column


def accounts(head: Head, rules: Rules, reported: Mapping[str, str], trail: Trail) -> list[tuple[int, dict[str, Any]]]:
    """All patterns, by their index, that matched in the column or that its name speaks for, with what was made of them.

    `reported`: of each category that the verdict's answer has for the column the entity that showed it; `trail`: how it came to it.
    """
    found = {id(case.pattern): case for case in cases(head.table, head.read, head.column, rules)}
    mine = sorted({*head.column.hits, *rules.saying(head.table, head.read), *rules.loosely(head.read)})
    return [(index, _account(index, found.get(id(rules.patterns[index])), head, rules, reported, trail)) for index in mine]


def _account(index: int, case: Case | None, head: Head, rules: Rules, reported: Mapping[str, str], trail: Trail) -> dict[str, Any]:
    pattern, tally = rules.patterns[index], head.column.hits.get(index) or Tally()
    passed, tried = told(tally)
    stopped = list(_unreported(case, trail.lost(head.name, pattern))) if case else list(_stopped(index, tally, head, rules))
    if case and not stopped and pattern.category not in reported:
        stopped = ["says so only where people stand in the rows: nobody is named, reached, keyed or described there"]
    return {
        "entity": pattern.entity,
        "title": pattern.title,
        "category": pattern.category or None,
        "reported_as": None if stopped else reported[pattern.category],
        "tried": tally.tried,
        "passed": tally.rows,
        "whole": tally.whole,
        "context": tally.context,
        "test": tally.test,
        "distinct": case.distinct if case else tally.distinct.count(),
        "candidates": min(tally.seen.count(), tally.tried) if tally.whole == tally.rows else tally.seen.count(),
        "sample": {"tried": tried, "passed": passed},
        "chance": pattern.chance,
        "by_chance": tail(passed, tried, pattern.chance) if tried and telling(pattern) else None,
        "counted": case.counted if case else 0,
        "confidence": round(confidence(case), 2) if case else 0.0,
        "steps": [{"says": says, "confidence": sure} for says, sure in steps(case)] if case else [],
        "evidence": [says if head.name == head.shown else unnamed(says) for says in wording(case, head.name)] if case else [],
        "stopped": stopped,
    }


def steps(case: Case) -> Iterator[tuple[str, float]]:
    """What each support makes of the confidence, one after another, as the verdict's own function says."""
    if not case.counted:
        yield "only the column's name speaks for it", round(confidence(case), 2)
        return
    full = case.tally
    bare = replace(case, says=False, free=True, tally=replace(full, context=0, distinct=Sketch()))
    two = Sketch.of(np.arange(min(full.distinct.count(), 2), dtype=np.uint64))
    named = replace(bare, says=case.says)
    heard = replace(named, tally=replace(named.tally, context=full.context))
    shared = replace(heard, free=case.free, tally=replace(heard.tally, distinct=two))
    ladder = (
        ("the pattern's own score", bare),
        ("the column's name says so", named),
        (f"context near {full.context:,} of them", heard),
        (f"{percent(case.share)} of the cells", shared),
        (plural(case.distinct, "distinct value"), case),
    )
    last = -1.0
    for says, rung in ladder:
        sure = confidence(rung)
        if sure != last:
            yield says, round(sure, 2)
        last = sure


def _unreported(case: Case, lost: str) -> Iterator[str]:
    """Why a case that the verdict heard is not in its answer."""
    pattern, sure = case.pattern, confidence(case)
    if not pattern.category:
        yield "is no personal data by itself"
    elif sure < ENOUGH:
        yield f"confidence {sure:.2f} is below {ENOUGH:.2f}"
    elif lost:
        yield lost


def _stopped(index: int, tally: Tally, head: Head, rules: Rules) -> Iterator[str]:
    """Why the verdict has no case for a pattern: all that is against it."""
    pattern = rules.patterns[index]
    titled, headed = subject_words(head.table), split(".".join(head.read.split(".")[-2:]))
    if held := words.forbidden(pattern, headed) or words.forbidden(pattern, titled):
        yield f"the name of the column or of the table holds “{held}”, which forbids it"
    elif not tally.rows:
        yield from _none(pattern, tally, head.column, rules)
    else:
        found = list(_weak(index, tally, head, rules))
        yield from found or ["the column's name, or a surer pattern, explains the column"]


def _would(index: int, tally: Tally, head: Head, rules: Rules) -> bool:
    """Whether the verdict would have a case if the pattern had been counted so."""
    column = replace(head.column, hits={**head.column.hits, index: tally})
    return any(case.pattern is rules.patterns[index] for case in cases(head.table, head.read, column, rules))


def _none(pattern: Pattern, tally: Tally, column: Column, rules: Rules) -> Iterator[str]:
    if tally.test:
        yield "all that passed are values reserved for tests and examples"
    elif tally.tried:
        yield f"{_none_of(tally.tried)} passes its check{words.rule(pattern.valid)}"
    elif not of_kind(pattern, column):
        yield "the column's name speaks for it, but the cells are of another kind"
    elif only_test(column, rules, pattern.category):
        yield "the column's name speaks for it, but most of the cells are values reserved for tests and examples"
    else:
        yield "the column's name speaks for it, and so do values that another pattern knows"


def _none_of(candidates: int) -> str:
    return "no candidate (there is 1)" if candidates == 1 else f"none of the {candidates:,} candidates"


def _weak(index: int, tally: Tally, head: Head, rules: Rules) -> Iterator[str]:
    """What would have to be otherwise for the verdict to have a case."""
    pattern, cells = rules.patterns[index], head.column.cells
    if pattern.values is not None and tally.rows < cells and _would(index, replace(tally, rows=cells), head, rules):
        yield f"only {percent(tally.rows / cells)} of the cells are among its values: too few for an enumeration"
    if pattern.need == "name":
        yield f"counts only in a column whose name ends with {words.some(pattern.names)}"
    if pattern.need == "distinct" and tally.distinct.count() < pattern.least:
        yield f"needs {words.distinct(pattern.least)}"
    if calls_things(head.table, head.read) and _would(index, replace(tally, whole=cells), head, rules):
        yield "the column holds what things are called: needs more names that the lists know than chance, or half of the cells"
    if counted := counter(head.column):
        yield f"the column is {counted}"
    if pattern.need == "context" and _would(index, replace(tally, context=tally.rows), head, rules):
        yield f"needs {words.context(pattern)}"
    if alone(pattern, tally, cells):
        yield f"in {tally.rows:,} of {plural(cells, 'cell')} a network sees it in texts that tell nothing, too"
    elif pattern.chance < 1 and _would(index, replace(tally, distinct=_MANY, seen=_MANY), head, rules):
        passed, tried = told(tally)
        luck = words.odds(tail(passed, tried, pattern.chance))
        passes = "passes" if passed == 1 else "pass"
        yield f"{passed} of {plural(tried, 'distinct candidate')} {passes}, and by chance {percent(pattern.chance)} would ({luck})"
