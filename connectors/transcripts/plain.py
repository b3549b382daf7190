"""Calls as text that people read: Otter, Rev, Descript, Zoom's chats and captions, Meet, Teams' documents, and what anybody typed.

A text is one where most of its lines, or of its paragraphs, begin with who speaks or when.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import BinaryIO

from connectors.transcripts import labels
from connectors.transcripts.lines import LONGEST, first, lines
from connectors.transcripts.openings import Opening, may_label, opening, short_label
from connectors.transcripts.roles import is_label, role
from connectors.transcripts.turn import Field, Format, Head, Turn
from scanner.calls import MEETING

_LONE = re.compile(r"\s{0,8}[\[(]?\d{1,3}:\d{2}[\d:.,]{0,9}[\])]?(?:\s{0,3}(?:-->|-|–)\s{0,3}[\d:.,]{4,14})?\s*")
_MEETING = re.compile(
    r"\bto Everyone\b|\bMeeting (?:transcript|recording)\b|\bstarted transcription\b"
    r"|^(?:Attendees|Participants|Invitees|Meeting (?:started|ended|title|id))\b",
    re.MULTILINE | re.IGNORECASE,
)
# A clock on the wall, not the time since the call began.
_CLOCK = 4 * 3600.0
# Lines with times alone are of a call where they begin with it.
_BEGINS = 600.0
_FEWEST = 2


@dataclass(slots=True)
class _Turn:
    """A turn that goes on over lines."""

    begins: Opening = field(repr=False)
    said: list[str] = field(default_factory=list, repr=False)
    size: int = 0

    def add(self, text: str) -> None:
        if text:
            self.said.append(text)
            self.size += len(text)


def read(file: BinaryIO) -> Iterator[Turn | Field]:
    """The turns of a text in UTF-8; what stands above the first is told beside them."""
    known = speaking(first(file))
    now: _Turn | None = None
    zero: float | None = None
    for line in lines(file):
        found = opening(line, known)
        if found is None and now is None:
            yield from [Field("heading", line.strip())] if line.strip() else []
            continue
        if zero is None and found and found.start is not None:
            zero = found.start if found.start >= _CLOCK else 0.0
        if found is None and now is not None and not (now.size > LONGEST):
            _goes_on(now, line.strip(), known)
            continue
        yield from _told(now, zero)
        now = _next(now, found or Opening(now.begins.label if now else None, None, None, line.strip()))
    yield from _told(now, zero)


def _next(now: _Turn | None, found: Opening) -> _Turn:
    """The turn that begins; a time alone on its line does not change who speaks, and is that of the label below it."""
    if found.label is None and not found.text and now:
        found = found._replace(label=now.begins.label)
    if found.start is None and now and not now.said:
        found = found._replace(start=now.begins.start, end=now.begins.end)
    turn = _Turn(found)
    turn.add(found.text)
    return turn


def _goes_on(now: _Turn, line: str, known: Collection[str]) -> None:
    """A line below: the name under a time, or more of what is said."""
    if not now.said and not now.begins.text and line in known:
        now.begins = now.begins._replace(label=line)
    else:
        now.add(line)


def _told(now: _Turn | None, zero: float | None) -> Iterator[Turn]:
    if now and now.said:
        begins, at = now.begins, zero or 0.0
        start, end = (None if moment is None else moment - at for moment in (begins.start, begins.end))
        yield Turn(" ".join(now.said), begins.label, None, start, end)


def speaking(head: list[str]) -> frozenset[str]:
    """Labels of speakers in the beginning of a text: words for one, and what stands again where only names do."""
    found: Counter[str] = Counter()
    filled = [line.strip() for line in head if line.strip()]
    for line, following in zip(filled, [*filled[1:], ""], strict=False):
        begins = opening(line)
        if begins and begins.start is not None:
            below = begins.text if begins.label is None else ""
            below = below or (following if _LONE.fullmatch(line) else "")
            plain = opening(following) is None if below == begins.text else True
            found.update([below] if below and plain and may_label(below) else [begins.label] if begins.label else [])
        elif (label := labels.named(line)) and short_label(label):
            found[label] += 1
    return frozenset(label for label, times in found.items() if times >= _FEWEST or is_label(label))


def is_call(head: Head) -> bool:
    """Whether most lines or paragraphs of a text begin with a speaker or a time."""
    every = head.text.splitlines()
    known = speaking(every)
    # What stands above the first turn is a title or a list of who was there.
    found = list(dropwhile(lambda one: one is None, (opening(line, known) for line in every if line.strip())))
    begun = [one for one in found if one]
    starts = [one.start for one in begun if one.start is not None]
    spoken = [one for one in begun if one.label]
    sure = [one for one in spoken if one.start is not None]
    if len(begun) < _FEWEST or not (spoken or (starts and starts[0] < _BEGINS)):
        return False
    return len(begun) * 2 >= len(found) or len(sure) * 4 >= len(found) or _paragraphs(every, known)


def _paragraphs(every: list[str], known: Collection[str]) -> bool:
    heads = [line for above, line in zip(["", *every], every, strict=False) if line.strip() and not above.strip()]
    return len(heads) > _FEWEST and sum(opening(line, known) is not None for line in heads) * 2 >= len(heads)


def is_meeting(head: Head) -> bool:
    """Whether such a text is of a meeting: it says so, and no part that people play in a call is a label in it."""
    return bool(_MEETING.search(head.text)) and is_call(head) and not any(map(role, speaking(head.text.splitlines())))


FORMATS = (Format("text of a meeting", is_meeting, read, MEETING), Format("text", is_call, read))
