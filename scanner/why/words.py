"""What a pattern asks for, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from detectors.blocks import Block, blocks
from detectors.context import AFTER, BEFORE, phrases
from detectors.judge import Judge, scores
from scanner.pattern import Pattern
from scanner.words import ends, held, spellings, words

_FEW = 6


def some(items: Iterable[str], few: int = _FEW) -> str:
    """The first few items in quotes, and how many more there are."""
    listed = list(dict.fromkeys(items))
    shown = ", ".join(f"“{item}”" for item in listed[:few])
    return f"{shown} and {len(listed) - few} more" if len(listed) > few else shown


def distinct(least: int) -> str:
    """So many distinct values.

    >>> distinct(2), distinct(50)
    ('two distinct values', '50 distinct values')
    """
    return f"{'two' if least == 2 else least} distinct values"


def rule(valid: Callable[[str], bool] | None) -> str:
    """What a validator says of itself, in brackets, from the first line of its docstring; "" where it says nothing."""
    plain = valid.func if isinstance(valid, partial) else getattr(valid, "one", valid)
    first = (getattr(plain, "__doc__", None) or "").strip().split("\n")[0].rstrip(".")
    if not first or first.startswith(("Check", "The same")):  # of another library, or told beside another validator
        return ""
    return f" ({first[0].lower()}{first[1:]})" if first.startswith("Whether ") else f" ({first})"


def mended(pattern: Pattern, value: str) -> str:
    """The one last character with which the value would pass its validator: the check digit that it should have; "" if there is none."""
    last = value[-1:]
    others = "0123456789" if last.isdigit() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if last.isalpha() else ""
    valid, _ = Judge(pattern, 0).verdicts([value[:-1] + other for other in others])
    passing = [other for other, passes in zip(others, valid.tolist(), strict=True) if passes]
    return passing[0] if len(passing) == 1 else ""


def says(pattern: Pattern, column: str) -> str:
    """The phrase by which the column's name says by itself what it holds."""
    return next((phrase for phrase in pattern.names if ends(words(column), phrase)), "")


def forbidden(pattern: Pattern, name: tuple[str, ...]) -> str:
    """The phrase in the words of a column's or a table's name that forbids the pattern."""
    return _held(pattern.unless, name)


def named(pattern: Pattern, column: str) -> str:
    """The context phrase or name that the column's name holds."""
    return _held((*pattern.context, *pattern.names), words(column))


def _held(phrases: Iterable[str], name: tuple[str, ...]) -> str:
    said = held(name)
    return next((phrase for phrase in phrases if not said.isdisjoint(spellings((phrase.lower(),)))), "")


def lifted(pattern: Pattern) -> float:
    """The score of a match that has context."""
    yes = np.ones(1, np.bool_)
    return float(scores(pattern, yes, yes)[0])


@dataclass(frozen=True, slots=True)
class Spoken:
    """The context phrase that stands nearest to a value, how many bytes away, and whether that is near enough; "" if none stands there."""

    phrase: str = ""
    away: int = 0
    near: bool = False


def spoken(pattern: Pattern, text: str, start: int, end: int) -> Spoken:
    """What is said near a span (in bytes of the text), as `detectors.context` hears it."""
    known = phrases((pattern,), [0])
    found = Spoken()
    for block in blocks(pa.array([text], pa.large_string())):
        said = known.said(block, None)
        first, last = (_place(block, at) for at in (start, end))
        for number, stands in zip(said.phrase.tolist(), said.at.tolist(), strict=True):
            away, most = (first - stands, BEFORE) if stands <= first else (max(stands - last, 0), AFTER)
            if not found.phrase or away < found.away:
                found = Spoken(known.spelled[number], away, away <= most and not first < stands <= last)
    return found


def _place(block: Block, at: int) -> int:
    """Where a byte of the only cell lies in the block."""
    if block.folded is None or block.bases is None:
        return at + int(block.starts[0])
    return int(np.searchsorted(block.folded.first, at + block.bases[0]))


def context(pattern: Pattern) -> str:
    """Which words would count as context, and how near."""
    return f"a word near it (up to {BEFORE} characters before, {AFTER} behind) or in the column's name, such as {some(pattern.context)}"


def share(part: float) -> str:
    """A share in per cent, never rounded to nothing nor to all."""
    if 0 < part < 0.0001:
        return "< 0.01 %"
    return f"{min(round(100 * part), 99 if part < 1 else 100)} %" if part >= 0.1 else f"{100 * part:.2g} %"


def odds(chance: float) -> str:
    """A probability as people read it: `probability 0.03`, never 0 where it is not."""
    if chance < 1e-6:
        return "probability below one in a million"
    return f"probability {chance:.2g}" if chance >= 1e-4 else f"probability {chance:.6f}"
