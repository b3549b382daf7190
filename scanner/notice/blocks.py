"""The blocks of a notice: headings, sentences, bullets and table rows in the order of reading, and how plain text becomes blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\W+$")
#: Bullets as Word, web pages and mark-up write them; U+F0B7 and U+F0A7 are Word's symbol font. `o` is Word's second level.
_BULLET = re.compile(
    r"^(\s*)(?:([·•‣▪▫◦●○■□➢✓\uf0b7\uf0a7]|[*+\-–—](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s))\s*|(o)\s+)(\S.*)$"
)
_ENDS = (".", ":", ";", "?", "!")
_WRAPPED = 50
#: The widest line of a text that is wrapped by hand or for mail, and how much shorter than that a full line may be.
_WIDEST, _RAGGED = 90, 15
#: The line below a heading of plain text.
_UNDERLINE = re.compile(r"([=~_*^-])\1{2,}")
_LONGER = 3
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?=\S)")
#: A numbered paragraph of sentences, which is no item of a list: "2.1 We keep your name for …".
_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?P<words>(?=.{0,300}?\b(?i:we|you|our|it|is|are|may|will)\b)[A-Z].{30,}[.:])$")
_BARS = re.compile(r"\s*(?:\|.*\||\+[-=+]+\+)\s*")
#: The rule below the head of a table drawn with spaces.
_COLUMNS = re.compile(r"\s*-{3,}(?:\s{1,}-{3,})+")
#: How many words a numbered heading has at most, and its rank, which is that of other headings of plain text.
_TITLE_WORDS = 8
_NUMBERED_LEVEL = 2
#: How many words a short line above a paragraph has at most, and the paragraph at least.
_SHORT, _SENTENCE = 6, 8
_CELLS = re.compile(r"\S {3,}\S")
#: A field of a form ("Data: name", "Legal basis: contract"), which is no rest of the line above it.
_FIELD = re.compile(r"\s*[A-Z][a-z]+(?: [a-z]+){0,4}\??:\s+\S")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a notice.

    kind    "heading", "text", "bullet", "row" (of a table) or "line" (of plain text: a sentence, or a heading without a mark).
    level   of the heading (1..7), or the depth of the bullet (0 for the outermost).
    strong  the words in bold at the start.
    cells   of the row; `level` is 1 for a row of column headings.
    links   addresses behind the words.
    gap     an empty line stands before it.
    number  its bullet is a number ("1", "1.1") or a letter ("a"): it may be a numbered heading; of a "line", it is a numbered paragraph.
    """

    kind: str
    text: str
    level: int = 0
    strong: str = ""
    cells: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    gap: bool = False
    number: str = ""


def tidy(text: str) -> str:
    """Text without control characters and lone surrogates, every run of spaces and line ends as one space."""
    sound = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    return _SPACES.sub(" ", _CONTROL.sub(" ", sound)).strip()


def plain(text: str) -> str:
    """Text for recognising phrases in: tidy, lower case, straight apostrophes and quotes."""
    return tidy(text).lower().translate(_STRAIGHT)


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})


def from_lines(text: str) -> Iterator[Block]:
    """Blocks of plain text: one a line, wrapped lines joined, bullets by their marks.

    A short line with a number (`5. Cameras`), with no other such line before or behind it, is a heading.
    """
    blocks = [*_of_lines(text)]
    for before, block, behind in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        alone = block.number == "1" and block.gap and not any(one.number == "1" for one in (before, behind) if one)
        titled = block.kind == "bullet" and behind is not None and behind.gap and _is_title(block.text)
        if _stands_above(before, block, behind):
            block = replace(block, kind="heading", level=_NUMBERED_LEVEL)
        yield replace(block, kind="heading", level=_NUMBERED_LEVEL, number="") if alone and titled else block


def _stands_above(before: Block | None, block: Block, behind: Block | None) -> bool:
    """Whether a short line by itself is the heading of the paragraph behind it: no other short line stands beside it."""
    if behind is None or behind.kind != "line" or block.kind != "line" or not block.gap or not _is_title(block.text):
        return False
    few = len(block.text.split()) <= _SHORT and not block.text.lower().startswith(("for ", "to ", "if ", "when "))
    told = behind.text.endswith(".") and len(behind.text.split()) >= _SENTENCE
    ended = before is not None and (before.kind == "bullet" or before.text.endswith((*_ENDS, ",")))
    return few and told and ended


def _is_title(text: str) -> bool:
    return text[:1].isupper() and not text.endswith((".", ":", ";", ",")) and len(text.split(maxsplit=_TITLE_WORDS)) <= _TITLE_WORDS


