"""What is taken for a name in a text and names nobody: letters that stand for words, words behind an article, months, code, illnesses."""

from __future__ import annotations

import re
from functools import cache

from detectors.names.called import CALLED_AFTER, FUNCTION, TITLED, WORD, Said
from detectors.names.families import SURNAMES
from detectors.names.firms import FIRMS
from detectors.names.lists import fold, is_given, is_surname, may_be_given, some
from detectors.packs.illness import DRUGS
from detectors.packs.listed import listed
from detectors.reader.gate import known
from detectors.reader.rows import of_characters, of_figures

#: So many code points before and behind say what surrounds a name.
_AROUND = 160
_OF_PLATE = re.compile(r"\b[a-z]{2}\d{2} ?\Z", re.IGNORECASE)
_LONGEST_ACRONYM = 5
#: Names of so many letters and fewer are listed.
_SHORTEST = 4
_VOWEL = re.compile("[aeiouy]")
#: Letters that are names, too: prostate or appliance tests, kinds of accounts, pupils that react.
_LETTERS = some("pat isa lisa iva perla sorn sal mia")
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
    "mum mums mam mams nans gran grans mom mommy mummy dad dads daddy nan nana nanna nanny gran granny grandad grandma grandpa grandpop "
    "gramps hubby "
    "missus wifey guv gaffer lad lads lass lassie bairn wean wain babe babes hun pet mate bro bruv cuz landlady landlord bloke geezer "
    "fella fellas chap pt pts px"
)
_DETERMINERS = some("the these those some any every each another")
_POSSESSIVES = some("my our your his her their its")
_ABROAD = some(
    "guten tag morgen abend hallo danke schon bitte servus gruss gott bonjour bonsoir salut merci beaucoup pour votre vous hola "
    "buenos buenas dias tardes noches gracias por favor su ayuda ciao buongiorno buonasera grazie mille prego tutti salaam salam "
    "alaikum assalamu namaste ji howdy aloha konnichiwa obrigado obrigada ola bom dia dzien dobry dziekuje czesc merhaba shalom "
    "alreet ey up"
)
#: What parties to papers are called in them (the Appellant).
_PARTIES = some(
    "appellant appellants claimant claimants respondent respondents defendant defendants applicant applicants petitioner complainant "
    "complainants deceased testator testatrix executor executors executrix lessee lessees lessor tenant tenants landlord guarantor "
    "guarantors insured policyholder licensee licensor mortgagor mortgagee vendor purchaser transferor transferee donor attorney "
    "beneficiary beneficiaries trustee trustees signatory witness interviewer interviewee caller callers complainer pursuer defender"
)
_FAMILY = some("family household brothers sisters twins couple children")


