"""For people at a terminal: what fails first, with the change that would make it pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from scanner.gate.result import Entry, Result
from scanner.gate.show.words import headline, plain, sure, totals


def write(result: Result, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the result; `colour` marks what fails and what warns."""
    for line in _lines(result, colour):
        out.write(f"{line}\n")


def _lines(result: Result, colour: bool) -> Iterator[str]:
    for entry in result.failing:
        yield from _entry(entry, _mark("FAIL", 31, colour))
        yield from (f"       {plain(line)}" for line in entry.fix)
        yield ""
    for entry in result.warnings:
        yield from _entry(entry, _mark("warn", 33, colour))
    if result.warnings:
        yield ""
    accepted = [entry for entry in result.entries if entry.status == "accepted"]
    for entry in accepted:
        yield f"ok   {plain(entry.place)}: {entry.category} {plain(entry.evidence[-1])}"
    for unread in result.unread:
        yield f"{_mark('NOT READ', 31, colour)} {plain(str(unread))}"
    for note in result.notes:
        yield f"note {plain(str(note))}"
    yield totals(result)


def _entry(entry: Entry, mark: str) -> Iterator[str]:
    yield f"{mark} {headline(entry)}, {sure(entry)} sure"
    yield f"       {plain(f'{entry.file}:{entry.line}')} ({entry.change}{', ' + plain(entry.type) if entry.type else ''})"
    if entry.evidence:
        yield f"       {plain('; '.join(entry.evidence))}"


def _mark(word: str, code: int, colour: bool) -> str:
    return f"\x1b[{code};1m{word}\x1b[0m" if colour else word
