"""Deepgram: pre-recorded audio, one or several channels, with or without speakers; and messages of live audio.

Source: Deepgram's documentation, "Pre-recorded audio: response", "Multichannel", "Diarization", "Summarization", "Live audio: response"
(checked against messages in public code). Utterances and paragraphs only arrange the words of the channels once more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import END, Document, reader
from connectors.transcripts.vendors.live import Heard, Live
from connectors.transcripts.vendors.talk import PAUSE_IN_CHANNEL, Word, others, turns
from connectors.transcripts.vendors.values import either, get, label, later, number, objects, score, text

_CHANNEL = "results.channels[]"
_HEARING, _BEST = f"{_CHANNEL}.alternatives[]", f"{_CHANNEL}.alternatives[].words[]"
_TRANSCRIPT, _UTTERANCE = f"{_HEARING}.transcript", "results.utterances[]"
_BESIDE = ("results.summary.short", f"{_HEARING}.summaries[].summary", f"{_HEARING}.entities[].value")
_MOST_BESIDE = 10_000


def _known(head: Head) -> bool:
    return not head.paths.isdisjoint((_TRANSCRIPT, f"{_HEARING}.words")) or "results.utterances[].transcript" in head.paths


def _read(document: Document) -> Iterator[Said]:
    if any(True for _ in document.parts(_BEST)):
        beside: list[Field] = []
        yield from turns(_words(document, _several(document), beside), pause=PAUSE_IN_CHANNEL)
        yield from beside
        return
    utterances = any(True for _ in document.parts(_UTTERANCE))
    for path, part in document.parts(_UTTERANCE if utterances else _TRANSCRIPT, *_BESIDE):
        if path in _BESIDE:
            yield from (Field(path, said) for said in [text(part)] if said)
        elif path == _UTTERANCE:
            yield from _utterance(part)
        elif text(part):
            yield Turn(text(part))


def _several(document: Document) -> bool:
    """Whether there are several channels. The metadata stand before the results; where they are missing, channels are counted."""
    for _, part in document.parts("metadata.channels"):
        return (number(part) or 1) > 1
    return sum(1 for _ in document.parts(ends=[_CHANNEL])) > 1


def _words(document: Document, several: bool, beside: list[Field]) -> Iterator[Word]:
    """Words of the first hearing of each channel. Where there are several channels, a speaker is one of a channel."""
    channel = hearing = 0
    for path, part in document.parts(_BEST, *_BESIDE, ends=(_CHANNEL, _HEARING)):
        if part is END:
            channel, hearing = (channel + 1, 0) if path == _CHANNEL else (channel, hearing + 1)
        elif path in _BESIDE:
            if (said := text(part)) and len(beside) < _MOST_BESIDE:
                beside.append(Field(path, said))
        elif hearing == 0 and isinstance(part, dict) and (word := _word(part, channel, several)):
            yield word


def _word(part: dict[str, Any], channel: int, several: bool) -> Word | None:
    if not (said := text(either(part, "punctuated_word", "word"))):
        return None if "word" in part or "start" not in part else Word("")
    speaker = _speaker(part, channel, several)
    return Word(said, number(part.get("start")), number(part.get("end")), score(part.get("confidence")), speaker)


def _utterance(part: Any) -> Iterator[Turn]:
    if isinstance(part, dict) and (said := text(part.get("transcript"))):
        speaker = label(either(part, "speaker", "channel"))
        yield Turn(said, speaker, None, number(part.get("start")), number(part.get("end")))


def _speaker(part: dict[str, Any], channel: int, several: bool) -> str | None:
    speaker = label(part.get("speaker"))
    if not several:
        return speaker
    return f"{channel}" if speaker is None else f"{channel}.{speaker}"


def _message(message: dict[str, Any]) -> Iterator[Heard]:
    channel, heard = message.get("channel_index"), objects(get(message.get("channel"), "alternatives"))
    if not heard:
        return
    place, several = (channel[0], len(channel) > 1 and channel[1] != 1) if isinstance(channel, list) and channel else (0, False)
    channel = int(number(place) or 0)
    words = [word for part in objects(heard[0].get("words")) if (word := _word(part, channel, several))]
    start = number(message.get("start"))
    said = Turn(
        text(heard[0].get("transcript")), str(channel) if several else None, None, start, later(start, number(message.get("duration")))
    )
    said.alternatives = others(said.text, (text(other.get("transcript")) for other in heard[1:]))
    yield Heard(said, words, message.get("is_final") is not False, channel)


FORMATS = (
    Format("deepgram", _known, reader(_read)),
    Live("deepgram-live", (frozenset(["channel.alternatives[].transcript", "is_final"]),), _message).format(),
)
