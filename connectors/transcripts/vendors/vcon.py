"""vCon, the conversation data container of the IETF, which contact centres (Webex among them) export.

Sources: draft-ietf-vcon-vcon-core ("parties", "dialog" of type "text", "analysis"); Webex Contact Center, "Guide for voice transcripts".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.talk import segment
from connectors.transcripts.vendors.values import get, label, later, number, objects, role, seconds, text

_PARTY, _DIALOG, _ANALYSIS, _SUBJECT = "parties[]", "dialog[]", "analysis[]", "subject"
_PERSONAL = ("tel", "sip", "mailto", "name")
_Party = tuple[str | None, str | None]


def _known(head: Head) -> bool:
    return {"parties", "dialog"} <= head.paths and not head.paths.isdisjoint(("vcon", "uuid"))


def _read(document: Document) -> Iterator[Said]:
    parties: list[_Party] = []
    for _, part in document.parts(_PARTY):
        if len(parties) < 10_000:
            parties.append((label(get(part, "name")) or label(get(part, "role")), role(get(part, "role"))))
            yield from (Field(f"{_PARTY}.{key}", said) for key in _PERSONAL if (said := text(get(part, key))))
    for path, part in document.parts(_DIALOG, _ANALYSIS, _SUBJECT):
        if path == _DIALOG and isinstance(part, dict):
            yield from _said(part, parties)
        elif path == _SUBJECT and text(part):
            yield Field(path, text(part))
        elif path == _ANALYSIS and isinstance(part, dict):
            yield from _analysis(part, parties)


def _said(part: dict[str, Any], parties: list[_Party]) -> Iterator[Said]:
    """What one party wrote or said. The first of several parties is the one who did."""
    if part.get("type") not in ("text", "transcript"):
        return
    start = seconds(part.get("start"))
    yield from segment(_turn(text(part.get("body")), part.get("parties"), parties, start, number(part.get("duration"))), [])


def _analysis(part: dict[str, Any], parties: list[_Party]) -> Iterator[Said]:
    """A summary as it is; of a transcript, the turns of the draft's plain form: a list of {"party", "text", "start", "duration"}."""
    body = part.get("body")
    if isinstance(body, str):
        yield from (Field(f"{_ANALYSIS}.body", said) for said in [text(body)] if said and part.get("type") != "sentiment")
        return
    for spoken in objects(body):
        party = spoken.get("party", spoken.get("parties"))
        yield from segment(
            _turn(text(spoken.get("text")), party, parties, seconds(spoken.get("start")), number(spoken.get("duration"))), []
        )


def _turn(said: str, party: Any, parties: list[_Party], start: float | None, lasts: float | None) -> Turn:
    while isinstance(party, list) and party:
        party = party[0]
    known = isinstance(party, int) and not isinstance(party, bool) and 0 <= party < len(parties)
    name, who = parties[party] if known else (None, None)
    return Turn(said, name or label(party), who, start, later(start, lasts))


FORMATS = (Format("vcon", _known, reader(_read)),)
