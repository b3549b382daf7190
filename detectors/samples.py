"""Texts that a regex matches, drawn at random: what its validator is asked about where chance alone is at work."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from detectors.charset import chars

_PRINTABLE = frozenset(range(32, 127))
_MORE = 6  # repeats beyond the least ones of a long or open quantifier
_TRIES = 4  # texts drawn for each that is asked for: assertions are not followed, only checked afterwards


def samples(regex: str, flags: int, count: int) -> list[str]:
    """At most `count` printable ASCII texts that the whole regex matches, always the same ones; fewer where it is hard to match."""
    rng = random.Random(regex)
    tree, rx = parser.parse(regex, flags), re.compile(regex, flags)
    drawn = ("".join(_drawn(tree, rng, int(tree.state.flags), {})) for _ in range(_TRIES * count))
    return [text for text in drawn if rx.fullmatch(text)][:count]


def _drawn(items: Sequence[tuple[Any, Any]], rng: random.Random, flags: int, groups: dict[int, str]) -> Iterator[str]:
    for kind, value in items:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            known = _members(kind, tuple(value) if kind is op.IN else value, flags)
            yield rng.choice(known) if known else ""
        elif kind is op.SUBPATTERN:
            text = "".join(_drawn(value[3], rng, (flags | value[1]) & ~value[2], groups))
            groups[value[0]] = text
            yield text
        elif kind is op.ATOMIC_GROUP:
            yield from _drawn(value, rng, flags, groups)
        elif kind is op.BRANCH:
            yield from _drawn(rng.choice(value[1]), rng, flags, groups)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, body = value
            for _ in range(rng.randint(int(least), min(int(most), int(least) + _MORE))):
                yield from _drawn(body, rng, flags, groups)
        elif kind is op.GROUPREF:
            yield groups.get(value, "")


@lru_cache(maxsize=1024)
def _members(kind: Any, value: Any, flags: int) -> tuple[str, ...]:
    """The printable ASCII characters of a class."""
    return tuple(map(chr, sorted(_PRINTABLE & chars((kind, list(value) if kind is op.IN else value), flags))))
