"""Pictures and recordings: evidence by their type; what they show or say is not read here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from scanner.model import Place, Unread


def picture(file: BinaryIO, place: Place) -> Iterator[Unread]:
    """No rows, and the statement that the picture was not looked at."""
    yield Unread(place, "picture: known by its type only, what it shows was not read")


def recording(file: BinaryIO, place: Place) -> Iterator[Unread]:
    """No rows, and the statement that the recording was not listened to."""
    yield Unread(place, "recording: known by its type only, what is said was not read")
