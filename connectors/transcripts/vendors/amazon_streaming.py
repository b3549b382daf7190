"""Amazon Transcribe, streams: the events that a client has kept.

Source: Amazon Transcribe API reference, `TranscriptEvent`, `Result`, `Alternative`, `Item` (streaming). Not checked against real files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Turn
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.talk import Word, others
from connectors.transcripts.vendors.values import get, label, number, objects, score, text

_RESULTS = ("Transcript", "TranscriptEvent.Transcript")


def _message(message: dict[str, Any]) -> Iterator[Heard]:
    event = message.get("TranscriptEvent", message)
    for result in objects(get(event, "Transcript", "Results")):
        if heard := objects(result.get("Alternatives")):
            best, channel = text(heard[0].get("Transcript")), label(result.get("ChannelId"))
            heard_too = others(best, (text(other.get("Transcript")) for other in heard[1:]))
            said = Turn(best, channel, None, number(result.get("StartTime")), number(result.get("EndTime")), alternatives=heard_too)
            yield Heard(said, _words(heard[0].get("Items"), channel), result.get("IsPartial") is not True, label(result.get("ResultId")))


def _words(items: Any, channel: str | None) -> list[Word]:
    words: list[Word] = []
    for item in objects(items):
        if not (said := text(item.get("Content"))):
            continue
        if item.get("Type") == "punctuation" and words:
            words[-1].text += said
        else:
            times = number(item.get("StartTime")), number(item.get("EndTime"))
            words.append(Word(said, *times, score(item.get("Confidence")), label(item.get("Speaker")) or channel))
    return words


FORMATS = (
    Live(
        "amazon-transcribe-live", tuple(frozenset([f"{path}.Results[].Alternatives[].Transcript"]) for path in _RESULTS), _message
    ).format(),
)
