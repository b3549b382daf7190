"""Identifiers and phrases as words: `dateOfBirth`, `DATE_OF_BIRTH` and `date-of-birth` are the same three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

_CUTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[^A-Za-z0-9]+")
_TAILS = frozenset(
    ("no", "number", "num", "value", "val", "text", "txt", "str", "enc", "encrypted", "hash", "hashed", "masked", "raw", "new", "old")
)
_LONGEST = 6  # words in a phrase


@lru_cache(maxsize=65536)
def words(identifier: str) -> tuple[str, ...]:
    """Lower-case words of an identifier: snake, camel, kebab, dotted, acronyms, digits apart.

    >>> words("customerDOB_2"), words("NINumber")
    (('customer', 'dob', '2'), ('ni', 'number'))
    """
    return tuple(word.lower() for word in _CUTS.split(identifier) if word)


def holds(name: Sequence[str], phrase: str) -> bool:
    """Whether the words of `phrase` stand together in `name`, in the plural too, or written as one word (`optin` for `opt in`)."""
    return not held(tuple(name)).isdisjoint(spellings((phrase,)))


def ends(name: Sequence[str], phrase: str) -> bool:
    """Whether `name` ends with `phrase`: the last words say what a column is (`billing_email`, not `email_subject`).

    Ordinals and words such as "number", "hash" or "encrypted" may follow.
    """
    return not endings(tuple(name)).isdisjoint(spellings((phrase,)))


@lru_cache(maxsize=65536)
def spellings(phrases: tuple[str, ...]) -> frozenset[str]:
    """The phrases, and each of them as one word: what `held` and `endings` are to be compared with."""
    return frozenset(phrases) | {phrase.replace(" ", "") for phrase in phrases}


@lru_cache(maxsize=65536)
def held(name: tuple[str, ...]) -> frozenset[str]:
    """Every phrase of up to `_LONGEST` words that `name` holds, each word as it is and in the singular."""
    spans = (name[i:j] for i in range(len(name)) for j in range(i + 1, min(len(name), i + _LONGEST) + 1))
    return frozenset(phrase for span in spans for phrase in _readings(span))


@lru_cache(maxsize=65536)
def endings(name: tuple[str, ...]) -> frozenset[str]:
    """Every phrase with which `name` ends, also before ordinals and words that say nothing new."""
    found: set[str] = set()
    last = list(name)
    while last:
        found.update(phrase for size in range(1, min(len(last), _LONGEST) + 1) for phrase in _readings(tuple(last[-size:])))
        if not (last[-1].isdigit() or last[-1] in _TAILS):
            break
        last.pop()
    return frozenset(found)


def _readings(span: tuple[str, ...]) -> Iterator[str]:
    return map(" ".join, product(*map(_singulars, span)))


def _singulars(word: str) -> tuple[str, ...]:
    """The word, and what it may be the plural of: `addresses` of `addresse` or `address`, `histories` of `history`."""
    found = [word]
    if word.endswith("s") and len(word) > 2:
        found.append(word[:-1])
        if word.endswith("es"):
            found.append(word[:-2])
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
    return tuple(found)
