"""One pattern's regex, with what its parse tree says: how wide a match can be, how far it looks about, what ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from detectors.charset import chars
from detectors.edges import SEPARATOR
from scanner.errors import PluginError
from scanner.pattern import Pattern

#: A match that can be longer than this many characters counts as unbounded.
WIDEST = 4096

_CHARS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)


@dataclass(frozen=True, slots=True)
class Regex:
    """`width`: most characters of a match; `look`: most that an assertion looks at beside it; None: unbounded.

    `stops`: which of space and line feed can be no part of a match, so that a match never reaches over one. `joinable`: a separator before
    a text is the same to it as the text's start.
    """

    index: int
    rx: re.Pattern[str]
    group: str | int
    width: int | None
    look: int | None
    joinable: bool
    stops: frozenset[int]
    tree: Sequence[tuple[Any, Any]]
    flags: int


def regex(pattern: Pattern, index: int) -> Regex:
    """Parse and compile; PluginError if the regex is wrong or can match nothing at all (a match of no characters is no value)."""
    assert pattern.regex is not None
    try:
        rx = re.compile(pattern.regex, pattern.flags)
        tree = parser.parse(pattern.regex, pattern.flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise PluginError(f"{pattern.entity}: the regex does not compile: {error}. It must be in the syntax of Python's re.") from error
    least, most = tree.getwidth()
    if least == 0:
        raise PluginError(f"{pattern.entity}: the regex matches the empty string. Let it match at least one character.")
    flags = int(tree.state.flags)
    nodes = list(_walk(tree, flags))
    eaten = frozenset().union(*(chars(item, inner).ascii for item, inner, looks in nodes if not looks and item[0] in _CHARS))
    looks = [item[1][1].getwidth()[1] for item, _, _ in nodes if item[0] in (op.ASSERT, op.ASSERT_NOT)]
    look = max(looks, default=0) + 1
    return Regex(
        index=index,
        rx=rx,
        group="v" if "v" in rx.groupindex else 0,
        width=None if most > WIDEST else int(most),
        look=None if look > WIDEST else int(look),
        joinable=not any(_sees_start(item, inner) for item, inner, _ in nodes),
        stops=frozenset({32, 10}) - eaten,
        tree=tuple(tree),
        flags=flags,
    )


def _sees_start(item: tuple[Any, Any], flags: int) -> bool:
    """Whether the item tells the start of a text from a separator before it."""
    kind, value = item
    if kind is op.AT:
        return value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
    behind = kind in (op.ASSERT, op.ASSERT_NOT) and value[0] < 0
    return behind and any(SEPARATOR in chars(each, inner).ascii for each, inner, _ in _walk(value[1], flags) if each[0] in _CHARS)


def _walk(items: Sequence[tuple[Any, Any]], flags: int, looks: bool = False) -> Iterator[tuple[tuple[Any, Any], int, bool]]:
    """Every item of the tree, its flags, and whether it stands inside an assertion."""
    for item in items:
        kind, value = item
        yield item, flags, looks
        if kind is op.SUBPATTERN:
            yield from _walk(value[3], (flags | value[1]) & ~value[2], looks)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _walk(branch, flags, looks)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from _walk(value[2], flags, looks)
        elif kind is op.ATOMIC_GROUP:
            yield from _walk(value, flags, looks)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _walk(value[1], flags, True)
        elif kind is op.GROUPREF_EXISTS:
            for branch in value[1:]:
                yield from _walk(branch or (), flags, looks)
