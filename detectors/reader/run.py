"""What stands before a postcode, or before a town behind its code, and is no word of the sentence around the address.

However a country writes its streets, stairs and doors: they have capitals or numbers, or are no words of English.
"""

from __future__ import annotations

import re

from detectors.names.lists import some
from detectors.reader.behind import ended
from detectors.reader.edges import BEFORE, HOUSE_WORDS
from detectors.reader.gate import WAYS, known

#: Small words and abbreviations within addresses of many countries.
_WITHIN = some(
    "de du des d l la le les del della dello dei degli di da do dos das e y et i von van vom zum zur der den am an im op het ten na pod "
    "nad u "
    "bis ter via rue r av avda bd pl c ul os al n nº nr no km s sn esc int em ap apt sc bl bte bus lgh leil th tv mf st m tr lok ajtó út "
    "utca tér and of the upon on in by near flat unit floor above"
)
#: With these no address begins.
_JOINS = some("de du des d l la le les del della dei degli di da do dos das e y et i and of the upon on in by near s")
DATES = some(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)
#: What stands before whose address it is, in capitals, too: INVOICE TO.
_TOWARDS = some("to from for attn address invoice deliver ship bill")
_TOKEN = re.compile(r"\S+")
_CORE = re.compile(r"[^\W_].*?(?=[,.]*\Z)", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d|\d{5,}")
#: Words at most, and code points before the address.
_MOST, FAR = 14, 2 * BEFORE
#: A town's code may stand before what the model took for an address.
_CODE = 10


def run(text: str, start: int, end: int, least: int) -> int:
    """Where an address begins that ends with a postcode, or a town behind its code, at `least` there (code points)."""
    low = max(least, start - FAR)
    before = text[low:start]
    if not (before.strip() and any(map(str.islower, text[low:end])) and ended(text, max(least, start - _CODE), end)):
        return start
    tokens = [*_TOKEN.finditer(before)][-_MOST:]
    if tokens and low > least and tokens[0].start() == 0:
        tokens = tokens[1:]  # the end of a word
    best = start
    for number in range(len(tokens) - 1, -1, -1):
        token = tokens[number]
        gap = before[token.end() : tokens[number + 1].start()] if number + 1 < len(tokens) else before[token.end() :]
        first = number == 0 or tokens[number - 1].group()[-1] in ".!?" or "\n" in before[tokens[number - 1].end() : token.start()]
        if gap.count("\n") > 1 or not _belongs(token.group(), first):
            break
        core = _CORE.search(token.group())
        if core is not None and core.group().lower() not in _JOINS and not _YEAR.fullmatch(core.group()):
            best = low + token.start() + core.start()
    return best


def _belongs(token: str, first: bool) -> bool:
    """Whether a word before an address is a part of it; `first` in its sentence or line it has a capital anyway."""
    found = _CORE.search(token)
    if found is None or token[-1] in ":;!?" or (token[0] in "(" and token[-1] != ")"):
        return False
    core, low, stop = found.group(), found.group().lower(), token[-1] == "."
    if low.removesuffix("'s") in ("it", "that", "there", "here"):
        return False
    if any(map(str.isdigit, core)):
        return len(core) <= 8 and core.count(":") == 0 and not (stop and len(core) > 4)
    if low in DATES or (low in _TOWARDS and core.isupper()):
        return False
    if core[0].isupper():
        return not (first and known(low) and low not in WAYS and low not in HOUSE_WORDS) and not (stop and len(core) > 6)
    return low.strip(".") in _WITHIN or not known(low)
