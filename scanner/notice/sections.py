"""What a heading or a sentence of a notice announces. The wording is the ICO generator's (OGL v3.0) and what other notices use instead."""

from __future__ import annotations

import re

from scanner.notice.blocks import plain


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


#: Sections by their headings, the most telling first. A heading that says none of these belongs to the one above it.
_SECTIONS = (
    (
        "definitions",
        _any(
            r"\bglossary\b|\bdefinitions?\b|\bdefined terms\b|\bjargon\b|\bterms we use\b",
            r"\bwhat (?:do we mean|we mean|is meant|does .{2,30} mean)\b",
            r"\bwhat is (?:personal|special|sensitive)\b.{0,20}\b(?:data|information)\W*$",
            r"\bmeaning of\b",
        ),
    ),
    (
        "not",
        _any(
            r"\b(?:do not|don't|does not|doesn't|never|will not|won't) (?:\w+ )?(?:collect|hold|store|keep|ask|record|process|want|do|"
            r"need)\b"
        ),
    ),
    (
        "collect",
        _any(r"\b(?:data|information|details)\b.{0,40}\bwe (?:\w+, )*(?:\w+ and )?(?:collect|hold)\b", r"\bwe collect\b.*\bshare\b"),
    ),
    (
        "purposes",
        _any(
            r"^(?:what|how) (?:we|do we) (?:do|use)\b",
            r"\bwhy (?:do )?we (?:need|process|use)\b",
            r"^processing purposes|^purposes? (?:of|for)\b|^change of purpose|\bour purposes?\b",
            r"^how (?:we|your) .*\buse",
        ),
    ),
    ("cookies", _any(r"\bcookies?\b", r"\btracking technolog")),
    (
        "transfers",
        _any(
            r"\boutside (?:of )?the (?:uk|united kingdom|eea|eu)\b",
            r"\binternational (?:data )?transfers?\b|\btransfers? of\b|\bdata privacy framework\b",
            r"\bwhere (?:is )?(?:we store|your (?:personal )?(?:data|information))\b",
        ),
    ),
    ("processors", _any(r"\b(?:data |sub-?)processors?$", r"\bsub-?processors\b")),
    (
        "sharing",
        _any(
            r"\bwho (?:do )?we (?:share|will|may|disclose|work with)",
            r"\bwho (?:else )?(?:helps|sees|can see|gets|receives|has access|works with us)\b",
            r"\bshar(?:e|ing)\b|\bdisclos|\brecipients?\b|\bavailable to\b",
            r"\bthird[- ]party (?:access|services)",
        ),
    ),
    (
        "sources",
        _any(
            r"\bwhere (?:do )?we (?:get|obtain|collect)\b",
            r"\bsources? of\b",
            r"^how do we get\b|\bwhere (?:it|the (?:data|information)) comes from\b",
        ),
    ),
    ("retention", _any(r"\bhow long\b", r"^(?:storage |retention )?periods?$|\bretention\b|\bstorage periods?\b|\bretain\b|\bdeletion\b", r"\bkeep(?:ing)? (?:your|the|personal)\b")),
    ("complaints", _any(r"\bcompla(?:in|ints?)\b", r"\bconcerns\b|\bdispute")),
    (
        "bases",
        _any(
            r"\b(?:lawful|legal) (?:bas[ie]s|grounds?|reasons?|justifications?)\b|\blawful$|\blawfulness\b",
            r"\b(?:we are|we're|are we|what) (?:legally )?(?:allow(?:s|ed)|permit(?:s|ted))\b|\bour grounds\b|\bgrounds for\b",
        ),
    ),
    (
        "rights",
        _any(
            r"\brights?\b(?! to (?:work|rent)\b)",
            r"\b(?:subject|requesting) access\b|\bopt(?:ing)?[- ]out\b|\byour (?:choices|options)\b|"
            r"\bwhat (?:you can|can you|you may) (?:do|ask)\b",
        ),
    ),
    ("security", _any(r"\bsecur(?:e|ity)\b|\bprotect(?:ing|ed)?\b", r"\bconfidentiality\b|\bautomated decision")),
    ("changes", _any(r"\bchanges? to\b|\bamend", r"\blast updated\b|\bupdates? to (?:this|our)\b")),
    (
        "collect",
        _any(
            r"(?<!debt )(?<!rent )(?<!waste )(?<!parcel )(?<!refuse )(?<!tax )\bcollect(?:ed|ion|s|ing)?\b"
            r"(?! (?:points|debts?|parcels?|rents?|payments?|money|fees|arrears|subscriptions|taxe?s?|waste|council tax|miles|rewards|"
            r"(?:your|a|the) (?:order|parcel|child|children|card|prize)|(?:and \w+ )?council tax)\b)",
            r"\b(?:data|information|details) (?:that |which )?(?:we|you) "
            r"(?:hold|process|use|have|gather|store|record|provide|give|receive|need|require|ask for)\b",
            r"\bwhat (?:personal )?(?:data|information)\b|\b(?:types?|categories|kinds?) of (?:personal )?(?:data|information)\b",
            r"\bpersonal (?:data|information) (?:that )?we\b|^what (?:do )?we (?:may )?(?:hold|know|keep|record|ask|need|gather|store|have)\b",
        ),
    ),
    ("contact", _any(r"\bcontact\b|\bget in touch\b|\bquestions\b", r"\bwho (?:we are|is the|are we)\b")),
)