def _of_lines(text: str) -> Iterator[Block]:
    held: Block | None = None
    gap, last, full = True, "", _full(text)
    lines = text.splitlines()
    drawn = tables(lines)
    for number, raw in enumerate(lines):
        if number in drawn:
            if held is not None:
                yield held
            yield from drawn[number]
            held, gap, last = None, True, ""
            continue
        line = _IMAGE.sub("", raw)
        if held is not None and held.kind == "line" and not gap and _underlines(line, held.text):
            held, gap = replace(held, kind="heading", level=2), True
            continue
        if not tidy(line) or _RULE.match(line.strip()):
            gap = True
            continue
        if held is not None and not gap and _continues(held, len(last.rstrip()) >= full, line):
            held, last = replace(held, text=f"{held.text} {tidy(line)}"), line
            continue
        if held is not None:
            yield held
        held, gap, last = replace(_line(line), gap=gap), False, line
    if held is not None:
        yield held


def tables(lines: Sequence[str]) -> dict[int, tuple[Block, ...]]:
    """Tables drawn with spaces or bars, by the numbers of their lines: the first line of one holds its rows, the others none."""
    found: dict[int, tuple[Block, ...]] = {}
    for number, line in enumerate(lines):
        if number in found:
            continue
        if _BARS.fullmatch(line):
            end = next((at for at in range(number, len(lines)) if not _BARS.fullmatch(lines[at])), len(lines))
            rows = [
                [tidy(cell) for cell in each.strip().strip("|").split("|")] for each in lines[number:end] if not _RULE.match(each.strip())
            ]
            begin = number
        elif number and _COLUMNS.fullmatch(line.rstrip()):
            end = next((at for at in range(number + 1, len(lines)) if not tidy(lines[at])), len(lines))
            starts = [part.start() for part in re.finditer(r"-+", line)]
            drawn = (lines[number - 1], *lines[number + 1 : end])
            rows = [[tidy(each[low:high]) for low, high in zip(starts, [*starts[1:], None], strict=True)] for each in drawn]
            begin = number - 1
        else:
            continue
        found.update(dict.fromkeys(range(begin, end), ()))
        found[begin] = tuple(Block("row", " ".join(cells), int(at == 0), cells=tuple(cells)) for at, cells in enumerate(_whole(rows)))
    return found


def _whole(rows: Sequence[list[str]]) -> list[list[str]]:
    """Rows of which the lines below, with an empty cell at an end, are taken in."""
    whole: list[list[str]] = []
    for cells in rows:
        if len(whole) > 1 and len(cells) == len(whole[-1]) and not (cells[0] and cells[-1]):
            whole[-1] = [tidy(f"{above} {cell}") for above, cell in zip(whole[-1], cells, strict=True)]
        else:
            whole.append(cells)
    return whole


def item_of(text: str) -> Block | None:
    """The item that a paragraph is by its number (`1.2 your name;`), None for another paragraph and for what may be a heading."""
    found = _NUMBERED.match(text)
    return (
        Block("bullet", text[found.end() :], number="1.1") if found and (text.endswith((";", ",")) or text[found.end()].islower()) else None
    )


def has_bullets(text: str) -> bool:
    """Whether a paragraph holds lines with bullets that its mark-up does not know (`·`, `•`), or with numbers of items (`1.2`)."""
    lines = text.splitlines()
    unknown = any((found := _BULLET.match(line)) and found[2] and not found[2].isascii() for line in lines)
    return unknown or sum(_NUMBERED.match(line) is not None for line in lines) > 1


def _line(line: str) -> Block:
    if found := _HASHES.match(line):
        return Block("heading", tidy(found[2]), len(found[1]))
    if found := _CLAUSE.match(line.strip()):
        return Block("line", tidy(found["words"]), number="1.1")
    if found := _BULLET.match(line):
        indent = len(found[1].expandtabs(4))
        nested = bool(found[3]) or found[2] in ("◦", "○") or indent >= 4
        return Block("bullet", tidy(found[4]), int(nested), number=_number(found[2] or ""))
    return Block("line", tidy(line))


def _number(mark: str) -> str:
    """What kind of number a bullet's mark is, "" for another mark."""
    plainly = mark.strip("().")
    return ("1.1" if "." in plainly else "1") if plainly[:1].isdigit() else "a" if mark[-1:] in (".", ")") else ""


def _underlines(line: str, words: str) -> bool:
    """Whether a line is a rule as long as the words above it."""
    return _UNDERLINE.fullmatch(line.strip()) is not None and abs(len(line.strip()) - len(words)) <= _LONGER


def _full(text: str) -> int:
    """From how many characters on a line is full, in a text whose lines are wrapped; more than any has in one of long lines."""
    longest = max(map(len, text.splitlines()), default=0)
    return longest - _RAGGED if _WRAPPED < longest <= _WIDEST else longest + 1


def _continues(held: Block, full: bool, line: str) -> bool:
    """Whether a line is the rest of a wrapped one: that is `full`, it goes on in lower case, or it stands under its bullet's words."""
    if _BULLET.match(line) or _HASHES.match(line) or _FIELD.match(line) or held.kind == "heading":
        return False
    if held.kind == "bullet" and line[:1].isspace() and not held.text.endswith(_ENDS):
        return True
    if full and not held.text.endswith(_ENDS) and not _CELLS.search(line):
        return True
    return line.lstrip()[:1].islower() and len(held.text) >= _WRAPPED and not held.text.endswith(_ENDS)
