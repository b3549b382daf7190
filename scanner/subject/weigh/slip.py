"""How near two words are."""

from __future__ import annotations

from rapidfuzz.distance import OSA, JaroWinkler

_SHORT, _LONG = 4, 9  # below, one slip makes another name; from here on, two slips are still the same
_SIMILAR = 0.85


def near(one: str, other: str) -> str | None:
    """`close` for one slip (two in long words), `partial` for words that resemble, None for others."""
    shorter, longer = sorted((len(one), len(other)))
    slips = 2 if shorter >= _LONG else 1
    if shorter >= _SHORT and longer - shorter <= slips and OSA.distance(one, other, score_cutoff=slips) <= slips:
        return "close"
    return "partial" if shorter >= _SHORT and JaroWinkler.similarity(one, other) >= _SIMILAR else None


def digit_slip(one: str, other: str) -> bool:
    """Whether two numbers of the same length differ in one digit, or in two neighbours that changed places."""
    return len(one) == len(other) and one != other and OSA.distance(one, other, score_cutoff=1) == 1
