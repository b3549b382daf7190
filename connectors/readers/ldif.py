"""Entries of a directory (LDIF, RFC 2849): one row an entry, a column an attribute."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.content_lines import lines
from connectors.readers.encoding import utf8
from connectors.readers.magic import magic
from connectors.readers.mail.headers import base64, column
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.text import pieces

# What the attributes of people are short for (RFC 4519, RFC 2798).
_WORDS = {
    "cn": "full name",
    "sn": "surname",
    "uid": "user name",
    "l": "town",
    "st": "county",
    "o": "organisation",
    "ou": "department",
    "c": "country",
    "dn": "entry",
    "samaccountname": "user name",
    "userprincipalname": "user name",
    "unicodepwd": "password",
    "sambantpassword": "password hash",
    "physicaldeliveryofficename": "office",
}
_TYPES = re.compile(r"(^|,)\s*[\w.-]{1,40}=")
_BEGINS = re.compile(rb"(?:(?:#[^\n]*+|version:[ ]*1|search:[^\n]*+)?\s*\n)*+dn::? [^\n]*=[^\n]*\n[A-Za-z][\w.;-]*::?[ ]")


def is_entries(text: bytes) -> bool:
    """Whether a text begins with an entry: its distinguished name and an attribute."""
    return _BEGINS.match(text.removeprefix(b"\xef\xbb\xbf")) is not None


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row an entry; photographs and the like are units inside, named `17/jpegphoto` after the row."""
    records, number = Records(), 0
    embedded: list[tuple[str, bytes]] = []
    for line in lines(file):
        if line.name == "dn":
            records.end_begun()
            number += 1
        value = line.value.strip()
        if value.startswith(":"):
            data = base64(value[1:].encode("ascii", "replace"))
            if magic(data):
                embedded.append((f"{number}/{column(line.name)}", data))
                continue
            value = data.decode() if utf8(data) and b"\0" not in data else value[1:].strip()  # a number in bytes is no text
        if line.name == "dn":
            value = _TYPES.sub(lambda found: found[1] and " / ", value)
        if value and value != "-":  # which parts the changes of an entry
            for piece in pieces(value.encode("utf-8", "replace")):
                records.add(_WORDS.get(line.name) or (column(line.name) if line.name else ""), piece)
        if records.full():
            yield from records.flush()
    yield from records.flush()
    for name, data in embedded:
        yield from node.read(io.BytesIO(data), node.inner(name))
