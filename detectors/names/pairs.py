"""Given names and two words as a name, a whole column at a time: each different word is asked about once, and not each pair of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Many, among, by_part, fits, parts, strings
from detectors.names import rules
from detectors.names.lists import held, is_common, is_given, is_place, is_surname, may_be_given

#: Nothing is split from such words or cut off from them.
_PAIR = "[A-Za-z'-]{2,} [A-Za-z'-]{2,}"


def _full_names(texts: pa.LargeStringArray) -> Bools:
    found = fits(texts, _PAIR)
    pairs, rest = np.flatnonzero(found), np.flatnonzero(~found)
    found[rest] = by_part(texts.take(pa.array(rest)), rules.full_name)
    found[pairs] = _pairs(texts.take(pa.array(pairs)))
    return found


def _pairs(texts: pa.LargeStringArray) -> Bools:
    data, edges = parts(texts)
    blank = edges[:-1] + pc.find_substring(texts, " ").to_numpy(zero_copy_only=False)
    found = by_part(strings(data, edges[:-1], blank), may_be_given)
    at = np.flatnonzero(found)
    first, last = strings(data, edges[:-1][at], blank[at]), strings(data, blank[at] + 1, edges[1:][at])
    surname, word = by_part(last, is_surname), by_part(last, _is_word)
    named = np.where(by_part(first, is_given), surname | ~word, surname & ~word)
    never = by_part(first, rules.apart_from_names) | by_part(last, rules.apart_from_names)
    brand = pc.is_in(pc.ascii_lower(texts.take(pa.array(at))), pa.array(sorted(rules.BRANDS), pa.large_string()))
    found[at] = named & ~never & ~brand.to_numpy(zero_copy_only=False)
    return found


def _is_word(token: str) -> bool:
    return is_common(token) or is_place(token)


def _given(texts: pa.LargeStringArray) -> Bools:
    """Whether texts are given names: the first half, where they have a hyphen."""
    low = pc.ascii_lower(texts)
    first = pc.replace_substring_regex(low, "-.*", "") if pc.any(pc.match_substring(low, "-")).as_py() else low
    return among(first, held("given")) & ~among(low, rules.KEYWORDS)


#: `rules.one_given`.
one_given = Many(rules.one_given, _given)
#: `rules.full_name`.
full_name = Many(rules.full_name, _full_names)
