"""Outlook's message files ([MS-OXMSG]): one row a message (or contact, appointment …), then what is attached to it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Any, BinaryIO

from connectors.readers.mail import attachments, html, properties, secure
from connectors.readers.mail.headers import column, fields, text
from connectors.readers.mail.message import TEXT, Message, add
from connectors.readers.mail.outlook_names import NAMES, RECIPIENTS
from connectors.readers.mail.properties import DAMAGE, Properties
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from scanner.errors import Unreadable

_ATTACH, _RECIPIENT = "__attach_version1.0_#", "__recip_version1.0_#"
# "SMTP" or "EX": how an address is written.
_KINDS_OF_ADDRESS = (0x0064, 0x0075, 0x0077, 0x0C1E, 0x3002)
# Sizes of sectors, and of those of small streams, as powers of two ([MS-CFB], section 2.2): others would only ask for memory.
_SHIFTS_AT = 30
_SHIFTS = (b"\x09\0\x06\0", b"\x0c\0\x06\0")
_EMBEDDED = "__substg1.0_3701000d"


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The row of the message; then attachments and embedded messages. Unreadable where the file is damaged."""
    import olefile

    size = file.seek(0, os.SEEK_END)
    file.seek(_SHIFTS_AT)
    if file.read(4) not in _SHIFTS:
        raise Unreadable("truncated or damaged Outlook message")
    file.seek(0)
    try:
        ole = olefile.OleFileIO(file)
        if ole.root.size > size:
            raise Unreadable("truncated or damaged Outlook message")
        names = properties.named(ole, size)
    except DAMAGE:
        raise Unreadable("truncated or damaged Outlook message") from None
    with ole:
        yield from _message(ole, (), names, size, node)


def _message(ole: Any, path: tuple[str, ...], names: dict[int, str], size: int, node: Node) -> Iterator[Item]:
    """The row of the message in the storage at `path`, and what is attached to it; `size` is that of the file."""
    found = Message()
    own = Properties(ole, path, names, size)
    rtf = _collect(found, own)
    inside = {name: Properties(ole, (*path, name), names, size) for name in own.storages() if name.startswith((_RECIPIENT, _ATTACH))}
    for one in (holds for name, holds in inside.items() if name.startswith(_RECIPIENT)):
        _recipient(found, one)
    attached = [(name, holds, _name(found, holds)) for name, holds in inside.items() if name.startswith(_ATTACH)]
    if not found.values and not any(own.texts()) and not attached:
        raise Unreadable("truncated or damaged Outlook message")
    found.values = list(dict.fromkeys(found.values))
    records = Records()
    long = found.body()
    if len(long) > TEXT // 2:
        found.plain, found.rendered = [], []
    add(records, found)
    yield from records.flush()
    if own.damaged or any(holds.damaged for holds in inside.values()):
        yield node.unread("damaged in parts: what is left of the Outlook message was read")
    if not (found.plain or found.rendered) and long:
        yield from node.read(io.BytesIO(long.encode("utf-8", "replace")), node.inner("body.txt"))
    if rtf and not long:
        yield from _rtf(rtf, node)
    for name, holds, shown in attached:
        yield from _attached(ole, (*path, name), holds, shown, node)


def _collect(found: Message, own: Properties) -> bytes:
    """All that the properties of a message say as values of its row; returns the compressed RTF body (or b"")."""
    headers = own.text(0x007D)
    for name, raw in fields(headers.encode("utf-8", "replace")) if headers else ():
        if value := text(raw):
            said = column(name)
            found.values.append((said, f"{name}: {value}" if said == "header" else value))
    known = {value for _, value in found.values}
    for tag, value in own.texts():
        if tag == 0x1000:
            found.plain.append(value)
        elif tag == 0x1013:
            found.rendered.append(html.text(value))
        elif tag not in _KINDS_OF_ADDRESS and tag != 0x007D and value.strip() and value not in known:
            found.values.append((own.column(tag), value))
    found.values.extend((NAMES[tag], value) for tag, value in own.times() if tag in NAMES)
    if not found.rendered and (data := own.binary(0x1013)):
        found.rendered.append(html.text(own.decode(data, 0x3FDE)))
    return own.binary(0x1009)


def _recipient(found: Message, one: Properties) -> None:
    """Name and address of a recipient, as they stand in a header."""
    name, address = one.text(0x3001), one.text(0x39FE) or one.text(0x3003)
    shown = f"{name} <{address}>" if name and address and name != address else address or name
    if shown:
        found.values.append((RECIPIENTS.get(one.number(0x0C15) or 1, "to"), shown))


def _name(found: Message, holds: Properties) -> str:
    """The name of something attached."""
    name = holds.text(0x3707) or holds.text(0x3704) or holds.text(0x3001)
    if name:
        found.values.append(("attachment", name))
    return found.unique(name or f"part {len(found.names) + 1}{secure.extension(holds.text(0x370E).lower())}")


def _attached(ole: Any, path: tuple[str, ...], holds: Properties, name: str, node: Node) -> Iterator[Item]:
    """One thing attached: a file, or a message whose properties lie in a storage of their own."""
    if holds.has_storage(_EMBEDDED):
        child = node.inner(name)
        yield child.begins("application/vnd.ms-outlook")
        try:
            yield from _message(ole, (*path, _EMBEDDED), holds.names, holds.size, child)
        except Unreadable as error:
            yield child.unread(str(error))
        return
    data, media = holds.binary(0x3701), holds.text(0x370E).lower()
    if not data:
        child = node.inner(name)
        yield child.begins("application/octet-stream")
        yield child.unread("attachment without content (a link, an object of another program, or damaged)")
    elif media in secure.MEDIA:
        yield from attachments.cms(data, name, node)
    else:
        yield from node.read(io.BytesIO(data), node.inner(f"{name}.eml" if media.startswith("multipart/") else name))


def _rtf(data: bytes, node: Node) -> Iterator[Item]:
    """A body that is there as compressed RTF only ([MS-OXRTFCP])."""
    from compressed_rtf import decompress

    child = node.inner("body.rtf")
    try:
        plain = decompress(data)
    except Exception:  # noqa: BLE001 - a hostile input makes the library raise what it likes; it ends as an Unread
        yield child.begins("application/rtf")
        yield child.unread("damaged RTF body")
        return
    node.budget.unpack(len(plain))
    yield from node.read(io.BytesIO(plain), child)
