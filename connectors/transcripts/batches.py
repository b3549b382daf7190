"""What the readers of formats give as Arrow batches: turns, at most 64k rows or 16 MB each; then what stands beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pyarrow as pa

from connectors.transcripts.beside import Beside
from connectors.transcripts.speakers import Speakers
from connectors.transcripts.turn import Field, Said, Turn
from scanner.calls import TURNS
from scanner.errors import Unreadable

ROWS = 65_536
CHARACTERS = 3_000_000  # with what is counted beside them at most 16 MB, also where each takes four bytes
LONGEST = 1_000_000
_LABEL = 200
_ENDLESS = 7 * 86_400.0  # no call lasts longer than a week: such a time is none


@dataclass(slots=True)
class _Rows:
    """Turns on their way to a batch."""

    speakers: Speakers
    turns: list[Turn] = field(default_factory=list)
    size: int = 0

    def add(self, turn: Turn) -> None:
        self.turns.append(turn)
        self.size += len(turn.text) + len(turn.confidence) + sum(map(len, turn.alternatives))

    def full(self) -> bool:
        return len(self.turns) >= ROWS or self.size >= CHARACTERS

    def taken(self) -> pa.RecordBatch:
        batch = _batch(self.turns, self.speakers)
        self.turns, self.size = [], 0
        return batch


def batches(said: Iterator[Said], speakers: Speakers, beside: Beside) -> Iterator[pa.RecordBatch | str]:
    """Batches of turns, then of fields; a reason for something left out (a `str`) passes through. "holds no turns" where there is none.

    What was read before an Unreadable still comes, then the error.
    """
    rows, turns, error = _Rows(speakers), 0, None
    try:
        for item in said:
            if isinstance(item, str):
                yield item
            elif isinstance(item, Field):
                beside.add(_clean(item.key) or "", _clean(item.text) or "")
            else:
                for piece in _pieces(item):
                    rows.add(piece)
                    if rows.full():
                        turns += len(rows.turns)
                        yield rows.taken()
    except Unreadable as broke:
        error = broke
    turns += len(rows.turns)
    if rows.turns:
        yield rows.taken()
    yield from beside.batches()
    if error:
        raise error from None
    if not turns:
        yield "holds no turns"


def _pieces(turn: Turn) -> Iterator[Turn]:
    """A turn longer than a million characters in several rows, cut at a space where there is one."""
    while len(turn.text) > LONGEST:
        cut = turn.text.rfind(" ", LONGEST // 2, LONGEST)
        cut = LONGEST if cut < 0 else cut
        words = len(turn.text[:cut].split()) if turn.confidence else 0
        yield replace(turn, text=turn.text[:cut], confidence=turn.confidence[:words])
        turn = replace(turn, text=turn.text[cut:], confidence=turn.confidence[words:], alternatives=())
    yield turn


def _batch(turns: list[Turn], speakers: Speakers) -> pa.RecordBatch:
    labels = [_clean((turn.speaker or "").strip()[:_LABEL] or None) for turn in turns]
    whose = [speakers.of_turn(label, _clean(turn.role)) for label, turn in zip(labels, turns, strict=True)]
    texts = [_unlabelled(_clean(turn.text) or "", label, speakers) for label, turn in zip(labels, turns, strict=True)]
    starts = [_moment(turn.start) for turn in turns]
    columns = (
        [_clean(turn.call) for turn in turns],
        labels,
        [role for role, _ in whose],
        [subject for _, subject in whose],
        starts,
        [_after(start, _moment(turn.end)) for start, turn in zip(starts, turns, strict=True)],
        texts,
        [turn.confidence or None for turn in turns],
        [[_clean(text) for text in turn.alternatives] or None for turn in turns],
    )
    arrays = [pa.array(values, kind.type) for values, kind in zip(columns, TURNS, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=TURNS)


def _unlabelled(text: str, label: str | None, speakers: Speakers) -> str:
    """What was said without the label before it, where the configuration says that it is one."""
    if label and speakers.knows(label) and text.startswith(label) and text[len(label) :].lstrip()[:1] == ":":
        return text[len(label) :].lstrip()[1:].lstrip()
    return text


def _moment(seconds: float | None) -> float | None:
    """Seconds since the call began, None for what cannot be any."""
    return seconds if seconds is not None and math.isfinite(seconds) and 0 <= seconds <= _ENDLESS else None


def _after(start: float | None, end: float | None) -> float | None:
    return None if end is None or (start is not None and end < start) else end


def _clean(text: str | None) -> str | None:
    """Lone surrogates, which JSON can hold and UTF-8 cannot, become question marks."""
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode()
