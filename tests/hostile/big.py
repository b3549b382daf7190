"""Files that are too long, too wide, or hollow."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import CANARY, Case

_LINE = 2 << 30
_WORDS = b"the meter was read on monday and " * 30_000


def _sparse(name: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).touch()
        os.truncate(folder / name, 4 << 30)

    return make


def _line(name: str, head: bytes, tail: bytes = b"") -> Callable[[Path], None]:
    """One line of 2 GB."""

    def make(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.write(head)
            while file.tell() < _LINE:
                file.write(_WORDS)
            file.write(tail)

    return make


def _columns(folder: Path) -> None:
    with (folder / "wide.csv").open("w") as file:
        for row in ("col{}", "{}@example.org", CANARY + "{}"):
            for block in range(0, 10_000_000, 100_000):
                file.write(",".join(row.format(number) for number in range(block, block + 100_000)) + ("," if block < 9_900_000 else "\n"))


def _cell(folder: Path) -> None:
    """One quoted field of 2 GB."""
    _line("cell.csv", b'name,note\nJane,"', b'"\nJo,short\n')(folder)


CASES = (
    Case("sparse file of 4 GB without a name", _sparse("hollow"), "no reader|zero", quick=False),
    Case("sparse file of 4 GB as .csv", _sparse("hollow.csv"), quick=False),
    Case("sparse file of 4 GB as .json", _sparse("hollow.json"), quick=False),
    Case("sparse file of 4 GB as .zip", _sparse("hollow.zip"), quick=False),
    Case("csv of 10 million columns", _columns, quick=False),
    Case("csv with one field of 2 GB", _cell, quick=False),
    Case("one line of 2 GB in .txt", _line("line.txt", b""), quick=False),
    Case("one line of 2 GB in .json", _line("line.json", b'{"a": "', b'"}'), quick=False),
    Case("one line of 2 GB in .xml", _line("line.xml", b"<?xml version='1.0'?><a><b>", b"</b></a>"), quick=False),
    Case("one line of 2 GB in .eml", _line("line.eml", b"From: a@example.org\nTo: b@example.org\nSubject: x\n\n"), quick=False),
    Case("one header of 2 GB in .eml", _line("head.eml", b"From: a@example.org\nSubject: "), quick=False),
    Case("one line of 2 GB in .sql", _line("line.sql", b"-- MySQL dump\nINSERT INTO `p` VALUES (1,'", b"');\n"), quick=False),
)
