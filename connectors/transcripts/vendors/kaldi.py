"""Kaldi and Vosk: words with times, the sample server's speakers by stretches of time, and the messages of Kaldi's GStreamer server.

Sources: Vosk's documentation and `src/recognizer.cc` of alphacep/vosk-api (`result`, `alternatives`); the read-me of
alumae/kaldi-gstreamer-server; exports of kaldi-based servers with `segmentation` by LIUM's diarization (checked against a real file; the
others against no file). Messages of a stream are utterances of one call.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.spans import Spans
from connectors.transcripts.vendors.talk import Word, others, turns
from connectors.transcripts.vendors.values import either, get, label, later, number, objects, score, text

_WORD, _STRETCH = "retval.words[]", "retval.segmentation.segments[]"


def _known(head: Head) -> bool:
    return {f"{_WORD}.word", f"{_WORD}.start"} <= head.paths or {"retval.punct", "retval.wonid"} <= head.paths


def _read(document: Document) -> Iterator[Said]:
    spans = Spans()
    for _, part in document.parts(_STRETCH):
        start = number(get(part, "start"))
        spans.add(start, later(start, number(get(part, "duration"))), label(_label(get(part, "speaker"))))
    yield from turns(word for _, part in document.parts(_WORD) if (word := _word(part, spans)))


def _label(speaker: Any) -> Any:
    """A speaker is an object with an "@id", or its label alone."""
    return speaker.get("@id") if isinstance(speaker, dict) else speaker


def _vosk(message: dict[str, Any]) -> Iterator[Heard]:
    """An utterance, with other hearings of it if they were asked for. What is "partial" comes once more."""
    if partial := text(message.get("partial")):
        yield Heard(Turn(partial), [], False)
        return
    for part in (message, *objects(message.get("results"))):
        heard = objects(part.get("alternatives")) or [part]
        best = text(heard[0].get("text"))
        words = [word for item in objects(heard[0].get("result")) if (word := _word(item, Spans()))]
        yield Heard(Turn(best, alternatives=others(best, (text(other.get("text")) for other in heard[1:]))), words)


def _server(message: dict[str, Any]) -> Iterator[Heard]:
    result = message.get("result")
    if heard := objects(get(result, "hypotheses")):
        best = text(heard[0].get("transcript"))
        start = number(message.get("segment-start"))
        said = Turn(best, None, None, start, later(start, number(message.get("segment-length"))))
        said.alternatives = others(best, (text(other.get("transcript")) for other in heard[1:]))
        yield Heard(said, [], get(result, "final") is not False)


def _word(part: Any, spans: Spans) -> Word | None:
    if not isinstance(part, dict) or not (said := text(either(part, "punct", "word"))):
        return None
    start, end = number(part.get("start")), number(part.get("end"))
    return Word(said, start, end, score(either(part, "conf", "confidence")), spans.speaker(start, end) if spans else None)


FORMATS = (
    Format("kaldi", _known, reader(_read)),
    Live(
        "vosk",
        (
            frozenset(["result[].conf", "result[].word"]),
            frozenset(["results[].result[].conf", "results[].result[].word"]),
            frozenset(["alternatives[].result[].word", "alternatives[].text"]),
        ),
        _vosk,
    ).format(),
    Live("kaldi-stream", (frozenset(["result.hypotheses[].transcript"]),), _server).format(),
)
