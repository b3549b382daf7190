"""The text of an HTML body, in one pass and linear time: what a reader of the mail sees, and the addresses that links hold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_BLOCKS = "br p div tr li ul ol table h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer dt dd title option"
_LINES = frozenset(re.findall(r"\w+", _BLOCKS))
# What is inside is no text, and where it ends.
_SILENT = {name: re.compile("</" + name, re.IGNORECASE) for name in ("script", "style")}
_CELLS = frozenset(("td", "th"))
_OPENS = re.compile(r"<(?:[A-Za-z!?]|/[A-Za-z])")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})")
_HELD = re.compile(r"""\b(href|alt|title|value|placeholder)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_ADDRESS = re.compile(r"^\s*(?:mailto|tel|sms|callto|sip):", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]{2,4096}")


def text(source: str) -> str:
    """The text of `source`; a line a block element, a tab between cells."""
    joined = html.unescape("".join(_pieces(source))).replace("\xa0", " ")
    lines = (_BLANKS.sub(" ", line).strip() for line in joined.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(source: str) -> Iterator[str]:
    """Text between tags, and what stands for a tag. A tag, a comment or a script that never ends is text."""
    at = 0
    while found := _OPENS.search(source, at):
        tag = found.start()
        yield source[at:tag].replace("\n", " ")
        if source.startswith("<!--", tag):
            shown, at = _comment(source, tag)
        elif name := _NAME.match(source, tag):
            shown, at = _tag(source, tag, name[1].lower())
        else:
            shown, at = "", source.find(">", tag) + 1
        if not at:
            yield source[tag:]
            return
        yield shown
    yield source[at:].replace("\n", " ")


def _comment(source: str, at: int) -> tuple[str, int]:
    """The text of a comment, unless it is a condition of Outlook, and where it ends (0: nowhere)."""
    end = source.find("-->", at + 4)
    return "" if source.startswith("<!--[if", at) else f"\n{source[at + 4 : end]}\n", end + 3 if end >= 0 else 0


def _tag(source: str, at: int, name: str) -> tuple[str, int]:
    """What a tag shows, and where it ends (0: nowhere), with the script or the style sheet that it begins."""
    end = source.find(">", at)
    if end < 0 or name not in _SILENT or source[at + 1] == "/":
        return _shown(source[at:end], name), end + 1
    closed = _SILENT[name].search(source, end)
    return "", closed.start() if closed else 0


def _shown(tag: str, name: str) -> str:
    """What a tag leaves: a line end, a tab, and of its attributes the texts and the addresses."""
    held = " ".join(_attributes(tag)) if "=" in tag else ""
    between = "\n" if name in _LINES else "\t" if name in _CELLS else ""
    return f"{between} {held} " if held else between


def _attributes(tag: str) -> Iterator[str]:
    for match in _HELD.finditer(tag):
        said = match[2].strip("\"'")
        if match[1].lower() != "href":
            yield said
        elif _ADDRESS.match(said) or "@" in said or "%40" in said:
            yield unquote(said)
