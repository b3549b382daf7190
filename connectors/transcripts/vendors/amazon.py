"""Amazon Transcribe, batch jobs.

Source: Amazon Transcribe developer guide, "Data input and output", "Partitioning speakers (diarization)", "Transcribing multi-channel
audio", "Alternative transcriptions", "Redacting or identifying PII": `results.items` of words and punctuation; who spoke stands at each
item, or only in `results.speaker_labels.segments`; with alternatives, `results.segments` hold up to ten hearings of a stretch each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.spans import Spans
from connectors.transcripts.vendors.talk import PAUSE_IN_CHANNEL, Word, others, stretch, turns
from connectors.transcripts.vendors.values import either, get, label, number, objects, score, text

_ITEMS, _CHANNEL_ITEMS = "results.items[]", "results.channel_labels.channels[].items[]"
_CHANNEL, _SEGMENTS = "results.channel_labels.channels[].channel_label", "results.segments[]"
_SPEAKERS, _TRANSCRIPT = "results.speaker_labels.segments[]", "results.transcripts[].transcript"


def _known(head: Head) -> bool:
    paths = head.paths
    return _TRANSCRIPT in paths and not paths.isdisjoint(("jobName", "accountId", f"{_ITEMS}.alternatives[].content"))


def _known_items(head: Head) -> bool:
    return {"[].alternatives[].content", "[].start_time", "[].type"} <= head.paths and "[].attaches_to" not in head.paths


def _read(document: Document) -> Iterator[Said]:
    """What comes first is read: stretches with alternatives, channels, or items. Items that name no speaker need the speakers first."""
    parts = document.parts(_SEGMENTS, _CHANNEL_ITEMS, _ITEMS)
    path, first = next(parts, ("", None))
    if path == _SEGMENTS:
        yield from _segments(document, _spans(document))
    elif path == _CHANNEL_ITEMS:
        yield from turns(_channels(document), pause=PAUSE_IN_CHANNEL)
    elif path and isinstance(first, dict) and ("speaker_label" in first or "channel_label" in first):
        yield from turns(_words(chain([(path, first)], parts), Spans()))
    elif path:
        spans = _spans(document)
        yield from turns(_words(document.parts(_ITEMS), spans))
    else:
        yield from (Turn(text(said)) for _, said in document.parts(_TRANSCRIPT) if text(said))


def _read_items(document: Document) -> Iterator[Said]:
    return turns(_words(document.parts("[]"), Spans()))


def _spans(document: Document) -> Spans:
    spans = Spans()
    for _, part in document.parts(_SPEAKERS):
        spans.add(number(get(part, "start_time")), number(get(part, "end_time")), label(get(part, "speaker_label")))
    return spans


def _words(items: Iterable[tuple[str, Any]], spans: Spans) -> Iterator[Word]:
    for _, item in items:
        if word := _word(item, spans):
            yield word


def _channels(document: Document) -> Iterator[Word]:
    """Words of one channel after the other; a channel's label may stand behind its items, then its place is its name."""
    channel, named = 0, None
    for path, part in document.parts(_CHANNEL, _CHANNEL_ITEMS, ends=["results.channel_labels.channels[]"]):
        if path == _CHANNEL:
            named = label(part)
        elif path == _CHANNEL_ITEMS:
            if word := _word(part, Spans()):
                word.speaker = word.speaker or named or f"ch_{channel}"
                yield word
        else:
            channel, named = channel + 1, None


def _word(item: Any, spans: Spans) -> Word | None:
    """A word or a mark of an item of the results, or of a hearing in a segment, which has its content at the top."""
    if not isinstance(item, dict):
        return None
    hearings = item.get("alternatives")
    best = hearings[0] if isinstance(hearings, list) and hearings and isinstance(hearings[0], dict) else item
    said = text(best.get("content"))
    if not said:  # a word that should have some; an empty one is a pause
        return None if "content" in best or item.get("type") != "pronunciation" else Word("")
    if item.get("type") == "punctuation":
        return Word(said, attached=True)
    start, end = number(item.get("start_time")), number(item.get("end_time"))
    speaker = label(item.get("speaker_label")) or label(item.get("channel_label")) or (spans.speaker(start, end) if spans else None)
    return Word(said, start, end, score(best.get("confidence")), speaker)


def _segments(document: Document, spans: Spans) -> Iterator[Said]:
    """A turn for each stretch that has several hearings, cut where the speaker changes: then the other hearings go to no one."""
    for _, part in document.parts(_SEGMENTS):
        hearings = objects(get(part, "alternatives"))
        if not hearings:
            continue
        best = text(hearings[0].get("transcript"))
        items = [word for item in objects(hearings[0].get("items")) if (word := _word(item, spans))]
        if len({word.speaker for word in items if word.text and not word.attached}) > 1 or not best:
            yield from turns(items)
            continue
        heard_too = others(best, (text(other.get("transcript")) for other in hearings[1:]))
        speaker = label(either(part, "speaker_label", "channel_label"))
        said = Turn(best, speaker, None, number(get(part, "start_time")), number(get(part, "end_time")), alternatives=heard_too)
        yield from stretch(said, [word for word in items if not word.attached])


FORMATS = (
    Format("amazon-transcribe", _known, reader(_read)),
    Format("amazon-transcribe-items", _known_items, reader(_read_items)),
)
