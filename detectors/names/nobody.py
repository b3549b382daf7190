"""What is taken for a name in a text and names nobody: letters that stand for words, words behind an article, months, code, illnesses."""

from __future__ import annotations

import re
from typing import NamedTuple

from detectors.names.families import SURNAMES
from detectors.names.firms import BRANDS, CALLED, EPONYMS, FIRMS, ILLS, MEASURED, MEASURES, OF_SHOPS, SHARED
from detectors.names.lists import fold, is_given, is_surname, may_be_given, some
from detectors.reader.gate import WAYS, known

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEHIND = re.compile(r"(?P<of>['’]s)? (?P<word>[^\W\d_]+)")
#: So many code points before and behind say what surrounds a name.
_AROUND = 160
_PLATE = re.compile(r"\b[a-z]{2}\d{2} ?[a-z]{3}\b", re.IGNORECASE)
_OF_PLATE = re.compile(r"\b[a-z]{2}\d{2} ?\Z", re.IGNORECASE)
_NEAR_PLATE = 20
_LONGEST_ACRONYM = 5
#: Names of so many letters and fewer are listed.
_SHORTEST = 4
_VOWEL = re.compile("[aeiouy]")
#: Letters that are names, too: prostate or appliance tests, kinds of accounts, pupils that react.
_LETTERS = some("pat isa lisa iva perla sorn sal mia")
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|herr|frau|sig|signora)\.? \Z", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|to|with|ask|asked|called|rang|tell|told|name|named|called|dear|hi|hello)\.? \Z", re.IGNORECASE
)
_MONTHS = some(
    "jan feb mar apr jun jul aug sep sept oct nov dec january february march april may june july august september october november december"
)
_DAYS = some("mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday")
#: Those that nobody is called.
_GIVEN_MONTHS = some("jan jun jul mar april may june august")
_NOBODYS = (_MONTHS - _GIVEN_MONTHS) | _DAYS
_NEAR_DATE = (
    re.compile(r"(?:(?<!\d)\d{1,2}(?:st|nd|rd|th)?|[-/])[ .,-]?\Z"),
    re.compile(r"[ .,-]{1,2}(?:\d{1,2}|(?:19|20)\d\d)(?! ?\d{3}|\d)|[-/]"),
)
#: Names of variables and words of programming languages.
_CODE = some(
    "elif elsif errno argv argc stdin stdout stderr kwargs args func def enum struct bool char chr var vars len init foo bar baz qux "
    "tmp ret nil ptr buf fd ctx cfg req res obj fn elem idx iter param params attr attrs expr regex grep sed awk sudo chmod eval exec "
    "goto impl mut pub fmt println printf perror malloc calloc strlen"
)
#: Signs of a program that touch a word: `c.name`, `$name`, `name(`, `name == `.
_GLUED = re.compile(r"(?:[a-z]\w*[.]|[$%\\]|->)\Z"), re.compile(r"[({$\\]|\[[\w'\"]|[.][a-z_]|::|->|\s?[!=+]=|\s=\s")
_DOTTED = re.compile(r"[a-z]\w*(?:[.]\w+)+")
#: A line of a program around a word that is a name, too (elif).
_LINE = re.compile(r"(?:^|\n)[ \t]*\Z"), re.compile(r"[^\n]*:[ \t]*(?:#|\n|\Z)")
_KIN = some(
    "mum mums mam mom mommy mummy dad dads daddy nan nana nanna nanny gran granny grandad grandma grandpa grandpop gramps hubby "
    "missus wifey guv gaffer lad lads lass lassie bairn wean wain babe babes hun pet mate bro bruv cuz landlady landlord bloke geezer "
    "fella fellas chap pt pts px"
)
_DETERMINERS = some("the these those some any every each another")
_POSSESSIVES = some("my our your his her their its")
_FUNCTION = some(
    "the a an and or but if of in on at to by for from with as is are was were be been am do does did has have had would can could "
    "might shall should must not no yes he she it they we you i me him her us them his its their our your my this that these those "
    "there here who what when where why how"
)
_ABROAD = some(
    "guten tag morgen abend hallo danke schon bitte servus gruss gott bonjour bonsoir salut merci beaucoup pour votre vous hola "
    "buenos buenas dias tardes noches gracias por favor su ayuda ciao buongiorno buonasera grazie mille prego tutti salaam salam "
    "alaikum assalamu namaste ji howdy aloha konnichiwa obrigado obrigada ola bom dia dzien dobry dziekuje czesc merhaba shalom "
    "alreet ey up"
)
_FAMILY = some("family household brothers sisters twins couple children")


class _Said(NamedTuple):
    """What was taken for a name, its words, those words folded, and the text before and behind it."""

    said: str
    words: list[str]
    low: list[str]
    before: str
    behind: str


