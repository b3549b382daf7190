"""A mail as one row (a column a field of its header, the body in ""), and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO

from connectors.readers.mail import html, secure
from connectors.readers.mail.charset import decode
from connectors.readers.mail.head import Head, head
from connectors.readers.mail.headers import column, fields, main, parameters, text
from connectors.readers.mail.mime import PARTS, Part, TooMany, leaves
from connectors.readers.mail.transfer import decoded, window
from connectors.readers.records import Records

#: A body of more bytes is a unit of its own: a cell is not larger.
TEXT = 1 << 20
#: A row has at most so many columns, a batch so many; the fields beyond come as `name: value` in the column "header".
COLUMNS = 256
BATCH_COLUMNS = 1024
#: A mail with more fields has the rest in one cell of "header".
FIELDS = 4096
_BODIES = ("text/plain", "text/html", "text/enriched", "text/richtext", "text/x-amp-html", "text/watch-html", "text/rfc822-headers")
_STOCK = re.compile(rb"\s*|[^\r\n]{0,80}(?:multi-?part|MIME|OpenPGP)[^\r\n]{0,80}(?:\r?\n[^\r\n]{0,100}){0,4}\s*", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{0,200}charset=["']?([A-Za-z0-9_:-]{2,40})""", re.IGNORECASE)
_UU = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n((?:[ -`]{1,90}\r?\n){1,})end[ \t]{0,9}\r?$", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>{0,80}From )", re.MULTILINE)
_PGP = b"-----BEGIN PGP MESSAGE-----"
_CONTROL = re.compile(r"[\0-\x1f\x7f]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Attached:
    """A part that is a unit of its own. `piece` counts the uuencoded files of a text; `reason` tells why it is not read."""

    part: Part
    name: str
    media: str
    piece: int = -1
    reason: str = ""


@dataclass(slots=True)
class Message:
    """What one mail holds: values by column, in order, and what is attached."""

    values: list[tuple[str, str]] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    size: int = 0

    def attach(self, part: Part, name: str, media: str, piece: int = -1, reason: str = "") -> None:
        """One more unit, with a name of its own."""
        self.attached.append(Attached(part, self.unique(name), media, piece, reason))

    def unique(self, name: str) -> str:
        """The name of a unit inside; one that stands already is given a number."""
        shown = _CONTROL.sub(" ", name)[-200:].strip() or "part"
        count = self.names[shown] = self.names.get(shown, 0) + 1
        if count > 1:
            stem, dot, extension = shown.rpartition(".")
            shown = f"{stem} ({count}).{extension}" if dot else f"{shown} ({count})"
        return shown

    def body(self) -> str:
        """The text; of a plain and an HTML version only one where it says all that the other does."""
        plain, rendered = "\n".join(self.plain).strip("\r\n"), "\n".join(self.rendered)
        if not plain or not rendered:
            return plain or rendered
        if plain.split() == rendered.split():
            return plain
        first, second = _WORD.findall(plain), _WORD.findall(rendered)
        ours, theirs = {*first, *pairwise(first)}, {*second, *pairwise(second)}
        return plain if theirs <= ours else rendered if ours <= theirs else f"{plain}\n\n{rendered}"


def message(file: BinaryIO, begin: int, end: int, quoted: bool = False) -> Message:
    """The mail in the bytes of `file` from `begin` to `end`; `quoted`: lines that begin with "From " are quoted as in a mailbox."""
    found = Message()
    top = head(file, begin, end)
    _fields(found, top.header)
    if top.beyond:
        found.attach(Part(Head(b"", top.beyond), top.beyond, top.body, 0, False, False), "header.txt", "text/plain")
    try:
        for part in leaves(file, top, end):
            _part(found, file, part, quoted)
    except TooMany:
        rest = Part(Head(b"", end), end, end, 0, False, False)
        found.attach(rest, "rest", "text/plain", reason=f"more than {PARTS:,} parts: the rest was not read")
    return found


def _fields(found: Message, header: bytes) -> None:
    if envelope := re.match(rb">?From ([^\r\n]{1,998})", header):
        found.values.append(("envelope from", text(envelope[1])))
    left = len(header)
    for number, (name, raw) in enumerate(fields(header)):
        if number == FIELDS:
            found.values.append(("header", decode(header[len(header) - left :])))
            return
        left -= len(name) + len(raw)
        value = text(raw)
        if value:
            found.values.append((said := column(name), f"{name}: {value}" if said == "header" else value))


def _part(found: Message, file: BinaryIO, part: Part, quoted: bool) -> None:
    """Puts one leaf where it belongs: into the body, or among what is attached."""
    kind, name = _described(found, part)
    if part.sealed:
        if kind != "application/pgp-encrypted":
            found.attach(part, name or f"part {part.number}", kind, reason="encrypted mail (OpenPGP)")
    elif name or not (kind in _BODIES or kind.startswith("message/")):
        found.attach(part, name or f"part {part.number}{secure.extension(kind)}", kind)
    elif part.end - part.begin > TEXT or found.size > TEXT:
        found.attach(part, f"part {part.number}{secure.extension(kind)}", kind)
    else:
        _text(found, kind, part, b"".join(content(file, part)), quoted)


def _described(found: Message, part: Part) -> tuple[str, str]:
    """The media type of a leaf, and its file name ("" for a body)."""
    head = part.head
    if not part.number:
        return "text/plain", ""
    said = head.field("content-type")
    kind = main(said)
    if "/" not in kind:
        kind = "message/rfc822" if part.digest else "text/plain"
    placed = head.field("content-disposition")
    name = parameters(placed).get("filename") or parameters(said).get("name") or ""
    if name:
        found.values.append(("attachment", name))
    if not name and main(placed) == "attachment":
        name = f"part {part.number}{secure.extension(kind)}"
    if kind in ("message/rfc822", "message/global") and not name.lower().endswith(".eml"):
        name = f"{name or f'part {part.number}'}.eml"
    for more in ("content-description", "content-location"):
        if part.number > 1 and (value := head.field(more)):
            found.values.append((column(more), value))
    return kind, name


def _text(found: Message, kind: str, part: Part, data: bytes, quoted: bool) -> None:
    if not part.number and _STOCK.fullmatch(data[:1000]) and len(data) <= 1000:
        return
    charset = parameters(part.head.field("content-type")).get("charset", "") if part.head.header else ""
    found.size += len(data)
    if kind == "text/html" or "html" in kind or kind in ("text/enriched", "text/richtext"):
        meta = _META.search(data[:4096])
        found.rendered.append(html.text(decode(data, charset or (meta[1].decode() if meta else ""))))
        return
    data = _QUOTED.sub(rb"\1", data) if quoted and b">From " in data else data
    if b"begin " in data:
        data = _uuencoded(found, part, data)
    if _PGP in data:
        found.attach(part, f"part {part.number}", kind, reason="encrypted mail (OpenPGP)")
    found.plain.append(decode(data, charset).replace("\r\n", "\n"))


def _uuencoded(found: Message, part: Part, data: bytes) -> bytes:
    """The text without the files that are written into it, which are attached."""
    for piece, match in enumerate(_UU.finditer(data)):
        name = decode(match[1]).strip()
        found.values.append(("attachment", name))
        found.attach(part, name, "", piece)
    return _UU.sub(b"", data)


def content(file: BinaryIO, part: Part) -> Iterator[bytes]:
    """The bytes of a part, decoded."""
    encoding = part.head.field("content-transfer-encoding") if part.head.header else ""
    return decoded(window(file, part.begin, part.end), encoding)


def pieces(file: BinaryIO, part: Part) -> list[bytes]:
    """The uuencoded files in a text, still encoded, in the order of `Attached.piece`."""
    return [match[2] for match in _UU.finditer(b"".join(content(file, part)))]


def add(records: Records, found: Message) -> None:
    """One row more, and only one: see `FIELDS`."""
    names = set()
    records.add("", found.body())
    for name, value in found.values:
        names.add(name)
        many = len(names) > COLUMNS or len(records.columns) > BATCH_COLUMNS
        if many and name not in records.columns:
            records.add("header", f"{name}: {value}")
        else:
            records.add(name, value)
    records.end_row()
