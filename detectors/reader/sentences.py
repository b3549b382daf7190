"""Text in the pieces that the model reads: sentences, short lines together (an address is one), long runs without a stop cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detectors.names.lists import is_place

#: Most words that are read at once, and of short lines behind one another.
LONGEST, LINES = 70, 40

_SHORTENED = (
    "[A-Za-z] Mr Ms Dr St Rd No Mrs Ave Inc Rev Apt str Str Prof Av Sq Gen Co Blvd Ln Ct Pl Cres Hwy Pkwy Ste Bldg Avda Ing ul Ul "
    "Nám nám Lt Sgt Cpl Maj Capt Col Cmdr Adm Gov Sen Rep Hon Messrs Mme vs"
)
_CAPITALS = "ST RD NO AVE APT STR SQ CO BLVD LN CT PL CRES HWY STE BLDG UL MR MRS MS DR PROF REV"
# behind the stop: in front of it they would be asked at every letter
_ABBREVIATED = "".join(rf"(?<!\b{word}[.])" for word in f"{_SHORTENED} {_CAPITALS}".split()) + "(?<![^\\W\\d_][Ss][Tt][Rr][.])"
_STOP = re.compile(rf"""(?:[.]{_ABBREVIATED}|[!?…])["'”’)\]]*[^\S\n]+(?=["'“‘(\[]?[A-ZÀ-Þ0-9])|\n+""")
#: Without one of these a text is one sentence.
_MARKS = re.compile("[.!?…\n]")
_BLANKS = re.compile(r"\s+")
_SHORT = 6
#: Where an address ends: a code, before it one or two words; or a country.
_CODE = re.compile(r"(?:[^\W\d_]+,? ){0,2}(?=[^\W\d_]*\d)\w{3,8}\b")
_WORD = re.compile(r"[^\W\d_]+")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces begin and end, in code points; between them stand only blanks."""
    if not _MARKS.search(text):
        yield from _cut(text, 0, len(text))
        return
    start = words = 0
    stops = [*_STOP.finditer(text)]
    ends = [*(stop.start() for stop in stops[1:]), len(text)]
    for stop, end in zip(stops, ends, strict=False):
        if stop.group() == "\n" and words < LINES and (_short(text, stop.end(), end) or (words and _ends(text, stop.end(), end))):
            words += text.count(" ", stop.end(), end) + 1
            continue
        yield from _cut(text, start, stop.start() if stop.group()[0] == "\n" else stop.end())
        start, words = stop.end(), 0
    yield from _cut(text, start, len(text))


def _short(text: str, start: int, end: int) -> bool:
    """Whether a line is so short that it may go on with what the line before it began, as in an address."""
    return end - start < 60 and text.count(" ", start, end) < _SHORT


def _ends(text: str, start: int, end: int) -> bool:
    """Whether an address may end in a longer line: behind its short lines the sentence goes on."""
    if text.count(" ", start, end) > LINES:
        return False
    first = _WORD.match(text, start, end)
    return _CODE.match(text, start, end) is not None or (first is not None and is_place(first.group()))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence whole, or in pieces of `LONGEST` words at most."""
    if end - start < 4 * LONGEST:
        if end > start:
            yield start, end
        return
    words = 0
    for blank in _BLANKS.finditer(text, start, end):
        words += 1 + (blank.start() - start) // 400
        if words >= LONGEST or blank.start() - start > 8 * LONGEST:
            yield start, blank.start()
            start, words = blank.end(), 0
    while end - start > 16 * LONGEST:
        yield start, start + 16 * LONGEST
        start += 16 * LONGEST
    if end > start:
        yield start, end
