"""From regexes to the automaton that finds where they may match: their marks in databases of a size that compiles and scans quickly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detectors import native
from detectors.automaton import Automaton
from detectors.marks import Mark, marks
from detectors.regex import Regex

#: Expressions in one database: many small ones scan slower, and one big one takes long to compile.
_TOGETHER = 96

#: Expressions of one database: each with its number and its flags.
Cut = list[tuple[int, bytes, int]]


def automaton(regexes: Sequence[Regex]) -> Automaton:
    """That of these regexes; a regex that Hyperscan refuses is `slow`, one that cannot match in folded text is in neither list."""
    known: list[Mark] = []
    slow: list[Regex] = []
    for regex in regexes:
        found = marks(regex)
        if found is None:
            slow.append(regex)
        else:
            known += found
    databases = _databases(known, [0] * len(known))
    if databases is None:
        known, databases, refused = _accepted(known)
        slow += refused
    texts: dict[bytes, list[int]] = {}
    for number, mark in enumerate(known):
        for text in mark.expressions if mark.texts else ():
            texts.setdefault(text, []).append(number)
    shared = tuple(dict.fromkeys(tuple(numbers) for numbers in texts.values() if len(numbers) > 1))
    numbered = {text: numbers[0] if len(numbers) == 1 else len(known) + shared.index(tuple(numbers)) for text, numbers in texts.items()}
    signs = tuple((text[-1], number) for text, number in numbered.items() if _sign(text))
    long = [text for text in texts if not _sign(text)]
    lower = native.compiled(long, [0] * len(long), [numbered[text] for text in long]) if long else None
    return Automaton(tuple(databases), lower, signs, tuple((mark.regex, mark.reach) for mark in known), shared, tuple(slow))


def _sign(text: bytes) -> bool:
    """Whether it is one byte, and no letter, as `re.escape` writes it."""
    return (len(text) == 1 or (len(text) == 2 and text[:1] == b"\\")) and not text[-1:].isalpha() and text[-1] < 128


def cuts(known: Sequence[Mark], flags: Sequence[int]) -> list[Cut]:
    """What goes into each database: `_TOGETHER` forms each, numbered through, and all dictionaries into one."""
    numbered = [(number, mark.form, flag) for number, (mark, flag) in enumerate(zip(known, flags, strict=True)) if mark.form]
    cuts = [numbered[i : i + _TOGETHER] for i in range(0, len(numbered), _TOGETHER)]
    words = [(number, word, 0) for number, mark in enumerate(known) if mark.words for word in mark.expressions]
    return [cut for cut in (*cuts, words) if cut]


def compiled(cut: Cut) -> Any:
    """The database of a cut; None if Hyperscan refuses it."""
    return native.compiled([e for _, e, _ in cut], [f for *_, f in cut], [n for n, _, _ in cut])


def _databases(known: Sequence[Mark], flags: Sequence[int]) -> list[Any] | None:
    """The databases of all expressions; None if Hyperscan refuses one."""
    made = [compiled(cut) for cut in cuts(known, flags)]
    return None if any(database is None for database in made) else made


def _accepted(known: list[Mark]) -> tuple[list[Mark], list[Any], list[Regex]]:
    """Those that compile one by one, as they are or as a pre-filter; all are refused if together they are too large."""
    prefilter = native.prefilter()
    tries = [(mark, flag) for mark in known for flag in (0, prefilter) if _databases([mark], [flag]) is not None]
    held = list({id(mark): (mark, flag) for mark, flag in reversed(tries)}.values())[::-1]
    databases = _databases([mark for mark, _ in held], [flag for _, flag in held])
    if databases is None:
        return [], [], list({mark.regex.index: mark.regex for mark in known}.values())
    kept = [mark for mark, _ in held]
    return kept, databases, [mark.regex for mark in known if mark not in kept]
