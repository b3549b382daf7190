"""Workflow commands of GitHub Actions: annotations at the line of the column."""

from __future__ import annotations

from typing import TextIO

from scanner.gate.result import Entry, Result
from scanner.gate.show.words import headline, plain, sure, totals

_MOST = 10  # notices of a step that GitHub shows


def write(result: Result, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes `::error` for what fails or was not read, `::warning` for what warns, `::notice` for notes, and one line of totals."""
    for entry in result.failing:
        out.write(_command("error", entry.file, entry.line, _text(entry)))
    for entry in result.warnings:
        out.write(_command("warning", entry.file, entry.line, _text(entry)))
    for unread in result.unread:
        out.write(_command("error", unread.file, unread.line, f"NOT READ: {plain(unread.reason)}"))
    for note in result.notes[:_MOST]:
        out.write(_command("notice", note.file, note.line, plain(note.reason)))
    out.write(f"{totals(result)}\n")


def _text(entry: Entry) -> str:
    return "\n".join([f"{headline(entry)}, {sure(entry)} sure ({plain('; '.join(entry.evidence))})", *map(plain, entry.fix)])


def _command(level: str, file: str, line: int, text: str) -> str:
    """As in the documentation of workflow commands: data escapes %, CR and LF, properties also colon and comma."""
    place = f"file={_escaped(plain(file), True)}" + (f",line={line}" if line else "")
    return f"::{level} {place},title=noticegap gate::{_escaped(text, False)}\n"


def _escaped(text: str, inside: bool) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text
