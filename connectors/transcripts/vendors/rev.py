"""Rev and Rev.ai: monologues of elements.

Built from public descriptions, as no real file was at hand: Rev.ai's documentation, "Transcript object" and "Speaker names"; Rev's API,
"Transcript JSON". Punctuation and blanks are elements of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Format, Head, Said
from connectors.transcripts.vendors.document import END, Document, reader
from connectors.transcripts.vendors.talk import Word, turns
from connectors.transcripts.vendors.values import label, lost, number, score, text

_MONOLOGUE = "monologues[]"
_ELEMENT, _NAMES = f"{_MONOLOGUE}.elements[]", "speakers[]"
_SPEAKER = (f"{_MONOLOGUE}.speaker", f"{_MONOLOGUE}.speaker_info.display_name", f"{_MONOLOGUE}.speaker_name")


def _known(head: Head) -> bool:
    return f"{_ELEMENT}.value" in head.paths


def _read(document: Document) -> Iterator[Said]:
    return turns(_words(document))


def _words(document: Document) -> Iterator[Word]:
    names: dict[str, str] = {}
    speaker: str | None = None
    for path, part in document.parts(_NAMES, _ELEMENT, *_SPEAKER, ends=[_MONOLOGUE]):
        if part is END:
            speaker = None
        elif path in _SPEAKER:
            found = label(part)
            speaker = (names.get(found, found) if found is not None else None) or speaker
        elif path == _NAMES and isinstance(part, dict):
            if (number_ := label(part.get("id"))) and (name := label(part.get("name"))) and len(names) < 1_000:
                names[number_] = name
        elif word := _word(part, speaker):
            yield word


def _word(part: Any, speaker: str | None) -> Word | None:
    if not isinstance(part, dict) or not ((said := text(part.get("value"))) or (lost(part, "value") and "ts" in part)):
        return None
    if part.get("type") == "punct":
        return Word(said, attached=True)
    return Word(said, number(part.get("ts")), number(part.get("end_ts")), score(part.get("confidence")), speaker)


FORMATS = (Format("rev", _known, reader(_read)),)
