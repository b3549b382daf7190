"""Soniox: tokens, which are parts of words, of recordings and of streams.

Source: Soniox' documentation, "Timestamps", "Speaker diarization", "Real-time transcription" (non-final tokens, `<end>`), "Translation";
checked there, not against real files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from connectors.transcripts.turn import Format, Head, Said
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.talk import Word, turns
from connectors.transcripts.vendors.values import label, number, score

_TOKEN, _LIVE = "tokens[]", ("final_audio_proc_ms", "[].final_audio_proc_ms", "tokens[].is_final", "[].tokens[].is_final")
_MARKS = frozenset(["<end>", "<fin>"])


def _known(head: Head) -> bool:
    return {f"{_TOKEN}.text", f"{_TOKEN}.start_ms"} <= head.paths and head.paths.isdisjoint(_LIVE)


def _known_live(head: Head) -> bool:
    return any(f"{path}.start_ms" in head.paths for path in (_TOKEN, f"[].{_TOKEN}")) and not head.paths.isdisjoint(_LIVE)


def _read(document: Document) -> Iterator[Said]:
    return turns(_words(part for _, part in document.parts(_TOKEN, f"[].{_TOKEN}")))


def _words(tokens: Iterable[Any]) -> Iterator[Word]:
    """A token that begins with no blank goes on with the word before it, where one speaker says both."""
    now: Word | None = None
    apart = True
    for token in tokens:
        said = token.get("text") if isinstance(token, dict) and token.get("is_final") is not False else None
        if not isinstance(said, str) or said in _MARKS or token.get("translation_status") == "translation":
            continue
        speaker, end = label(token.get("speaker")), number(token.get("end_ms"), 1e3)
        if now and not apart and not said[:1].isspace() and speaker == now.speaker and len(now.text) < 200:
            now.text, now.end, sure = now.text + said.strip(), end, score(token.get("confidence"))
            now.confidence = None if now.confidence is None or sure is None else min(now.confidence, sure)
        elif said.strip():
            yield from [now] if now else []
            now = Word(said.strip(), number(token.get("start_ms"), 1e3), end, score(token.get("confidence")), speaker)
        apart = said[-1:].isspace()
    yield from [now] if now else []


FORMATS = (
    Format("soniox", _known, reader(_read)),
    Format("soniox-live", _known_live, reader(_read, pieces=True), live=True),
)
