"""EPUB: each chapter, style and picture is a file inside the book; its properties are the book's own row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.documents.package import elements, inside, members, opened, stream
from connectors.readers.documents.properties import named, row
from connectors.readers.node import Item, Node

_LOOKS = (".css", ".ttf", ".otf", ".woff", ".woff2", ".ncx", "mimetype", "META-INF/container.xml")


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The properties in the package document (EPUB 3.3), then every member as a unit of its own."""
    with opened(file) as package:
        every = members(package)
        said: list[str] = []
        for member in every:
            if member.filename.lower().endswith(".opf"):
                yield from row(named(member.filename, elements(stream(package, member, node), said)))
        for reason in dict.fromkeys(said):
            yield node.unread(reason)
        for member in every:
            if not member.filename.lower().endswith((*_LOOKS, ".opf")):
                yield from inside(package, member, node)
