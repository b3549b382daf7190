"""What a column's comment says that the column is, where its own name says nothing: it is then weighed as if it were called so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scanner.model import Evidence
from scanner.pattern import Pattern, Shape
from scanner.shapes import UnitTally
from scanner.verdict import judge
from scanner.verdict.rules import Rules, rules
from scanner.words import words

_CLAUSE = re.compile(r"[^.,;:(\[{=/\n]*")
_ARTICLES = frozenset(["the", "a", "an", "this", "their", "its", "his", "her", "our", "full", "optional", "required", "current", "e.g."])
_LINKS = frozenset(
    ["of", "for", "in", "on", "from", "at", "to", "by", "with", "as", "used", "when", "if", "that", "which", "where", "who", "and"]
)
#: Links behind which stands how something came to be there, not what it is: `ethnicity as given at sign-up`.
_HOW = frozenset(["as", "at", "by", "from", "when", "if", "where", "who", "that", "which", "with", "used"])
#: What begins a clause without a link: `political party the person votes for`, `e-mail we write to`.
_SOMEBODY = frozenset(["the", "we", "they", "you", "he", "she", "someone", "people", "customers", "users"])
_NOT_A_NOUN = frozenset(
    ["is", "was", "are", "were", "whether", "true", "false", "set", "will", "should", "must", "can", "has", "have", "if", "when", "how"]
)
_LONGEST = 6  # words


def subjects_of(comment: str) -> Iterator[str]:
    """Phrases with which a comment may name the column, the longest first: its first clause, cut before each link.

    A sentence names nothing (`Whether a mail was sent`).

    >>> list(subjects_of("Date of birth of the insured (ISO 8601)"))
    ['Date of birth of the insured', 'Date of birth', 'Date']
    >>> list(subjects_of("The user's e-mail address, lower case")), list(subjects_of("Whether a mail was sent"))
    (["user's e-mail address"], [])
    """
    clause = _CLAUSE.match(comment.strip())
    words = clause[0].split() if clause else []
    while words and words[0].lower() in _ARTICLES:
        words.pop(0)
    if any(word.lower() in _NOT_A_NOUN for word in words[:_LONGEST]):
        return
    for end in range(min(len(words), _LONGEST), 0, -1):
        behind = words[end].lower() if end < len(words) else ""
        if not behind or behind in _LINKS or (behind in _SOMEBODY and words[end - 1].lower() not in _LINKS):
            yield " ".join(words[:end])


def phrase_of(comment: str, known: Rules) -> str | None:
    """The phrase of the comment that says what some pattern looks for, in more than what it says of how that came there."""
    return next((phrase for phrase in subjects_of(comment) if known.ending(phrase) - known.ending(_how(phrase))), None)


def _how(phrase: str) -> str:
    """What stands behind the last link that tells of how something came to be there; "" without one."""
    said = phrase.split()
    last = max((at for at, word in enumerate(said) if word.lower() in _HOW), default=len(said))
    return " ".join(said[last + 1 :])


def judged(
    unit: UnitTally, patterns: Sequence[Pattern], shapes: Sequence[Shape], comments: Mapping[str, str], found: Sequence[Evidence]
) -> list[Evidence]:
    """What the unit holds where columns whose names tell nothing (see `telling`) are called what their comments say.

    Evidence tells no more of a comment than the words that a pattern knows.
    """
    known, told = rules(patterns, unit.unit.form), telling(found)
    own: dict[str, str] = {}
    for name in unit.columns:
        phrase = phrase_of(comments.get(name, ""), known) if name not in told else None
        if phrase:  # the number makes it one of a kind, and says nothing
            own[f"{_shortest(phrase, known)} {len(own) + 1}"] = name
    if not own:
        return list(found)
    called = {name: phrase for phrase, name in own.items()}
    columns = {called.get(name, name): column for name, column in unit.columns.items()}
    again = judge(replace(unit, columns=columns), patterns, shapes)
    both = with_more(found, [commented(one, own) for one in again])
    return sorted(both, key=lambda e: (e.place.column is not None, e.place.column or "", e.category))


def telling(found: Iterable[Evidence]) -> set[str | None]:
    """Columns of which something is known. That people write into one (`notes`), or that it is an account's (`code` of customers), tells
    nothing of what a comment says it is."""
    return {one.place.column for one in found if not one.category.startswith(("comms.", "account.profile"))}


def with_more(found: Sequence[Evidence], again: Iterable[Evidence]) -> list[Evidence]:
    """What was found, and what of the second look is new."""
    known = {(one.place, one.category) for one in found}
    return [*found, *(one for one in again if (one.place, one.category) not in known)]


def _shortest(phrase: str, known: Rules) -> str:
    """The last words of the phrase that say as much as all of it: what stands before them may be anybody's name."""
    said, whole = words(phrase), known.ending(phrase)
    ends = (" ".join(said[-count:]) for count in range(1, len(said) + 1))
    return next((end for end in ends if known.ending(end) == whole), phrase)


def commented(one: Evidence, own: Mapping[str, str]) -> Evidence:
    """The evidence at the column's own name, where it was called what its comment says (`own`: names by such phrases)."""
    name = own.get(one.place.column or "")
    if name is None:
        return one
    told = tuple(
        f"comment: {each.removeprefix('name: ').rstrip(' 0123456789')}" if each.startswith("name: ") else each for each in one.evidence
    )
    return replace(one, place=replace(one.place, column=name), evidence=told)
