"""The blocks of a notice: headings, sentences, bullets and table rows in the order of reading, and how plain text becomes blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\W+$")
#: Bullets as Word, web pages and mark-up write them; U+F0B7 and U+F0A7 are Word's symbol font. `o` is Word's second level.
_BULLET = re.compile(r"^(\s*)(?:([·•‣▪▫◦●○■□➢✓\uf0b7\uf0a7]|[*+\-–—](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*|(o)\s+)(\S.*)$")
_ENDS = (".", ":", ";", "?", "!")
_WRAPPED = 50


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a notice.

    kind    "heading", "text", "bullet", "row" (of a table) or "line" (of plain text: a sentence, or a heading without a mark).
    level   of the heading (1..7), or the depth of the bullet (0 for the outermost).
    strong  the words in bold at the start.
    cells   of the row; `level` is 1 for a row of column headings.
    links   addresses behind the words.
    gap     an empty line stands before it.
    number  its bullet is a number or a letter: it may be a numbered heading.
    """

    kind: str
    text: str
    level: int = 0
    strong: str = ""
    cells: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    gap: bool = False
    number: bool = False


def tidy(text: str) -> str:
    """Text without control characters and lone surrogates, every run of spaces and line ends as one space."""
    sound = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    return _SPACES.sub(" ", _CONTROL.sub(" ", sound)).strip()


def plain(text: str) -> str:
    """Text for recognising phrases in: tidy, lower case, straight apostrophes and quotes."""
    return tidy(text).lower().translate(_STRAIGHT)


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})


def from_lines(text: str) -> Iterator[Block]:
    """Blocks of plain text: one a line, wrapped lines joined, bullets by their marks."""
    held: Block | None = None
    gap = True
    for raw in text.splitlines():
        line = _IMAGE.sub("", raw)
        if not tidy(line) or _RULE.match(line.strip()):
            gap = True
            continue
        if held is not None and not gap and _continues(held, line):
            held = replace(held, text=f"{held.text} {tidy(line)}")
            continue
        if held is not None:
            yield held
        held, gap = replace(_line(line), gap=gap), False
    if held is not None:
        yield held


def has_bullets(text: str) -> bool:
    """Whether a paragraph holds lines with bullets that its mark-up does not know (`·`, `•`)."""
    return any((found := _BULLET.match(line)) and found[2] and not found[2].isascii() for line in text.splitlines())


def _line(line: str) -> Block:
    if found := _HASHES.match(line):
        return Block("heading", tidy(found[2]), len(found[1]))
    if found := _BULLET.match(line):
        indent = len(found[1].expandtabs(4))
        nested = bool(found[3]) or found[2] in ("◦", "○") or indent >= 4
        return Block("bullet", tidy(found[4]), int(nested), number=bool(found[2]) and found[2][-1] in ".)")
    return Block("line", tidy(line))


def _continues(held: Block, line: str) -> bool:
    """Whether a line is the rest of a wrapped one: it goes on in lower case, or stands under its bullet's words."""
    if _BULLET.match(line) or _HASHES.match(line) or held.kind == "heading":
        return False
    if held.kind == "bullet" and line[:1].isspace() and not held.text.endswith(_ENDS):
        return True
    return line.lstrip()[:1].islower() and len(held.text) >= _WRAPPED and not held.text.endswith(_ENDS)
