"""What speaks for a match in a text, and what it lacks, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detectors.fold import folded
from scanner.detect import SURE
from scanner.naming import subject_words
from scanner.pattern import Pattern
from scanner.plural import plural
from scanner.why import words
from scanner.words import words as split


@dataclass(frozen=True, slots=True)
class Asked:
    """The text and where it stands."""

    text: str
    column: str = ""
    table: str = ""


def has(pattern: Pattern, hit: dict[str, Any], asked: Asked) -> Iterator[str]:
    """What speaks for a match that counts."""
    yield "has its form" if pattern.regex else "is one of the listed values" if pattern.values else "is what its recognizer or model sees"
    if pattern.valid is not None:
        yield f"passes its check{words.rule(pattern.valid)}"
    if phrase := words.says(pattern, asked.column):
        yield f"the column's name says “{phrase}”"
    elif hit["context"]:
        yield f"“{words.named(pattern, asked.column) or words.spoken(pattern, asked.text, hit['start'], hit['end']).phrase}” stands near it"
    if hit["test"]:
        yield "it is reserved for tests and examples: a scan counts it apart"


def lacks(pattern: Pattern, hit: dict[str, Any], asked: Asked) -> Iterator[tuple[str, str]]:
    """Codes and clauses of what a match lacks, the weightiest first."""
    if not hit["valid"]:
        value = asked.text.encode()[hit["start"] : hit["end"]].decode()
        yield "check", _fails(pattern, folded(value))
    if veto := next(vetoes(pattern, asked), None):
        yield "veto", veto
    says = words.says(pattern, asked.column)
    if pattern.need in ("name", "beside", "context") and not says:
        yield from _needs(pattern, hit, asked)
    elif hit["valid"] and hit["score"] < SURE and not says:
        yield "score", f"scores {hit['score']:.2f} alone and {SURE:.2f} is needed; {_support(pattern)}"


def vetoes(pattern: Pattern, asked: Asked) -> Iterator[str]:
    """What forbids the pattern here, whatever the text is."""
    for what, name in (("column", split(asked.column)), ("table", subject_words(asked.table))):
        if phrase := words.forbidden(pattern, name):
            yield f"the {what}'s name holds “{phrase}”, which forbids it"


def _fails(pattern: Pattern, value: str) -> str:
    if pattern.valid is None:  # a network's candidate
        return "is nothing that its model is sure enough of"
    mended = words.mended(pattern, value)
    return f"fails its check{words.rule(pattern.valid)}{f': it would pass with {mended} as its last character' if mended else ''}"


def _support(pattern: Pattern) -> str:
    if pattern.context:
        return f"{words.context(pattern)} would make it {words.lifted(pattern):.2f}"
    if pattern.names:
        return f"a column's name such as {words.some(pattern.names)} would do"
    return "only a column of such values would do"


def _needs(pattern: Pattern, hit: dict[str, Any], asked: Asked) -> Iterator[tuple[str, str]]:
    if pattern.need == "name":
        yield "name", f"counts only in a column whose name ends with {words.some(pattern.names)}"
    elif pattern.need == "beside" and not hit["context"]:
        more = f", or {words.context(pattern)}" if pattern.context else ""
        yield "beside", f"counts only beside {pattern.beside} in the same text or row{more}"
    elif pattern.need == "context" and not words.named(pattern, asked.column):
        said = words.spoken(pattern, asked.text, hit["start"], hit["end"])
        if not said.near:
            far = f"; “{said.phrase}” stands {plural(said.away, 'character')} away" if said.phrase else ""
            yield "context", f"needs {words.context(pattern)}{far}"
