"""The lines of a file of a call, and its beginning."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

#: A longer line comes in pieces.
LONGEST = 1_000_000
#: So much of a file tells what it is.
HEAD = 65_536


def lines(file: BinaryIO) -> Iterator[str]:
    """Lines of a file in UTF-8 from its beginning, without their ends; those longer than a million characters in pieces."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline=None)
    try:
        while line := text.readline(LONGEST):
            yield line[:-1] if line[-1] == "\n" else line
    finally:
        text.detach()


def first(file: BinaryIO) -> list[str]:
    """The whole lines among the first 64 kB; all that there is where the file is shorter."""
    file.seek(0)
    head = file.read(HEAD)
    text = head.decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    return text[:-1] if len(head) == HEAD and len(text) > 1 else text
