"""Text that is safe to show and fits: a name that plays tricks with a terminal or a page becomes visible, long ones lose their middle."""

from __future__ import annotations

import re
import unicodedata

#: What a terminal or a browser obeys or hides instead of showing: controls, bidirectional marks, invisible characters, lone surrogates.
TRICKS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ELLIPSIS = "…"
_MARKS = "✖●◆☑✓○▲–·…×"
_ASCII = str.maketrans(_MARKS, "x!#v+o^--~x")


def visible(text: str) -> str:
    r"""The text with every trick written out as its escape, so that it can be read and does nothing.

    >>> visible("a\x1b[31m\u202eb")
    'a\\x1b[31m\\u202eb'
    """
    return TRICKS.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def encodable(text: str, encoding: str) -> str:
    """The text as an output of this encoding can take it: plain marks if it lacks ours, escapes for other characters that it lacks."""
    try:
        _MARKS.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_ASCII)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def cells(text: str) -> int:
    """Number of terminal cells that the text takes (UAX 11: wide and full-width characters take two, combining marks none)."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def clip(text: str, width: int) -> str:
    """The beginning of the text, with … in place of what does not fit into `width` cells."""
    if cells(text) <= width:
        return text
    return _start(text, width - 1) + _ELLIPSIS


def clip_middle(text: str, width: int) -> str:
    """Both ends of the text, with … in place of the middle that does not fit into `width` cells."""
    if cells(text) <= width:
        return text
    tail = (width - 1) // 2
    return _start(text, width - 1 - tail) + _ELLIPSIS + _start(text[::-1], tail)[::-1]


def clip_place(unit: str, column: str, width: int) -> str:
    """`unit.column` in `width` cells: the unit loses its middle first, because the column says most."""
    if not column:
        return clip_middle(unit, width)
    room = width - cells(column) - 1
    if room < 8:
        return clip_middle(f"{unit}.{column}", width)
    return f"{clip_middle(unit, room)}.{column}"


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled with spaces to `width` cells, on its left if `right`."""
    space = " " * (width - cells(text))
    return space + text if right else text + space


def _start(text: str, width: int) -> str:
    used = 0
    for at, character in enumerate(text):
        used += _cells(character)
        if used > width:
            return text[:at]
    return text
