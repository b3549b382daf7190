"""What a detector asks for before it counts, in words: its form, its check and chance, what must stand beside it, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scanner.errors import ConfigError, did_you_mean
from scanner.pattern import Pattern, Shape
from scanner.plural import plural
from scanner.why import words
from scanner.work import Detector


def check(entities: Sequence[str], engine: Detector, *, shapes: bool = False) -> None:
    """ConfigError for an entity that no pattern shows, nor, if `shapes` are asked, any shape."""
    known = {p.entity for p in engine.patterns}
    whole = {s.entity for s in engine.shapes} - known
    for entity in entities:
        if entity in whole and not shapes:
            raise ConfigError(f"--entity: {entity} is told by the form of a whole table or file, never by a text.")
        if entity not in known | whole:
            near = did_you_mean(entity, known | whole, "noticegap doctor --list entities")
            raise ConfigError(f'--entity: no entity "{entity}". {near}')


def titled(engine: Detector, entity: str) -> str:
    """What a person reads for an entity; "" for one that is not installed here."""
    every: Sequence[Pattern | Shape] = (*engine.patterns, *engine.shapes)
    return next((each.title for each in every if each.entity == entity), "")


def about(engine: Detector, entity: str) -> dict[str, Any]:
    """An entity's title, what each of its patterns and shapes asks for, what forbids it, and its sources."""
    patterns = [p for p in engine.patterns if p.entity == entity]
    shapes = [s for s in engine.shapes if s.entity == entity]
    every: Sequence[Pattern | Shape] = [*patterns, *shapes]
    return {
        "entity": entity,
        "title": titled(engine, entity),
        "patterns": _counted([*map(asks, patterns), *map(fits, shapes)]),
        "unless": sorted({phrase for each in every for phrase in each.unless}),
        "sources": list(dict.fromkeys(source for each in every for source in each.sources)),
    }


def _counted(told: Sequence[str]) -> list[str]:
    """Each once, with how many patterns are told by it."""
    return [f"{each} ({told.count(each)} patterns)" if told.count(each) > 1 else each for each in dict.fromkeys(told)]


def asks(pattern: Pattern) -> str:
    """`ten digits that pass a check (which 6.3 % of random candidates do), with a context word or in a column named …`."""
    return "; ".join(filter(None, (_form(pattern), _check(pattern), _need(pattern))))


def fits(shape: Shape) -> str:
    """What a unit as a whole must have to fit."""
    parts = [f"is of the form {words.some(shape.forms)}"] if shape.forms else []
    parts += [f"has {words.some(shape.names)} in its name"] if shape.names else []
    parts += [f"has a column that says {words.some(group, 3)}" for group in shape.columns]
    parts += ["has rows about people"] if shape.person else []
    return f"a unit that {' and '.join(parts)}"


def _form(pattern: Pattern) -> str:
    if pattern.regex:
        return "a form"
    if pattern.values:
        return f"one of {plural(len(pattern.values), 'listed value')} as the whole cell"
    if not pattern.names:
        return "what a recognizer or a language model sees in the text"
    return f"a column's name that ends with {words.some(pattern.names)}"


def _check(pattern: Pattern) -> str:
    if pattern.valid is None:
        return ""
    chance = f" that {words.share(pattern.chance)} of random candidates pass" if pattern.chance < 1 and pattern.words is None else ""
    return f"a check{words.rule(pattern.valid)}{chance}"


def _need(pattern: Pattern) -> str:
    if pattern.need == "context":
        return f"counts only with {words.context(pattern)}, or where a whole column passes the check far beyond chance"
    if pattern.need == "name":
        return f"counts only in a column whose name ends with {words.some(pattern.names)}"
    if pattern.need == "beside":
        return f"counts only beside {pattern.beside}"
    if pattern.need == "distinct":
        return f"counts in a column only with {words.distinct(pattern.least)}"
    return "counts by itself" if pattern.regex or pattern.values else ""
