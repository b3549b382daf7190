"""Identifiers and phrases as words: `dateOfBirth`, `DATE_OF_BIRTH` and `date-of-birth` are the same three."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

_CUTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[^A-Za-z0-9]+")
_TAILS = frozenset(
    ("no", "number", "num", "value", "val", "text", "txt", "str", "enc", "encrypted", "hash", "hashed", "masked", "raw", "new", "old")
)


@lru_cache(maxsize=65536)
def words(identifier: str) -> tuple[str, ...]:
    """Lower-case words of an identifier: snake, camel, kebab, dotted, acronyms, digits apart.

    >>> words("customerDOB_2"), words("NINumber")
    (('customer', 'dob', '2'), ('ni', 'number'))
    """
    return tuple(word.lower() for word in _CUTS.split(identifier) if word)


def holds(name: Sequence[str], phrase: str) -> bool:
    """Whether the words of `phrase` stand together in `name`, in the plural too, or written as one word (`optin` for `opt in`)."""
    wanted = phrase.split(" ")
    spans = (name[i : i + len(wanted)] for i in range(len(name) - len(wanted) + 1))
    return any(map(_same, spans, repeat(wanted))) or any(_same((word,), ("".join(wanted),)) for word in name)


def ends(name: Sequence[str], phrase: str) -> bool:
    """Whether `name` ends with `phrase`: the last words say what a column is (`billing_email`, not `email_subject`).

    Ordinals and words such as "number", "hash" or "encrypted" may follow.
    """
    last = list(name)
    wanted = phrase.split(" ")
    while last:
        if _same(last[-len(wanted) :], wanted) or _same(last[-1:], ("".join(wanted),)):
            return True
        if last[-1].isdigit() or last[-1] in _TAILS:
            last.pop()
        else:
            return False
    return False


def _same(name: Sequence[str], wanted: Sequence[str]) -> bool:
    """Word by word the same, or the plural of it."""
    return len(name) == len(wanted) and all(
        a == b or a in (f"{b}s", f"{b}es") or (b.endswith("y") and a == f"{b[:-1]}ies") for a, b in zip(name, wanted, strict=True)
    )
