"""WebVTT, SubRip (SRT) and SBV, line by line.

webvtt-py drops a cue whose timing is damaged, and holds the whole file in memory; here such a cue stays, with no start.
Sources: W3C WebVTT (Candidate Recommendation 4 April 2019); the SubRip and SBV formats as YouTube Help describes them; cues of Teams
(identifiers that end with two numbers, voice tags), Zoom ("Jane Smith: text") and Webex (an identifier `1 "Jane Smith" (1234)`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from connectors.transcripts import labels
from connectors.transcripts.clock import seconds
from connectors.transcripts.lines import LONGEST
from connectors.transcripts.turn import Turn

_STAMP = r"[-\d:.,]{3,20}"
_SBV = re.compile(r"\s*(?P<start>\d{1,4}:\d{1,2}:\d{1,2}[.]\d{1,3}),(?P<end>\d{1,4}:\d{1,2}:\d{1,2}[.]\d{1,3})\s*")
# One side that looks like a time is enough: the other may be damaged. Anything else with an arrow is text.
_ARROW = re.compile(rf"\s*(?:(?P<start>{_STAMP})\s*-->\s*(?P<end>{_STAMP}(?=\s|$))?|\S{{0,20}}\s*-->\s*(?P<only>{_STAMP})(?:\s|$)|-->\s*$)")
_TAG = re.compile(r"</?(?:c|i|b|u|s|ruby|rt|v|lang|font)(?:[.\s][^<>]{0,300})?>|<\d[\d:.]{0,20}>|\{\\an?\d{1,2}\}", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,100})?\s+([^<>]{1,200})>", re.IGNORECASE)
_NAMED = re.compile(r"(?:\d{1,6}\s+)?\"?([^\W\d_][^\"(\n]{1,80}?)\"?\s*(?:\(\d+\))?")
_INDEX = re.compile(r"\d{1,6}")
# Seconds between cues that follow each other, and how long one lasts that only clears the line below.
_AT_ONCE, _CLEARING = 0.1, 0.05
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(slots=True)
class _Cue:
    """Lines since the last blank line or timing. `timed` tells that a timing line stood before them, `skip` that they are no speech."""

    timed: bool = False
    start: float | None = None
    end: float | None = None
    name: str | None = field(default=None, repr=False)
    skip: bool = False
    lines: list[str] = field(default_factory=list, repr=False)
    size: int = 0


def cues(lines: Iterable[str], known: Collection[str] = ()) -> Iterator[Turn]:
    """Turns of a subtitle file, one or more for each cue, in which a damaged timing gives no start. `known` are labels of speakers.

    Captions that roll up show each line twice: it is said once.
    """
    last, end = "", None
    for cue in _split(lines):
        if cue.skip or not cue.lines:
            continue
        before, last = last, plain(cue.lines[-1])
        if before and _rolls(cue, end) and plain(cue.lines[0]) == before:
            del cue.lines[0]
        end = cue.end
        yield from _turns(cue, known)


def _rolls(cue: _Cue, end: float | None) -> bool:
    """Whether a cue follows the one before at once, with more below its first line, or only to clear the others."""
    if cue.start is None or cue.end is None or end is None or abs(cue.start - end) > _AT_ONCE:
        return False
    return len(cue.lines) > 1 or cue.end - cue.start <= _CLEARING


def _split(lines: Iterable[str]) -> Iterator[_Cue]:
    cue, begun, webvtt = _Cue(), False, False
    for line in lines:
        if timing := _timing(line):
            name = _identifier(cue)
            yield cue
            cue = _begun(timing, name)
        elif line and not line.strip() and cue.timed and not cue.lines:
            continue  # an empty line above the text ends no cue where it holds a blank
        elif not line.strip() or cue.size > LONGEST:
            yield cue
            cue = _Cue() if not line.strip() else _Cue(cue.timed, cue.start, cue.end, cue.name, cue.skip, [line], len(line))
        elif line.startswith("WEBVTT") and (not begun or (webvtt and not cue.timed and not cue.lines)):
            cue.skip = webvtt = True
        else:
            cue.skip = cue.skip or (webvtt and not cue.timed and not cue.lines and _SKIPPED.match(line) is not None)
            cue.lines.append(line)
            cue.size += len(line)
        begun = begun or bool(line.strip())
    yield cue


def timed(line: str) -> bool:
    """Whether a line is the timing of a cue."""
    return _timing(line) is not None


def _timing(line: str) -> re.Match[str] | None:
    if "-->" in line:
        return _ARROW.match(line)
    return _SBV.fullmatch(line) if "," in line and line.lstrip()[:1].isdigit() else None


def _begun(timing: re.Match[str], name: str | None) -> _Cue:
    found = timing.groupdict()
    end = found["end"] or found.get("only") or ""
    return _Cue(True, seconds((found["start"] or "").rstrip(".,")), seconds(end.rstrip(".,")), name)


def _identifier(cue: _Cue) -> str | None:
    """Takes the line before a timing away from the cue if it is an identifier: a number, or the only line; it may name the speaker."""
    last = cue.lines[-1].strip() if cue.lines and not cue.skip else ""
    if not last or not (_INDEX.fullmatch(last) or (not cue.timed and len(cue.lines) == 1)):
        return None
    cue.lines.pop()
    named = _NAMED.fullmatch(last)
    return named[1].strip() if named and " " in named[1].strip() else None


def _turns(cue: _Cue, known: Collection[str]) -> Iterator[Turn]:
    if cue.skip:
        return
    lines = cue.lines
    if not cue.timed and lines and _INDEX.fullmatch(lines[0].strip()):
        lines = lines[1:]  # the number of a cue whose timing is missing
    name = cue.name
    if len(lines) > 1 and lines[0].strip() in known:
        name, lines = lines[0].strip(), lines[1:]
    for voice, spoken in _voices(lines):
        for label, text in labels.turns([plain(part) for part in spoken], known):
            if text:
                yield Turn(text, voice or label or name, None, cue.start, cue.end)


def _voices(lines: list[str]) -> Iterator[tuple[str | None, list[str]]]:
    """The lines of a cue, cut where a voice span begins."""
    voice: str | None = None
    said: list[str] = []
    for line in lines:
        pieces = _VOICE.split(line) if "<" in line else [line]
        said.append(pieces[0])
        for label, text in zip(pieces[1::2], pieces[2::2], strict=True):
            yield voice, said
            voice, said = html.unescape(label).strip(), [text]
    yield voice, said


def plain(text: str) -> str:
    """The text of a cue without its tags."""
    text = _TAG.sub("", text) if "<" in text or "{" in text else text
    return html.unescape(text).strip() if "&" in text else text.strip()
