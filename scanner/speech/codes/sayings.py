"""Things that are said in several words: "as in", "I mean", "make that"."""

from __future__ import annotations

from collections.abc import Iterable

from scanner.speech.words import Words

#: Phrases by their first word, the longest first.
Phrases = dict[str, list[tuple[str, ...]]]


def phrases(listed: Iterable[str]) -> Phrases:
    """Phrases as words."""
    found: Phrases = {}
    for phrase in sorted((tuple(phrase.split()) for phrase in listed), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def said(words: Words, at: int, listed: Phrases) -> int:
    """How many words from `at` on are one of the listed phrases; the longest counts, 0 if none."""
    if at >= len(words.text):
        return 0
    return next((len(each) for each in listed.get(words.text[at], ()) if tuple(words.text[at : at + len(each)]) == each), 0)
