"""Web pages and Markdown as blocks: what a reader sees, without scripts, styles, navigation and the marks of template engines."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag
from markdown_it import MarkdownIt

from scanner.notice.blocks import Block, from_lines, has_bullets, item_of, tidy
from scanner.notice.page import HEADINGS, above, hidden

_BLOCKS = (
    "p div section article main header aside blockquote address pre figure figcaption details summary body html center hr caption form"
)
_NESTED = ("ul", "ol", "dl")
_LISTS = "dl dt dd ul ol li table thead tbody tfoot tr"
_BREAKS = frozenset((*_BLOCKS.split(" "), *_LISTS.split(" "), *HEADINGS))
#: No cell reaches over more rows or columns than that.
_WIDEST = 200
#: Marks of template engines, comments and declarations, taken out before parsing.
_MARKS = (("<!--", "-->"), ("<%", "%>"), ("{%", "%}"), ("{{", "}}"), ("{#", "#}"), ("<!", ">"), ("<?", ">"))
#: What is never closed costs the standard library's parser quadratic time; a browser shows it as text or not at all.
_UNCLOSED = re.compile(r"<(?![A-Za-z/][^<>]*>)")
#: `## Cookies {#cookies}`: the name by which links reach a heading.
_NAMES = re.compile(r"[ \t]{0,9}\{[#.][\w-]{1,80}\}[ \t]{0,9}$", re.MULTILINE)
_FRONT = re.compile(r"\A\s*---[ \t]*\n.{0,20000}?\n---[ \t]*\n", re.DOTALL)
#: A paragraph that is bold from end to end is a heading in all but name; it ranks below the real ones.
_BOLD_LEVEL = 7


@dataclass(slots=True)
class _Writer:
    """What has been read of the block that is open, and where it stands."""

    text: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    cells: list[str] | None = None
    spans: dict[int, tuple[int, str]] = field(default_factory=dict)
    row: Tag | None = None
    heads: int = 0
    strong: int = 0
    lists: int = 0
    heading: int = 0
    item: bool = False


def from_markdown(text: str) -> Iterator[Block]:
    """Blocks of Markdown, with HTML in it; of a leading `---` block of settings only the title."""
    front = _FRONT.match(text)
    named = re.search(r"^title:[ \t]*(\S.*)$", front[0], re.MULTILINE) if front else None
    if named:
        yield Block("heading", tidy(named[1].strip("'\" ")), 1)
    body = _NAMES.sub("", text[front.end() :] if front else text)
    page = MarkdownIt("commonmark").enable("table").render(_without_marks(body))
    yield from from_html(page)


def from_html(text: str) -> Iterator[Block]:
    """Blocks of a web page or of a template for one. Nothing is fetched and nothing is run."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(_without_marks(text), "html.parser")
    writer = _Writer()
    stack: list[tuple[PageElement, bool]] = [(soup, True)]
    while stack:
        node, entering = stack.pop()
        if isinstance(node, Tag):
            if entering and hidden(node):
                continue
            yield from _enter(writer, node) if entering else _leave(writer, node)
            if entering:
                stack.append((node, False))
                stack.extend((child, True) for child in reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            writer.text.append(str(node))
            if writer.strong and node.strip() and not any(part.strip() for part in writer.text[len(writer.bold) : -1]):
                writer.bold = list(writer.text)
    yield from _flush(writer)


def _without_marks(text: str) -> str:
    """Text without comments, declarations, `{{ … }}`, `{% … %}`, `<% … %>`; one pass a kind of mark, whatever the text holds."""
    for opening, closing in _MARKS:
        kept, at = [], 0
        while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
            kept.append(text[at:start])
            at = end + len(closing)
        text = "".join((*kept, text[at:]))
    return _UNCLOSED.sub(" ", text)


def _enter(writer: _Writer, tag: Tag) -> Iterator[Block]:
    name = tag.name
    if name == "dd" and writer.item and writer.text:
        writer.text.append(": ")  # what a term's description lists is declared with the term
    elif name in _BREAKS and not (name in _BLOCKS.split(" ") and writer.item and writer.text[-1:] == [": "]):
        yield from _flush(writer)
    if name in HEADINGS:
        writer.heading = HEADINGS[name]
    elif name == "summary":
        writer.heading = above(tag.parent)
    elif name == "button" and not writer.heading:
        yield from _flush(writer)
        writer.heading = above(tag.find_next_sibling())
    elif name in _NESTED:
        writer.lists += 1
    elif name in ("li", "dt") or (name == "dd" and not writer.item):
        writer.item = True
    elif name == "table" and writer.cells is None:
        writer.spans = {}
    elif name == "tr" and writer.cells is None and not _lays_out(tag):
        writer.cells, writer.heads, writer.row = [], 0, tag
        _reach_down(writer)
    elif name in ("strong", "b"):
        writer.strong += 1
    elif name == "br":
        writer.text.append("\v")
    elif name == "a" and tag.get("href"):
        writer.links.append(tidy(str(tag["href"])))


def _leave(writer: _Writer, tag: Tag) -> Iterator[Block]:
    name = tag.name
    if name in ("strong", "b"):
        writer.strong = max(0, writer.strong - 1)
    elif name in ("td", "th") and writer.cells is not None and tag.find_parent("tr") is writer.row:
        _cell(writer, tag)
    elif tag is writer.row and writer.cells is not None:
        cells, writer.cells, writer.row = writer.cells, None, None
        if any(cells):
            yield Block("row", tidy(" | ".join(cells)), int(writer.heads == len(cells)), cells=tuple(cells))
        _clear(writer)
    elif (name in _BREAKS and name != "dt") or (name == "button" and tag.find_parent(list(HEADINGS)) is None):
        yield from _flush(writer)
    if name in _NESTED:
        writer.lists = max(0, writer.lists - 1)
    elif name in ("li", "dd"):
        writer.item = False
    elif name in HEADINGS or name == "summary" or (name == "button" and tag.find_parent(list(HEADINGS)) is None):
        writer.heading = 0


def _lays_out(row: Tag) -> bool:
    """Whether a row lays out a page and is no row of facts: it holds headings, or a table while its own has no column headings."""
    if row.find(list(HEADINGS)) is not None:
        return True
    own = row.find_parent("table")
    titled = own is not None and any(head.find_parent("table") is own for head in own.find_all("th"))
    return row.find("table") is not None and not titled


def _cell(writer: _Writer, tag: Tag) -> None:
    """One cell is complete: it stands in every row that it reaches over, and leaves the further columns that it reaches over empty."""
    assert writer.cells is not None
    words = _lines(writer)
    down, across = (min(int(told), _WIDEST) if (told := str(tag.get(name) or "")).isdigit() else 1 for name in ("rowspan", "colspan"))
    if down > 1:
        writer.spans[len(writer.cells)] = (down - 1, words)
    writer.cells += [words, *[""] * (across - 1)]
    writer.heads += (tag.name == "th") * max(1, across)
    _reach_down(writer)
    _clear(writer)


def _reach_down(writer: _Writer) -> None:
    """Takes in the cells of rows above that reach down to where the row stands."""
    assert writer.cells is not None
    while (above := writer.spans.pop(len(writer.cells), None)) is not None:
        if above[0] > 1:
            writer.spans[len(writer.cells)] = (above[0] - 1, above[1])
        writer.cells.append(above[1])


def _lines(writer: _Writer) -> str:
    """The open text, its line breaks as line ends: a cell may hold a list."""
    return "\n".join(filter(None, (tidy(part) for part in "".join(writer.text).split("\v"))))


def _clear(writer: _Writer) -> None:
    writer.text, writer.bold, writer.links = [], [], []


def _flush(writer: _Writer) -> Iterator[Block]:
    if writer.cells is not None:
        writer.text.append("\v")
        return
    raw, bold, links = "".join(writer.text), tidy("".join(writer.bold)), tuple(writer.links)
    _clear(writer)
    broken = _lines(_Writer(text=[raw]))
    text = tidy(broken)
    if not text:
        return
    if writer.heading:
        yield Block("heading", text, writer.heading)
    elif writer.item:
        writer.item = False
        yield Block("bullet", text, max(0, writer.lists - 1), strong=bold, links=links)
    elif numbered := item_of(text):
        yield replace(numbered, strong=bold, links=links)
    elif has_bullets(lines := raw.replace("\v", "\n")) or ":\n" in broken:
        yield from from_lines(lines if has_bullets(lines) else broken)
    elif bold and bold.rstrip(" .:") == text.rstrip(" .:") and len(text) <= 120 and not text.endswith((":", ";")):
        yield Block("heading", text, _BOLD_LEVEL)
    else:
        yield Block("text", broken, strong=bold, links=links)
