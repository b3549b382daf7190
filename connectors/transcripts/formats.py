"""All formats of exported calls, in the order in which they are asked whether a file is theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from connectors.readers.json_ import is_lines
from connectors.transcripts import ass, captions, csv_turns, documents, head, json_turns, nist, plain, ttml
from connectors.transcripts.turn import Format, Head
from connectors.transcripts.vendors import VENDORS

#: Told by marks that nothing else has: they are read as calls wherever they lie.
CERTAIN: tuple[Format, ...] = (*captions.FORMATS, *ttml.FORMATS, *ass.FORMATS)
#: Told by what most of their lines look like: only where calls are looked for.
LIKELY: tuple[Format, ...] = (*nist.FORMATS, *csv_turns.FORMATS, *plain.FORMATS)
#: Objects that hold a text, and who said it or when, whoever wrote them.
ANY_JSON = Format("JSON", lambda begins: head.is_json(begins.text), json_turns.read)


def find(begins: Head, likely: bool) -> Format | None:
    """The format of a file that begins so; `likely`: calls are looked for, so that less must be certain."""
    if head.is_json(begins.text):
        return _vendors(begins) or (ANY_JSON if likely else None)
    return _known(CERTAIN, begins) or (_known(LIKELY, begins) if likely else None)


def _vendors(begins: Head) -> Format | None:
    """The vendor's format of messages of a call, of a document, of those in JSON Lines, or of those in a list."""
    if live := _known((known for known in VENDORS if known.live), begins):
        return live
    text = begins.text.lstrip("\ufeff \t\r\n")
    line = text.partition("\n")[0]
    one = Head(begins.name, line, head.paths(line)) if is_lines(text.encode("utf-8", "replace")) else begins
    known, listed = _known(VENDORS, one), False
    inner = frozenset(path[3:] for path in begins.paths if path.startswith("[]."))
    if known is None and inner:
        known, listed = _known(VENDORS, Head(begins.name, text, inner)), True
    return replace(known, read=partial(documents.read, known.read, listed)) if known else None


def _known(formats: Iterable[Format], begins: Head) -> Format | None:
    return next((known for known in formats if known.known(begins)), None)
