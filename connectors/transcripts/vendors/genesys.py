"""Genesys Cloud: transcripts of conversations, and notifications of live transcription kept as a list.

Sources: Genesys Cloud Developer Center, "Transcript URL" (the schema of transcripts: phrases, participants; times in milliseconds since
1970) and the notification topic `v2.conversations.{id}.transcription`. No real file was at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts import documents
from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.talk import Word, others, segment
from connectors.transcripts.vendors.values import either, get, label, later, lost, number, objects, role, score, seconds, text

_PHRASE, _PERSON, _BEGAN = "transcripts[].phrases[]", "participants[]", ("conversationStartTime", "startTime")
_NUMBERS = ("ani", "dnis", "to", "from", "userId", "name", "address")


def _known(head: Head) -> bool:
    return {f"{_PHRASE}.text", f"{_PHRASE}.participantPurpose"} <= head.paths or {
        "conversationId",
        "communicationId",
        "transcripts",
    } <= head.paths


def _read(document: Document) -> Iterator[Said]:
    began = _began(document)
    for path, part in document.parts(_PHRASE, _PERSON):
        if not isinstance(part, dict):
            continue
        if path == _PERSON:
            yield from (Field(f"{path}.{key}", said) for key in _NUMBERS if (said := label(part.get(key))))
        else:
            yield from _phrase(part, began)


def _began(document: Document) -> float:
    """When the conversation began, in seconds since 1970; 0 where that is not said before the phrases."""
    for path, part in document.parts(*_BEGAN, _PHRASE):
        if path != _PHRASE and (found := number(part, 1e3)):
            return found
        if path == _PHRASE:
            break
    return 0.0


def _phrase(part: dict[str, Any], began: float) -> Iterator[Said]:
    """The decorated text has numbers and marks written; the text is as it was heard."""
    best = text(either(part, "decoratedText", "text"))
    heard = (text(part.get("text")), *(text(either(other, "decoratedText", "text")) for other in objects(part.get("alternatives"))))
    speaker = label(part.get("participantPurpose"))
    start, end = _times(part, began)
    words = _words(either(part, "decoratedWords", "words"), began)
    yield from segment(Turn(best, speaker, role(speaker), start, end, alternatives=others(best, heard)), words)


def _times(part: dict[str, Any], began: float) -> tuple[float | None, float | None]:
    start = number(part.get("startTimeMs"), 1e3)
    start = _milliseconds(part, "offset") if start is None else max(start - began, 0.0) if start > began else start
    return start, later(start, _milliseconds(part, "duration"))


def _milliseconds(part: dict[str, Any], key: str) -> float | None:
    """Seconds of {"milliseconds": 1200}, "PT1.2S", or a plain number of milliseconds under a key that says so."""
    value = part.get(key)
    if isinstance(value, dict):
        return number(value.get("milliseconds"), 1e3)
    return seconds(value) if isinstance(value, str) else number(either(part, f"{key}Ms", key), 1e3)


def _words(value: Any, began: float) -> list[Word]:
    words: list[Word] = []
    for word in objects(value):
        if (said := text(word.get("word"))) or lost(word, "word"):
            words.append(Word(said, *_times(word, began), score(word.get("confidence"))))
    return words


def _message(message: dict[str, Any]) -> Iterator[Heard]:
    body = message.get("eventBody")
    call = documents.safe(get(body, "conversationId"))
    for part in objects(get(body, "transcripts")):
        if not (heard := objects(part.get("alternatives"))):
            continue
        texts = [text(either(other, "decoratedTranscript", "transcript")) for other in heard]
        speaker = label(part.get("channel"))
        start, end = _times(heard[0], 0.0)
        heard_too = others(texts[0], [*texts[1:], text(heard[0].get("transcript"))])
        said = Turn(texts[0], speaker, role(speaker), start, end, call, alternatives=heard_too)
        words = _words(either(heard[0], "decoratedWords", "words"), 0.0)
        yield Heard(said, words if len(words) == len(texts[0].split()) else [], part.get("isFinal") is not False, (call, speaker))


FORMATS = (
    Format("genesys-cloud", _known, reader(_read)),
    Live(
        "genesys-cloud-live", (frozenset(["eventBody.transcripts[].channel", "eventBody.transcripts[].alternatives"]),), _message
    ).format(),
)
