"""One slip of the fingers: a letter left out, put in, taken for another, or two that changed places (Damerau)."""

from __future__ import annotations

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


def slips(word: str, letters: str) -> Iterator[str]:
    """Every word one slip away; some come twice. For a word of n letters some 2 n × len(letters)."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def swapped(word: str, letters: str) -> Iterator[str]:
    """The same without letters left out or put in: what keeps its length, as digits of a number do."""
    return (slip for slip in slips(word, letters) if len(slip) == len(word))
