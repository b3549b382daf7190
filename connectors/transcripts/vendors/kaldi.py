"""Kaldi and Vosk: words with times, the sample server's speakers by stretches of time, and the messages of Kaldi's GStreamer server.

Sources: Vosk's documentation and `src/recognizer.cc` of alphacep/vosk-api (`result`, `alternatives`); the read-me of
alumae/kaldi-gstreamer-server; exports of kaldi-based servers with `segmentation` by LIUM's diarization.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.spans import Spans
from connectors.transcripts.vendors.talk import Word, others, stretch, turns
from connectors.transcripts.vendors.values import either, get, label, later, number, objects, score, text

_WORD, _STRETCH = "retval.words[]", "retval.segmentation.segments[]"
_VOSK = ("result[]", "[].result[]", "results[].result[]")
_VOSK_HEARD = ("alternatives", "[].alternatives")
_HYPOTHESES = ("result.hypotheses", "[].result.hypotheses")


def _known(head: Head) -> bool:
    return {f"{_WORD}.word", f"{_WORD}.start"} <= head.paths or {"retval.punct", "retval.wonid"} <= head.paths


def _known_vosk(head: Head) -> bool:
    words = any({f"{path}.conf", f"{path}.word"} <= head.paths for path in _VOSK)
    return words or any({f"{path}[].result[].word", f"{path}[].text"} <= head.paths for path in _VOSK_HEARD)


def _known_stream(head: Head) -> bool:
    return any(f"{path}[].transcript" in head.paths for path in _HYPOTHESES)


def _read(document: Document) -> Iterator[Said]:
    spans = Spans()
    for _, part in document.parts(_STRETCH):
        start = number(get(part, "start"))
        spans.add(start, later(start, number(get(part, "duration"))), label(_label(get(part, "speaker"))))
    yield from turns(word for _, part in document.parts(_WORD) if (word := _word(part, spans)))


def _label(speaker: Any) -> Any:
    """A speaker is an object with an "@id", or its label alone."""
    return speaker.get("@id") if isinstance(speaker, dict) else speaker


def _read_vosk(document: Document) -> Iterator[Said]:
    if any(True for _ in document.parts(*_VOSK)):
        yield from turns(word for _, part in document.parts(*_VOSK) if (word := _word(part, Spans())))
        return
    for _, part in document.parts(*_VOSK_HEARD):
        if heard := objects(part):
            best = text(heard[0].get("text"))
            words = [word for item in objects(heard[0].get("result")) if (word := _word(item, Spans()))]
            yield from stretch(Turn(best, alternatives=others(best, (text(other.get("text")) for other in heard[1:]))), words)


def _read_stream(document: Document) -> Iterator[Said]:
    for _, part in document.parts(*_HYPOTHESES):
        if heard := objects(part):
            best = text(heard[0].get("transcript"))
            yield from stretch(Turn(best, alternatives=others(best, (text(other.get("transcript")) for other in heard[1:]))), [])


def _word(part: Any, spans: Spans) -> Word | None:
    if not isinstance(part, dict) or not (said := text(either(part, "punct", "word"))):
        return None
    start, end = number(part.get("start")), number(part.get("end"))
    return Word(said, start, end, score(either(part, "conf", "confidence")), spans.speaker(start, end) if spans else None)


FORMATS = (
    Format("kaldi", _known, reader(_read)),
    Format("vosk", _known_vosk, reader(_read_vosk, pieces=True)),
    Format("kaldi-stream", _known_stream, reader(_read_stream, pieces=True)),
)