_P = r"(?P<purpose>(?:to|for|as part of)\b.{3,300}?)"
#: "We collect or use the following [personal] information to …:", the special category and criminal lists of the same purpose too.
GENERATOR = re.compile(
    r"^we (?:may )?(?:also )?(?:collect|use)(?: (?:or|and) (?:collect|use))?(?: or hold)? the following "
    r"(?:(?:personal|special category|criminal offence|sensitive|types of) )*(?:information|data) " + _P + r"\s*(?:\.(?: .*)?|:)?$"
)
#: "Our lawful bases for collecting or using personal information … are:"
BASES = re.compile(
    r"^our lawful bas[ie]s for (?:the )?(?:collecting|using|processing|collection)"
    r"(?:,? (?:or|and) (?:collecting|using|use|processing))?(?: of)?"
    r"(?: your)?(?: personal)? (?:information|data)\s*(?P<purpose>.*?)\s+(?:are|is|include)\s*:?$"
)
#: "For marketing:", which authors write instead of the intro.
SHORT = re.compile(r"^" + _P + r"\s*:?$")

#: "Lawful basis: contract" under the heading of a purpose says what it rests on, and introduces no list of bases.
STATED_BASIS = re.compile(
    r"^(?:our |the )?(?:lawful|legal) (?:bas[ie]s|grounds?|reasons?)(?: for [a-z ]{2,40})?\s*(?::|–|-| is | are )\s*\S.{3,200}[^:;]$"
)
#: "To pay you": the heading of what is collected for a purpose.
AIM = re.compile(r"^to (?!you\b|whom\b|the top\b)[a-z]+ .{2,120}[^.?!]$")

_OBJECT = r"(?:information|data|details|identifiers|your|the following)\b"
_VERB = r"\b(?:collect|gather|obtain|record|captur|hold|stor|process|receiv|request|log)(?:s|es|e|ed|ing)?\b"
_NOT = _any(
    r"\b(?:do|does|did|will|would|shall|may|can) not\b",
    r"\b(?:don't|won't|doesn't|never|cannot|can't)\b",
    r"\bdelet|\berase|\bremov(?:e|ing)\b|\bwithout providing\b|\bno longer\b",
    r"\b(?:hold|keep|collect|make|take|store|have|ask for|record|process) no\b|\bnobody\b",
    r"\bnot (?:cover|apply|our policy|designed|intended|intentionally|knowingly)\b",
)
_ROLES = (
    (
        "rights",
        _any(
            r"\bright to\b(?! (?:work|rent)\b)|\brights\b",
            r"\byou (?:can|may) (?:also )?(?:ask|request|see|access|correct|delete|object|withdraw|complain|"
            r"opt|have|lodge|exercise)\b|\brequest (?:that|notice)\b",
        ),
    ),
    ("bases", _any(r"\b(?:lawful|legal) (?:bas[ie]s|grounds?)\b")),
    (
        "sharing",
        _any(
            r"\b(?:we|also|may|will|to|have|be|been|is|are)(?: \w+){0,3} "
            r"(?:share|shared|disclose|disclosed|(?<!bank )transfer|transferred|sell|sold)\b",
            r"\brecipients\b|\bdata processor\b",
        ),
    ),
    (
        "sources",
        _any(
            r"\b(?:from|by)\b[^.]{0,80}\b(?:third parties|sources|organisations|partners|other people)\b[^.]{0,40}$",
            r"\bdata sources\b",
        ),
    ),
    ("retention", _any(r"\b(?:keep|retain|kept|retained|held)\b.{0,60}\b(?:for as long|for|until|as long)\b", r"\bhow long\b(?! you\b)")),
    (
        "purposes",
        _any(
            r"\b(?:use|process|need|collect)\b.{0,60}\b(?:to|so that we can|in order to|for the purposes? (?:of|set out below))\s*:?$",
            r"\bpurposes?\b.{0,60}:?$",
            r"^(?:this|which|it|these)\b.{0,40}\b(?:helps?|allows?|enables?|lets?)\b",
        ),
    ),
)
_COLLECT = _any(
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


#: The number of a section: `2`, `3.1.`.
_CLAUSE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+")


#: What stands before the words of a heading for show.
_MARKS = "".join(chr(code) for code in (*range(0x2190, 0x2C00), *range(0x1F000, 0x1FB00), 0xFE0F)) + " "


def section_of(heading: str) -> str | None:
    """Which section a heading opens ("collect", "rights", …), None where its words say nothing about that."""
    words = _CLAUSE.sub("", plain(heading).lstrip(_MARKS))
    return next((name for name, pattern in _SECTIONS if pattern.search(words)), None)


def is_heading(line: str) -> bool:
    """Whether a line of plain text reads as the heading of a section: few words, no sentence, known words."""
    words = plain(line)
    short = len(words.split()) <= 12 and not words.endswith((".", ":", ";", ","))
    if short and line.isupper() and len(words.split()) > 1 and words.isascii() and not re.search(r"\d", _CLAUSE.sub("", words)):
        return True
    return short and not GENERATOR.match(words) and section_of(words) is not None and not re.search(r"^(we|you|to) |://|www\.|@|: ", words)


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


def purpose_in(lead: str) -> str | None:
    """The purpose that a sentence names in the generator's way: the words from `to`, `for` or `as part of` on, as written."""
    tidy_words = plain(lead)
    found = GENERATOR.match(tidy_words)
    return _as_written(lead, found, "purpose") if found else None


def basis_purpose(lead: str) -> str | None:
    """What "Our lawful bases for collecting or using personal information … are:" speaks of, lower case; "" for all purposes."""
    found = BASES.match(plain(lead))
    return found["purpose"] if found else None


def _as_written(lead: str, found: re.Match[str], group: str) -> str:
    """The same span of the text as written: lower case and straight quotes leave most texts as long as they were."""
    from_, to = found.span(group)
    squeezed = " ".join(lead.split())
    return squeezed[from_:to] if len(squeezed) == len(found.string) else found[group]
