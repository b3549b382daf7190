"""Azure Speech: batch transcription (v3), fast transcription, and conversations for and from Azure Language.

Sources: Microsoft Learn, "Get batch transcription results", "Use the fast transcription API", and Azure AI Language's REST reference,
"Analyze conversation" (conversation items; results of the PII and summarization tasks). Batch and conversations were checked against real
files, fast transcription (`combinedPhrases`, `offsetMilliseconds`) against public code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Field, Format, Head, Said, Turn
from connectors.transcripts.vendors.document import END, Document, reader
from connectors.transcripts.vendors.talk import WORDLESS, Word, others, segment
from connectors.transcripts.vendors.values import either, label, later, lost, number, objects, role, score, seconds, text

_BATCH, _FAST = "recognizedPhrases[]", "phrases[]"
_TICKS = 1e7  # of 100 ns in a second
_ASKED, _ANSWERED = "analysisInput.conversations[]", "tasks.items[].results.conversations[]"
_ALONE = "conversations[]"
_CONVERSATIONS = (_ASKED, _ANSWERED, _ALONE)


def _known_batch(head: Head) -> bool:
    return not head.paths.isdisjoint(("combinedRecognizedPhrases", f"{_BATCH}.nBest"))


def _known_fast(head: Head) -> bool:
    return "combinedPhrases" in head.paths and "durationMilliseconds" in head.paths


def _known_conversation(head: Head) -> bool:
    return any(f"{path}.conversationItems" in head.paths for path in _CONVERSATIONS)


def _read_batch(document: Document) -> Iterator[Said]:
    for _, part in document.parts(_BATCH):
        if not isinstance(part, dict) or not (heard := objects(part.get("nBest"))):
            if isinstance(part, dict) and part.get("recognitionStatus") == "Success" and part.get("nBest") is None:
                yield WORDLESS
            continue
        forms = [_forms(hearing) for hearing in heard]
        best = next(iter(forms[0]), "")
        start, lasts = _time(part, "offset"), _time(part, "duration")
        heard_too = others(best, [*forms[0][1:], *(form for hearing in forms[1:] for form in hearing[:1])])
        said = Turn(best, _speaker(part), None, start, later(start, lasts), alternatives=heard_too)
        words = _words(either(heard[0], "displayWords", "words"), "displayText", "word")
        yield from segment(said, words)
        if not words and lost(heard[0], "display", "itn", "lexical", "maskedITN"):
            yield WORDLESS


def _forms(hearing: dict[str, Any]) -> list[str]:
    """The forms of one hearing, the written one first; a masked one counts only where there is no other, as it says less."""
    forms = [form for key in ("display", "itn", "lexical") if (form := text(hearing.get(key)))]
    return forms or [form for form in [text(hearing.get("maskedITN"))] if form]


def _read_fast(document: Document) -> Iterator[Said]:
    for _, part in document.parts(_FAST):
        if isinstance(part, dict):
            start, lasts = _time(part, "offset"), _time(part, "duration")
            said = Turn(text(part.get("text")), _speaker(part), None, start, later(start, lasts))
            words = _words(part.get("words"), "text")
            yield from segment(said, words)
            if not words and start is not None and lost(part, "text"):
                yield WORDLESS


def _speaker(part: dict[str, Any]) -> str | None:
    """The number of the speaker; in stereo, where nobody is told apart within a channel, that of the channel."""
    speaker = label(part.get("speaker"))
    return speaker if speaker is not None else label(part.get("channel"))


def _time(part: dict[str, Any], key: str) -> float | None:
    for name, per in ((f"{key}InTicks", _TICKS), (f"{key}Milliseconds", 1e3)):
        if (found := number(part.get(name), per)) is not None:
            return found
    moment = part.get(key)
    return seconds(moment) if isinstance(moment, str) else number(moment, _TICKS)


def _words(value: Any, *keys: str) -> list[Word]:
    words: list[Word] = []
    for word in objects(value):
        said, start = text(either(word, *keys)), _time(word, "offset")
        if said or (lost(word, *keys) and start is not None):
            words.append(Word(said, start, later(start, _time(word, "duration")), score(word.get("confidence"))))
    return words


def _read_conversation(document: Document) -> Iterator[Said]:
    several = sum(1 for _ in document.parts(ends=_CONVERSATIONS)) > 1
    items = [f"{path}.conversationItems[]" for path in _CONVERSATIONS]
    summaries = [f"{path}.summaries[].text" for path in _CONVERSATIONS]
    call = 1
    for path, part in document.parts(*items, *summaries, ends=_CONVERSATIONS):
        if part is END:
            call += 1
        elif path in items and isinstance(part, dict):
            for said in _item(path, part):
                if isinstance(said, Turn) and several:
                    said.call = str(call)
                yield said
        elif path in summaries and text(part):
            yield Field(path, text(part))


def _item(path: str, part: dict[str, Any]) -> Iterator[Said]:
    """What one participant said or wrote; of a result, the text that was redacted, and what was found in it."""
    redacted = part.get("redactedContent")
    forms = redacted if isinstance(redacted, dict) else part
    best = text(either(forms, "text", "itn", "maskedItn", "lexical"))
    timing = part.get("conversationItemLevelTiming")
    timing = timing if isinstance(timing, dict) else part
    start = _time(timing, "offset")
    known = role(part.get("role")) or role(part.get("participantId"))
    heard_too = others(best, (text(forms.get(key)) for key in ("itn", "lexical")))
    speaker = label(either(part, "participantId", "role"))
    yield from segment(Turn(best, speaker, known, start, later(start, _time(timing, "duration")), alternatives=heard_too), [])
    for entity in objects(part.get("entities")):
        if found := text(entity.get("text")):
            yield Field(f"{path}.entities[].text", found)


FORMATS = (
    Format("azure-speech-batch", _known_batch, reader(_read_batch)),
    Format("azure-speech-fast", _known_fast, reader(_read_fast)),
    Format("azure-conversation", _known_conversation, reader(_read_conversation)),
)
