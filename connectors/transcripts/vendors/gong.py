"""Gong: transcripts of calls, several in one answer.

Source: Gong's API, `POST /v2/calls/transcript` (`callTranscripts`, `transcript` of monologues, sentences timed in milliseconds) and
`POST /v2/calls/extensive` (`parties`), as clients in public code describe both; not checked against real files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.documents import safe
from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import END, Document, reader
from connectors.transcripts.vendors.values import get, label, number, objects, role, text

_CALLS, _ALONE = "callTranscripts[]", "transcript[]"
_ID, _MONOLOGUE = f"{_CALLS}.callId", f"{_CALLS}.{_ALONE}"
_PARTIES = tuple(f"{place}parties[]" for place in ("", f"{_CALLS}.", "calls[].", "call."))
_PERSONAL = ("name", "emailAddress", "phoneNumber")


def _known(head: Head) -> bool:
    return any({f"{path}.speakerId", f"{path}.sentences[].text"} <= head.paths for path in (_MONOLOGUE, _ALONE))


def _read(document: Document) -> Iterator[Said]:
    people: dict[str, tuple[str | None, str | None]] = {}
    for path, part in document.parts(*_PARTIES):
        if (found := label(get(part, "speakerId"))) and len(people) < 10_000:
            people[found] = label(part.get("name")), role(part.get("affiliation"))
        yield from (Field(f"{path}.{key}", said) for key in _PERSONAL if (said := text(get(part, key))))
    several = sum(1 for _ in document.parts(ends=[_CALLS])) > 1
    number_, call = 1, None
    for path, part in document.parts(_ID, _MONOLOGUE, _ALONE, ends=[_CALLS]):
        if part is END:
            number_, call = number_ + 1, None
        elif path == _ID:
            call = safe(part)
        else:
            yield from _said(part, people, (call or str(number_)) if several else None)


def _said(part: Any, people: dict[str, tuple[str | None, str | None]], call: str | None) -> Iterator[Turn]:
    speaker = label(get(part, "speakerId"))
    name, known = people.get(speaker or "", (None, None))
    for sentence in objects(get(part, "sentences")):
        if said := text(sentence.get("text")):
            yield Turn(said, name or speaker, known, number(sentence.get("start"), 1e3), number(sentence.get("end"), 1e3), call)


FORMATS = (Format("gong", _known, reader(_read)),)
