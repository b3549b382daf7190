"""WebVTT, SubRip (SRT) and SBV, line by line.

webvtt-py drops a cue whose timing is damaged, and holds the whole file in memory; here such a cue stays, with no start.
Sources: W3C WebVTT (Candidate Recommendation 4 April 2019); the SubRip and SBV formats as YouTube Help describes them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from connectors.transcripts.batches import LONGEST, Turn
from connectors.transcripts.clock import seconds
from connectors.transcripts.labels import Labels

_STAMP = r"[\d:.,]{3,20}"
_SBV = re.compile(r"\s*(?P<start>\d{1,4}:\d{1,2}:\d{1,2}[.]\d{1,3}),\d{1,4}:\d{1,2}:\d{1,2}[.]\d{1,3}\s*")
# One side that looks like a time is enough: the other may be damaged. Anything else with an arrow is text.
_ARROW = re.compile(rf"\s*(?:(?P<start>{_STAMP})\s*-->|\S{{0,20}}\s*-->\s*{_STAMP}(?:\s|$)|-->\s*$)")
_TAG = re.compile(r"</?(?:c|i|b|u|s|ruby|rt|v|lang|font)(?:[.\s][^<>]{0,300})?>|<\d[\d:.]{0,20}>|\{\\an?\d{1,2}\}", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,100})?\s+([^<>]{1,200})>", re.IGNORECASE)
_NAMED = re.compile(r"(?:\d{1,6}\s+)?\"?([^\W\d_][^\"(\n]{1,80}?)\"?\s*(?:\(\d+\))?")
_INDEX = re.compile(r"\d{1,6}")
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(slots=True)
class _Cue:
    """Lines since the last blank line or timing. `timed` tells that a timing line stood before them, `skip` that they are no speech."""

    timed: bool = False
    start: float | None = None
    name: str | None = None
    skip: bool = False
    lines: list[str] = field(default_factory=list)
    size: int = 0


def cues(lines: Iterable[str], labels: Labels) -> Iterator[Turn | str]:
    """Turns of a subtitle file, one or more per cue, in which a damaged timing gives no start; last a reason if no cue was found."""
    cue, begun, webvtt, found = _Cue(), False, False, False
    for raw in lines:
        line = raw.rstrip("\r\n").lstrip("\ufeff")
        timing = _SBV.fullmatch(line) or _ARROW.match(line)
        if timing:
            name = _identifier(cue)
            yield from _turns(cue, labels)
            cue, found = _Cue(True, seconds((timing["start"] or "").rstrip(".,")), name), True
        elif not line.strip() or cue.size > LONGEST:
            yield from _turns(cue, labels)
            cue = _Cue() if not line.strip() else _continued(cue, line)
        elif not begun and line.startswith("WEBVTT"):
            cue.skip = webvtt = True
        else:
            cue.skip = cue.skip or (webvtt and not cue.timed and not cue.lines and _SKIPPED.match(line) is not None)
            cue.lines.append(line)
            cue.size += len(line)
        begun = begun or bool(line.strip())
    yield from _turns(cue, labels)
    if begun and not found and not webvtt:
        yield "no cue was found, so it was read as lines of text"


def _continued(cue: _Cue, line: str) -> _Cue:
    return _Cue(cue.timed, cue.start, cue.name, cue.skip, [line], len(line))


def _identifier(cue: _Cue) -> str | None:
    """Takes the line before a timing away from the cue if it is an identifier: a number, or the only line; it may name the speaker."""
    last = cue.lines[-1].strip() if cue.lines and not cue.skip else ""
    if not last or not (_INDEX.fullmatch(last) or (not cue.timed and len(cue.lines) == 1)):
        return None
    cue.lines.pop()
    named = _NAMED.fullmatch(last)
    return named[1].strip() if named and " " in named[1].strip() else None


def _turns(cue: _Cue, labels: Labels) -> Iterator[Turn]:
    if cue.skip:
        return
    lines = cue.lines
    if not cue.timed and lines and _INDEX.fullmatch(lines[0].strip()):
        lines = lines[1:]  # the number of a cue whose timing is missing
    speaker = labels.role(cue.name)
    for voice, spoken in _voices(lines):
        for label, text in labels.turns([_plain(part) for part in spoken]):
            if text:
                yield labels.role(voice) or label or speaker, cue.start, text


def _voices(lines: list[str]) -> Iterator[tuple[str | None, list[str]]]:
    """The lines of a cue, cut where a voice span begins."""
    voice: str | None = None
    said: list[str] = []
    for line in lines:
        pieces = _VOICE.split(line)
        said.append(pieces[0])
        for label, text in zip(pieces[1::2], pieces[2::2], strict=True):
            yield voice, said
            voice, said = html.unescape(label), [text]
    yield voice, said


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()
