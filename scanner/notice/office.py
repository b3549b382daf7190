"""A notice as a Word document: what a reader sees of it, as a web page."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a second telling of the same, for old programs
_HEADING = re.compile(r"heading ([1-6])$")
_DAMAGED = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, EOFError, OSError, ValueError)  # RuntimeError: encrypted
_MARKS = {f"{_W}tab": " ", f"{_W}br": "<br>"}
_OFF = ("0", "false", "off")
#: No notice's text is longer; packed, a hostile one could be.
_LARGEST = 20_000_000


class Unusable(Exception):
    """Why a document cannot be read, as the end of a sentence."""


def docx_page(data: bytes) -> str:
    """The main text of a Word document (ECMA-376, WordprocessingML) as a web page: headings, lists and tables as such.

    Styles decide what is a heading and what an item, as in Word. Deleted text, headers and footnotes are left out. Raises Unusable.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if "word/document.xml" not in names:
                raise Unusable("is no Word document (.docx)")
            styles = _styles(_tree(package, "word/styles.xml")) if "word/styles.xml" in names else {}
            body = _tree(package, "word/document.xml").find(f"{_W}body")
    except _DAMAGED as error:
        raise Unusable("is a damaged or encrypted document") from error
    return "\n".join(_blocks(body, styles)) if body is not None else ""


def _tree(package: zipfile.ZipFile, name: str) -> Any:
    with package.open(name) as member:
        data = member.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Unusable(f"is larger than {_LARGEST // 1_000_000} MB unpacked")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _styles(root: Any) -> dict[str, tuple[int, int | None]]:
    """By id of a paragraph style the level of heading that it is (0: none) and the depth of list item (None: none), inherited ones too."""
    found = {each.get(f"{_W}styleId"): each for each in root.iter(f"{_W}style")}
    return {name: _style(each, found, 0) for name, each in found.items()}


def _style(style: Any, found: dict[str, Any], deep: int) -> tuple[int, int | None]:
    name = (_value(style, "name") or "").lower()
    told = _HEADING.match(name)
    heading, item = (1 if name == "title" else int(told[1]) if told else _outline(style)), _item(style)
    based = found.get(_value(style, "basedOn") or "")
    if based is None or deep > len(found):
        return heading, item
    above = _style(based, found, deep + 1)
    return heading or above[0], above[1] if item is None else item


def _outline(of: Any) -> int:
    """The level of heading that the outline gives a style or a paragraph; 0: none, nor is body text (9)."""
    level = _value(of, "outlineLvl")
    return int(level) + 1 if level and level.isdigit() and int(level) < 6 else 0


def _item(of: Any) -> int | None:
    """The depth of the list item that a style or a paragraph is, from 0; None: it says nothing. -1: it says that it is none."""
    if (found := of.find(f".//{_W}numPr")) is None:
        return None
    level = _value(found, "ilvl") or "0"
    return -1 if _value(found, "numId") == "0" else int(level) if level.isdigit() else 0


def _value(of: Any, name: str) -> str | None:
    found = of.find(f".//{_W}{name}")
    return None if found is None else found.get(f"{_W}val")


def _blocks(body: Any, styles: dict[str, tuple[int, int | None]]) -> Iterator[str]:
    for each in body:
        if each.tag == f"{_W}tbl":
            yield f"<table>{''.join(_rows(each))}</table>"
        elif each.tag == f"{_W}p":
            yield _paragraph(each, styles)
        else:  # a form's control, or the marks of a change, around paragraphs
            inner = each.find(f"{_W}sdtContent")
            yield from _blocks(each if inner is None else inner, styles) if each.find(f".//{_W}p") is not None else ()


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table; a cell that reaches over several stands in each, its paragraphs, and what a table in it says, are lines."""
    above: dict[int, str] = {}
    for row in (each for each in table.iter(f"{_W}tr") if _next(each, "tbl") is table):
        at, cells = 0, []
        for cell in (each for each in row.iter(f"{_W}tc") if _next(each, "tr") is row):
            merged, across = cell.find(f"{_W}tcPr/{_W}vMerge"), _value(cell, "gridSpan") or "1"
            goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
            above[at] = above.get(at, "") if goes_on else "<br>".join(map(_words, cell.iter(f"{_W}p")))
            cells.append(f'<td colspan="{escape(across)}">{above[at]}</td>')
            at += int(across) if across.isdigit() else 1
        yield f"<tr>{''.join(cells)}</tr>"


def _next(of: Any, name: str) -> Any:
    """The nearest element of that name around another one."""
    return next(of.iterancestors(f"{_W}{name}"), None)


def _paragraph(paragraph: Any, styles: dict[str, tuple[int, int | None]]) -> str:
    about = paragraph.find(f"{_W}pPr")
    heading, item = styles.get((about is not None and _value(about, "pStyle")) or "", (0, None))
    if about is not None:
        heading, own = _outline(about) or heading, _item(about)
        item = item if own is None else own
    if heading:
        return f"<h{heading}>{_words(paragraph)}</h{heading}>"
    if item is None or item < 0:
        return f"<p>{_words(paragraph)}</p>"
    return f"{'<ul>' * (item + 1)}<li>{_words(paragraph)}</li>{'</ul>' * (item + 1)}"


def _words(of: Any) -> str:
    """What is shown of a paragraph or a cell, bold runs marked."""
    return "".join(_run(run) for run in of.iter(f"{_W}r") if next(run.iterancestors(_FALLBACK), None) is None)


def _run(run: Any) -> str:
    text = "".join(_MARKS.get(each.tag, escape(each.text or "") if each.tag == f"{_W}t" else "") for each in run)
    bold = run.find(f"{_W}rPr/{_W}b")
    return f"<strong>{text}</strong>" if text.strip() and bold is not None and bold.get(f"{_W}val") not in _OFF else text
