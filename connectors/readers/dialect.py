"""Which delimiter and quote a table in text has: told by its own rows, by CleverCSV where they leave it open."""

from __future__ import annotations

import re
from collections import Counter

from connectors.readers.rows import Dialect, fields, row_pattern

SAMPLE = 1 << 16
#: Delimiters of fields that are looked for.
DELIMITERS = (",", "\t", ";", "|", "~", "^")
# CleverCSV takes time that grows with the square of a long token (150 s for 32 kB of "a.a."), so it sees short ones only.
_CLEVER_SAMPLE = 4096
_QUOTE_SAMPLE = 8192
_LONG = re.compile(r"[^\s,;|\"']{24,}")


def rows_of(sample: bytes, dialect: Dialect, most: int = 200) -> list[list[str]]:
    """The cells of the whole rows at the start of `sample`, empty lines apart."""
    spans: list[bytes] = []
    pattern, end = row_pattern(dialect), 0
    # Not `finditer`, which would look for a row at every byte of a sample that holds none.
    while len(spans) < most and (match := pattern.match(sample, end)):
        end = match.end()
        if match[0].strip(b"\r\n"):
            spans.append(match[0])
    return [fields(row, dialect) for row in spans]


def width(rows: list[list[str]]) -> int:
    """The number of fields that most rows have; the larger of two that are as frequent."""
    counts = Counter(map(len, rows))
    return max(counts, key=lambda n: (counts[n], n), default=0)


def _fit(sample: bytes, dialect: Dialect) -> tuple[float, int]:
    """How well a dialect explains the sample: share of rows that have the usual number of fields (two at least), and that number."""
    rows = rows_of(sample, dialect)
    usual = width(rows)
    return (sum(len(row) == usual for row in rows) / len(rows), usual) if usual > 1 else (0.0, usual)


def detect(sample: bytes, likely: str = ",") -> Dialect:
    """The dialect of `sample` (whole rows, UTF-8); `likely` is the delimiter that the file's name promises.

    A delimiter that explains every row wins at once, the promised one first. CleverCSV decides between those that explain some.
    """
    fits = {delimiter: _fit(sample, Dialect(delimiter, '"')) for delimiter in DELIMITERS}
    perfect = [delimiter for delimiter in DELIMITERS if fits[delimiter][0] == 1.0]
    if len(perfect) == 1 or likely in perfect:
        return Dialect(likely if likely in perfect else perfect[0], _quote(sample, likely if likely in perfect else perfect[0]))
    clever = _clever(sample)
    if clever and fits[clever][1] > 1:
        return Dialect(clever, _quote(sample, clever))
    best = max(DELIMITERS, key=lambda delimiter: (fits[delimiter], delimiter == likely))
    best = best if fits[best][0] >= 0.5 else likely
    return Dialect(best, _quote(sample, best))


def _quote(sample: bytes, delimiter: str) -> str:
    """The quote: single ones where fields begin and end with them, and none with double ones."""
    sample, d = sample[:_QUOTE_SAMPLE], re.escape(delimiter.encode())
    single = re.compile(rb"(?:^|%b)'(?:[^'\r\n]|'')*+'(?=%b|[\r\n]|\Z)" % (d, d), re.M)
    double = re.compile(rb'(?:^|%b)"' % d, re.M)
    return "'" if not double.search(sample) and single.search(sample) else '"'


def _clever(sample: bytes) -> str | None:
    """CleverCSV's delimiter on a small sample with its long tokens shortened, or None."""
    from clevercsv import Detector  # a fifth of what a reading process needs to start, and few files come this far

    text = _LONG.sub(lambda match: match[0][:24], sample[:_CLEVER_SAMPLE].decode("utf-8", "replace").replace("\0", " "))
    try:
        found = Detector().detect(text, delimiters=DELIMITERS)
    except Exception:  # noqa: BLE001 - its own parser raises on text that is no table (an escaped line end, say): then it tells nothing
        return None
    return found.delimiter if found and found.delimiter in DELIMITERS else None
