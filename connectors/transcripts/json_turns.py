"""Turns in JSON of any layout, streamed: what `json_rows` finds, with words joined and times brought to seconds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from connectors.transcripts.batches import Turn
from connectors.transcripts.clock import scale
from connectors.transcripts.guard import Stream
from connectors.transcripts.json_rows import Row, rows
from connectors.transcripts.labels import Labels
from scanner.errors import Unreadable

_SAMPLE = 2_000
_LONGEST = 2_000


def json_turns(stream: Stream, labels: Labels) -> Iterator[Turn | str]:
    """Turns of a JSON document or of JSON Lines in UTF-8; Unreadable from where it is no JSON, nested too deeply, or one value too long."""
    errors: list[Unreadable] = []
    found = _joined(_until_error(rows(stream, labels), errors))
    head = list(itertools.islice(found, _SAMPLE))
    spoken = [row for row in head if not row.key]
    zero, divisor = scale([row.start for row in spoken], sum(len(row.text) for row in spoken))
    turns = 0
    for row in itertools.chain(head, found):
        turns += not row.key
        start = None if row.start is None else (row.start - zero) / divisor
        yield labels.role(row.speaker), start, f"{row.key}: {row.text}" if row.key else row.text
    if errors:
        raise errors[0]
    if head and not turns:
        yield "no turns were recognised, so it was read field by field"


def _until_error(found: Iterator[Row], errors: list[Unreadable]) -> Iterator[Row]:
    """Keeps an error back until all rows before it are through."""
    try:
        yield from found
    except Unreadable as error:
        errors.append(error)


def _joined(found: Iterator[Row]) -> Iterator[Row]:
    """Words that stand alone, as word-by-word exports have them, joined while the speaker stays the same: a number read out is one."""
    last: Row | None = None
    for row in found:
        if last and _word(row) and last.speaker == row.speaker and len(last.text) < _LONGEST:
            last = Row(f"{last.text} {row.text.strip()}", last.speaker, last.start)
            continue
        if last:
            yield last
        last = row if _word(row) else None
        if last is None:
            yield row
    if last:
        yield last


def _word(row: Row) -> bool:
    return not row.key and len(row.text.split(None, 1)) == 1 and len(row.text) < 100
