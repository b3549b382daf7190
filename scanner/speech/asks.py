"""What was asked for: "what's the long number on the front of your card?" makes the next digits a card.

The phrases are data (`asks.toml`): kinds, what stands for each where the detectors look for context, and how it is asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
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
_SAID = [((kind, strength), _spelt(entry.get(strength, ""))) for kind, entry in _DATA.items() for strength in (_WEAK, _CLEAR)]
#: Kind → what asks for it, in few words, once another kind was said: "and it runs out when?"
_FOLLOWS: Mapping[str, Tree] = {
    said: planted((kind, _spelt(entry["follows"])) for kind, entry in _DATA.items() if said in entry.get("after", "").split())
    for said in {kind for entry in _DATA.values() for kind in entry.get("after", "").split()}
}
#: A turn of more words is no short question.
_SHORT = 18
_TREE = planted([(("", _OPENS), _FRAME[_OPENS]), *_SAID])
#: One of these stands in every turn that asks for something: of each phrase the longest word that is not in every other turn.
_TELLING = frozenset(
    max([word for word in words[::-1] if word not in _FILLERS] or words, key=len)
    for (kind, _), text in _SAID
    if kind in _KINDS
    for words in listed(text)
)


def asks(text: str) -> list[tuple[int, str]]:
    """Where in a turn a kind of value is asked for, or announced ("my mobile number is"): offset behind the phrase, and the kind.

    One pass over the words: the longest phrase that begins at a word counts. Offsets are code points, ascending.
    """
    lower = lowered(text)
    words = spoken(lower)
    if _TELLING.isdisjoint(words):
        return []
    found = list(_found(words))
    where = places(lower) if found else []
    said = {kind for _, kind in found}
    return [(where[behind - 1][1], each) for behind, kind in found for each in _KINDS[kind] if kind == each or each not in said]


def follows(text: str, said: str) -> list[tuple[int, str]]:
    """The same of a short turn that asks for what goes with a kind that was said before it: "and on the back, the last three?"."""
    tree = _FOLLOWS.get(said)
    lower = lowered(text) if tree else ""
    words = spoken(lower)
    short = sum(word not in NUMBERS and not word.isdecimal() for word in words) <= _SHORT
    found = [phrase for at in range(len(words)) if (phrase := longest(tree, words, at))] if tree and short else []
    return [(places(lower)[behind - 1][1], kind) for behind, kind in found if kind == found[0][1]][-1:]


def _found(words: list[str]) -> Iterator[tuple[int, str]]:
    """Number of the word behind each phrase that counts, and its kind. What begins a sentence may ask for something; so does an opener."""
    behind, open_ = 0, True
    for at, word in enumerate(words):
        if at < behind:
            continue
        if word not in _TREE or not (phrase := longest(_TREE, words, at)):
            open_ = word in ".?!" or (open_ and word in _FILLERS)
            continue
        behind, (kind, strength) = phrase
        counts = kind in _KINDS and (strength == _CLEAR or open_ or (behind < len(words) and words[behind] in _COPULAS))
        if counts:
            yield behind, kind
        open_ = strength == _OPENS or counts
