"""Text that a person gives: a file, or standard input, in whatever encoding it is."""

from __future__ import annotations

import sys
from io import BufferedReader
from pathlib import Path
from typing import TextIO

from scanner.errors import ConfigError

#: Documents that may be made of nothing but ASCII.
_DOCUMENTS = (b"%PDF-", b"{\\rtf")


def opened(file: str) -> TextIO:
    """A file, or standard input for "-", as text with its line ends as they are. ConfigError where there is none, or it is no text.

    The encoding is told as that of a file in a source; what is none of it is replaced, never lost.
    """
    try:
        return _text(file, open(sys.stdin.fileno(), "rb", closefd=False) if file == "-" else Path(file).open("rb"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}.") from None


def _text(file: str, stream: BufferedReader) -> TextIO:
    from connectors.readers.encoding import as_text  # here: a wrong command line need not wait for them
    from connectors.readers.sniff import texty

    head = stream.peek()
    if head.startswith(_DOCUMENTS) or not texty(head, named=True):
        stream.close()
        raise ConfigError(f"{'standard input' if file == '-' else file}: is no text. What lies in other files is read by: noticegap scan")
    return as_text(stream)
