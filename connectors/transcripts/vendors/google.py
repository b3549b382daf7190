"""Google Cloud Speech-to-Text v1, v1p1beta1 and v2, also as written by its client libraries and by `gcloud`.

Sources: Cloud Speech-to-Text reference, `SpeechRecognitionResult` and `WordInfo` of v1, v1p1beta1 and v2 ("Detect different speakers":
the last result holds the words of all results once more, with their speakers), `StreamingRecognizeResponse`, and v2's
`BatchRecognizeResponse`, a map of files (`inlineResult.transcript`, before it `transcript`: checked in the reference, not against files).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import END, Document, reader
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.talk import WORDLESS, Word, others, stretch, turns
from connectors.transcripts.vendors.values import either, label, lost, objects, score, seconds, text

_ROOTS = ("results[]", "response.results[]", "transcript.results[]")
_HEARINGS = frozenset(f"{root}.alternatives[]" for root in _ROOTS)
_WORDS = frozenset(f"{hearing}.words[]" for hearing in _HEARINGS)
_TEXTS = frozenset(f"{hearing}.transcript" for hearing in _HEARINGS)
_SURE = frozenset(f"{hearing}.confidence" for hearing in _HEARINGS)
_CHANNELS = frozenset(f"{root}.{key}" for root in _ROOTS for key in ("channelTag", "channel_tag"))
_END_KEYS = ("resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset")
_ENDS = frozenset(f"{root}.{key}" for root in _ROOTS for key in _END_KEYS)
_LIVE = ("results[].isFinal", "results[].is_final", "results[].stability", "speechEventType", "speech_event_type")
_OF_OTHERS = (*_LIVE, "results[].final", "result_index", "results[].alternatives[].timestamps", "results[].alternatives[].word_confidence")
_HELD_WORDS = 5_000


def _known(head: Head) -> bool:
    return not head.paths.isdisjoint(_TEXTS | _WORDS) and head.paths.isdisjoint(_OF_OTHERS)


def _read(document: Document) -> Iterator[Said]:
    only = _repeating(document)
    if only is None:
        yield from _results(document)
    else:
        yield from turns(_words_of(document, only))


def _repeating(document: Document) -> int | None:
    """The number of the last result if it repeats the words of all others, with their speakers."""
    result, first, tagged, last_first, fresh = 0, None, -1, None, True
    for _, part in document.parts(*_WORDS, ends=_ROOTS):
        if part is END:
            result, fresh = result + 1, True
        elif fresh and (word := word_of(part)):
            fresh = False
            first = word.start if first is None else first
            tagged, last_first = (result, word.start) if word.speaker else (tagged, last_first)
    repeats = tagged > 0 and first is not None and last_first is not None and last_first <= first
    return tagged if repeats else None


def _words_of(document: Document, number: int) -> Iterator[Word]:
    result = 0
    for _, part in document.parts(*_WORDS, ends=_ROOTS):
        if part is END:
            result += 1
        elif result == number and (word := word_of(part)):
            yield word


def _results(document: Document) -> Iterator[Said]:
    words: list[Word] = []
    heard: list[str] = []
    hearing, channel, before, end, flushed, sure = 0, None, 0.0, None, False, False
    for path, part in document.parts(*_WORDS, *_TEXTS, *_SURE, *_CHANNELS, *_ENDS, ends=(*_ROOTS, *_HEARINGS)):
        if path in _WORDS:
            if hearing == 0 and (word := word_of(part)):
                words.append(word)
            if len(words) > _HELD_WORDS:
                yield from turns(words)
                words, flushed = [], True
        elif path in _TEXTS:
            heard += [text(part)] if len(heard) < 30 else []
        elif path in _HEARINGS:
            hearing += 1
        elif path in _SURE:
            sure = sure or bool(score(part))
        elif path in _CHANNELS:
            channel = label(part)
        elif path in _ENDS:
            end = seconds(part)
        else:
            yield from _result(words, [] if flushed else heard, channel, before, end)
            if sure and not words and not heard and not flushed:  # a hearing of nothing has no confidence: its text was lost
                yield WORDLESS
            before = end if end is not None else before
            words, heard, hearing, channel, end, flushed, sure = [], [], 0, None, None, False, False
    yield from _result(words, [] if flushed else heard, channel, before, end)


def _result(words: list[Word], heard: list[str], channel: str | None, before: float, end: float | None) -> Iterator[Said]:
    """One result: a turn where one speaker said it all, with its other hearings, else turns by its words."""
    if channel is not None:
        for word in words:
            word.speaker = word.speaker or channel
    best = heard[0] if heard else ""
    start = None if end is None else before
    return stretch(Turn(best, channel, None, start, end, alternatives=others(best, heard[1:])), words)


def word_of(part: Any) -> Word | None:
    """A `WordInfo`, however its keys are spelt; None for what is none, and without text ("") where it was lost."""
    if not isinstance(part, dict) or not ((said := text(part.get("word"))) or lost(part, "word")):
        return None
    start = seconds(either(part, "startTime", "start_time", "startOffset", "start_offset"))
    end = seconds(either(part, "endTime", "end_time", "endOffset", "end_offset"))
    if not said and start is None and end is None:
        return None
    speaker = label(either(part, "speakerLabel", "speaker_label")) or label(either(part, "speakerTag", "speaker_tag") or None)
    confidence = score(part.get("confidence"))
    return Word(said, start, end, confidence or None, speaker)  # 0 stands for "not set"


_OF_FILES = [
    [f"{operation}results.*.{inline}transcript" for operation in ("", "response.")] for inline in ("inlineResult.", "inline_result.", "")
]


def _known_files(head: Head) -> bool:
    return any(f"{path}.results[].alternatives[].transcript" in head.paths for paths in _OF_FILES for path in paths)


def _read_files(document: Document) -> Iterator[Said]:
    """The results of each file are a call; they may stand once more where they stood in earlier versions of the API."""
    for paths in _OF_FILES:
        number = 0
        for number, (_, part) in enumerate(document.parts(*paths), 1):
            for said in _read(Document(io.BytesIO(json.dumps(part, default=float).encode()))):
                yield replace(said, call=str(number)) if isinstance(said, Turn) else said
        if number:
            return


def _message(message: dict[str, Any]) -> Iterator[Heard]:
    """Results of a stream, of which the last ones may be interim."""
    for result in objects(message.get("results")):
        heard = objects(result.get("alternatives"))
        if heard:
            words = [word for part in objects(heard[0].get("words")) if (word := word_of(part))]
            channel = label(either(result, "channelTag", "channel_tag"))
            best = text(heard[0].get("transcript"))
            end = seconds(next((result[key] for key in _END_KEYS if key in result), None))
            said = Turn(
                best, channel, None, None if words else end, None, alternatives=others(best, (text(o.get("transcript")) for o in heard[1:]))
            )
            yield Heard(said, words, either(result, "isFinal", "is_final") is True, channel)


FORMATS = (
    Format("google-speech", _known, reader(_read)),
    Format("google-speech-files", _known_files, reader(_read_files)),
    Live("google-speech-live", tuple(frozenset([mark, "results[].alternatives[].transcript"]) for mark in _LIVE), _message).format(),
)
