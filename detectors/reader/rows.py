"""Lines that tell nothing of anybody, whatever words stand in them: dates, rows of figures, tables of characters."""

from __future__ import annotations

import re

#: A date and a time of day in words and numbers, as mails and logs write them, behind what it is called (`Date:   Wed Oct 27 …`); and
#: numbers alone.
_DATE = re.compile(
    r"(?:[A-Za-z][A-Za-z-]{1,24}:)?"
    r"(?:[\d\W_]|\b(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|jan(?:uary)?|feb(?:ruary)?|"
    r"mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|"
    r"(?<=\d)(?:am|pm|st|nd|rd|th|[tz])(?![^\W\d])|\b(?:am|pm|utc|gmt|bst)\b|(?<=\d)t(?=\d))*+",
    re.IGNORECASE,
)
#: A line of a table of characters begins with a code point (POSIX character maps, Unicode's data files, C arrays).
_CHARACTER = re.compile(
    r"\W{0,4}(?:<U[0-9A-F]{4,8}>|U\+[0-9A-F]{4,6}\b|\\u[0-9A-F]{4}|"
    r"[0-9A-F]{4,6}(?:\.\.[0-9A-F]{4,6}\s*;|\s*; ?\[|;[A-Z<][^;]*;[A-Z][a-z];))|"
    r".{1,24}\s/x[0-9a-f]{2}(?:/|\s)"
)
_GAP = re.compile(r"\t+| {2,}")
_WORD = re.compile(r"[^\W\d_]{2}")
#: A row of so many fields, most of which hold no letter, is one of figures.
_FIELDS = 4


def silent(line: str) -> bool:
    """Whether a line tells nothing of anybody: a date, a row of figures between which a word stands, or what a character is called.

    >>> silent("Date:   Wed Oct 27 22:40:32 2010 -0700"), silent("2.2.1     2.2      2002    PSF    yes")
    (True, True)
    >>> silent("<U00B4>     /xb4         ACUTE ACCENT"), silent("Date: she was arrested on Wed 27 Oct 2010")
    (True, False)
    """
    return _WORD.search(line) is None or _DATE.fullmatch(line) is not None or of_characters(line) or of_figures(line)


def of_characters(line: str) -> bool:
    """Whether it is a line of a table of characters."""
    return _CHARACTER.match(line) is not None


def of_figures(line: str) -> bool:
    """Whether most fields of the line hold no letter."""
    if "\t" not in line and "  " not in line:
        return False
    fields = [field for field in _GAP.split(line) if field]
    return len(fields) >= _FIELDS and 2 * sum(not any(map(str.isalpha, field)) for field in fields) > len(fields)
