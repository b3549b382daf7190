"""Timed text (TTML, DFXP, IMSC): paragraphs with times, and agents who speak them.

Source: W3C Timed Text Markup Language 2 (TTML2), chapters 8, 10.3 (time expressions) and 12.1.1 (agents).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO
from xml.parsers import expat

from connectors.transcripts.clock import seconds
from connectors.transcripts.lines import LONGEST
from connectors.transcripts.turn import Format, Turn
from scanner.errors import Unreadable

_TTML = re.compile(r"<(?:\w{1,20}:)?tt\b[^>]{0,2000}(?:www\.w3\.org/(?:ns/ttml|\d{4}/\d\d/ttaf1))")
_FRAMES = re.compile(r"(\d{1,4}:\d{1,2}:\d{1,2}):(\d{1,3})(?:\.\d{1,3})?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|m|ms|s|f|t)")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_BLOCK = 65_536
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Reading:
    """Where the parser stands."""

    rates: dict[str, float] = field(default_factory=lambda: {"f": 30.0, "t": 1.0})
    agents: dict[str, str] = field(default_factory=dict)
    agent: str = ""  # whose name is being read
    now: Turn | None = None
    text: list[str] = field(default_factory=list)
    size: int = 0
    turns: list[Turn] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins: a turn, a time within one, or what tells who speaks and how fast frames go."""
        at = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        tag = name.rpartition(":")[2]
        if tag == "tt":
            self._rates(at)
        elif tag == "agent":
            self.agent = at.get("id", "")
        elif tag == "p":
            self.now, self.text = Turn("", at.get("agent"), at.get("role"), self._moment(at.get("begin")), self._end(at)), []
        elif tag == "span" and self.now and self.now.start is None:
            self.now.start = self._moment(at.get("begin"))
        elif tag == "br":
            self.text.append(" ")
        elif tag == "name":
            self.text = []

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "name" and self.agent:
            self.agents.setdefault(self.agent, self._said())
        elif tag == "agent":
            self.agent = ""
        elif tag == "p" and self.now:
            self._told()
            self.now = None

    def data(self, text: str) -> None:
        if self.now or self.agent:
            self.text.append(text)
            self.size += len(text)
        if self.now and self.size > LONGEST:
            self._told()

    def _said(self) -> str:
        said = _SPACE.sub(" ", "".join(self.text)).strip()
        self.text, self.size = [], 0
        return said

    def _told(self) -> None:
        """What was said so far is a turn."""
        who, said = (self.now.speaker or "" if self.now else ""), self._said()
        if said and self.now:
            self.turns.append(replace(self.now, text=said, speaker=self.agents.get(who, who) or None))

    def _rates(self, at: dict[str, str]) -> None:
        for key, unit in (("frameRate", "f"), ("tickRate", "t")):
            if at.get(key, "").isdecimal() and int(at[key]):
                self.rates[unit] = float(at[key])

    def _end(self, at: dict[str, str]) -> float | None:
        begin, lasts = self._moment(at.get("begin")), self._moment(at.get("dur"))
        return self._moment(at.get("end")) if "end" in at or begin is None or lasts is None else begin + lasts

    def _moment(self, written: str | None) -> float | None:
        """Seconds of a time expression: a clock, one with frames, or an offset with its unit."""
        if written and (found := _FRAMES.fullmatch(written)):
            return (seconds(found[1]) or 0.0) + float(found[2]) / self.rates["f"]
        if written and (found := _OFFSET.fullmatch(written)):
            return float(found[1]) * (_UNITS.get(found[2]) or 1 / self.rates[found[2]])
        return seconds(written)


def _refuse(*_: object) -> None:
    raise Unreadable("declares entities of its own, which are not expanded")


def read(file: BinaryIO) -> Iterator[Turn]:
    """The paragraphs of a document in UTF-8, as it streams; Unreadable from where it is not well-formed."""
    reading = _Reading()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reading.start, reading.end, reading.data
    parser.EntityDeclHandler = _refuse
    file.seek(0)
    try:
        while block := file.read(_BLOCK):
            parser.Parse(block, False)
            yield from reading.turns
            reading.turns.clear()
        parser.Parse(b"", True)
    except expat.ExpatError:
        yield from reading.turns
        raise Unreadable("is not well-formed XML from some point on") from None


FORMATS = (Format("TTML", lambda head: _TTML.search(head.text[:8192]) is not None, read),)
