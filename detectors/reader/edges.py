"""Where an address begins, if the model began it too late or took in the word before it; see `behind` for where it ends."""

from __future__ import annotations

import re

from detectors.names.lists import some
from detectors.reader.gate import WAYS

#: How far before an address what is missing may begin.
BEFORE = 60
#: Words that no street holds.
FUNCTION = (
    "i|is|at|my|our|his|her|your|their|about|for|from|to|of|and|the|writing|live|lives|with|has|was|had|but|or|near|opposite|by|on|off|who|"
    "which|where|when|it|he|she|they|we|you|not|no|there"
)
#: Words with which no address begins.
HEADS = (
    "attended|visited|come|came|go|goes|went|moved|live|lives|living|address|located|based|send|sent|deliver|delivered|"
    "it's|its|is|at|to|in|from|for"
)
_WORD = rf"(?!(?:{FUNCTION}|{HEADS})\b)[^\W\d_][\w'’-]*"
_UNIT, _HOUSE = r"(?:flat|unit|apt\.?|apartment|room|suite|plot|block|house|no\.?)", r"\d{1,4}[a-z]?"
_EDGE, _RANGE = r"(?<![\w£$€./,-])", " ?(?:[-/–]|to) ?"
#: What is missing before an address that begins with a number, and before one that does not; a year is no number of a house.
_BEFORE_NUMBER = re.compile(
    rf"{_EDGE}(?:(?:{_UNIT}|ward|bed|pitch|berth|caravan|chalet|floor|c/o|land (?:adj\.?|adjacent) to),? |"
    rf"(?:{_UNIT} )?{_HOUSE}{_RANGE}|\d[fg]\d[, \n]{{1,2}})\Z",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    rf"{_EDGE}(?:(?:block|unit|building|tower) [a-z], |"
    rf"(?:{_UNIT} )?(?!(?:19|20)\d\d[^\d])(?:\d[fg]\d|{_HOUSE}(?:{_RANGE}{_HOUSE})?)[, \n]{{1,2}})\Z|"
    r"(?<![.?!] )(?<!\A)(?-i:The )\Z",
    re.IGNORECASE,
)
#: A whole street that ends with the address's first word, or just before it.
_WAY = rf"(?:{'|'.join(sorted(WAYS))})"
_STREET_BEFORE = re.compile(rf"{_EDGE}{_HOUSE}(?:{_RANGE}{_HOUSE})?,? (?:[a-z][\w'’-]*,? ){{1,3}}{_WAY}[, \n]{{0,2}}\Z", re.IGNORECASE)
#: A number and the word for a street in Wales; such a street that ends just before the address, or with its first word.
_WELSH_WAY = (
    rf"{_EDGE}{_HOUSE}(?:{_RANGE}{_HOUSE})?,? (?:heol|ffordd|stryd|l[oô]n|rhodfa|clos|cilgant|maes|rhiw|teras|parc|gerddi|d[oô]l|coed|cae|"
    r"bryn|llwyn|erw)(?: (?:y|yr))?"
)
WELSH_WAY = re.compile(rf"{_WELSH_WAY} \Z", re.IGNORECASE)
_WELSH_STREET = re.compile(rf"{_WELSH_WAY}(?: [^\W\d_][\w'’-]*){{1,3}}[, \n]{{0,2}}\Z", re.IGNORECASE)
#: What houses without a number are called: what such a name ends with, and what it begins with in Wales.
HOUSE_WORDS = some(
    "house cottage cottages lodge farm farmhouse barn mill manor hall villa grange bungalow forge rectory vicarage "
    "gatehouse tower court croft"
)
_HOUSE_WORD = f"(?:{'|'.join(sorted(HOUSE_WORDS))})"
_BEHIND = rf"(?:\b(?:at|to|is|address|from|of)[: ] ?|[\n:,;] ?|\A)(?!(?:an?|my|his|her|our|your|their|this|that|the) {_HOUSE_WORD}\b)"
_WORDS_BEFORE = rf"(?:{_WORD} ){{1,2}}"
_WELSH = "(?:t[yŷ]|plas|llys|bryn|maes|cwrt|cae|nant)"
#: The name of a house before the address, and the rest of it where the address begins with its last word.
_NAME_BEFORE = re.compile(
    rf"{_BEHIND}(?P<name>(?:(?:the )?{_WORDS_BEFORE}{_HOUSE_WORD}|{_WELSH} [^\W\d_]+)[, \n]{{1,2}}|"
    rf"the {_WORDS_BEFORE}(?!(?:flat|address|property|place|home|site|branch|shop|office|same)\b)[^\W\d_]+[,\n][ \n]?)\Z|"
    rf"{_BEHIND}(?P<number>{_HOUSE},? {_WORDS_BEFORE})\Z",
    re.IGNORECASE,
)
#: A house that hardly any person is called after.
HOUSE = re.compile("(?:house|cottages?|farm|farmhouse|lodge|barn|grange|bungalow|rectory|vicarage)[ ,\n]", re.IGNORECASE)
#: A part of an address that says so.
_UNIT_NAMED = r"(?:annexe?|(?:flat|unit|ward|room|suite|block|apartment|apt|bed|pitch|lot) \w{1,3})\b"
UNIT = re.compile(_UNIT_NAMED, re.IGNORECASE)
#: A flat, and in what it is.
_UNIT_BEFORE = re.compile(rf"(?<!\w){_UNIT_NAMED}(?:,?[ \n](?:the )?{_WORD}){{1,4}}[, \n]{{1,2}}\Z", re.IGNORECASE)
IN_WALES = re.compile(rf"{_WELSH} ", re.IGNORECASE)
_REST_BEFORE = re.compile(rf"{_BEHIND}(?P<name>(?:the )?{_WORDS_BEFORE})\Z", re.IGNORECASE)
_HOUSE_FIRST = re.compile(rf"{_HOUSE_WORD}(?:[,\n]| \d)", re.IGNORECASE)
#: Streets of the continent and of Latin America up to their number: they begin with a word for a street, or end with one. Those that are
#: English, too, need a capital.
ROMANCE = (
    "(?-i:Via|VIA|Place|PLACE|Plaza|PLAZA|Avenue|AVENUE|Boulevard|BOULEVARD)|viale|vicolo|piazza|piazzale|corso|largo|rua|travessa|alameda|"
    "jardim|praça|praca|estrada|av|avda|avenida|rue|allée|impasse|chemin|quai|bd|calle|carrera|paseo|rambla|camino|carretera|ul|ulica|"
    "aleja|strada|calea|nám|náměstí|odos"
)
_GERMANIC = (
    "str|straße|strasse|gasse|weg|platz|allee|ring|damm|ufer|straat|laan|gracht|plein|kade|dijk|gatan|gata|gate|gaten|vägen|vagen|veien|vei|"
    "vej|gade|katu|tie"
)
_NAMED = r"[^\W\d_][\w'’-]*"
_OF_ROMANCE = rf"(?<!\w)(?:{ROMANCE})\b\.? (?:{_NAMED}\.?,? ){{1,5}}(?:n[.ºo°]\.? ?)?#?"
_OF_GERMANIC = rf"(?<!\w)(?:(?!(?:{FUNCTION}|{HEADS}|will|be)\b)(?-i:[A-ZÀ-Þ])[\w'’-]+ ){{0,2}}(?:{_NAMED})?(?:{_GERMANIC})\b\.?,? ?"
_ABROAD = tuple(re.compile(rf"{street}\Z", re.IGNORECASE) for street in (_OF_ROMANCE, _OF_GERMANIC))
#: Such a street with its number, which the model takes for a place or a person.
ABROAD = re.compile(
    rf"(?:{_OF_ROMANCE}|{_OF_GERMANIC})\d{{1,4}} ?[a-z]?(?:[/-]\d{{1,4}}){{0,2}}(?=[,.\n]| m\.|\Z| \d{{4,5}} )", re.IGNORECASE
)
_TO_NUMBER = re.compile(r"[^\d\n]{0,30}(?=\d)")
#: `In der Au 5` is a street.
_HEAD = re.compile(rf"(?:(?:{HEADS})[: ]+(?!d[eai][rnms]?\b|het\b|la\b))+(?=\w)", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]*")
#: A house, its number, a flat in it, care of whom: what is missing before an address may be so many things.
_STEPS = 4


