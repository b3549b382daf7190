"""AssemblyAI: transcripts of recordings, and messages of streams.

Source: AssemblyAI's API reference, "Get transcript", and its guides on speaker labels, multichannel audio, summaries, entity detection and
PII redaction ("####" stands for what was redacted). Utterances arrange the words once more. Messages: "Universal Streaming" ("Turn") and
the older real-time API ("FinalTranscript"), the first checked against messages in public code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.talk import Word, turns
from connectors.transcripts.vendors.values import either, label, lost, number, objects, score, text

_WORD, _UTTERANCE, _TEXT = "words[]", "utterances[]", "text"
_BESIDE = (
    "summary",
    "chapters[].summary",
    "chapters[].headline",
    "chapters[].gist",
    "entities[].text",
    "auto_highlights_result.results[].text",
)


def _known(head: Head) -> bool:
    return "audio_url" in head.paths and not head.paths.isdisjoint(("language_model", "acoustic_model", "speech_model", "language_code"))


def _read(document: Document) -> Iterator[Said]:
    source = _source(document)
    if source == _WORD:
        yield from turns(_words(document))
    for path, part in document.parts(*_BESIDE, *({source} - {_WORD})):
        if path in _BESIDE:
            yield from (Field(path, said) for said in [text(part)] if said)
        elif path == _TEXT and text(part):
            yield Turn(text(part))
        elif isinstance(part, dict) and (said := text(part.get("text"))):
            yield Turn(said, label(part.get("speaker")), None, number(part.get("start"), 1e3), number(part.get("end"), 1e3))


def _source(document: Document) -> str:
    """Words where there are any, else utterances, else the text as one turn."""
    for source in (_WORD, _UTTERANCE):
        if any(isinstance(part, dict) for _, part in document.parts(source)):
            return source
    return _TEXT


def _words(document: Document) -> Iterator[Word]:
    for _, part in document.parts(_WORD):
        if isinstance(part, dict) and (word := _word(part)):
            yield word


def _word(part: dict[str, Any]) -> Word | None:
    if not (said := text(part.get("text"))) and not (lost(part, "text") and "start" in part):
        return None
    speaker = label(part.get("speaker")) or label(part.get("channel"))
    return Word(said, number(part.get("start"), 1e3), number(part.get("end"), 1e3), score(part.get("confidence")), speaker)


def _message(message: dict[str, Any]) -> Iterator[Heard]:
    """A turn ends as it was heard and, if that was asked for, once more with marks and capitals; of the older API, a final transcript."""
    said = text(either(message, "transcript", "text"))
    words = [word for part in objects(message.get("words")) if (word := _word(part))]
    turn = Turn(said, None, None, number(message.get("audio_start"), 1e3), number(message.get("audio_end"), 1e3))
    if message.get("type") == "Turn":
        final = message.get("end_of_turn") is True and message.get("turn_is_formatted") is True
        yield Heard(turn, words, final, label(message.get("turn_order")))
    elif message.get("message_type") in ("FinalTranscript", "PartialTranscript"):
        yield Heard(turn, words, message["message_type"] == "FinalTranscript")


FORMATS = (
    Format("assemblyai", _known, reader(_read)),
    Live(
        "assemblyai-live",
        (frozenset(["type", "end_of_turn", "transcript"]), frozenset(["message_type", "audio_start", "text"])),
        _message,
    ).format(),
)
