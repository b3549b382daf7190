"""The rows that nearly all sheets consist of, taken by one regular expression each, at four times the speed of an XML parser's events.

A row counts as plain when it is written as the usual programs write it and every cell has a value without entity or inline markup. All
other markup goes to the parser, in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from connectors.readers.sheets.layout import Row
from connectors.readers.sheets.numbers import written

if TYPE_CHECKING:
    from connectors.readers.sheets.cells import Sheet

_FORMULA = r'(?:<f(?: [^<>]*)?>[^<"&]*</f>|<f [^<>]*/>)?'
_INLINE = r'<is><t(?: xml:space="preserve")?>([^<&]*)</t></is>'
_KIND = "(s|n|b|e|str|inlineStr)"
_VALUE = rf'<c r="([A-Z]{{1,3}})[0-9]+"(?: s="([0-9]{{1,6}})")?(?: t="{_KIND}")?>{_FORMULA}(?:<v>([^<&]*)</v>|{_INLINE})</c>'
# Without groups: those within possessive repetitions are wrong in Python 3.11 (https://github.com/python/cpython/issues/101955).
_UNGROUPED = re.sub(r"\((?!\?)", "(?:", _VALUE)
_ROW = re.compile(rf'<row r="([0-9]{{1,9}})"[^<>]*>\s*((?:(?>{_UNGROUPED}|<c [^<>]*/>)\s*)*+)</row>'.encode())
_NONE = re.compile(rb'<row r="[0-9]{1,9}"[^<>]*/>')
_CELL = re.compile(_VALUE)
#: A row that is not plain within this many bytes is the parser's.
_LONGEST = 1 << 20


def split(blocks: Iterable[bytes], sheet: Sheet) -> Iterator[bytes]:
    """What is left for the parser, block by block; plain rows are put into `sheet.rows` between two blocks, in their order."""
    rest = b""
    for block in blocks:
        block = rest + block
        end = block.rfind(b"<row ")
        if end <= 0 and len(block) < _LONGEST:
            rest = block
            continue
        end = end if end > 0 else len(block)
        rest = block[end:]
        yield from _split(block[:end], sheet)
        yield b""  # the rows are taken by whoever feeds the parser, also where it gets nothing
    yield from _split(rest, sheet)


def _split(block: bytes, sheet: Sheet) -> Iterator[bytes]:
    at = 0
    while True:
        start = block.find(b"<row ", at)
        if start < 0:
            break
        if start > at:
            yield block[at:start]
        at = start
        while match := _ROW.match(block, at):
            take(match[1], match[2], sheet)
            at = match.end()
        if match := _NONE.match(block, at):
            at = match.end()
        elif at == start:
            following = block.find(b"<row ", at + 5)
            yield block[at : following if following > 0 else len(block)]
            at = following if following > 0 else len(block)
    if at < len(block):
        yield block[at:]


def take(number: bytes, markup: bytes, sheet: Sheet) -> None:
    """The cells of a plain row."""
    sheet.end_row()
    row: Row = []
    last = -1
    ordered = True
    shared, formats, epoch, columns = sheet.book.shared, sheet.book.formats, sheet.book.epoch_1904, sheet.columns
    for name, style, kind, text, inline in _CELL.findall(markup.decode("utf-8", "replace")):
        column = columns.get(name)
        if column is None:
            column = sheet.column_of(name)
        ordered = ordered and column > last
        last = column
        if kind == "s":
            index = int(text) if text.isdecimal() and len(text) < 10 else -1
            if not 0 <= index < len(shared):
                sheet.lost += 1
                continue
            text = shared[index]
            sheet.repeated += len(text)
        elif kind == "inlineStr":
            text = inline
        elif kind == "" or kind == "n":
            form = formats[int(style)] if style and int(style) < len(formats) else ""
            if form or not text.isdecimal():
                text = written(text.strip(), form, epoch)
        elif kind == "b":
            text = {"0": "false", "1": "true"}.get(text, text)
        if text and not text.isspace():
            row.append((column, text))
    sheet.number = int(number) - 1
    if not ordered:
        row.sort(key=lambda cell: cell[0])
    if row:
        sheet.rows.append((sheet.number, row))
