"""What was asked for: "what's the long number on the front of your card?" makes the next digits a card.

The phrases are data (`asks.toml`): kinds, what stands for each where the detectors look for context, and how it is asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from scanner.speech.lexicon import NUMBERS
from scanner.speech.phrases import Tree, listed, longest, lowered, places, planted, spoken

_DATA: dict[str, dict[str, str]] = tomllib.loads(files("scanner.speech").joinpath("asks.toml").read_text("utf-8"))
_FRAME = _DATA.pop("frame")
_FILLERS, _COPULAS = frozenset(_FRAME["fillers"].split()), frozenset(_FRAME["copulas"].split())
#: Words with which dates begin.
DATES = frozenset(_FRAME["dates"].split())

#: Kind → the words that a detector knows as context; what the detectors read before a value that answers a question of that kind.
PHRASES: Mapping[str, str] = {kind: entry["context"] for kind, entry in _DATA.items() if "context" in entry}

#: Kind → those that it stands for.
_KINDS: Mapping[str, list[str]] = {
    kind: entry.get("both", kind).split() for kind, entry in _DATA.items() if "context" in entry or "both" in entry
}


def _spelt(text: str) -> str:
    """A list of phrases, each also with its verb behind it: "the sort code's"."""
    return ",".join(" ".join(words) + end for words in listed(text) for end in ("", "s"))


#: A phrase says its kind by itself, only in a question, or that a question has begun.
_CLEAR, _WEAK, _OPENS = "clear", "weak", "openers"
#: A turn of more words is no short question.
_SHORT = 18


@dataclass(frozen=True, slots=True)
class _Asked:
    """What asks for something. `tree`: phrases with kind and strength; `telling`: one of these words stands in every turn that asks.

    `follows`: kind → what asks for it, in few words, once another kind was said: "and it runs out when?"
    """

    tree: Tree
    telling: frozenset[str]
    follows: Mapping[str, Tree]


@cache
def _asked() -> _Asked:
    """Made when the first call is heard: thousands of phrases, of which a scan of anything else needs none."""
    said = [((kind, strength), _spelt(entry.get(strength, ""))) for kind, entry in _DATA.items() for strength in (_WEAK, _CLEAR)]
    # of each phrase the longest word that is not in every other turn
    telling = frozenset(
        max([word for word in words[::-1] if word not in _FILLERS] or words, key=len)
        for (kind, _), text in said
        if kind in _KINDS
        for words in listed(text)
    )
    follows = {
        before: planted((kind, _spelt(entry["follows"])) for kind, entry in _DATA.items() if before in entry.get("after", "").split())
        for before in {kind for entry in _DATA.values() for kind in entry.get("after", "").split()}
    }
    return _Asked(planted([(("", _OPENS), _FRAME[_OPENS]), *said]), telling, follows)


def asks(text: str) -> list[tuple[int, str]]:
    """Where in a turn a kind of value is asked for, or announced ("my mobile number is"): offset behind the phrase, and the kind.

    One pass over the words: the longest phrase that begins at a word counts. Offsets are code points, ascending.
    """
    lower = lowered(text)
    words = spoken(lower)
    if _asked().telling.isdisjoint(words):
        return []
    found = list(_found(words))
    where = places(lower) if found else []
    said = {kind for _, kind in found}
    return [(where[behind - 1][1], each) for behind, kind in found for each in _KINDS[kind] if kind == each or each not in said]


def follows(text: str, said: str) -> list[tuple[int, str]]:
    """The same of a short turn that asks for what goes with a kind that was said before it: "and on the back, the last three?"."""
    tree = _asked().follows.get(said)
    lower = lowered(text) if tree else ""
    words = spoken(lower)
    short = sum(word not in NUMBERS and not word.isdecimal() for word in words) <= _SHORT
    found = [phrase for at in range(len(words)) if (phrase := longest(tree, words, at))] if tree and short else []
    return [(places(lower)[behind - 1][1], kind) for behind, kind in found if kind == found[0][1]][-1:]


def _found(words: list[str]) -> Iterator[tuple[int, str]]:
    """Number of the word behind each phrase that counts, and its kind. What begins a sentence may ask for something; so does an opener."""
    tree, behind, open_ = _asked().tree, 0, True
    for at, word in enumerate(words):
        if at < behind:
            continue
        if word not in tree or not (phrase := longest(tree, words, at)):
            open_ = word in ".?!" or (open_ and word in _FILLERS)
            continue
        behind, (kind, strength) = phrase
        counts = kind in _KINDS and (strength == _CLEAR or open_ or (behind < len(words) and words[behind] in _COPULAS))
        if counts:
            yield behind, kind
        open_ = strength == _OPENS or counts
