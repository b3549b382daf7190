"""AssemblyAI: transcripts of recordings.

Source: AssemblyAI's API reference, "Get transcript", and its guides on speaker labels, multichannel audio, summaries, entity detection and
PII redaction ("####" stands for what was redacted). Utterances arrange the words once more.
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.talk import Word, turns
from connectors.transcripts.vendors.values import label, number, score, text

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
        if isinstance(part, dict) and (said := text(part.get("text"))):
            speaker = label(part.get("speaker")) or label(part.get("channel"))
            start, end = number(part.get("start"), 1e3), number(part.get("end"), 1e3)
            yield Word(said, start, end, score(part.get("confidence")), speaker)


FORMATS = (Format("assemblyai", _known, reader(_read)),)