def nobody(text: str, start: int, end: int) -> bool:
    """Whether what the code points hold, taken for somebody's name, names nobody.

    >>> nobody("the lad next door", 4, 7), nobody("Advised HMRC today", 8, 12), nobody("Crohn's disease", 0, 5)
    (True, True, True)
    >>> nobody("the khan family", 4, 8), nobody("Advised PATEL today", 8, 13), nobody("ask June today", 4, 8)
    (False, False, False)
    """
    said = text[start:end]
    words = WORD.findall(said)
    one = Said(said, words, [*map(fold, words)], text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
    return bool(words) and any(rule(one) for rule in RULES)


def _listed(word: str) -> bool:
    return may_be_given(word) or is_surname(word)


def _words_only(one: Said) -> bool:
    """Articles, greetings of other languages, firms: word by word; behind a title a firm's name is a person's."""
    return (FUNCTION | _ABROAD | _KIN | _PARTIES).issuperset(one.low) or (
        FIRMS.issuperset(low.removesuffix("'s") for low in one.low) and not TITLED.search(one.before[-12:])
    )


def _medicine(one: Said) -> bool:
    """A medicine of the lists, whatever stands behind it (`DH: salbutamol, Clenil`)."""
    return one.low[0] in _medicines() and not any(map(_listed, one.low))


@cache
def _medicines() -> frozenset[str]:
    return frozenset(listed(DRUGS))


def _relative(one: Said) -> bool:
    """Who somebody is to somebody, without a name; what doctors call a patient."""
    return len(one.low) == 1 and one.low[0] in _KIN


def _date(one: Said) -> bool:
    """A month or a day of the week; one that is a name, too, beside a number."""
    if not (_MONTHS | _DAYS).issuperset(one.low):
        return False
    beside = WORD.findall(one.before[-12:])[-1:] + WORD.findall(one.behind[:12])[:1]
    if any(fold(word) in (_MONTHS if len(one.low[0]) == 3 else _MONTHS - _GIVEN_MONTHS) for word in beside):
        return True
    near = (_NEAR_DATE[0].search(one.before[-8:]) or _NEAR_DATE[1].match(one.behind)) is not None
    return near or len(one.low) > 1 or one.low[0] in _NOBODYS or one.before[-4:].lower().endswith(("in ", "of ", "by "))


def _code(one: Said) -> bool:
    """A word of a program, or one that signs of a program touch."""
    if one.words[0].islower() and one.low[0] in _CODE and not (len(one.words) > 1 and _listed(one.low[1])):
        return not is_given(one.low[0]) or (_LINE[0].search(one.before) and _LINE[1].match(one.behind)) is not None
    if _DOTTED.fullmatch(one.said):
        return not any(map(_listed, one.low))
    glued = _GLUED[0].search(one.before[-24:]) or _GLUED[1].match(one.behind)
    return len(one.words) == 1 and glued is not None and not _listed(one.low[0])


def _acronym(one: Said) -> bool:
    """Letters that stand for words: no vowel in them, or short and in capitals among words that are not."""
    if not any(_listed(low) or low in SURNAMES or len(low) == 1 for low in one.low):
        short = len(one.words) == 1 and one.words[0].islower() and len(one.low[0]) < _SHORTEST
        if short or not any(map(_VOWEL.search, one.low)):
            return True
    if _OF_PLATE.search(one.before) and len(one.said) == 3:
        return True
    if not all(word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM for word in one.words) or _INTRODUCES.search(one.before):
        return False
    around = WORD.findall(one.before + one.behind)
    if sum(map(str.islower, around)) <= sum(word.isupper() and len(word) > 1 for word in around):
        return False
    others = any(1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and not may_be_given(word) for word in around)
    if others and _LETTERS.issuperset(one.low):
        return True
    return not all(map(_listed, one.low)) and (len(one.words) == 1 or not is_surname(one.low[-1]) or _LETTERS.issuperset(one.low[::2]))


def _common(one: Said) -> bool:
    """A word in lower case behind an article, or one of the language behind `my`; a family may stand there."""
    before = WORD.findall(one.before[-16:])
    if len(one.words) != 1 or not one.words[0].islower() or not before or one.before[-1:] != " " or is_given(one.low[0]):
        return False
    last = fold(before[-1])
    if last in ("a", "an"):
        return not _listed(one.low[0])  # a trump impersonator
    if last in _DETERMINERS:
        behind = WORD.match(one.behind[1:])
        return not (_listed(one.low[0]) and behind and fold(behind[0]) in _FAMILY)
    return last in _POSSESSIVES and known(one.low[0])


def _row(one: Said) -> bool:
    """A word of a table of characters; one in small letters in a row of figures (`oa  683,807  2  229  aring`)."""
    line = one.before.rpartition("\n")[2] + one.said + one.behind.partition("\n")[0]
    small = len(one.words) == 1 and one.words[0].islower() and not _listed(one.low[0])
    return of_characters(line) or (small and of_figures(line))


RULES = (_row, _words_only, _medicine, _relative, _date, _code, *CALLED_AFTER, _acronym, _common)
