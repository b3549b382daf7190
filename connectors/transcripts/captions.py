"""Subtitles of calls: WebVTT, SubRip and SBV; and which of them are of meetings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from connectors.transcripts import cues, labels, roles
from connectors.transcripts.lines import first, lines
from connectors.transcripts.turn import Format, Head, Turn
from scanner.calls import MEETING

_SRT = re.compile(r"\s*\d{1,6}\s*\n\s*-?\d{1,4}:\d{1,2}:\d{1,2}[.,]\d{1,9}\s*-->")
_BARE = re.compile(r"\s*\d{1,4}:\d{1,2}(?::\d{1,2})?[.,]\d{1,9}\s*-->\s*\d")
_SBV = re.compile(r"\s*\d{1,4}:\d{1,2}:\d{1,2}[.]\d{1,3},\d{1,4}:\d{1,2}:\d{1,2}[.]\d{1,3}[ \t]*\n")
# Identifiers of cues as Teams and Webex write them; Zoom's names of files.
_TEAMS = re.compile(r"^[0-9a-f]{8}-[0-9a-f-]{27}(?:/\d{1,6}-\d{1,6})?[ \t]*$", re.MULTILINE)
_WEBEX = re.compile(r"^\d{1,6} \"[^\"\n]{1,80}\" \(\d{1,20}\)[ \t]*$", re.MULTILINE)
_ZOOM = re.compile(r"gmt\d{8}-\d{6}|\.transcript\.vtt$|closed_?caption")
_LABELLED, _NEARLY_ALL = 2, 0.8


def read(file: BinaryIO) -> Iterator[Turn]:
    """The turns of a subtitle file in UTF-8; names before a text are speakers where they come again."""
    known = speaking(first(file))
    yield from cues.cues(lines(file), known)


def speaking(head: list[str]) -> frozenset[str]:
    """Labels that stand before, or above, the text of at least two cues and are written as names are: those of speakers.

    Where names stand above nearly every text, one that comes once is a speaker, too.
    """
    found = Counter(label for line in head if (label := labels.named(cues.plain(line))) and labels.is_person(label))
    above = _above(head)
    names = [name for name in above if labels.is_person(name)]
    found.update(names)
    again = frozenset(label for label, times in found.items() if times >= _LABELLED)
    return again | frozenset(names) if again.intersection(names) and len(names) >= _NEARLY_ALL * len(above) else again


def _above(head: list[str]) -> list[str]:
    """The first line of each cue of several."""
    threes = zip(head, head[1:], head[2:], strict=False)
    return [first.strip() for timing, first, text in threes if cues.timed(timing) and text.strip() and not cues.timed(text)]


def is_webvtt(head: Head) -> bool:
    """Whether a file says that it is WebVTT, or has its cues."""
    return head.text.lstrip("\ufeff").startswith("WEBVTT") or _BARE.match(head.text) is not None


def is_meeting(head: Head) -> bool:
    """Whether a WebVTT is one that Teams, Webex or Zoom writes of a meeting: no part that people play in a call is a label in it.

    Older documents of Teams are cues without a header, with names above the texts.
    """
    if not is_webvtt(head):
        return False
    if _TEAMS.search(head.text) or _WEBEX.search(head.text):
        return True
    lines = head.text.splitlines()
    names = speaking(lines)
    bare = not head.text.lstrip("\ufeff").startswith("WEBVTT") and not names.isdisjoint(_above(lines))
    return bool(names and (bare or _ZOOM.search(head.name))) and not any(map(roles.role, names))


def is_subrip(head: Head) -> bool:
    """Whether a file begins with a numbered cue of SubRip."""
    return _SRT.match(head.text.lstrip("\ufeff").replace("\r\n", "\n")) is not None


def is_sbv(head: Head) -> bool:
    """Whether a file begins with the two times of a cue of SBV."""
    return _SBV.match(head.text.lstrip("\ufeff").replace("\r\n", "\n")) is not None


FORMATS = (
    Format("WebVTT of a meeting", is_meeting, read, MEETING),
    Format("WebVTT", is_webvtt, read),
    Format("SubRip", is_subrip, read),
    Format("SBV", is_sbv, read),
)
