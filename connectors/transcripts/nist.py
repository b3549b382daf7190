"""Text of the evaluations of NIST, as Kaldi and its like write it: words (CTM) and segments (STM) with their times, a line each.

Source: the SCTK documentation, "infmts" (STM: file, channel, speaker, start, end, label, text; CTM: file, channel, start, duration, word,
confidence). Lines of a comment begin with ";;".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from connectors.transcripts.lines import lines
from connectors.transcripts.turn import Format, Head, Turn

_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
_STM = re.compile(rf"(\S{{1,200}})\s+(\S{{1,60}})\s+(\S{{1,200}})\s+({_NUMBER})\s+({_NUMBER})\s+(?:<[^<>]{{0,200}}>\s*)?(.*)")
_CTM = re.compile(
    rf"(\S{{1,200}})\s+(\S{{1,60}})\s+({_NUMBER})\s+({_NUMBER})\s+(\S{{1,200}})(?:\s+({_NUMBER}))?(?:\s+\S{{1,60}}){{0,2}}\s*"
)
_SECONDS, _PAUSE = 30.0, 2.0
_IGNORED = "IGNORE_TIME_SEGMENT_IN_SCORING"


def read_stm(file: BinaryIO) -> Iterator[Turn | str]:
    """A turn for each segment; each file that it names is a call."""
    calls: dict[str, str] = {}
    for line in _told(file):
        found = _STM.fullmatch(line)
        if found and found[6].strip() and found[6].strip() != _IGNORED:
            call = calls.setdefault(found[1], str(len(calls) + 1))
            yield Turn(found[6].strip(), found[3], None, float(found[4]), float(found[5]), call)
        elif not found:
            yield "lines that are no segments were not read"


def read_ctm(file: BinaryIO) -> Iterator[Turn | str]:
    """Words of one channel are a turn up to a pause, or half a minute; each file that it names is a call."""
    calls: dict[str, str] = {}
    now: list[tuple[str, float | None]] = []
    who, start, end = ("", ""), 0.0, 0.0
    for line in _told(file):
        found = _CTM.fullmatch(line)
        if not found:
            yield "lines that are no words were not read"
            continue
        begins, by = float(found[3]), (found[1], found[2])
        if now and (by != who or begins - end > _PAUSE or begins - start > _SECONDS):
            yield _turn(now, who, start, end, calls)
            now = []
        who, start = by, start if now else begins
        end = begins + float(found[4])
        now.append((found[5], float(found[6]) if found[6] else None))
    if now:
        yield _turn(now, who, start, end, calls)


def _turn(now: list[tuple[str, float | None]], who: tuple[str, str], start: float, end: float, calls: dict[str, str]) -> Turn:
    call = calls.setdefault(who[0], str(len(calls) + 1))
    sure = [score for _, score in now if score is not None]
    confidence = tuple(sure) if len(sure) == len(now) else ()
    return Turn(" ".join(word for word, _ in now), who[1], None, start, end, call, confidence)


def _told(file: BinaryIO) -> Iterator[str]:
    return (line.strip() for line in lines(file) if line.strip() and not line.startswith((";;", "#")))


def _all(head: Head, pattern: re.Pattern[str]) -> bool:
    some = [line.strip() for line in head.text.splitlines()[:50] if line.strip() and not line.startswith((";;", "#"))]
    return len(some) > 1 and all(pattern.fullmatch(line) for line in some[:-1])


FORMATS = (
    Format("STM", lambda head: _all(head, _STM), read_stm),
    Format("CTM", lambda head: _all(head, _CTM), read_ctm),
)