def begins(text: str, start: int, least: int) -> int:
    """Where an address begins that begins here at the latest and at `least` there, with all that is missing before it (code points)."""
    if head := _HEAD.match(text, start):
        start = head.end()
    start = _abroad(text, start)
    for _ in range(_STEPS):
        start, last = _earlier(text, start, least), start
        if start == last:
            break
    return start


def _abroad(text: str, start: int) -> int:
    """Where an address begins whose street is called as in another country, however much the street looks like a person."""
    number = _TO_NUMBER.match(text, start)
    if number is None:
        return start
    low = max(0, start - BEFORE)
    found = (street.search(text[low : number.end()]) for street in _ABROAD)
    return min([start, *(low + each.start() for each in found if each)])


def _earlier(text: str, start: int, least: int) -> int:
    """Where an address begins that begins here at the latest: with the number, the flat, the street or the house before it."""
    low = max(least, start - BEFORE)
    before, word = text[low:start], _FIRST_WORD.match(text, start)
    found = (_BEFORE_NUMBER if text[start].isdigit() else _BEFORE_WORD).search(before)
    if found is None and word is not None and word.group():
        ways = (way.search(said) for way in (_STREET_BEFORE, _WELSH_STREET) for said in (before + word.group(), before))
        found = next((way for way in ways if way), None)
    if found is None:
        found = _UNIT_BEFORE.search(before)
    if found is None:
        found = (_REST_BEFORE if _HOUSE_FIRST.match(text, start) else _NAME_BEFORE).search(before)
    return start if found is None else low + found.start(found.lastgroup or 0)
