"""What is attached to a mail, read by what it is."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from connectors.readers.mail import secure
from connectors.readers.mail.message import Attached, content, pieces
from connectors.readers.mail.mime import Part
from connectors.readers.mail.transfer import decoded
from connectors.readers.node import Item, Node


def units(file: BinaryIO, attached: Iterable[Attached], node: Node, before: str = "") -> Iterator[Item]:
    """Each thing attached, as a unit inside `node` whose name begins with `before`."""
    text: Part | None = None
    files: list[bytes] = []
    for each in attached:
        if each.reason:
            child = node.inner(before + each.name)
            yield child.begins(each.media)
            yield child.unread(each.reason)
        elif each.piece >= 0:
            if text is not each.part:
                text, files = each.part, pieces(file, each.part)
            whole = b"".join(decoded([files[each.piece]], "uuencode"))
            yield from node.read(io.BytesIO(whole), node.inner(before + each.name))
        elif each.media in secure.MEDIA:
            yield from cms(b"".join(_limited(content(file, each.part))), before + each.name, node)
        else:
            with node.spool() as out:
                for block in content(file, each.part):
                    out.write(block)
                yield from node.read(out, node.inner(before + each.name))


def _limited(stream: Iterator[bytes]) -> Iterator[bytes]:
    """At most `secure.LARGEST` bytes and a block."""
    size = 0
    for block in stream:
        yield block
        size += len(block)
        if size > secure.LARGEST:
            return


def cms(data: bytes, name: str, node: Node) -> Iterator[Item]:
    """An S/MIME message: what is signed is read, of what is encrypted it is said."""
    reason = "damaged mail (S/MIME)"
    try:
        inside = secure.signed(data)
        if inside is None:
            sealed = any(oid in data[:64] for oid in secure.SEALED)
            reason = "encrypted mail (S/MIME)" if sealed else "no mail is inside (S/MIME)"
    except ValueError:
        inside = None
        reason = "signed mail (S/MIME) too large to open" if len(data) > secure.LARGEST else reason
    if inside is not None:
        yield from node.read(io.BytesIO(inside), node.inner(f"{name}.eml"))
    else:
        child = node.inner(name)
        yield child.begins(secure.MEDIA[0])
        yield child.unread(reason)
