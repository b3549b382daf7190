"""A notice's file as blocks: which format it is in, which encoding, and one clear sentence where it cannot be read."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from scanner.errors import ConfigError
from scanner.notice.blocks import Block, from_lines, plain
from scanner.notice.html import from_html, from_markdown
from scanner.notice.office import Unusable, docx_page
from scanner.notice.pdf import pdf_text

#: No privacy notice is longer; a saved web page with its pictures may be.
MAX_BYTES = 5_000_000
MAX_BLOCKS = 10_000

#: What English text comes in that is not UTF-8; a wider choice only misreads short notices.
_ENCODINGS = ("cp1252", "mac_roman", "utf_16_le", "utf_16_be", "utf_32")
_READS = "noticegap reads notices as plain text (.txt), Markdown (.md), web pages (.html), JSON (.json), Word documents (.docx) and PDF"
_OFFICE = ("doc", "odt", "rtf", "pages", "epub", "xlsx", "pptx")
_PDF, _PACKED = b"%PDF", b"PK\x03\x04"
_TAGS = re.compile(r"</(?:p|li|ul|h[1-6]|div|td|section)\s*>", re.IGNORECASE)
_MARKS = re.compile(r"^(?:#{1,6} |\s{0,3}[*+-] |\|)", re.MULTILINE)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """A notice's file as read: its name, the SHA-256 of its bytes (hexadecimal) and its blocks in the order of reading."""

    name: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]


def read_file(path: str | Path) -> NoticeFile:
    """Reads one file. Raises ConfigError where it is missing, empty, too large, binary, or in a format that is not read."""
    file = Path(path)
    data = _bytes(file)
    text, found = _read(file, data)
    blocks = tuple(islice(found, MAX_BLOCKS + 1))
    if len(blocks) > MAX_BLOCKS:
        raise ConfigError(f"{file}: more than {MAX_BLOCKS:,} paragraphs and bullets. That is no privacy notice; give the notice alone.")
    return NoticeFile(file.name, hashlib.sha256(data).hexdigest(), text, blocks)


def _bytes(file: Path) -> bytes:
    try:
        if not file.exists():
            raise ConfigError(f"{file} does not exist. Give the path of a privacy notice.")
        if not file.is_file():
            raise ConfigError(f"{file} is not a file. Give the path of a privacy notice.")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ConfigError(f"{file}: cannot be read: {reason}.") from error
    if not data.strip():
        raise ConfigError(f"{file}: is empty. {_READS}.")
    if len(data) > MAX_BYTES:
        raise ConfigError(f"{file}: is larger than {MAX_BYTES // 1_000_000} MB. Give the text of the notice alone.")
    suffix = file.suffix.lower().removeprefix(".")
    if suffix in _OFFICE or data.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        raise ConfigError(
            f"{file}: {f'.{suffix}' if suffix in _OFFICE else 'this kind of'} files cannot be read yet. {_READS}; save it as one."
        )
    return data


def _read(file: Path, data: bytes) -> tuple[str, Iterator[Block]]:
    """The text and its blocks."""
    try:
        if data.startswith(_PDF):
            text = pdf_text(data)
            return text, from_lines(text)
        if data.startswith(_PACKED):
            page = docx_page(data)
            return page, from_html(page)
    except Unusable as error:
        raise ConfigError(f"{file}: {error}. {_READS}.") from None
    text = _decode(file, data)
    return text, _blocks(file, text)


def _decode(file: Path, data: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        best = from_bytes(data[:200_000], cp_isolation=list(_ENCODINGS)).best()
        text = data.decode(best.encoding, "replace") if best is not None else "\0"
    odd = sum(unicodedata.category(char) in ("Cc", "Cn", "Cs") and not char.isspace() for char in text[:20_000])
    if "\0" in text or odd * 20 > len(text[:20_000]):
        raise ConfigError(f"{file}: is not text. {_READS}.")
    return text


def _blocks(file: Path, text: str) -> Iterator[Block]:
    suffix = file.suffix.lower()
    if suffix == ".json" or (text.lstrip()[:1] in ("{", "[") and suffix not in (".html", ".htm", ".md")):
        return _from_json(file, text)
    if suffix in (".md", ".markdown", ".mdx"):
        return from_markdown(text) if _MARKS.search(text) or _TAGS.search(text) else from_lines(text)
    tags = len(_TAGS.findall(text[:1_000_000]))
    return from_html(text) if tags >= 3 or (suffix in (".html", ".htm", ".xhtml") and tags) else from_lines(text)


def _from_json(file: Path, text: str) -> Iterator[Block]:
    """The strings of a JSON notice in order: those with tags as web pages, those in arrays as bullets."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        if file.suffix.lower() != ".json":
            return from_lines(text)
        raise ConfigError(f"{file}: is not JSON, or too deeply nested. {_READS}.") from None
    return (block for key, found, listed in _strings(value) for block in _json_blocks(key, found, listed))


def _strings(value: Any) -> Iterator[tuple[str, str, bool]]:
    """Every string with its key and whether it stands in an array."""
    stack: list[tuple[str, Any, bool]] = [("", value, False)]
    while stack:
        key, item, listed = stack.pop()
        if isinstance(item, dict):
            stack.extend((str(name), inner, False) for name, inner in reversed(item.items()))
        elif isinstance(item, list):
            stack.extend((key, inner, True) for inner in reversed(item))
        elif isinstance(item, str):
            yield key, item, listed


def _json_blocks(key: str, text: str, listed: bool) -> Iterator[Block]:
    if _TAGS.search(text):
        return from_html(text)
    if re.search(r"head|title|h[1-6]$", plain(key)):
        return iter((Block("heading", text.strip(), 2),))
    bullet = (listed and not text.rstrip().endswith((".", ":"))) or re.search(r"bullet|item|list|li\d", plain(key))
    return (Block("bullet", block.text) if bullet else block for block in from_lines(text))
