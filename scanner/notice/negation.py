"""What of a sentence or an item still stands once its negations, exceptions and conditions are taken out of it."""

from __future__ import annotations

import re

from scanner.notice.blocks import plain

#: Words that deny something: what they stand in declares nothing, unless it is known what they deny.
NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|cannot|without|neither|nor|unless|except|excluding|other than|"
    r"(?<!held )(?<!kept )(?<!stored )apart from|rather than|"
    r"(?:do|wo|does|did|is|are|have|ca|were|was|would|should)n't)\b"
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_REST = r"[^.;()]*"
#: Conditions, and what is added about something that is declared all the same.
_ASIDES = re.compile(
    rf"^(?:unless|except (?:where|when|if))\b[^,.;()]*,\s*|[,(]?\s*\b(?:unless|except (?:where|when|if|that|in))\b{_REST}"
    rf"|,?\s*\b(?:if|where|when) (?:you|they|we) (?:do not|don't|have not|haven't|are not|aren't)\b[^,.;()]*"
    rf"|,?\s*\b(?:and|but)?\s*(?:for |to )?(?:nothing|nobody) (?:else|more)\b{_REST}"
    rf"|,\s*(?:which|who|whom|whose)\b[^.;()]*\b(?:not|never|no)\b{_REST}"
    r"|\s*\bwhether or not\b"
    r"|,?\s*\b(?:but|though|although|and) (?:you )?(?:need not|do not (?:have|need) to|don't (?:have|need) to|"
    r"are not obliged to)\b[^,.;()]*,?"
    rf"|\s+(?:that|which|who) (?:are|is|have|has)(?: not|n't)\b{_REST}"
)
#: "…, but we never see your card": a further clause, with its own subject.
_CLAUSE = re.compile(
    r"\s*(?:[,;:]|\s[–—-]|\bbut|\band|\bthough|\balthough|\bwhile)\s+(?:(?:but|and|although|though)\s+)?"
    rf"(?:we|our [a-z]+|the [a-z]+|they) (?:[a-z]+ ){{0,2}}?(?:{NOT.pattern}).*$"
)
#: "You need no account, but if you have one we keep …".
_FIRST = re.compile(rf"^[^,.;:]*(?:{NOT.pattern})[^,.;:]*,\s*but\s+")
#: "We hold no sensitive data save for details of a disability": what is left of what is denied is declared.
_SAVE = re.compile(
    rf"^[^;:]*?(?:{NOT.pattern})[^;:]*?,?\s\b(?:save(?: for)?|except(?: for)?|other than|apart from|with the exception of)\s+"
    r"(?!where\b|when\b|if\b|as\b|to\b|that\b|in\b|with\b|by\b|for\b)(?P<left>\S.*)$",
    re.DOTALL,
)
_BRACKET = re.compile(r"\s*\([^()]*\)")
#: "… but not the year", "except your telephone number": what is named next is left out of what stands before.
_LESS = re.compile(
    r"\s*(?:[,(]|\s[–—-])?\s*\b(?:(?:but|and) )?(?:(?<=but )no (?!longer\b|more\b|matter\b|one\b)|(?<=but )not (?!to |if |when |"
    r"where |only )|not (?=the |your |their |any |a |an |"
    r"for |in |to |on )|except(?: for)?\b|excluding\b|"
    r"other than\b|(?<!held )(?<!kept )(?<!stored )apart from\b|save for\b|without\b)(?P<less>[^.;)]*)\)?"
)
#: A denial of what was said before: "we do not keep them".
_BACK = re.compile(r"\b(?:them|it|these|those|this|any of|none|nothing|neither|nor)\b")


def affirmed(says: str) -> tuple[str, str]:
    """The words of an item that stand, and those that it leaves out of them. "" where it is not known what its negations deny.

    >>> affirmed("Contact Data other than telephone numbers")
    ('Contact Data', 'telephone numbers')
    """
    kept: list[str] = []
    less: list[str] = []
    for sentence in _SENTENCES.split(says):
        if NOT.search(plain(sentence)) is None:
            kept.append(sentence)
            continue
        stands, out, back = _of_sentence(sentence)
        if back:
            return "", ""
        kept.append(stands)
        less.append(out)
    return " ".join(filter(None, kept)), "; ".join(filter(None, less))


def _of_sentence(sentence: str) -> tuple[str, str, bool]:
    """What stands of a sentence, what it leaves out, and whether it denies what was said before."""
    words = " ".join(sentence.split())
    stands = words if len(plain(words)) == len(words) else plain(words)
    stands = _BRACKET.sub(lambda found: "" if NOT.search(plain(found[0])) else found[0], stands)
    if (save := _SAVE.match(plain(stands))) and len(plain(stands)) == len(stands):
        stands = stands[save.start("left") :]
    stands = _without(_FIRST, stands)
    cut = _CLAUSE.search(plain(stands))
    if cut:
        if _BACK.search(plain(stands)[cut.start() :]):
            return "", "", True
        stands = stands[: cut.start()]
    stands = _without(_ASIDES, stands)
    found = _LESS.search(plain(stands))
    out = stands[found.start("less") : found.end("less")].strip() if found else ""
    if found:
        stands = stands[: found.start()] + stands[found.end() :]
    if NOT.search(plain(stands)):
        return "", "", _BACK.search(plain(sentence)) is not None
    return stands.strip(), out, False


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Text without what matches in lower case and straight quotes, which leave most texts as long as they were."""
    words = plain(text)
    if len(words) != len(text):
        return pattern.sub("", words)
    kept, at = [], 0
    for found in pattern.finditer(words):
        kept.append(text[at : found.start()])
        at = found.end()
    return "".join((*kept, text[at:]))
