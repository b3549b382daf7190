"""Advanced SubStation Alpha (ASS, SSA): a line a cue, in the columns that the file itself names.

Source: the "Sub Station Alpha v4.00+ Script Format" specification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from connectors.transcripts.clock import seconds
from connectors.transcripts.lines import lines
from connectors.transcripts.turn import Format, Head, Turn

_COLUMNS = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
_STYLE = re.compile(r"\{[^{}]{0,500}\}")
_BREAK = re.compile(r"\\[Nnh]")


def read(file: BinaryIO) -> Iterator[Turn]:
    """The dialogue of a script; comments and what is drawn are no speech."""
    columns, events = _names(_COLUMNS), False
    for line in lines(file):
        kind, _, rest = line.partition(":")
        if line.startswith("["):
            events = line.strip().casefold() == "[events]"
        elif events and kind.strip().casefold() == "format":
            columns = _names(rest)
        elif events and kind.strip().casefold() == "dialogue":
            cue = dict(zip(columns, rest.split(",", len(columns) - 1), strict=False))
            text = _BREAK.sub(" ", _STYLE.sub("", cue.get("text", ""))).strip()
            if text:
                who = cue.get("name", "").strip() or cue.get("actor", "").strip()
                yield Turn(text, who or None, None, seconds(cue.get("start")), seconds(cue.get("end")))


def _names(written: str) -> list[str]:
    return [name.strip().casefold() for name in written.split(",")]


def _is_script(head: Head) -> bool:
    return head.text.lstrip("\ufeff \n").casefold().startswith("[script info]")


FORMATS = (Format("SubStation Alpha", _is_script, read),)
