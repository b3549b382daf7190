"""Pictures and recordings: evidence by their type; what they show or say is not read here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.node import Node
from scanner.model import Unread


def picture(file: BinaryIO, node: Node) -> Iterator[Unread]:
    """No rows, and the statement that the picture was not looked at."""
    yield node.unread("picture: known by its type only, what it shows was not read")


def recording(file: BinaryIO, node: Node) -> Iterator[Unread]:
    """No rows, and the statement that the recording was not listened to."""
    yield node.unread("recording: known by its type only, what is said was not read")
