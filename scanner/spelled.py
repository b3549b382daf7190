"""Dates whose month is a word (24 January 1948, 19-NOV-79, Jan 5 1961): which texts may be one, their year, month and day."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: Months in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Polish, January first, in full and shortened.
_MONTHS = (
    "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari stycznia sty",
    "february feb februar februari février fevrier févr fevr febrero febbraio fevereiro fev lutego lut",
    "march mar märz maerz mrz mär mars marzo março marco maart mrt marca",
    "april apr avril avr abril abr aprile kwietnia kwi",
    "may mai mayo maggio mag maio mei maj maja",
    "june jun juni juin junio giugno giu junho czerwca cze",
    "july jul juli juillet juil julio luglio lug julho lipca lip",
    "august aug août aout agosto ago augustus augusti sierpnia sie",
    "september sep sept septembre septiembre settembre set setembro września wrzesnia wrz",
    "october oct oktober okt octobre octubre ottobre ott outubro out października pazdziernika paź paz",
    "november nov novembre noviembre novembro listopada lis",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia gru",
)
_WORDS = pa.array([word for words in _MONTHS for word in words.split()], pa.large_string())
_NUMBERS = np.array([number for number, words in enumerate(_MONTHS, 1) for _ in words.split()])

# plain: RE2 compiles them anew for each column
_LETTER = "[A-Za-zÀ-ž]"
_DAY, _WORD = r"(?P<d>[0-9][0-9]?)(?:st|nd|rd|th|ST|ND|RD|TH|\.|er|º)?", rf"(?P<m>{_LETTER}{_LETTER}{_LETTER}+)\.?"
_YEAR, _WEEKDAY = "(?P<y>[1-9][0-9][0-9][0-9]|[0-9][0-9])", rf"(?:{_LETTER}+\.?,? )?"
#: What databases write behind a date: 12.00.00.000000 AM, 12:00AM.
_TIME = r"(?:[ T,:]+(?P<t>[0-9][0-9]?[:.][0-9:.]+ ?(?:[AaPp]\.?[Mm]\.?)?)(?: ?(?:Z|UTC|GMT))?)?"
_FORMS = (
    rf"^{_WEEKDAY}{_DAY}(?: of | de |[ /.-]*){_WORD}(?: de |[ ,/.'’-]*){_YEAR}{_TIME}$",
    rf"^{_WEEKDAY}{_WORD}[ /.-]+{_DAY}[ ,/.'’-]+{_YEAR}{_TIME}$",
    rf"^(?P<y>[1-9][0-9][0-9][0-9])[ /.-]?{_WORD}[ /.-]?{_DAY}{_TIME}$",
)
_MIDNIGHT = r"^(?:0?0[:.]00[0:. ]*|12[:.]00[0:. ]*[Aa]\.?[Mm]\.?)$"
_SHORTEST, _LONGEST = 6, 48
#: The first word stands within so many bytes (1948-Jan-24), so many bytes at the end hold a figure: of a year, or of a time before AM.
_BEGIN = _END = 6
_DIGITS = np.zeros(256, np.bool_)
_DIGITS[48:58] = True
_LETTERS = np.zeros(256, np.bool_)
_LETTERS[[*range(65, 91), *range(97, 123), *range(128, 256)]] = True
_LOWER = np.arange(256, dtype=np.int32)
_LOWER[65:91] += 32


def _key(word: str) -> int:
    """The first three bytes, ASCII in lower case, as a number."""
    first, second, third = (int(_LOWER[byte]) for byte in word.encode()[:3])
    return first << 16 | second << 8 | third


#: Days of the week as they begin, and what stands between the day's number and the month.
_WEEKDAYS = (
    "mon tue wed thu fri sat sun die mit don fre sam son lun mar mer gio ven dom jeu jue vie sab zon maa din woe man tor tis ons pon wto "
    "mo. tu. we. th. fr. sa. su. di. mi. do. so."
)
_SHORT = "mo tu we th fr sa su di mi do so lu ma me gi ve ju vi zo wo vr za st nd rd er of de"
#: How the first word of such a date may begin: a month, a day of the week, or what stands behind the day's number.
_BEGINNINGS = np.array(
    sorted(
        {_key(word) for words in _MONTHS for short in words.split() for word in (short, short.upper())}
        | {_key(f"{word} ") for word in _SHORT.split()}
        | {_key(word) for word in _WEEKDAYS.split()}
    )
)


class Spelled(NamedTuple):
    """Which of some texts are such dates (`at`), and of these: year (below 100: of two digits), month, day, and a time of day."""

    at: Ints
    year: Ints
    month: Ints
    day: Ints
    timed: Bools


def may_be(texts: Any) -> Bools:
    """Which texts may be such a date, by their length and a few of their bytes: a glance that spares most a regex."""
    _, buffer, data = texts.buffers()
    offsets = np.frombuffer(buffer, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    sizes = np.diff(offsets)
    found: Bools = (sizes >= _SHORTEST) & (sizes <= _LONGEST)
    at = np.flatnonzero(found)
    if len(at):
        held, last = np.frombuffer(data, np.uint8), offsets[at + 1] - 1
        if held[offsets[0] : offsets[-1]].max() < ord("A"):  # no month without a letter
            return np.zeros(len(texts), np.bool_)
        found[at] = np.logical_or.reduce([_DIGITS[held[last - n]] for n in range(_END)])
        at = np.flatnonzero(found)
        found[at] = _begins(held, offsets[at])
    return found


def _begins(held: NDArray[np.uint8], starts: Ints) -> Bools:
    """Whether the first word of each text begins as one of such a date does."""
    letters = np.stack([_LETTERS[held[starts + n]] for n in range(_BEGIN)])
    found: Bools = np.asarray(letters.any(0), np.bool_)
    at = np.flatnonzero(found)
    word = starts[at] + letters[:, at].argmax(0)
    word[word + 2 >= len(held)] = 0  # the last text of all: too short for a month behind so many bytes
    keys = _LOWER[held[word]] << 16 | _LOWER[held[word + 1]] << 8 | _LOWER[held[word + 2]]
    near = np.searchsorted(_BEGINNINGS, keys).clip(max=len(_BEGINNINGS) - 1)  # `isin` would make a table of all numbers between
    found[at] = _BEGINNINGS[near] == keys
    return found


def spelled(texts: Any) -> Spelled:
    """The dates among texts (trimmed)."""
    left, none = np.arange(len(texts)), np.zeros(0, np.int64)
    parts = [Spelled(none, none, none, none, np.zeros(0, np.bool_))]
    for form in _FORMS:
        found = pc.extract_regex(texts.take(pa.array(left)), form)
        there = np.asarray(found.is_valid().to_numpy(zero_copy_only=False), np.bool_)
        parts.append(_read(left[there], found.filter(pa.array(there))))
        left = left[~there]
    return Spelled(*map(np.concatenate, zip(*parts, strict=True)))


def _read(at: Ints, found: Any) -> Spelled:
    word = pc.index_in(pc.utf8_lower(pc.struct_field(found, "m")), _WORDS)
    known = np.asarray(word.is_valid().to_numpy(zero_copy_only=False), np.bool_)
    kept = pa.array(known)
    year, day = (pc.cast(pc.struct_field(found, n).filter(kept), pa.int64()).to_numpy(zero_copy_only=False) for n in "yd")
    time = pc.struct_field(found, "t").filter(kept)
    plain = pc.or_(pc.equal(time, ""), pc.match_substring_regex(time, _MIDNIGHT))
    return Spelled(at[known], year, _NUMBERS[word.drop_null().to_numpy(zero_copy_only=False)], day, ~plain.to_numpy(zero_copy_only=False))
