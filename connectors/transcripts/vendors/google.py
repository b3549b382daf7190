"""Google Cloud Speech-to-Text v1, v1p1beta1 and v2, also as written by its client libraries and by `gcloud`, and CCAI Insights.

Sources: Cloud Speech-to-Text reference, `SpeechRecognitionResult` and `WordInfo` of v1, v1p1beta1 and v2 ("Detect different speakers":
the last result holds the words of all results once more, with their speakers); Contact Center AI Insights reference,
`projects.locations.conversations`, and "Conversation data format" for what is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import END, Document, reader
from connectors.transcripts.vendors.talk import Word, others, segment, stretch, turns
from connectors.transcripts.vendors.values import either, get, label, number, objects, role, score, seconds, text

_ROOTS = ("results[]", "response.results[]", "transcript.results[]")
_HEARINGS = frozenset(f"{root}.alternatives[]" for root in _ROOTS)
_WORDS = frozenset(f"{hearing}.words[]" for hearing in _HEARINGS)
_TEXTS = frozenset(f"{hearing}.transcript" for hearing in _HEARINGS)
_CHANNELS = frozenset(f"{root}.{key}" for root in _ROOTS for key in ("channelTag", "channel_tag"))
_END_KEYS = ("resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset")
_ENDS = frozenset(f"{root}.{key}" for root in _ROOTS for key in _END_KEYS)
_OF_OTHERS = ("results[].final", "result_index", "results[].alternatives[].timestamps", "results[].alternatives[].word_confidence")
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
        elif fresh and (word := _word(part)):
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
        elif result == number and (word := _word(part)):
            yield word


def _results(document: Document) -> Iterator[Said]:
    words: list[Word] = []
    heard: list[str] = []
    hearing, channel, before, end, flushed = 0, None, 0.0, None, False
    for path, part in document.parts(*_WORDS, *_TEXTS, *_CHANNELS, *_ENDS, ends=(*_ROOTS, *_HEARINGS)):
        if path in _WORDS:
            if hearing == 0 and (word := _word(part)):
                words.append(word)
            if len(words) > _HELD_WORDS:
                yield from turns(words)
                words, flushed = [], True
        elif path in _TEXTS:
            heard += [text(part)] if len(heard) < 30 else []
        elif path in _HEARINGS:
            hearing += 1
        elif path in _CHANNELS:
            channel = label(part)
        elif path in _ENDS:
            end = seconds(part)
        else:
            yield from _result(words, [] if flushed else heard, channel, before, end)
            before = end if end is not None else before
            words, heard, hearing, channel, end, flushed = [], [], 0, None, None, False
    yield from _result(words, [] if flushed else heard, channel, before, end)


def _result(words: list[Word], heard: list[str], channel: str | None, before: float, end: float | None) -> Iterator[Turn]:
    """One result: a turn where one speaker said it all, with its other hearings, else turns by its words."""
    if channel is not None:
        for word in words:
            word.speaker = word.speaker or channel
    best = heard[0] if heard else ""
    start = None if end is None else before
    return stretch(Turn(best, channel, None, start, end, alternatives=others(best, heard[1:])), words)


def _word(part: Any) -> Word | None:
    if not isinstance(part, dict) or not (said := text(part.get("word"))):
        return None
    start = seconds(either(part, "startTime", "start_time", "startOffset", "start_offset"))
    end = seconds(either(part, "endTime", "end_time", "endOffset", "end_offset"))
    speaker = label(either(part, "speakerLabel", "speaker_label")) or label(either(part, "speakerTag", "speaker_tag") or None)
    confidence = score(part.get("confidence"))
    return Word(said, start, end, confidence or None, speaker)  # 0 stands for "not set"


_SEGMENT, _ENTRY, _AGENT = "transcript.transcriptSegments[]", "entries[]", "qualityMetadata.agentInfo[]"
_CHANNEL_ROLES = {"callMetadata.agentChannel": "agent", "callMetadata.customerChannel": "caller"}
_BESIDE = ("agentId", "latestSummary.text", "latestSummary.textSections")


def _known_insights(head: Head) -> bool:
    return "transcript.transcriptSegments" in head.paths


def _known_entries(head: Head) -> bool:
    return {"entries[].text", "entries[].role"} <= head.paths and not head.paths.isdisjoint(
        ("entries[].start_timestamp_usec", "entries[].user_id")
    )


def _read_insights(document: Document) -> Iterator[Said]:
    channels: dict[str | None, str] = {}
    for path, part in document.parts(_SEGMENT, _ENTRY, _AGENT, *_CHANNEL_ROLES, *_BESIDE):
        if path in _CHANNEL_ROLES:
            channels[label(part)] = _CHANNEL_ROLES[path]
        elif path in (_SEGMENT, _ENTRY) and isinstance(part, dict):
            yield from _entry(part) if path == _ENTRY else _insight(part, channels)
        else:
            named = {key: get(part, key) for key in ("agentId", "displayName")} if path == _AGENT else {"": part}
            sections = part.items() if path.endswith("textSections") and isinstance(part, dict) else named.items()
            yield from (Field(f"{path}.{key}".rstrip("."), said) for key, value in sections if (said := text(value)))


def _insight(part: dict[str, Any], channels: dict[str | None, str]) -> Iterator[Turn]:
    channel = label(part.get("channelTag"))
    who = part.get("segmentParticipant")
    words = [word for item in objects(part.get("words")) if (word := _word(item))]
    known = role(get(who, "role")) or channels.get(channel)
    name = label(get(who, "userId")) or label(get(who, "obfuscatedExternalUserId")) or channel or label(get(who, "role"))
    start = words[0].start if words else seconds(part.get("messageTime"))
    yield from segment(Turn(text(part.get("text")), name, known, start, words[-1].end if words else None), words)


def _entry(part: dict[str, Any]) -> Iterator[Turn]:
    name = label(part.get("user_id")) or label(part.get("role"))
    yield from segment(Turn(text(part.get("text")), name, role(part.get("role")), number(part.get("start_timestamp_usec"), 1e6)), [])


FORMATS = (
    Format("google-speech", _known, reader(_read)),
    Format("google-insights", _known_insights, reader(_read_insights)),
    Format("google-insights-entries", _known_entries, reader(_read_insights)),
)
