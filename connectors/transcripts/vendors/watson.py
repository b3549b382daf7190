"""IBM Watson Speech to Text: results of one request, and of asynchronous jobs, which wrap them once more.

Source: IBM Cloud documentation of Speech to Text, "Speech recognition results", "Speaker labels" (a label for each word, by its times;
later labels correct earlier ones) and the API reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.transcripts.turn import Format, Head, Said, Turn
from connectors.transcripts.vendors.document import Document, reader
from connectors.transcripts.vendors.spans import Spans
from connectors.transcripts.vendors.talk import Word, others, stretch
from connectors.transcripts.vendors.values import get, label, number, objects, score, text

_HEARINGS = ("results[].alternatives", "results[].results[].alternatives")
_LABELS = ("speaker_labels[]", "results[].speaker_labels[]")
_HESITATION = "%HESITATION"  # stands where somebody hesitates: no word was said


def _known(head: Head) -> bool:
    marks = {f"{path}[].{key}" for path in _HEARINGS for key in ("timestamps", "word_confidence")}
    result = not head.paths.isdisjoint(f"{path}[].transcript" for path in _HEARINGS)
    final = not head.paths.isdisjoint(("results[].final", "results[].results[].final", "result_index"))
    return not head.paths.isdisjoint(marks | {"results[].speaker_labels[].from"}) or (result and final)


def _read(document: Document) -> Iterator[Said]:
    spans = Spans()
    for _, part in document.parts(*_LABELS):
        spans.add(number(get(part, "from")), number(get(part, "to")), label(get(part, "speaker")))
    for heard in _hearings(document):
        best = _said(heard[0])
        yield from stretch(Turn(best, alternatives=others(best, map(_said, heard[1:]))), _words(heard[0], spans))


def _hearings(document: Document) -> Iterator[list[dict[str, Any]]]:
    return (heard for _, part in document.parts(*_HEARINGS) if (heard := objects(part)))


def _said(hearing: dict[str, Any]) -> str:
    said = text(hearing.get("transcript"))
    return " ".join(said.replace(_HESITATION, " ").split()) if _HESITATION in said else said


def _words(hearing: dict[str, Any], spans: Spans) -> list[Word]:
    """Words of ["word", start, end], their confidence from a list of the same length."""
    times, scores = _rows(hearing.get("timestamps"), 3), _rows(hearing.get("word_confidence"), 2)
    known = [score(row[1]) for row in scores] if len(scores) == len(times) else [None] * len(times)
    words: list[Word] = []
    for (said, start, end, *_), confidence in zip(times, known, strict=True):
        if text(said) and text(said) != _HESITATION:
            begun, ended = number(start), number(end)
            words.append(Word(text(said), begun, ended, confidence, spans.speaker(begun, ended) if spans else None))
    return words


def _rows(value: Any, size: int) -> list[list[Any]]:
    return [row for row in value if isinstance(row, list) and len(row) >= size] if isinstance(value, list) else []


FORMATS = (Format("ibm-watson", _known, reader(_read)),)
