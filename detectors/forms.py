"""What Hyperscan looks for where no words of a regex tell its matches: its form, as one expression for each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detectors.edges import Item
from detectors.reach import Reach
from detectors.superset import Superset


@dataclass(frozen=True, slots=True)
class Form:
    """An expression over folded bytes that matches wherever its part of the regex does, and how far behind a match's start that is."""

    expression: bytes
    reach: Reach


def forms(parts: Sequence[Sequence[Item]], flags: int, least: int) -> tuple[Form, ...] | None:
    """The forms of these parts of a regex whose matches have `least` characters or more; none for a part that cannot match folded text.

    None if one of them cannot be told: Hyperscan lacks what it asks for.
    """
    found = []
    for part in parts:
        superset = Superset()
        try:
            expression = superset.sequence(part, flags, first=True, last=True)
        except (ValueError, KeyError, RecursionError):
            return None
        if expression is not None:
            found.append(Form(expression, superset.reach(least)))
    return tuple(found)
