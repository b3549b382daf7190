"""Near misses in words: how many digits are wanted, which character is not allowed where, what a value must not touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from scanner.why.form import Step
from scanner.why.near import Edit, Near

_DIGITS = frozenset("0123456789")
_UPPER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LOWER = frozenset("abcdefghijklmnopqrstuvwxyz")
_NAMED = {
    _DIGITS: "a digit",
    _UPPER: "a capital letter",
    _LOWER: "a small letter",
    _UPPER | _LOWER: "a letter",
    _UPPER | _DIGITS: "a capital letter or a digit",
    _UPPER | _LOWER | _DIGITS: "a letter or a digit",
    frozenset(" \t\n\r\x0b\x0c"): "a blank",
}
_OTHER = "another character"
_SHOWN = 40  # characters of a stretch that are printed
_MOST = 3  # clauses


def told(near: Near, text: str) -> str:
    """A near miss as the end of a sentence that begins with the value: `has 9 digits, 10 are wanted`."""
    if not near.edits:
        return f"begins like one, then {_or(wanted(step) for step in near.wanted)} would have to follow"
    counted = _counted(near, text)
    rest = [edit for edit in near.edits if not (counted and _of_digits(edit, text))]
    clauses = [counted, *(_clause(edit, near, text) for edit in rest)]
    shown = list(dict.fromkeys(filter(None, clauses)))
    return "; ".join(shown[:_MOST]) + (" …" if len(shown) > _MOST else "")


def stretch(near: Near, text: str) -> slice:
    """The characters that come near; where their digits are counted, those that go on beside them are part of it."""
    return _run(near, text) if _counted(near, text) else slice(near.start, near.end)


def short(text: str) -> str:
    """The text in curly quotes, without its middle where it is long."""
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 + 1 :]}”"


def wanted(step: Step) -> str:
    """What a step asks for: `a digit`, `“A”`, `A to C, E or G`."""
    letters = step.letters
    if letters in _NAMED:
        return _NAMED[letters]
    upper = frozenset(map(str.upper, letters))
    folded = letters == upper | frozenset(map(str.lower, letters))
    parts = list(_ranges(upper if folded else letters))
    return _or(parts) if 0 < len(parts) <= 9 else _OTHER


def _ranges(letters: frozenset[str]) -> Iterator[str]:
    """Runs of characters: `A to C`, `E`, `a space`."""
    for _, group in groupby(enumerate(sorted(letters)), lambda pair: ord(pair[1]) - pair[0]):
        run = [letter for _, letter in group]
        if run[0].isalnum() and len(run) > 2:
            yield f"{run[0]} to {run[-1]}"
        else:
            yield from ("a space" if letter == " " else letter if letter.isalnum() else f"“{letter}”" for letter in run)


def _or(parts: Iterable[str]) -> str:
    *first, last = sorted(dict.fromkeys(parts), key=lambda part: part == _OTHER) or (_OTHER,)
    return f"{', '.join(first[:8])} or {last}" if first else last


def _run(near: Near, text: str) -> slice:
    """The stretch with the digits that touch it where its own edge is a digit."""
    start, end = near.start, near.end
    parted = {edit.at for edit in near.edits if edit.kind == "part"}
    while near.start in parted and start > 0 and text[start - 1].isdigit() and text[near.start].isdigit():
        start -= 1
    while near.end in parted and end < len(text) and text[end].isdigit() and text[near.end - 1].isdigit():
        end += 1
    return slice(start, end)


def _counted(near: Near, text: str) -> str:
    """`has 9 digits, 10 are wanted`, where the value is nothing but digits and their number is wrong."""
    run = _run(near, text)
    if not all(letter.isdigit() or letter in " -" for letter in text[run]):
        return ""
    have = sum(map(str.isdigit, text[run]))
    more = sum(edit.kind == "add" and _of_digits(edit, text) for edit in near.edits)
    less = sum(edit.kind == "drop" and _of_digits(edit, text) for edit in near.edits)
    want = have + more - less - (run.stop - run.start - near.end + near.start)
    return f"has {have} digit{'s' * (have != 1)}, {want} are wanted" if want != have else ""


def _of_digits(edit: Edit, text: str) -> bool:
    """Whether the edit is about the number of digits."""
    if edit.kind == "part":
        return text[max(edit.at - 1, 0) : edit.at + 1].isdigit() and 0 < edit.at < len(text)
    if edit.kind == "drop":
        return text[edit.at].isdigit()
    return edit.kind == "add" and edit.step is not None and edit.step.letters <= _DIGITS


def _clause(edit: Edit, near: Near, text: str) -> str:
    place = f"at position {edit.at - near.start + 1}"
    own = text[edit.at : edit.at + 1]
    if edit.kind == "part":
        return _touches(edit, near, text)
    if edit.kind == "cut":
        return "must be the whole cell"
    if edit.kind == "want":
        return f"what must stand {'before' if edit.at <= near.start else 'behind'} it is missing"
    if edit.kind == "bar":
        barred = edit.step is not None and edit.step.forbids  # what an assertion that asks for something lacks, the other edits tell
        return f"{short(text[edit.at : edit.at + 8])} {place} is excluded" if barred else ""
    if edit.kind == "drop" or edit.step is None:
        return f"{_mark(own)} {place} is {'one too many' if own.isalnum() else 'not allowed'}"
    if edit.kind == "add" and not any(map(str.isalnum, edit.step.letters)):
        return f"{wanted(edit.step)} is missing in it"
    if edit.kind == "add":
        where = f"behind {short(text[near.start : edit.at])}" if edit.at > near.start else f"before {short(own)}"
        return f"{wanted(edit.step)} is missing {where}"
    if edit.kind == "case":
        return f"{_mark(own)} {place} would have to be {'a capital' if own.islower() else 'small'}"
    return f"{_mark(own)} {place} is not allowed ({wanted(edit.step)} would be)"


def _mark(own: str) -> str:
    return "a space" if own == " " else f"“{own}”"


def _touches(edit: Edit, near: Near, text: str) -> str:
    before = edit.at <= near.start
    beside = text[edit.at - 1 : edit.at] if before else text[edit.at : edit.at + 1]
    return f"touches {_mark(beside)} {'before' if before else 'behind'} it and must stand alone"
