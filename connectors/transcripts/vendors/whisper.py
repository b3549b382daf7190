"""Whisper and its descendants: OpenAI's own and its API (verbose_json), whisper-timestamped, WhisperX, faster-whisper, stable-ts,
whisper.cpp, insanely-fast-whisper and the pipelines of Transformers.

Sources: `whisper/transcribe.py` and `whisper/utils.py` of openai/whisper; OpenAI's API reference, "Create transcription"; the read-mes
of linto-ai/whisper-timestamped, m-bain/whisperX, SYSTRAN/faster-whisper, jianfch/stable-ts and Vaibhavs10/insanely-fast-whisper;
`examples/cli/cli.cpp` of ggml-org/whisper.cpp (`output_json`); Transformers' documentation of automatic speech recognition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.talk import WORDLESS, Word, plain, segment, stretch, turns
from connectors.transcripts.vendors.values import either, get, label, lost, number, objects, score, seconds, text

_SEGMENT, _SEGMENTS_ALONE, _WORD, _TEXT = "segments[]", "[]", "words[]", "text"
_CPP, _CHUNK, _SPOKEN = "transcription[]", "chunks[]", "speakers[]"
_NOBODY = ("?", "")


def _known(head: Head) -> bool:
    timed = {f"{_SEGMENT}.text", f"{_SEGMENT}.start", f"{_SEGMENT}.end"} <= head.paths
    return timed or ({"text", f"{_WORD}.word", f"{_WORD}.start"} <= head.paths and _api(head))


def _api(head: Head) -> bool:
    return not head.paths.isdisjoint(("task", "duration", "language"))


def _known_list(head: Head) -> bool:
    return {"[].text", "[].start", "[].end"} <= head.paths and not head.paths.isdisjoint(
        ("[].avg_logprob", "[].no_speech_prob", "[].words")
    )


def _known_cpp(head: Head) -> bool:
    return {"transcription[].offsets.from", "transcription[].text"} <= head.paths


def _known_chunks(head: Head) -> bool:
    return {"chunks[].timestamp", "chunks[].text"} <= head.paths or {"speakers[].timestamp", "speakers[].text"} <= head.paths


def _read(document: Document) -> Iterator[Said]:
    """Segments; of the API's answers without segments the words, of one without either the text."""
    for source in (_SEGMENT, _WORD, _TEXT):
        if any(True for _ in document.parts(source)):
            break
    if source == _WORD:
        yield from turns(_written(document))
        return
    for _, part in document.parts(source):
        if isinstance(part, dict):
            yield from _segment(part)
            if "start" in part and not isinstance(part.get("text"), str) and not objects(part.get("words")):
                yield WORDLESS
        elif source == _TEXT and text(part):
            yield Turn(text(part))


def _written(document: Document) -> Iterator[Word]:
    """Words, with the marks that the API leaves at them in the text alone, as long as the two run side by side."""
    whole = next((text(part) for _, part in document.parts(_TEXT)), "")
    tokens = re.finditer(r"\S+", whole)
    beside = True
    for _, part in document.parts(_WORD):
        if word := _word(part):
            token = next(tokens, None) if beside else None
            beside = token is not None and plain(token[0]) == plain(word.text)
            word.text = token[0] if token and beside else word.text
            yield word


def _read_list(document: Document) -> Iterator[Said]:
    for _, part in document.parts(_SEGMENTS_ALONE):
        if isinstance(part, dict):
            yield from _segment(part)


def _segment(part: dict[str, Any]) -> Iterator[Said]:
    """WhisperX tells speakers apart word by word, whisper-timestamped writes a word's score as "confidence", others as a probability."""
    words: list[Word] = []
    for item in objects(part.get("words")):
        if word := _word(item):
            if words and _is_glued(item):
                _glue(words[-1], word)
            else:
                words.append(word)
    start, end = number(part.get("start")), number(part.get("end"))
    yield from stretch(Turn(text(part.get("text")), label(part.get("speaker")), None, start, end), words)


def _glue(word: Word, rest: Word) -> None:
    word.text, word.end = word.text + rest.text, rest.end
    scores = [part.confidence for part in (word, rest) if part.confidence is not None]
    word.confidence = min(scores) if len(scores) == 2 else None


def _is_glued(item: dict[str, Any]) -> bool:
    """OpenAI's words begin with a blank unless they go on with the word before: " forty", "-two"."""
    said = item.get("word")
    return isinstance(said, str) and not said[:1].isspace() and not said[:1].isalnum() and "probability" in item


def _word(part: Any) -> Word | None:
    if not isinstance(part, dict) or not ((said := text(either(part, "word", "text"))) or (lost(part, "word", "text") and "start" in part)):
        return None
    confidence = score(either(part, "confidence", "probability", "score"))
    return Word(said, number(part.get("start")), number(part.get("end")), confidence, label(part.get("speaker")))


def _read_cpp(document: Document) -> Iterator[Said]:
    for _, part in document.parts(_CPP):
        if isinstance(part, dict):
            start, end = number(get(part, "offsets", "from"), 1e3), number(get(part, "offsets", "to"), 1e3)
            speaker = label(part.get("speaker"))
            yield from segment(Turn(text(part.get("text")), None if speaker in _NOBODY else speaker, None, start, end), [])


def _read_chunks(document: Document) -> Iterator[Said]:
    """Chunks of a sentence each, or of a word each: words become turns. With speakers, the chunks are repeated under them."""
    spoken = any(True for _ in document.parts(_SPOKEN))
    yield from _chunks(part for _, part in document.parts(_SPOKEN if spoken else _CHUNK) if isinstance(part, dict))


def _chunks(parts: Iterator[dict[str, Any]]) -> Iterator[Said]:
    words: list[Word] = []
    for part in parts:
        if not (said := text(part.get("text"))):
            continue
        times = part.get("timestamp")
        start, end = (seconds(times[0]), seconds(times[1])) if isinstance(times, list) and len(times) == 2 else (None, None)
        word = Word(said, start, end, None, label(part.get("speaker")))
        if " " not in said and len(words) < 300:
            words.append(word)
            continue
        yield from turns(words)
        words = [word] if " " not in said else []
        if not words:
            yield Turn(said, word.speaker, None, start, end)
    yield from turns(words)


FORMATS = (
    Format("whisper", _known, reader(_read)),
    Format("whisper-segments", _known_list, reader(_read_list)),
    Format("whisper-cpp", _known_cpp, reader(_read_cpp)),
    Format("whisper-chunks", _known_chunks, reader(_read_chunks)),
)
