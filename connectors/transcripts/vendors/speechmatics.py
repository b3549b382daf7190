"""Speechmatics: json-v2 of batch jobs, and messages of real-time sessions.

Source: Speechmatics' documentation, "Batch output" (`results` of words, entities and punctuation, `attaches_to`, speakers and channels),
"Summarization", "Chapters", and "Real-time API reference" (`AddTranscript`, checked against messages in public code).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.talk import PAUSE, PAUSE_IN_CHANNEL, Word, turns
from connectors.transcripts.vendors.values import label, lost, number, objects, score, text

_BATCH = "results[]"
_BESIDE = ("summary.content", "chapters[].title", "chapters[].summary")
_MARKS = ("metadata.transcription_config", "job.data_name")
_MOST_BESIDE = 10_000


def _known(head: Head) -> bool:
    content = f"{_BATCH}.alternatives[].content" in head.paths
    return f"{_BATCH}.attaches_to" in head.paths or (content and not head.paths.isdisjoint(_MARKS))


def _read(document: Document) -> Iterator[Said]:
    channels = _by_channel(document)
    beside: list[Field] = []
    yield from turns(_words(document, beside), pause=PAUSE_IN_CHANNEL if channels else PAUSE)
    yield from beside


def _by_channel(document: Document) -> bool:
    """Whether the first result names a channel: then each channel comes by itself."""
    return any("channel" in part for _, part in zip(range(1), _results(document), strict=False))


def _results(document: Document) -> Iterator[dict[str, Any]]:
    return (part for _, part in document.parts(_BATCH) if isinstance(part, dict))


def _words(document: Document, beside: list[Field]) -> Iterator[Word]:
    for path, part in document.parts(_BATCH, *_BESIDE):
        if path in _BESIDE:
            beside += [Field(path, said) for said in [text(part)] if said and len(beside) < _MOST_BESIDE]
        elif isinstance(part, dict) and (word := _word(part)):
            yield word


def _word(part: dict[str, Any]) -> Word | None:
    heard = objects(part.get("alternatives"))
    if not heard or not ((said := text(heard[0].get("content"))) or (lost(heard[0], "content") and part.get("type") == "word")):
        return None
    if part.get("type") == "punctuation" and part.get("attaches_to", "previous") in ("previous", "both"):
        return Word(said, attached=True)
    speaker, channel = label(heard[0].get("speaker")), label(part.get("channel"))
    named = f"{channel}.{speaker}" if channel and speaker not in (None, "UU") else channel or speaker
    return Word(said, number(part.get("start_time")), number(part.get("end_time")), score(heard[0].get("confidence")), named)


def _message(message: dict[str, Any]) -> Iterator[Heard]:
    """A transcript, final or partial; its channel may stand at the message."""
    kind, channel = message.get("message"), label(message.get("channel"))
    if kind not in ("AddTranscript", "AddPartialTranscript"):
        return
    words = [word for part in objects(message.get("results")) if (word := _word({"channel": channel, **part}))]
    yield Heard(Turn(""), words, kind == "AddTranscript", channel)


FORMATS = (
    Format("speechmatics", _known, reader(_read)),
    Live("speechmatics-real-time", (frozenset(["message", "results[].alternatives[].content"]),), _message, joined=True).format(),
)
