"""What a list is of, by the sentence before it: collected data, rights, recipients, lawful bases, …"""

from __future__ import annotations

import re

from scanner.notice.blocks import plain
from scanner.notice.sections import BASES, GENERATOR, STATED_BASIS, any_of

_OBJECT = r"(?:information|data|details|identifiers|your|the following)\b"
_VERB = r"\b(?:collect|gather|obtain|record|captur|hold|stor|process|receiv|request|log)(?:s|es|e|ed|ing)?\b"
_NOT = any_of(
    r"\b(?:do|does|did|will|would|shall|may|can) not\b",
    r"\b(?:don't|won't|doesn't|never|cannot|can't)\b",
    r"\bdelet|\berase|\bremov(?:e|ing)\b|\bwithout providing\b|\bno longer\b",
    r"\b(?:hold|keep|collect|make|take|store|have|ask for|record|process) no\b|\bnobody\b",
    r"\bnot (?:cover|apply|our policy|designed|intended|intentionally|knowingly)\b",
)
_ROLES = (
    (
        "rights",
        any_of(
            r"\bright to\b(?! (?:work|rent)\b)|\brights\b",
            r"\byou (?:can|may) (?:also )?(?:ask|request|see|access|correct|delete|object|withdraw|complain|"
            r"opt|have|lodge|exercise)\b|\brequest (?:that|notice)\b",
        ),
    ),
    ("bases", any_of(r"\b(?:lawful|legal) (?:bas[ie]s|grounds?)\b")),
    (
        "sharing",
        any_of(
            r"\b(?:we|also|may|will|to|have|be|been|is|are)(?: \w+){0,3} "
            r"(?:share|shared|disclose|disclosed|(?<!bank )transfer|transferred|sell|sold)\b",
            r"\brecipients\b|\bdata processor\b",
        ),
    ),
    (
        "sources",
        any_of(
            r"\b(?:from|by)\b[^.]{0,80}\b(?:third parties|sources|organisations|partners|other people)\b[^.]{0,40}$",
            r"\bdata sources\b",
        ),
    ),
    ("retention", any_of(r"\b(?:keep|retain|kept|retained|held)\b.{0,60}\b(?:for as long|for|until|as long)\b", r"\bhow long\b(?! you\b)")),
    (
        "purposes",
        any_of(
            r"\b(?:use|process|need|collect)\b.{0,60}\b(?:to|so that we can|in order to|for the purposes? (?:of|set out below))\s*:?$",
            r"\bpurposes?\b.{0,60}:?$",
            r"^(?:this|which|it|these)\b.{0,40}\b(?:helps?|allows?|enables?|lets?)\b",
        ),
    ),
)
_COLLECT = any_of(
    _VERB + r".{0,200}\b" + _OBJECT,
    r"\b" + _OBJECT + r".{0,120}" + _VERB,
    r"\b(?:sends?|provides?|gives?|submits?|enters?|asks? (?:you )?for|asked for)\b.{0,60}\b(?:information|data|details)\b",
)
_PLAINLY = re.compile(
    r"\bcollects?\b.{0,120}\b(?:following(?! (?:purposes?|reasons?|ways?|circumstances)\b)|such as|including|includes?|your)\b"
)
#: For how long: "… until you delete it."
_UNTIL = re.compile(r"(?<=\w{3}) until\b.*$")
#: Sections in which a list is of collected data, unless its intro says otherwise; in others the intro must say "collect … the following".
_HOME = frozenset(("collect", None))


def role_of(lead: str, section: str | None) -> str | None:
    """What a list is of, by the sentence before it: "collect", or another role. None where the sentence does not say."""
    words = plain(lead)
    if GENERATOR.match(words):
        return "collect"
    if BASES.match(words):
        return "bases"
    if STATED_BASIS.match(words):
        return None
    words = _UNTIL.sub("", _last_sentence(words))
    if _NOT.search(words):
        return "not"
    for name, pattern in _ROLES:
        if pattern.search(words) and not (name in ("purposes", "sharing", "sources") and section == "collect" and _PLAINLY.search(words)):
            return name
    if _COLLECT.search(words) and (section in _HOME or _PLAINLY.search(words)):
        return "collect"
    return None


def _last_sentence(words: str) -> str:
    """The sentence that introduces a list, with the one before it where it is as short as "For example:"."""
    sentences = re.split(r"(?<=[.!?]) +", words[-1500:])
    return " ".join(sentences[-2:]) if len(sentences[-1].split()) < 5 else sentences[-1]
