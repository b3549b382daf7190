"""Phrases as data, and where one of thousands begins in what was said: a tree of words, one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, TypeAlias

#: Words → what follows; at None what ends there.
Tree: TypeAlias = dict[Any, Any]
_LEAF: Tree = {}
# A mark ends a sentence only before a blank: `d.o.b.` is three letters.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[.?!](?=\s|$)")
_APOSTROPHES = str.maketrans("", "", "'’")


def listed(text: str) -> Iterator[list[str]]:
    """The phrases of a list, parted by commas, each written out: `a|b` is either word, `a?` may be left out."""
    for phrase in filter(None, (each.strip() for each in text.split(","))):
        slots = [[*each.rstrip("?").split("|"), *([""] if each.endswith("?") else [])] for each in phrase.split()]
        yield from ([word for word in words if word] for words in product(*slots))


def planted(lists: Iterable[tuple[Any, str]]) -> Tree:
    """The tree of many lists, each with what its phrases say; of two equal phrases the first counts."""
    tree: Tree = {}
    for says, text in lists:
        for words in listed(text):
            node = tree
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault(None, says)
    return tree


def longest(tree: Tree, words: list[str], at: int) -> tuple[int, Any] | None:
    """The longest phrase that begins at a word: the number of the word behind it, and what it says. None where there is none."""
    node, best = tree, None
    for behind in range(at + 1, len(words) + 1):
        node = node.get(words[behind - 1], _LEAF)
        if node is _LEAF:
            break
        if None in node:
            best = (behind, node[None])
    return best


def lowered(text: str) -> str:
    """The text in lower case, each letter where it was: one that would become two stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def spoken(lower: str) -> list[str]:
    """The words of a text in lower case, without apostrophes, and the marks that end its sentences."""
    words = lower.split()
    if lower.isascii() and "".join(words).isalpha():
        return words
    words = _WORD.findall(lower)
    return [word.translate(_APOSTROPHES) for word in words] if "'" in lower or "’" in lower else words


def places(lower: str) -> list[tuple[int, int]]:
    """Where each of the words stands that `spoken` gives: start and end in code points."""
    return [word.span() for word in _WORD.finditer(lower)]
