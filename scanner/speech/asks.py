"""What was asked for: "what's the long number on the front of your card?" makes the next digits a card.

The phrases are data (`asks.toml`): kinds, what stands for each where the detectors look for context, and how it is asked for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import product
from typing import Any, TypeAlias

_DATA: dict[str, dict[str, str]] = tomllib.loads(files("scanner.speech").joinpath("asks.toml").read_text("utf-8"))
_FRAME, _NOTHING = "frame", "nothing"

#: Kind → the words that a detector knows as context; what the detectors read before a value that answers a question of that kind.
PHRASES: Mapping[str, str] = {kind: entry["context"] for kind, entry in _DATA.items() if "context" in entry}

#: What a phrase says by itself, what only in a question, and that a question has begun.
_CLEAR, _WEAK, _OPENS = range(3)
#: A tree of words; at None what ends there: (one of the three above, kind).
_Tree: TypeAlias = dict[Any, Any]
_LEAF: _Tree = {}
# A mark ends a sentence only before a blank: `d.o.b.` is three letters.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[.?!](?=\s|$)")
_APOSTROPHE = str.maketrans("", "", "'’")
_MARKS = str.maketrans({"'": None, "’": None} | dict.fromkeys('.,?!;:()-–—…"/“”', " "))
_FILLERS = frozenset(_DATA[_FRAME]["fillers"].split())
_COPULAS = frozenset(_DATA[_FRAME]["copulas"].split())
#: Words with which dates begin.
DATES = frozenset(_DATA[_FRAME]["dates"].split())


def _listed(text: str) -> Iterator[list[str]]:
    """The phrases of a list, each written out: no more `a|b` or `a?`."""
    for phrase in filter(None, (each.strip() for each in text.split(","))):
        slots = [[*each.rstrip("?").split("|"), *([""] if each.endswith("?") else [])] for each in phrase.split()]
        yield from ([word for word in words if word] for words in product(*slots))


def _planted() -> tuple[_Tree, frozenset[str]]:
    """All phrases as a tree, and the words one of which stands in every turn that asks for something: of each phrase the longest."""
    tree: _Tree = {}
    telling: set[str] = set()
    entries = [(_OPENS, "", _DATA[_FRAME]["openers"])]
    for kind, entry in _DATA.items():
        entries += [
            (strength, "" if kind == _NOTHING else kind, entry.get(key, "")) for key, strength in (("weak", _WEAK), ("clear", _CLEAR))
        ]
    for strength, kind, text in entries:
        for words in _listed(text):
            node = tree
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault(None, (strength, kind))
            telling |= {max([each for each in words[::-1] if each not in _FILLERS] or words, key=len)} if kind else set()
    return tree, frozenset(telling)


_TREE, _TELLING = _planted()


def asks(text: str) -> list[tuple[int, str]]:
    """Where in a turn a kind of value is asked for, or announced ("my mobile number is"): offset behind the phrase, and the kind.

    One pass over the words: the longest phrase that begins at a word counts. Offsets are code points, ascending.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that is two in lower case
        lowered = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    if _TELLING.isdisjoint(lowered.translate(_MARKS).split()):
        return []
    words = _WORD.findall(lowered)
    if "'" in lowered or "’" in lowered:
        words = [word.translate(_APOSTROPHE) for word in words]
    found = list(_found(words))
    ends = [word.end() for word in _WORD.finditer(lowered)] if found else []
    return [(ends[at - 1], kind) for at, kind in found]


def _found(words: list[str]) -> Iterator[tuple[int, str]]:
    """Number of the word behind each phrase that counts, and its kind. What begins a sentence may ask for something; so does an opener."""
    behind, open_ = 0, True
    for at, word in enumerate(words):
        if at < behind:
            continue
        if word not in _TREE or not (longest := _longest(words, at)):
            open_ = word in ".?!" or (open_ and word in _FILLERS)
            continue
        behind, strength, kind = longest
        counts = strength == _CLEAR or open_ or (behind < len(words) and words[behind] in _COPULAS)
        if strength != _OPENS and kind and counts:
            yield behind, kind
        open_ = strength == _OPENS or (counts and bool(kind))


def _longest(words: list[str], at: int) -> tuple[int, int, str] | None:
    """The longest phrase that begins at a word: number of the word behind it, and what it says. None where there is none."""
    node, best = _TREE, None
    for behind in range(at + 1, len(words) + 1):
        node = node.get(words[behind - 1], _LEAF)
        if node is _LEAF:
            break
        if None in node:
            best = (behind, *node[None])
    return best
