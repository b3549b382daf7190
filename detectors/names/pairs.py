"""Given names and two words as a name, a whole column at a time: each different word is asked about once, and not each pair of them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Ints, Many, among, by_part, coded, fits, latest, parts, strings
from detectors.names import rules
from detectors.names.lists import held, is_common, is_given, is_place, is_surname, may_be_given

#: Two words, from which nothing is split or cut off; initials and particles that may stand between them.
_PAIR = ("[A-Za-z'-]{2,} ", rf"(?:(?:[A-Z][.]?|{'|'.join(sorted(rules.PARTICLES))}) )*", "[A-Za-z'-]{2,}")
#: Initials, and a surname with what may stand before it: its last word is all that counts.
_LED = "(?:[A-Z][.] ?)+(?:[a-z]+ )*[A-Za-z'-]+"
#: What a word is, one bit each.
_SURNAME, _GIVEN, _MAY_BE_GIVEN, _WORD, _THING, _APART, _BRAND, _COMMON = (1 << bit for bit in range(8))
_BRANDS = frozenset(brand.partition(" ")[0] for brand in rules.BRANDS)


@lru_cache(maxsize=1 << 15)
def _told(token: str) -> int:
    """What the lists say of a word: most words of a column stand in the next part of it, too."""
    asked = (
        (_SURNAME, is_surname(token)),
        (_GIVEN, is_given(token)),
        (_MAY_BE_GIVEN, may_be_given(token)),
        (_COMMON, is_common(token)),
        (_WORD, is_common(token) or is_place(token)),
        (_THING, token.lower() in rules.THINGS),
        (_APART, rules.apart_from_names(token)),
        (_BRAND, token.lower() in _BRANDS),
    )
    return sum(bit for bit, yes in asked if yes)


def _words(pieces: pa.LargeStringArray) -> Ints:
    """What each word is; each different one is asked about once."""
    return coded(pieces, _told)


@latest
def _paired(texts: pa.LargeStringArray) -> tuple[Bools, Ints, Ints, Bools]:
    """Which texts are two words, what these words are, and which of them have nothing between them."""
    found = fits(texts, "".join(_PAIR))
    pairs = texts if found.all() else texts.filter(pa.array(found))
    data, edges = parts(pairs)
    blanks = np.flatnonzero(data == ord(" "))
    first, last = blanks[np.searchsorted(blanks, edges[:-1])], blanks[np.searchsorted(blanks, edges[1:]) - 1]
    return found, _words(strings(data, edges[:-1], first)), _words(strings(data, last + 1, edges[1:])), first == last


def _full_names(texts: pa.LargeStringArray) -> Bools:
    paired, first, last, _ = _paired(texts)
    found = paired.copy()
    found[~paired] = by_part(texts.filter(pa.array(~paired)), rules.full_name)
    surname, word = last & _SURNAME > 0, last & _WORD > 0
    named = np.where(first & _GIVEN > 0, surname | ~word, (first & _MAY_BE_GIVEN > 0) & surname & ~word)
    found[paired] = named & ((first | last) & _APART == 0)
    brand = np.flatnonzero(paired)[first & _BRAND > 0]
    found[brand] = by_part(texts.take(pa.array(brand)), rules.full_name)
    return found


def _unlisted_names(texts: pa.LargeStringArray) -> Bools:
    paired, first, last, touching = _paired(texts)
    found = paired.copy()
    found[~paired] = by_part(texts.filter(pa.array(~paired)), rules.unlisted_name)
    known = (first | last) & (_THING | _WORD) == 0
    found[paired] = touching & known & (last & _SURNAME > 0) & (first & _MAY_BE_GIVEN == 0)
    return found


def _with_initials(texts: pa.LargeStringArray) -> Bools:
    led = fits(texts, _LED)
    found = led.copy()
    found[~led] = by_part(texts.filter(pa.array(~led)), rules.with_initials)
    data, edges = parts(texts.filter(pa.array(led)))
    signs = np.flatnonzero((data == ord(" ")) | (data == ord(".")))
    last = _words(strings(data, signs[np.searchsorted(signs, edges[1:]) - 1] + 1, edges[1:])) if len(edges) > 1 else np.zeros(0, np.int64)
    found[led] = (last & _SURNAME > 0) & (last & (_COMMON | _THING) == 0)
    return found


def _given(texts: pa.LargeStringArray) -> Bools:
    """Whether texts are given names: the first half, where they have a hyphen."""
    low = pc.ascii_lower(texts)
    first = pc.replace_substring_regex(low, "-.*", "") if pc.any(pc.match_substring(low, "-")).as_py() else low
    return among(first, held("given")) & ~among(low, rules.KEYWORDS)


#: `rules.one_given`.
one_given = Many(rules.one_given, _given)
#: `rules.full_name`.
full_name = Many(rules.full_name, _full_names)
#: `rules.unlisted_name`.
unlisted_name = Many(rules.unlisted_name, _unlisted_names)
#: `rules.with_initials`.
with_initials = Many(rules.with_initials, _with_initials)
