"""The words beside a place in a text, as far as they may belong to one name: blanks, a hyphen, a comma, an initial's dot or "&" between."""

from __future__ import annotations

import re

from scanner.subject.needles.view import KINDS, View

#: Start, end, the word, and what stands between it and the place (a dot or comma first).
Word = tuple[int, int, bytes, bytes]

_LETTERS = bytes(code for code in range(256) if KINDS[code] == 2)
_GAPS = re.compile(rb"\.?[ \t\n]{1,3}|\.|-|_|[ ]?&[ ]?")
_AFTER = re.compile(rb"(,[ \t\n]{0,2}|[ \t\n]{1,3}|-|_|(?<=\.))([a-z\xdf-\xff]+)(?![a-z0-9'\xdf-\xff])")
_LONGEST = 24  # letters of a word
_MOST = 3  # a given name, and two words between it and the surname


def words_before(view: View, at: int) -> tuple[Word, ...]:
    """Up to three words before a place, the nearest first; a sentence's end ends them."""
    if at not in view.memory:
        view.memory[at] = tuple(_back(view, at))
    found: tuple[Word, ...] = view.memory[at]
    return found


def _back(view: View, at: int) -> list[Word]:
    found: list[Word] = []
    lower = view.lower
    while len(found) < _MOST:
        near = lower[max(0, at - _LONGEST - 4) : at]
        gap = len(near) - len(near.rstrip(b" \t\n.-_&"))
        between = near[len(near) - gap :]
        word = _last(near[: len(near) - gap])
        if not word or not _GAPS.fullmatch(between) or (between[:1] == b"." and len(word) > 1):
            break
        end = at - gap
        at = end - len(word)
        found.append((at, end, word, between))
    return found


def _last(near: bytes) -> bytes:
    """The letters with which it ends; none where digits touch them."""
    word = near[len(near.rstrip(_LETTERS)) :]
    return b"" if near[: len(near) - len(word)][-1:].isdigit() else word


def dotted(view: View, at: int) -> bool:
    """Whether an initial ends here, and has a dot."""
    return view.lower[at : at + 1] == b"." and KINDS[view.lower[at - 2]] == 0


def word_after(view: View, at: int, lead: bytes = b"") -> Word | None:
    """The word after a place, behind an initial's dot; `lead` is a comma that stood before words already passed."""
    if dotted(view, at):
        at += 1
    found = _AFTER.match(view.lower, at, at + _LONGEST + 4)
    return (found.start(2), found.end(2), found[2], lead.strip() or found[1]) if found else None
