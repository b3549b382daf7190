"""Which hits are strong identifiers: what one person has, so that one hit is enough for the tier `exact`."""

from __future__ import annotations

from scanner.subject.needles.anchors import LEVELS
from scanner.subject.result import FIELDS

#: Field and level of strong hits. An e-mail address with another tag is the same mailbox, one with other dots another; a number
#: without its 0 is the same line; an id without its letters may be another system's.
STRONG = frozenset({("email", "equal"), ("email", "variant"), ("phone", "equal"), ("phone", "variant"), ("id", "equal")})


def is_strong(field: int, level: int) -> bool:
    """Whether a hit of this field and level (indexes, as in `FOUND`) is a strong identifier."""
    return (FIELDS[field], LEVELS[level]) in STRONG
