"""Whether the first row of a table holds names or values, and whether a word may become the name of a column.

A value taken for a name is a row missed and a leak into every report; a name taken for a value costs a hint. So the first row is a header
only if at least half of its cells speak for it, and a cell of it that may be a value is scanned as one and leaves only its number behind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from connectors.readers.column_words import ABROAD, KNOWN
from scanner.asked import is_question, names_nobody
from scanner.words import held, words

_LONGEST = 64
_STYLE = re.compile(r"[A-Za-z][a-z0-9]*(?:[_.\-][A-Za-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+[0-9]*(?:[A-Z][a-z0-9]*)+")
_VALUE = re.compile(
    r"[@\r\n\t\0]|://|\d{4}|^\W*\d[\d\s.,:/%-]*$|\d+[-/.:]\d+|^[A-Za-z]{1,3}\d[\dA-Za-z]?\s*\d[A-Za-z]{2}$|^\W*$|[.!?]\s|"
    # A digest, a token, a UUID: letters and digits without order.
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]{16})(?:[A-Za-z]*\d){3}[A-Za-z]+\d|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-"
)
#: `nm`, `sc`, `prd`: small letters and no vowel among them are nobody's name. They may as well be values (`gb`), so they make no header.
_CLIPPED = re.compile(r"[b-df-hj-np-tv-xz]{2,5}")
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,4}", re.UNICODE)
#: `F. nacimiento`, `D. of birth`, `Emp. No`: a word cut short, and no initial or title of a name.
_SHORTENED = re.compile(r"\b(?!(?:mr|mrs|ms|dr|st|sr|fr|hr|prof|rev)\.)(?:[^\W\d_]{2,5}|[^\W\d_](?=\. (?-i:[a-z])))\.(?=\s)", re.IGNORECASE)
#: `handled by`, `Received on`: what was done to a record ends in a word that ends nobody's name.
_DONE = re.compile(r"(?:[^\W\d_]+ )?(?:[a-z]{2,}|[^\W\d_]{3,})(?:ed|en|nt)(?: off| up| out)? (?:[bB]y|at|on|to|for|from|with)")
#: What the detectors call columns ("blue badge", "Gehalt") with words that are nobody's name and no value: see `tests/test_headers.py`.
_PHRASES = frozenset(files("connectors.readers").joinpath("column_phrases.txt").read_text("utf-8").splitlines())
_DAYS = """
january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday
sunday english british european scottish welsh irish internet christmas easter
"""
#: Words with a capital that a question may hold.
_CAPITALS = KNOWN | _PHRASES | frozenset(_DAYS.split())
_NULLS = frozenset(("n/a", "na", "nan", "none", "null", "nil", "unknown", "true", "false", "yes", "no", "-", "?", "."))


def _known(cell: str) -> bool:
    """Whether a word of the cell is one that columns are named with, in short too (`Lic`, `slry`), or several together are."""
    said = words(cell)
    full = held(said)
    return (
        _DONE.fullmatch(cell) is not None
        or any(word in KNOWN or word.removesuffix("s") in KNOWN for word in said)
        or not (full.isdisjoint(KNOWN) and full.isdisjoint(_PHRASES))
    )


@lru_cache(1 << 14)
def is_name(cell: str) -> bool:
    """Whether a header's cell, or a key of a JSON object, may stand in a report as a name.

    Not what holds digits like a number, a date or a postcode, an address of any kind, or several words of which none is known (it could be
    a person's name). A question may be longer and of several sentences: forms put it above the answers.
    """
    if is_question(cell) and "?" in cell:
        return names_nobody(cell, _CAPITALS)
    if not 0 < len(cell) <= _LONGEST or not any(char.isalpha() for char in cell):
        return False
    if _VALUE.search(cell):
        whole = _SHORTENED.sub(lambda found: found[0][:-1], cell)
        said = words(cell)
        if len(said) > 1 and len(said[0]) == 1 and (" ".join(said) in _PHRASES or ABROAD.issuperset(said[1:])):  # `F. Nacimiento`
            return True
        return whole != cell and not _VALUE.search(whole) and _known(cell)
    return _known(cell) or not _PERSON.fullmatch(cell)


def says_name(cell: str) -> bool:
    """Whether the cell is written as names of columns are: with their words, or as an identifier."""
    return is_name(cell) and cell.lower() not in _NULLS and (_known(cell) or is_question(cell) or _STYLE.fullmatch(cell) is not None)


def _contrast(cell: str, below: list[str]) -> bool:
    """Whether all values below look like values, and the cell does not."""
    filled = [value for value in below if value.strip()]
    return is_name(cell) and cell.lower() not in _NULLS and len(filled) > 0 and all(_VALUE.search(value[:256]) for value in filled)


def is_header(first: list[str], below: list[list[str]]) -> bool:
    """Whether the row `first` names the columns of the rows `below`.

    At least half of its filled cells must be made of known words, be written as identifiers are, or stand above nothing but values of
    another make; none may stand again in its own column.
    """
    columns = [[row[i].strip() for row in below] for i in range(len(first))]
    cells = [(cell.strip(), column) for cell, column in zip(first, columns, strict=True) if cell.strip()]
    if any(cell in column for cell, column in cells):
        return False
    signs = sum(says_name(cell) or _contrast(cell, column) for cell, column in cells)
    values = sum(bool(_VALUE.search(cell)) for cell, _ in cells)
    return signs > 0 and signs * 2 >= len(cells) and values < signs


def named(first: list[str]) -> list[str]:
    """The header's cells that may be names of columns, "" in place of the others.

    A word that columns are not usually named with is believed only where most others are: in `date, Jane, Joe` it is a person.
    """
    cells = [cell.strip() for cell in first]
    said = [says_name(cell) for cell in cells]
    most = sum(said) * 2 > sum(bool(cell) for cell in cells)
    return [cell if sure or _CLIPPED.fullmatch(cell) or (most and is_name(cell)) else "" for cell, sure in zip(cells, said, strict=True)]


def names(first: list[str] | None, count: int) -> list[str]:
    """Unique names for `count` columns: those of the header, and numbers from 1 where it has none or none that may be shown."""
    cells = named(first) if first else [""] * count
    taken: set[str] = set()
    for i, cell in enumerate(cells):
        name = base = cell or str(i + 1)
        again = 2
        while name in taken:
            name, again = f"{base}_{again}", again + 1
        taken.add(name)
        cells[i] = name
    return cells
