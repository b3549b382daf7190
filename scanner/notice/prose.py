"""Sentences that say what is collected: "When you sign up we ask for your name and e-mail address."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.notice.blocks import plain
from scanner.notice.labels import defines
from scanner.notice.outline import Group
from scanner.notice.sections import role_of
from scanner.notice.words import match_words
from scanner.taxonomy import Taxonomy

#: Sections and kinds of lists that tell of something else than what is collected.
NOT_HERE = frozenset(
    ("rights", "complaints", "sharing", "processors", "retention", "changes", "transfers", "bases", "security", "sources", "not")
)
_ROLES = frozenset(("rights", "sharing", "bases", "not", "retention"))
_COLLECTS = re.compile(
    r"\bwe\b.{0,60}\bcollect|\bcollects\b|\bcollected (?:from|about) you\b|\b(?:is|are|will be) collected\b"
    r"|\bwe(?:'ll)? (?:may |will |also |automatically )*(?:record|store|log|gather|obtain|capture)\b"
)
_FOLLOWING = re.compile(r"\bcollect(?:s|ed)? the following\b")
_INCLUDES = re.compile(r"\b(?:information|data|details)\b.{0,60}\bincludes?\b")
#: What else organisations do with what they collect; told only of things that are categories by name.
_HAS = re.compile(
    r"\b(?:we|our [a-z]+(?: [a-z]+)?|the (?:app|website|site|service|form|school|council|practice|surgery|charity|company|shop|system))\b"
    r".{0,40}?\b(?:asks? (?:you |them |applicants )?(?:for|to (?:give|tell|provide|enter|confirm))|needs?|keeps?|notes?|writes? down|"
    r"takes?|sees?|records?|stores?|logs?|holds?|knows?|receives?|gets?|reads?|uses?|process(?:es)?|derives?|issues?|work out|remembers?|"
    r"registers?|look at|check)\b"
    r"|\b(?:is|are|be|being) (?:also |always |often |usually )?(?:recorded|logged|stored|kept|held|captured|noted|filmed|photographed|"
    r"taken)\b"
    r"|\byou (?:may |can |could |might |will |must |also )*(?:add|upload|enter|give|provide|tell|send|submit|supply)\b"
    r"|\b(?:sends?|gives?|passes|tells) us\b|\bcctv\b"
)
#: Not told in prose: consent is asked for everywhere, and a record of it is seldom meant.
_SPOKEN_OF = frozenset(("pref.consent",))


def may_collect(text: str) -> bool:
    """Whether a text says that somebody collects, keeps or is given something."""
    words = plain(text)
    return (_COLLECTS.search(words) or _HAS.search(words)) is not None


def declaring(group: Group, taxonomy: Taxonomy, listed: set[str]) -> Iterator[str]:
    """The sentences of a group that say that something is collected and name a category that no list (`listed`) has."""
    elsewhere = group.section in NOT_HERE or (bool(group.items) and group.role in _ROLES)
    texts = [*([] if group.lead is None else [group.intro]), *(item.text for item in group.items if item.kind != "row")]
    for sentence in (part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)):
        words = plain(sentence)
        says = _FOLLOWING.search(words) or (not elsewhere and _COLLECTS.search(words))
        says = says or (group.section == "collect" and not elsewhere and _INCLUDES.search(words))
        has = not elsewhere and (_HAS.search(words) or defines(sentence))
        if (says or has) and role_of(sentence, None) in ("collect", "purposes", None):
            named = {key for phrase in taxonomy.named_in(sentence) for key in taxonomy.phrases[phrase]}
            named |= {*match_words(sentence, taxonomy)[0]} - (_SPOKEN_OF if not says else set())
            if named - listed:
                yield sentence
