"""Questions as names of columns: the answers to a form stand under what was asked ("Do you have any dietary requirements?")."""

from __future__ import annotations

import re
from functools import lru_cache

from scanner.words import KEPT, held, words

#: Longer ones are no headings: SurveyMonkey and Google Forms cut none, but people do.
LONGEST = 300
#: What a question begins with, or somebody's word that is asked for ("I agree to …").
_FIRSTS = """
what which who whom whose when where why how do does did are is was were have has had can could would will should may please tell enter give
choose select i if on overall in
"""
_FIRST = frozenset(_FIRSTS.split())
#: Whom it asks: no column of a program says so.
_SECOND = frozenset(("you", "your", "yours", "yourself", "i", "my", "me", "we", "us", "our"))
_FEWEST = 4


@lru_cache(maxsize=KEPT)
def is_question(name: str) -> bool:
    """Whether a column's name is a question put to somebody, or what they are asked to agree to.

    >>> is_question("What is your date of birth?"), is_question("do_you_have_any_allergies"), is_question("has_opted_out_of_email")
    (True, True, False)
    """
    if not 0 < len(name) <= LONGEST:
        return False
    said = words(name)
    return len(said) >= _FEWEST and not _SECOND.isdisjoint(said) and ("?" in name or said[0] in _FIRST)


@lru_cache(maxsize=KEPT)
def asked(name: str) -> frozenset[str]:
    """The phrases that a question holds, wherever they stand: what it asks for is seldom its last word. Nothing of other names.

    >>> "medical condition" in asked("Do you have any medical conditions that we should know about?"), asked("medical_conditions")
    (True, frozenset())
    """
    return held(words(name)) if is_question(name) else frozenset()


_NO_NAME = re.compile(
    r"[@\r\n\t\0]|://|\d{5}|(?<![A-Za-z0-9])(?=[A-Za-z0-9]{16})(?:[A-Za-z]*\d){3}[A-Za-z]+\d|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-"
)
_CAPITAL = re.compile(r"(?<![\w'’])[A-Z][a-z][\w-]*")
#: What else sentences begin with, and what is left of words with an apostrophe.
_OPENING = """
nice great thanks thank hi hello ok okay lovely finally lastly next first now and or so to for any as at with the this that these there here
of from by about it not all one last before after s ve d ll re m t
"""
_PLAIN = _FIRST | _SECOND | frozenset(_OPENING.split())


def names_nobody(question: str, known: frozenset[str]) -> bool:
    """Whether no address, number or name of somebody stands in a question: every word with a capital is `known`, or begins sentences.

    >>> names_nobody("Nice to meet you! What's your email address?", frozenset()), names_nobody("Priya, can you call me?", frozenset())
    (True, False)
    """
    known = known | _PLAIN
    return not _NO_NAME.search(question) and all(known.issuperset(words(word)) for word in _CAPITAL.findall(question))
