"""Finds turns in a stream of JSON events: a turn is an object that holds a text, and often who and when.

What stands outside the turns (who called, from which number) comes as rows with a key, because the heading of a call is personal data
as much as its words. An object may repeat its text word by word: what a turn says already is not said again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import ijson

from connectors.transcripts.clock import seconds
from connectors.transcripts.documents import safe
from connectors.transcripts.guard import Guarded, Stream
from connectors.transcripts.json_frames import Frame, Row, labels_of
from connectors.transcripts.json_keys import KEY, means
from connectors.transcripts.labels import turns
from connectors.transcripts.roles import role
from scanner.errors import Unreadable

_WORD = re.compile(r"\w+")
_SCORE = re.compile(r"[-+]?\d{0,6}(?:\.\d{1,20})?%?")
_OWN_IDS = ("id", "uuid", "guid")  # of a turn: they name the turn, nobody else
_DEEPEST = 200
_HELD = 5_000


def rows(stream: Stream) -> Iterator[Row]:
    """Rows of one JSON document, or of several one after the other; Unreadable where the stream is not JSON or breaks a limit."""
    machine = _Machine()
    try:
        for event, value in ijson.basic_parse(Guarded(stream), multiple_values=True, use_float=True):
            machine.take(event, value)
            if machine.out:
                yield from machine.out
                machine.out.clear()
    except (ijson.JSONError, ValueError, OverflowError):
        # The parser's own words quote the text where it stopped.
        yield from machine.flushed()
        raise Unreadable("is not valid JSON from some point on" if machine.events else "is not valid JSON") from None
    except Unreadable:
        yield from machine.flushed()
        raise


@dataclass(slots=True)
class _Machine:
    stack: list[Frame] = field(default_factory=list)
    holding: list[Frame] = field(default_factory=list)
    out: list[Row] = field(default_factory=list)
    said: set[int] = field(default_factory=set)
    events: int = 0

    def take(self, event: str, value: Any) -> None:
        self.events += 1
        if event == "map_key":
            self.stack[-1].now = value
        elif event in ("start_map", "start_array"):
            self._open(event == "start_array")
        elif event in ("end_map", "end_array"):
            self._close()
        elif event in ("string", "number"):
            self._scalar(value)

    def flushed(self) -> Iterator[Row]:
        """All that is still held, when the stream breaks off."""
        while self.stack:
            self._close()
        yield from self.out

    def _open(self, is_list: bool) -> None:
        if len(self.stack) >= _DEEPEST:
            raise Unreadable(f"is nested deeper than {_DEEPEST} levels")
        above = self.stack[-1] if self.stack else None
        frame = Frame(above.now or above.key if above else "", is_list, bool(above and above.is_list and not is_list))
        self.stack.append(frame)
        if frame.holds:
            self.holding.append(frame)

    def _scalar(self, value: Any) -> None:
        frame = self.stack[-1] if self.stack else Frame("", True, False)
        key = frame.now or frame.key
        what, rank = means(key)
        moment = seconds(value, key) if what in ("start", "end", "span", "second") else None
        if frame.is_list:
            self._item(key, value)
        elif what == "start" and moment is not None:
            frame.start = moment if frame.start is None or rank == 0 else frame.start
        elif what in ("end", "span") and moment is not None:
            setattr(frame, what, moment)
        elif what == "second" and moment is not None and means(frame.key)[0] in ("start", "end"):
            frame.start = (frame.start or 0.0) + moment / (1e9 if key == "nanos" else 1)
        elif what == "call" and (call := safe(value)):
            frame.call = call
        elif what == "speaker" and not isinstance(value, float) and len(str(value)) <= KEY:
            frame.speakers.setdefault(rank, (key, str(value)))
        elif what == "text" and isinstance(value, str) and len(frame.texts) < 8:
            frame.texts.append((rank, value))
        else:
            self._field(key, value)

    def _item(self, key: str, value: Any) -> None:
        """A value that stands in a list by itself: what looks like a sentence is one."""
        if isinstance(value, str) and " " in value.strip():
            self._speech(value)
        else:
            self._field(key, value)

    def _field(self, key: str, value: Any) -> None:
        """What stands beside the turns, once: a name repeated with each turn is one row. Of numbers, only long ones could be personal."""
        long = isinstance(value, int) and abs(value) >= 1_000_000
        row = Row(value if isinstance(value, str) else str(value) if long else "", key=key)
        if (
            not _WORD.search(row.text)
            or _SCORE.fullmatch(row.text)
            or (self.holding and key.lower() in _OWN_IDS)
            or (mark := hash((row.key, row.text))) in self.said
        ):
            return
        if len(self.said) < 100_000:
            self.said.add(mark)
        self._emit(row)

    def _close(self) -> None:
        frame = self.stack.pop()
        if frame.holds:
            self.holding.pop()
        above = self.stack[-1] if self.stack and not self.stack[-1].is_list else None
        texts = [text for _, text in sorted(frame.texts, key=lambda ranked: ranked[0]) if text.strip()]
        labels = labels_of(frame)
        what, rank = means(frame.key)
        if texts:
            self._turn(frame, texts, labels)
            return
        if above and labels and what == "speaker":
            above.speakers.setdefault(rank, labels[-1])
        if above and what in ("start", "end") and getattr(above, what) is None:
            setattr(above, what, frame.start)
        for key, label in labels:
            self._field(key, label)
        for row in frame.held:
            self._emit(row)

    def _turn(self, frame: Frame, texts: list[str], labels: list[tuple[str, str]]) -> None:
        said = labels or next((labels_of(f) for f in reversed(self.holding) if f.speakers), [])
        speaker = said[0][1] if said else None
        part = next((label for _, label in said if role(label)), None)
        call = frame.call or next((f.call for f in reversed(self.stack) if f.call), None)
        turn = partial(Row, speaker=speaker, start=frame.start, role=part, end=frame.end, span=frame.span, call=call)
        if speaker is None:
            self._speech(texts[0], turn)
        else:
            self._emit(turn(texts[0]))
        known = frozenset(_WORD.findall(texts[0].casefold()))
        # Words or sentences under a turn repeat it: all of them, or they say something else and all stay.
        new = [row for row in frame.held if not known.issuperset(_WORD.findall(row.text.casefold()))]
        for text in texts[1:]:
            if not known.issuperset(_WORD.findall(text.casefold())):
                self._emit(turn(text))
        for row in frame.held if any(not row.key for row in new) else new:
            self._emit(row)
        for key, label in labels[1:]:
            self._field(key, label)

    def _speech(self, text: str, turn: Callable[..., Row] = Row) -> None:
        found = list(turns(text.split("\n")))
        for speaker, said in found:
            # The times of a whole call are those of none of its turns.
            self._emit(turn(said, speaker=speaker) if len(found) == 1 else turn(said, speaker=speaker, start=None, end=None, span=None))

    def _emit(self, row: Row) -> None:
        if not self.holding:
            self.out.append(row)
            return
        frame = self.holding[-1]
        frame.held.append(row)
        if len(frame.held) > _HELD:  # too much to wait for the end of the object: rather said twice than held in memory
            self.out.extend(frame.held)
            frame.held.clear()
