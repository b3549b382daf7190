"""Text that a person gives: a file, or standard input, in whatever encoding it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from scanner.errors import ConfigError


def opened(file: str) -> TextIO:
    """A file, or standard input for "-", as text with its line ends as they are. ConfigError where there is no such file.

    The encoding is told as that of a file in a source; what is none of it is replaced, never lost.
    """
    from connectors.readers.encoding import as_text  # here: a wrong command line need not wait for it

    try:
        return as_text(open(sys.stdin.fileno(), "rb", closefd=False) if file == "-" else Path(file).open("rb"))
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}.") from None