def nobody(text: str, start: int, end: int) -> bool:
    """Whether what the code points hold, taken for somebody's name, names nobody.

    >>> nobody("the lad next door", 4, 7), nobody("Advised HMRC today", 8, 12), nobody("Crohn's disease", 0, 5)
    (True, True, True)
    >>> nobody("the khan family", 4, 8), nobody("Advised PATEL today", 8, 13), nobody("ask June today", 4, 8)
    (False, False, False)
    """
    said = text[start:end]
    words = _WORD.findall(said)
    one = _Said(said, words, [*map(fold, words)], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
    return bool(words) and any(rule(one) for rule in RULES)


def vehicle(text: str, start: int, end: int) -> bool:
    """Whether what was taken for an address is a car with its number plate: nothing in it or behind it says house, street or postcode.

    >>> vehicle("blue Ford Focus, AB12 CDE", 5, 25), vehicle("Rose Cottage, Little Example", 0, 28)
    (True, False)
    """
    plate = _PLATE.search(text, start, min(len(text), end + _NEAR_PLATE))
    if plate is None:
        return False
    rest = text[start : plate.start()] + " " + text[plate.end() : end]
    return not any(map(str.isdigit, rest)) and WAYS.isdisjoint(map(fold, _WORD.findall(rest)))


def _listed(word: str) -> bool:
    return may_be_given(word) or is_surname(word)


def _words_only(one: _Said) -> bool:
    """Articles, greetings of other languages, firms: word by word; behind a title a firm's name is a person's."""
    return (_FUNCTION | _ABROAD | _KIN).issuperset(one.low) or (FIRMS.issuperset(one.low) and not _TITLED.search(one.before[-12:]))


def _relative(one: _Said) -> bool:
    """Who somebody is to somebody, without a name; what doctors call a patient."""
    return len(one.low) == 1 and one.low[0] in _KIN


def _date(one: _Said) -> bool:
    """A month or a day of the week; one that is a name, too, beside a number."""
    if not (_MONTHS | _DAYS).issuperset(one.low):
        return False
    beside = _WORD.findall(one.before[-12:])[-1:] + _WORD.findall(one.behind[:12])[:1]
    if any(fold(word) in (_MONTHS if len(one.low[0]) == 3 else _MONTHS - _GIVEN_MONTHS) for word in beside):
        return True
    near = (_NEAR_DATE[0].search(one.before[-8:]) or _NEAR_DATE[1].match(one.behind)) is not None
    return near or len(one.low) > 1 or one.low[0] in _NOBODYS or one.before[-4:].lower().endswith(("in ", "of ", "by "))


def _code(one: _Said) -> bool:
    """A word of a program, or one that signs of a program touch."""
    if one.words[0].islower() and one.low[0] in _CODE and not (len(one.words) > 1 and _listed(one.low[1])):
        return not is_given(one.low[0]) or (_LINE[0].search(one.before) and _LINE[1].match(one.behind)) is not None
    if _DOTTED.fullmatch(one.said):
        return not any(map(_listed, one.low))
    glued = _GLUED[0].search(one.before[-24:]) or _GLUED[1].match(one.behind)
    return len(one.words) == 1 and glued is not None and not _listed(one.low[0])


def _illness(one: _Said) -> bool:
    """What is called after somebody: an illness, an instrument, a school."""
    if len(one.words) > 1 and one.words[0].istitle() and one.words[-1].islower() and one.low[-1] in CALLED:
        return True
    behind = _BEHIND.match(one.behind)
    return behind is not None and fold(behind["word"]) in (ILLS if behind["of"] else CALLED)


def _eponym(one: _Said) -> bool:
    """An illness by the name it is called after, whose own nothing follows (Crohn's, and asthma); a measure of patients (Apgar score)."""
    behind = _BEHIND.match(one.behind)
    if behind is not None and one.low[-1] in MEASURED and fold(behind["word"]) in MEASURES:
        return True
    if len(one.words) != 1 or one.low[0].removesuffix("'s") not in EPONYMS or _TITLED.search(one.before[-12:]):
        return False
    owned = one.low[0].endswith(("'s", "s")) or one.behind[:2] in ("'s", "’s")
    return owned and (behind is None or fold(behind["word"]) in _FUNCTION)


def _brand(one: _Said) -> bool:
    """A firm or goods by the name of somebody; if people have the name, too, only before what shops have, and behind `at`."""
    said = " ".join(one.low).removesuffix("'s")
    before = _WORD.findall(one.before[-12:])[-1:]
    if said in BRANDS or (before and one.before.endswith(" ") and f"{fold(before[0])} {said}" in BRANDS):
        return True
    behind = _WORD.match(one.behind[1:]) if one.behind[:1] == " " else None
    owned = one.behind[:2] in ("'s", "’s") and one.low[-1].startswith("daniel")
    return said in SHARED and (owned or one.before[-4:].lower() == " at " or (behind is not None and fold(behind[0]) in OF_SHOPS))


def _acronym(one: _Said) -> bool:
    """Letters that stand for words: no vowel in them, or short and in capitals among words that are not."""
    if not any(_listed(low) or low in SURNAMES or len(low) == 1 for low in one.low):
        short = len(one.words) == 1 and one.words[0].islower() and len(one.low[0]) < _SHORTEST
        if short or not any(map(_VOWEL.search, one.low)):
            return True
    if _OF_PLATE.search(one.before) and len(one.said) == 3:
        return True
    around = _WORD.findall(one.before + one.behind)
    cased = sum(map(str.islower, around)) > sum(word.isupper() and len(word) > 1 for word in around)
    if not cased or not all(word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM for word in one.words) or _INTRODUCES.search(one.before):
        return False
    others = any(1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and not may_be_given(word) for word in around)
    if others and _LETTERS.issuperset(one.low):
        return True
    return not all(map(_listed, one.low)) and (len(one.words) == 1 or not is_surname(one.low[-1]) or _LETTERS.issuperset(one.low[::2]))


def _common(one: _Said) -> bool:
    """A word in lower case behind an article, or one of the language behind `my`; a family may stand there."""
    before = _WORD.findall(one.before[-16:])
    if len(one.words) != 1 or not one.words[0].islower() or not before or one.before[-1:] != " " or is_given(one.low[0]):
        return False
    last = fold(before[-1])
    if last in ("a", "an"):
        return not _listed(one.low[0])  # a trump impersonator
    if last in _DETERMINERS:
        behind = _WORD.match(one.behind[1:])
        return not (_listed(one.low[0]) and behind and fold(behind[0]) in _FAMILY)
    return last in _POSSESSIVES and known(one.low[0])


RULES = (_words_only, _relative, _date, _code, _illness, _eponym, _brand, _acronym, _common)
