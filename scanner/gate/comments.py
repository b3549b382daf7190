"""What a column's comment says that the column is, where its own name says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLAUSE = re.compile(r"[^.,;:(\[{=/\n]*")
_ARTICLES = frozenset(["the", "a", "an", "this", "their", "its", "his", "her", "our", "full", "optional", "required", "current", "e.g."])
_LINKS = frozenset(
    ["of", "for", "in", "on", "from", "at", "to", "by", "with", "as", "used", "when", "if", "that", "which", "where", "who", "and"]
)
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
        if end == len(words) or words[end].lower() in _LINKS:
            yield " ".join(words[:end])
