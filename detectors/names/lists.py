"""The derived lists of names, places and words; each is read once, when first asked for."""

from __future__ import annotations

import gzip
import unicodedata
from functools import lru_cache
from importlib.resources import files


def some(text: str) -> frozenset[str]:
    """The words of a short list."""
    return frozenset(text.split())


@lru_cache(maxsize=16)
def held(name: str) -> frozenset[str]:
    """The lines of `data/<name>.txt.gz`."""
    return frozenset(gzip.decompress((files("detectors.names") / "data" / f"{name}.txt.gz").read_bytes()).decode().split("\n"))


def fold(name: str) -> str:
    """Lower case without accents, as the lists are kept.

    >>> fold("Zoë"), fold("O’Brien")
    ('zoe', "o'brien")
    """
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def is_given(token: str) -> bool:
    """A given name that is hardly anything else."""
    return fold(token).split("-")[0] in held("given")


def may_be_given(token: str) -> bool:
    """A given name, also one that is a word or a place too (Will, Rose, Florence)."""
    first = fold(token).split("-")[0]
    return first in held("given") or first in held("given_weak")


def is_surname(token: str) -> bool:
    """A listed surname, or two joined by a hyphen."""
    parts = fold(token).split("-")
    return all(part in held("surnames") or part.removeprefix("o'") in held("surnames") for part in parts)


def is_common(token: str) -> bool:
    """A common word of English."""
    return fold(token) in held("common")


def is_place(text: str) -> bool:
    """A town, region or country, by its whole name."""
    return fold(text) in held("places")
