"""A number and its noun, for every sentence that counts something."""

from __future__ import annotations


def plural(number: int, one: str, many: str = "") -> str:
    """A number, its thousands apart, and its noun.

    >>> plural(1, "place"), plural(2000, "place"), plural(0, "entity", "entities")
    ('1 place', '2,000 places', '0 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
