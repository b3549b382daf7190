"""People who were taken for places or firms, because their names are places' too or nobody knows them: told by what is said of them.

The model takes whoever something comes from or goes to for a place: a call from Florence, thirty pounds to Jordan.
"""

from __future__ import annotations

import re

from detectors.names.families import SURNAMES
from detectors.names.firms import FIRMS
from detectors.names.lands import LANDS
from detectors.names.lists import fold, held, is_given, is_surname, may_be_given, some
from detectors.names.lists import is_place as listed
from detectors.reader.gate import known
from detectors.reader.labels import ENTITIES, Named

_PERSON, _PLACE, _FIRM = (ENTITIES.index(name) for name in ("PERSON", "LOCATION", "ORGANIZATION"))
#: So many code points before a name say what is done.
_BEFORE = 64
_AMOUNT = r"(?:quid|pounds?|dollars?|euros?|[£$€] ?[\d,.]+|[\d,.]+ ?[£$€k]|money|cash|payments?|transfers?|transferred|rent)"
#: Somebody is asked, called, paid: what stands here talks, or has an account.
_TO = re.compile(
    r"\b(?:(?:spoke|speak|speaking|talk|talked|talking|chat|chatted|chatting|meeting|appointment) (?:to|with)|"
    r"put (?:me |him |her |us )?through to|"
    r"(?:calls?|texts?|messages?|e-?mails?|letter|note|voicemail|word|invoice|quote|payments?|transfer|cheque|refund|rent|gift|present|hear|"
    r"heard|borrowed|borrow)(?: (?:is|was|came|received|back))? from|"
    r"(?:ask|asked|tell|told|ring|rang|phone|phoned|text|texted|email|emailed|message|messaged|met|pay|paid|owe|owes|owed|lend|lent|"
    r"remind|reminded|thank|interviewed|(?:to|please|just|i|we|he|she|they|can you) call(?:ed)?|sent|send)|"
    rf"{_AMOUNT}(?: \w+)? to|(?:booking|reservation|card|cheque|present|message) (?:is |was )?(?:for|under)|assigned to|thanks,?|"
    r"regards,?) \Z",
    re.IGNORECASE,
)
#: The same further away, unless somebody or something travels.
_PAID = re.compile(rf"(?<!\w){_AMOUNT}(?!\w)(?P<between>[^.!?\n]*) to \Z", re.IGNORECASE)
_TRAVELS = re.compile(
    r"\b(?:flights?|trips?|tickets?|trains?|travel\w*|holidays?|journey|mov(?:e|ed|ing)|fly|flew|drive|drove|taxi|bus|cab|deliver\w*|ship\w*|"
    r"post\w*|went|going|come|coming|way|directions|route|return\w*|close|next|near)\b",
    re.IGNORECASE,
)
#: What only people do.
_DOES = re.compile(
    r" (?:owes|rang|phoned|texted|emailed|said|says|told|asked|is (?:away|ill|off|late|sick|poorly)|"
    r"and (?:his|her) (?:\w+ )?(?:husband|wife|partner|mother|mum|father|dad|brother|sister|son|daughter|children|kids|baby|friend|boss|"
    r"colleague))\b",
    re.IGNORECASE,
)
#: A couple: Ann & Tom.
_BOTH = re.compile(r" & ([^\W\d_]+)")
#: Given names that are lands or large towns, too.
_GIVEN = some("sofia sydney paris santiago milan dallas austin houston florence jordan georgia")
#: Capitals of fewer letters are an abbreviation.
_SHORT = 5
#: What only towns begin with, in two words.
_TOWN = re.compile(r"(?:San|São|Sao|Los|Las|Puerto|Fort) [^\W\d_]+")
#: Below this the model is not sure of a word that has its capital from where it stands.
_SURE = 0.8
_OPENS = re.compile(r"(?:\A|[.!?:\n])[\s\"'“‘(\[>-]*\Z")


def opens(text: str, each: Named) -> bool:
    """Whether a word taken for somebody is one of the language that begins a sentence, and no name (`Grievance raised by`)."""
    word = text[each.start : each.end]
    if each.entity != _PERSON or each.score >= _SURE or not word.isalpha() or not word.istitle():
        return False
    low = fold(word)
    if may_be_given(low) or is_surname(low) or low in SURNAMES or not known(low):
        return False
    return _OPENS.search(text[max(0, each.start - 8) : each.start]) is not None and not text.istitle()


def is_person(text: str, each: Named) -> bool:
    """Whether one word, taken for a place or a firm, is what somebody is called with whom people talk or to whom they pay."""
    word = text[each.start : each.end]
    if each.entity not in (_PLACE, _FIRM) or not word.isalpha() or not _bears(word, each.entity):
        return False
    before = text[max(0, each.start - _BEFORE) : each.start]
    if _TO.search(before) or _DOES.match(text, each.end):
        return True
    both = _BOTH.match(text, each.end)
    if both and each.entity == _FIRM and is_given(both[1]):
        return True
    paid = _PAID.search(before)
    return paid is not None and not _TRAVELS.search(paid["between"])


def is_place(said: str) -> bool:
    """Whether what was taken for somebody is a town by its first word.

    >>> is_place("San Marco"), is_place("São Tomé"), is_place("Ann Los")
    (True, True, False)
    """
    return _TOWN.fullmatch(said) is not None


def _bears(word: str, entity: int) -> bool:
    """Whether somebody may be called so: a given name, or a surname or no word at all that is no known place."""
    low = fold(word)
    if low in FIRMS or (word.isupper() and len(word) < _SHORT):
        return False
    if entity == _FIRM:
        return is_given(low) or (may_be_given(low) and not known(low))
    if may_be_given(low):
        return low not in LANDS or low in _GIVEN
    return not (low in LANDS or low in held("cities") or listed(low) or (known(low) and not is_surname(low)))
