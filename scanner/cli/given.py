"""Text that a person gives: a file, or standard input, in whatever encoding it is."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import TextIO

from scanner.errors import ConfigError

#: Documents that may be made of nothing but ASCII.
_DOCUMENTS = (b"%PDF-", b"{\\rtf")
#: How a run is named, see `scanner.catalog.names`.
_RUN = re.compile(r"last(~\d+)?|\d{8}T\d{6}Z(-\w+)?")


def opened(file: str) -> TextIO:
    """A file, or standard input for "-", as text with its line ends as they are. ConfigError where there is none, or it is no text.

    The encoding is told as that of a file in a source; what is none of it is replaced, never lost.
    """
    try:
        return _text(file, open(sys.stdin.fileno(), "rb", closefd=False) if file == "-" else Path(file).open("rb"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}.") from None


def refuse_findings(file: str) -> None:
    """ConfigError where somebody names what a scan left, or a place in it, and no text."""
    kind = ""
    if os.path.isfile(file):  # a pipe's first bytes would be lost for whoever reads it
        with suppress(OSError), open(file, "rb") as stream:
            kind = "a report" if b'"noticegap/report/' in stream.read(200) else ""
    elif not os.path.exists(file):
        if ": " in file:
            raise ConfigError(f'{file}: is no file. A finding is named behind its run: noticegap why last "{file}"')
        kind = "a run" if _RUN.fullmatch(file) else ""
    if kind:
        raise ConfigError(f'{file}: is {kind}. Name the finding: noticegap why {file} "crm: public.users.email"')


def _text(file: str, stream: BufferedReader) -> TextIO:
    from connectors.readers.encoding import as_text  # here: a wrong command line need not wait for them
    from connectors.readers.sniff import texty

    head = stream.peek()
    if head.startswith(_DOCUMENTS) or not texty(head, named=True):
        stream.close()
        raise ConfigError(f"{'standard input' if file == '-' else file}: is no text. What lies in other files is read by: noticegap scan")
    return as_text(stream)
