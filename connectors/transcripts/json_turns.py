"""Turns in JSON of any layout, streamed: what `json_rows` finds, with words joined and times brought to seconds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from connectors.transcripts.clock import Clock
from connectors.transcripts.documents import Lines, is_lines
from connectors.transcripts.guard import Stream
from connectors.transcripts.json_frames import Row
from connectors.transcripts.json_rows import rows
from connectors.transcripts.turn import Field, Said, Turn
from scanner.errors import Unreadable

UNKNOWN = "JSON of no known transcript format"
_SAMPLE = 2_000
_LONGEST, _SECONDS = 2_000, 30.0  # of words that are joined


def read(file: BinaryIO) -> Iterator[Said]:
    """Turns of a JSON document or of JSON Lines in UTF-8.

    Unreadable from where it is no JSON, is nested too deeply, or holds one value too long; and where it holds no text with who said it, or
    when.
    """
    file.seek(0)
    if not is_lines(file):
        yield from _turns(file)
        return
    stream = Lines(file)
    yield from _turns(stream)
    yield from stream.told()


def holds_turns(file: BinaryIO) -> bool:
    """Whether there is a text with who said it, or when, near the beginning of a file in UTF-8."""
    file.seek(0)
    found = _until_error(rows(Lines(file) if is_lines(file) else file), [])
    return any(map(_is_turn, itertools.islice(found, _SAMPLE)))


def _is_turn(row: Row) -> bool:
    return not row.key and (row.speaker is not None or row.start is not None)


def _turns(stream: Stream) -> Iterator[Said]:
    errors: list[Unreadable] = []
    found = _until_error(rows(stream), errors)
    head = list(itertools.islice(found, _SAMPLE))
    spoken = [row for row in head if not row.key]
    if not any(map(_is_turn, head)):
        raise errors[0] if errors else Unreadable("holds no turns" if not head else UNKNOWN)
    clock = Clock.of([(row.call, row.start) for row in spoken], sum(len(row.text) for row in spoken))
    yield from _joined(_said(row, clock) for row in itertools.chain(head, found))
    if errors:
        raise errors[0]


def _said(row: Row, clock: Clock) -> Turn | Field:
    if row.key:
        return Field(row.key, row.text)
    start, end = clock.since(row.call, row.start), clock.since(row.call, row.end)
    if row.span is not None and start is not None and end is None:
        end = start + row.span / clock.divisor
    return Turn(row.text, row.speaker, row.role, start, end, row.call)


def _until_error(found: Iterator[Row], errors: list[Unreadable]) -> Iterator[Row]:
    """Keeps an error back until all rows before it are through."""
    try:
        yield from found
    except Unreadable as error:
        errors.append(error)


def _joined(found: Iterator[Turn | Field]) -> Iterator[Turn | Field]:
    """Words that stand alone, as word-by-word exports have them, joined while the speaker stays the same: a number read out is one."""
    last: Turn | None = None
    for item in found:
        word = isinstance(item, Turn) and _word(item)
        if last and isinstance(item, Turn) and word and _goes_on(last, item):
            last = replace(last, text=f"{last.text} {item.text.strip()}", end=item.end)
            continue
        if last:
            yield last
        last = item if isinstance(item, Turn) and word else None
        if last is None:
            yield item
    if last:
        yield last


def _goes_on(last: Turn, word: Turn) -> bool:
    far = last.start is not None and word.start is not None and word.start - last.start > _SECONDS
    return (last.speaker, last.call) == (word.speaker, word.call) and len(last.text) < _LONGEST and not far


def _word(turn: Turn) -> bool:
    return len(turn.text.split(None, 1)) == 1 and len(turn.text) < 100
