"""Who is who in a call, from how they talk: where neither the export nor the configuration says it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files

from scanner.speech.asks import asks
from scanner.speech.phrases import listed, longest, lowered, places, planted, spoken

_DATA = tomllib.loads(files("scanner.speech").joinpath("roles.toml").read_text("utf-8"))
AGENT, CALLER = "agent", "caller"
_TALK = planted([(AGENT, _DATA[AGENT]), (CALLER, _DATA[CALLER])])
_NAME = _DATA["name"]
_BEFORE = planted([(True, _NAME["before"]), (False, _NAME["if_from"])])
_FROM, _BEHIND, _NOT = (frozenset(_NAME[key].split()) for key in ("from", "behind", "not"))
#: One of these stands in every turn in which a speaker tells his name: of each phrase the longest word.
_TELLING = _BEHIND.union(max(words, key=len) for key in ("before", "if_from") for words in listed(_NAME[key]))
#: Before what a vendor has put in the place of a name: `[NAME]`.
_REDACTED = ("[", "<", "{")

#: Others than the two who talk most may say this share of the words: a menu, a colleague for a moment.
_OTHERS = 0.1
#: By so much one must talk more like an agent than the other: phrases, and the share of all that tell. More against what an export says.
_PHRASES, _SHARE = 2, 0.5
_AGAINST = 3


def guessed(text: Sequence[str], who: Sequence[str], least: int = _PHRASES) -> dict[str, str]:
    """Speaker → "agent" or "caller", by turns: who greets, asks and offers help as agents do, and who has a concern.

    Both of the two who talk most, or nobody: where more than two talk, one has no label, or neither talks clearly like agent or caller.
    """
    size, like, said = Counter[str](), Counter[str](), 0
    for turn, speaker in zip(text, who, strict=True):
        words = spoken(lowered(turn))
        size[speaker] += len(words)
        for role in (*_roles(words), *_asking(turn, words)):
            like[speaker] += 1 if role == AGENT else -1
            said += 1
    main = [speaker for speaker, _ in size.most_common(2)]
    if len(main) < 2 or not all(main) or sum(size[each] for each in main) < (1 - _OTHERS) * size.total():
        return {}
    agent, caller = sorted(main, key=lambda speaker: -like[speaker])
    margin = like[agent] - like[caller]
    return {agent: AGENT, caller: CALLER} if margin >= max(least, _SHARE * said) else {}


def turned(text: Sequence[str], roles: Sequence[str]) -> bool:
    """Whether agent and caller, as an export has them, talk the other way round: in all of a call, or in one half of it.

    Channels are wired the wrong way, or a recogniser takes one speaker for the other from some point on.
    """
    half = len(text) // 2
    spans = (slice(None), slice(half), slice(half, None))
    return any(guessed(text[span], roles[span], _AGAINST).get(CALLER) == AGENT for span in spans)


def _roles(words: list[str]) -> Iterator[str]:
    """The role that says each phrase."""
    behind = 0
    for at in range(len(words)):
        if at >= behind and words[at] in _TALK and (phrase := longest(_TALK, words, at)):
            behind, role = phrase
            yield role


def _asking(turn: str, words: list[str]) -> Iterator[str]:
    """Agents ask for what is yours, callers tell what is mine."""
    if ("your" in words) != ("my" in words) and asks(turn):
        yield AGENT if "your" in words else CALLER


def greets(text: str) -> bool:
    """Whether a turn is one of an agent, and of nobody else, by how it is said: for transcripts that do not tell speakers apart."""
    return set(_roles(spoken(lowered(text)))) == {AGENT}


def own_name(text: str) -> tuple[int, int] | None:
    """Where a speaker tells his own name ("you're speaking with sarah", "sarah speaking"): start and end, code points; None where nowhere.

    One word, or two where the second is as clearly part of it. An agent's is staff's data, not the customer's.
    """
    lower = lowered(text)
    if _TELLING.isdisjoint(spoken(lower)):
        return None
    where = places(lower)
    words = ["" if text[start - 1 : start] in _REDACTED else word for word, (start, _) in zip(spoken(lower), where, strict=True)]
    for at, word in enumerate(words):
        if word in _BEHIND and at and _is_name(words, at - 1) and words[at + 1 : at + 2] not in (["to"], ["with"]):
            return where[at - 1]
        phrase = longest(_BEFORE, words, at)
        if phrase and _is_name(words, phrase[0]):
            last = phrase[0] + _two(text, words, where, phrase[0])
            if phrase[1] or (last + 1 < len(words) and words[last + 1] in _FROM):
                return where[phrase[0]][0], where[last][1]
    return None


def _is_name(words: list[str], at: int) -> bool:
    return at < len(words) and len(words[at]) > 1 and words[at].isalpha() and words[at] not in _NOT


def _two(text: str, words: list[str], where: list[tuple[int, int]], at: int) -> bool:
    """Whether the word behind a name belongs to it: written like it, with nothing but a blank between, and behind it a sentence goes on."""
    if not _is_name(words, at + 1) or text[where[at][1] : where[at + 1][0]].strip():
        return False
    if text[where[at][0]].isupper():
        return text[where[at + 1][0]].isupper()
    return at + 2 == len(words) or words[at + 2] in _NOT or words[at + 2] in ".?!"
