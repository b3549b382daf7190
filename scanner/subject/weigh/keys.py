"""The keys by which a column's cells are compared, whole columns at a time.

A key is what is left of a cell once its writing is taken away: equal keys are worth a look, different ones are not. It is wide on purpose
(a phone is its last eight digits): `compared` is exact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from anyascii import anyascii

from scanner.subject.names import LISTS, plain
from scanner.subject.weigh.dates import written_dates
from scanner.subject.weigh.letters import Texts, cut, holding, rewritten, table, worded

#: The fields that have keys. `name` is the column of a whole name.
KEYED = ("email", "phone", "id", "given", "surname", "name", "born", "postcode", "address")

_GMAIL = r"@(?:gmail|googlemail)\.com$"
_EXTENSION = r"(?i)(?:;|#|x|,|e\.?xt|durchwahl|poste|dw).*$"
_TITLES = pa.array(LISTS["titles"].split(), pa.large_string())
_HOUSE = "(?P<number>[0-9]+)[a-z]?[ ,]+(?P<street>[a-z']+)"
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = table(keep=_LOWER + _LOWER.upper(), other=" ", lower=True)
_CODE = table(keep="0123456789" + _LOWER + _LOWER.upper(), upper=True)
_DIGITS = table(keep="0123456789")
_MARKS = table(keep=";#,xXeEdDpP")  # any of them may open an extension
_PHONE_DIGITS = 8
_ID_DIGITS = 5
_DAY_FIRST = "^(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<y>[0-9]{4})(?:[ T].*)?$"


def keyed(field: str, texts: Texts) -> Texts:
    """The comparison keys of a column's cells; null where there is none. `field` is one of KEYED.

    email     lower case, without plus-tag; Gmail's dots left out
    phone     the last eight digits before an extension; nothing below seven
    id        the digits without leading zeros where there are five or more, else letters and digits in capitals
    given     the first name's letters; surname and name: plain words
    born      yyyymmdd, day before month where both readings are possible; a shorter number as it is (days as Excel counts them)
    postcode  capitals and digits without leading zeros; five digits of a ZIP code
    address   house number and first word of the street (`4 mill`), or the first word where no number leads
    """
    text = _ascii(pc.utf8_trim_whitespace(texts.cast(pa.large_string())))
    return _nonempty(_BY_FIELD[field](text))


def _email(text: Texts) -> Texts:
    lower = pc.ascii_lower(text)
    lower = _where(lower, pc.starts_with(lower, "mailto:"), lambda some: pc.utf8_slice_codeunits(some, 7))
    lower = _where(lower, pc.match_substring(lower, "+"), lambda some: pc.replace_substring_regex(some, r"\+[^@]*@", "@"))
    gmail = pc.or_(pc.ends_with(lower, "@gmail.com"), pc.ends_with(lower, "@googlemail.com"))
    return _where(lower, gmail, lambda some: pc.replace_substring(pc.replace_substring_regex(some, _GMAIL, "@gmailcom"), ".", ""))


def _phone(text: Texts) -> Texts:
    text = _where(text, pc.ends_with(text, ".0"), lambda some: pc.utf8_slice_codeunits(some, 0, -2))
    digits = rewritten(text, _DIGITS)
    marked = text.filter(pa.array(holding(text, _MARKS)))
    if len(marked) and pc.any(pc.match_substring_regex(marked, _EXTENSION)).as_py():
        text = _where(text, pc.match_substring_regex(text, _EXTENSION), lambda some: pc.replace_substring_regex(some, _EXTENSION, ""))
        digits = rewritten(text, _DIGITS)
    return pc.if_else(pc.less(pc.binary_length(digits), 7), _text(None), pc.utf8_slice_codeunits(digits, -_PHONE_DIGITS))


def _id(text: Texts) -> Texts:
    digits = pc.ascii_ltrim(rewritten(text, _DIGITS), "0")
    return pc.if_else(pc.greater_equal(pc.binary_length(digits), _ID_DIGITS), digits, rewritten(text, _CODE))


def _given(text: Texts) -> Texts:
    words = _name(text)
    return pc.coalesce(cut(words), words)


def _name(text: Texts) -> Texts:
    words = worded(text, _LETTERS, drop="'`")
    titled = pc.is_in(cut(words), value_set=_TITLES)
    return _where(words, titled, lambda some: pc.replace_substring_regex(some, "^[a-z]* ", ""))


def _born(text: Texts) -> Texts:
    """ISO dates and dates day first by their digits; what is written otherwise, once a distinct text."""
    encoded = text.dictionary_encode()
    distinct = encoded.dictionary.cast(pa.large_string())
    iso = pc.match_substring_regex(distinct, "^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T].*)?$")
    found = _where(distinct, iso, lambda some: pc.replace_substring(pc.utf8_slice_codeunits(some, 0, 10), "-", ""))
    found = _where(found, pc.match_substring_regex(found, _DAY_FIRST), _day_first)
    other = pc.invert(pc.match_substring_regex(found, "^(?:1[89]|20)[0-9]{6}$"))
    return _where(found, other, lambda some: pa.array([_date(one) for one in some.to_pylist()], pa.large_string())).take(encoded.indices)


def _day_first(text: Texts) -> Texts:
    parts = pc.extract_regex(text, _DAY_FIRST)
    year, month, day = (pc.utf8_lpad(pc.struct_field(parts, n), 2, "0") for n in "ymd")
    swapped = pc.greater(month, _text("12"))
    return pc.binary_join_element_wise(year, pc.if_else(swapped, day, month), pc.if_else(swapped, month, day), _text(""))


def _date(text: str | None) -> str | None:
    """The likeliest date of a text; a number of up to six digits as it is."""
    if text is None or (text.isdigit() and len(text) < 7):
        return text
    found = written_dates(text)
    return found[0].strftime("%Y%m%d") if found else None


def _postcode(text: Texts) -> Texts:
    encoded = text.dictionary_encode()
    upper = encoded.dictionary.cast(pa.large_string())
    long = pc.match_substring_regex(upper, "^[0-9]{5}-[0-9]{4}$")
    upper = rewritten(_where(upper, long, lambda some: pc.utf8_slice_codeunits(some, 0, 5)), _CODE)
    return pc.ascii_ltrim(upper, "0").take(encoded.indices)


def _address(text: Texts) -> Texts:
    lower = pc.ascii_lower(text)
    found = pc.extract_regex(lower, _HOUSE)
    house = pc.binary_join_element_wise(pc.struct_field(found, "number"), pc.struct_field(found, "street"), _text(" "))
    first = pc.struct_field(pc.extract_regex(pc.if_else(house.is_valid(), _text(None), lower), "^(?P<w>[a-z']+)"), "w")
    return pc.coalesce(house, first)


def _ascii(text: Texts) -> Texts:
    """Letters and digits of other scripts as ASCII: in most columns there are none, and of distinct values few."""
    return _where(text, pc.invert(pc.string_is_ascii(text)), _transliterated)


def _transliterated(some: Texts) -> Texts:
    encoded = some.dictionary_encode()
    written = [anyascii(one) if any(c.isdigit() or c == "@" for c in one) else plain(one) for one in encoded.dictionary.to_pylist()]
    return pa.array(written, pa.large_string()).take(encoded.indices)


def _where(text: Texts, mask: Any, change: Callable[[Texts], Texts]) -> Texts:
    """The texts, changed where the mask holds; the change is not even tried where it holds nowhere."""
    held = pc.fill_null(mask, False)
    if not pc.any(held).as_py():
        return text
    changed = change(text.filter(held))
    if len(changed) == len(text):
        return changed
    where = np.asarray(held.to_numpy(zero_copy_only=False), np.bool_)
    at = np.where(where, len(text) + np.cumsum(where) - 1, np.arange(len(text)))
    return pa.concat_arrays([text, changed]).take(pa.array(at))


def _text(value: str | None) -> Any:
    return pa.scalar(value, pa.large_string())


def _nonempty(text: Texts) -> Texts:
    return pc.if_else(pc.equal(pc.binary_length(text), 0), _text(None), text)


_BY_FIELD: dict[str, Callable[[Texts], Texts]] = {
    "email": _email,
    "phone": _phone,
    "id": _id,
    "given": _given,
    "surname": _name,
    "name": _name,
    "born": _born,
    "postcode": _postcode,
    "address": _address,
}
