"""What is published with recordings: transcripts of podcasts, and YouTube's captions as `json3`.

Sources: the podcast namespace, "transcripts" (`segments` with `startTime`, `endTime`, `body`, which may be a word each); captions of
YouTube (`events` with `tStartMs` and `segs`), as open downloaders describe them, and as tests in public code have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.talk import Word, stretch, turns
from connectors.transcripts.vendors.values import get, label, later, number, objects, seconds, text

_SEGMENT, _EVENT = "segments[]", "events[]"
_WORDS = 300


def _known_podcast(head: Head) -> bool:
    return {f"{_SEGMENT}.body", f"{_SEGMENT}.startTime"} <= head.paths


def _read_podcast(document: Document) -> Iterator[Said]:
    """Segments; those of one word each become turns."""
    words: list[Word] = []
    for _, part in document.parts(_SEGMENT):
        if not (said := text(get(part, "body"))):
            continue
        word = Word(said, seconds(part.get("startTime")), seconds(part.get("endTime")), None, label(part.get("speaker")))
        if " " in said or len(words) >= _WORDS:
            yield from turns(words)
            words = []
        if " " in said:
            yield Turn(said, word.speaker, None, word.start, word.end)
        else:
            words.append(word)
    yield from turns(words)


def _known_json3(head: Head) -> bool:
    return {f"{_EVENT}.tStartMs", f"{_EVENT}.segs[].utf8"} <= head.paths


def _read_json3(document: Document) -> Iterator[Said]:
    for _, part in document.parts(_EVENT):
        start = number(get(part, "tStartMs"), 1e3)
        said = " ".join("".join(piece["utf8"] for piece in _pieces(part)).split())
        yield from stretch(Turn(said, None, None, start, later(start, number(get(part, "dDurationMs"), 1e3))), [])


def _pieces(part: Any) -> list[dict[str, Any]]:
    return [piece for piece in objects(get(part, "segs")) if isinstance(piece.get("utf8"), str)]


FORMATS = (
    Format("podcast", _known_podcast, reader(_read_podcast)),
    Format("youtube", _known_json3, reader(_read_json3)),
)
