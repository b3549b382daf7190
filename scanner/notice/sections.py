"""What a heading or a sentence of a notice announces. The wording is the ICO generator's (OGL v3.0) and what other notices use instead."""

from __future__ import annotations

import re

from scanner.notice.blocks import plain


def any_of(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


#: Sections by their headings, the most telling first. A heading that says none of these belongs to the one above it.
_SECTIONS = (
    (
        "definitions",
        any_of(
            r"\bglossary\b|\bdefinitions?\b|\bdefined terms\b|\bjargon\b|\bterms we use\b",
            r"\bwhat (?:do we mean|we mean|is meant|does .{2,30} mean)\b",
            r"\bwhat is (?:personal|special|sensitive)\b.{0,20}\b(?:data|information)\W*$",
            r"\bmeaning of\b",
        ),
    ),
    (
        "not",
        any_of(
            r"\b(?:do not|don't|does not|doesn't|never|will not|won't) (?:\w+ )?(?:collect|hold|store|keep|ask|record|process|want|do|"
            r"need)\b"
        ),
    ),
    (
        "collect",
        any_of(r"\b(?:data|information|details)\b.{0,40}\bwe (?:\w+, )*(?:\w+ and )?(?:collect|hold)\b", r"\bwe collect\b.*\bshare\b"),
    ),
    (
        "purposes",
        any_of(
            r"^(?:what|how) (?:we|do we) (?:do|use)\b",
            r"\bwhy (?:do )?we (?:need|process|use)\b",
            r"^processing purposes|^purposes? (?:of|for)\b|^change of purpose|\bour purposes?\b",
            r"^how (?:we|your) .*\buse",
        ),
    ),
    ("cookies", any_of(r"\bcookies?\b", r"\btracking technolog")),
    (
        "transfers",
        any_of(
            r"\boutside (?:of )?the (?:uk|united kingdom|eea|eu)\b",
            r"\binternational (?:data )?transfers?\b|\btransfers? of\b|\bdata privacy framework\b",
            r"\bwhere (?:is )?(?:we store|your (?:personal )?(?:data|information))\b",
        ),
    ),
    ("processors", any_of(r"\b(?:data |sub-?)processors?$", r"\bsub-?processors\b")),
    (
        "sharing",
        any_of(
            r"\bwho (?:do )?we (?:share|will|may|disclose|work with)",
            r"\bwho (?:else )?(?:helps|sees|can see|gets|receives|has access|works with us)\b",
            r"\bshar(?:e|ing)\b|\bdisclos|\brecipients?\b|\bavailable to\b",
            r"\bthird[- ]party (?:access|services)",
        ),
    ),
    (
        "sources",
        any_of(
            r"\bwhere (?:do )?we (?:get|obtain|collect)\b",
            r"\bsources? of\b",
            r"^how do we get\b|\bwhere (?:it|the (?:data|information)) comes from\b",
        ),
    ),
    (
        "retention",
        any_of(
            r"\bhow long\b",
            r"^(?:storage |retention )?periods?$|\bretention\b|\bstorage periods?\b|\bretain\b|\bdeletion\b",
            r"\bkeep(?:ing)? (?:your|the|personal)\b",
        ),
    ),
    ("complaints", any_of(r"\bcompla(?:in|ints?)\b", r"\bconcerns\b|\bdispute")),
    (
        "bases",
        any_of(
            r"\b(?:lawful|legal) (?:bas[ie]s|grounds?|reasons?|justifications?)\b|\blawful$|\blawfulness\b",
            r"\b(?:we are|we're|are we|what) (?:legally )?(?:allow(?:s|ed)|permit(?:s|ted))\b|\bour grounds\b|\bgrounds for\b",
        ),
    ),
    (
        "rights",
        any_of(
            r"\brights?\b(?! to (?:work|rent)\b)",
            r"\b(?:subject|requesting) access\b|\bopt(?:ing)?[- ]out\b|\byour (?:choices|options)\b|"
            r"\bwhat (?:you can|can you|you may) (?:do|ask)\b",
        ),
    ),
    ("security", any_of(r"\bsecur(?:e|ity)\b|\bprotect(?:ing|ed)?\b", r"\bconfidentiality\b|\bautomated decision")),
    ("changes", any_of(r"\bchanges? to\b|\bamend", r"\blast updated\b|\bupdates? to (?:this|our)\b")),
    (
        "collect",
        any_of(
            r"(?<!debt )(?<!rent )(?<!waste )(?<!parcel )(?<!refuse )(?<!tax )\bcollect(?:ed|ion|s|ing)?\b"
            r"(?! (?:points|debts?|parcels?|rents?|payments?|money|fees|arrears|subscriptions|taxe?s?|waste|council tax|miles|rewards|"
            r"(?:your|a|the) (?:order|parcel|child|children|card|prize)|(?:and \w+ )?council tax)\b)",
            r"\b(?:data|information|details) (?:that |which )?(?:we|you) "
            r"(?:hold|process|use|have|gather|store|record|provide|give|receive|need|require|ask for)\b",
            r"\bwhat (?:personal )?(?:data|information)\b|\b(?:types?|categories|kinds?) of (?:personal )?(?:data|information)\b",
            r"\bpersonal (?:data|information) (?:that )?we\b|^what (?:do )?we (?:may )?(?:hold|know|keep|record|ask|need|gather|"
            r"store|have)\b",
        ),
    ),
    ("contact", any_of(r"\bcontact\b|\bget in touch\b|\bquestions\b", r"\bwho (?:we are|is the|are we)\b")),
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

#: The number of a section, and what stands before it for show: `2`, `3.1.`.
_CLAUSE = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?")


def section_of(heading: str) -> str | None:
    """Which section a heading opens ("collect", "rights", …), None where its words say nothing about that."""
    words = _CLAUSE.sub("", plain(heading))
    return next((name for name, pattern in _SECTIONS if pattern.search(words)), None)


def is_heading(line: str) -> bool:
    """Whether a line of plain text reads as the heading of a section: few words, no sentence, known words."""
    words = plain(line)
    short = len(words.split()) <= 12 and not words.endswith((".", ":", ";", ","))
    if short and line.isupper() and len(words.split()) > 1 and words.isascii() and not re.search(r"\d", _CLAUSE.sub("", words)):
        return True
    return short and not GENERATOR.match(words) and section_of(words) is not None and not re.search(r"^(we|you|to) |://|www\.|@|: ", words)


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
