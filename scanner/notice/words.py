"""How the words of a bullet become categories: as a whole, without what only makes it an item, and part by part where it lists several.

Only phrases of the taxonomy count, word for word. What of a list names none is kept: a person is asked about it.
"""

from __future__ import annotations

import re

from scanner.notice.blocks import plain
from scanner.notice.listed import CUT, listed
from scanner.notice.negation import NOT, affirmed
from scanner.notice.phrase import core, known
from scanner.taxonomy import Match, Taxonomy, normal_form

_PLURAL = re.compile(r"\((?:e?s|ies)\)(?!\w)")
#: `internet protocol (IP) address`
_SHORT = re.compile(r"\s*\((?:[A-Z]{2,6}s?)\)")
_BRACKET = re.compile(r"\([^()]*\)")
#: `including but not limited to`
_LIMIT = re.compile(r"\bincluding(?:,? but)?,? (?:not limited to|without limitation)(?: to)?\b,?", re.IGNORECASE)
_EITHER = re.compile(r"\s*\band ?/ ?or\b\s*", re.IGNORECASE)
_INCLUDED = re.compile(r"(?:including|such as)\s+", re.IGNORECASE)
#: What stands behind brackets is a further thing: `full name (including former names), date of birth`.
_MORE = re.compile(r"\)\s*(?:[,;]|(?:and|or)\s)")
#: `Account Data (name and e-mail only)`
_ONLY = re.compile(r"\(([^()]*?)\s+only\)|\s[–—-]\s([^()]*?)\s+only$|:\s([^()]*?)\s+only$", re.IGNORECASE)

#: `… (your bank takes these, we never hold them)`
_TAKES_BACK = re.compile(rf"{NOT.pattern}.{{0,60}}\b(?:them|these|those|it)\b")
#: `Account Information. When you register we collect …`
_TITLE = re.compile(r"^([A-Z][\w/'’& -]{1,40}\b(?:[Dd]ata|[Ii]nformation|[Dd]etails))\.\s+(?=[A-Z])")
_KIND = re.compile(
    r"\b(?:data|information|details|ids|identifiers|numbers?|address(?:es)?|histor(?:y|ies)|records|certificates?|preferences)\b",
    re.IGNORECASE,
)
#: So many words name a kind of data at most.
_KIND_WORDS = 3
#: The match of words that name no category.
NOTHING: Match = ((), "unmapped", "", ())


def match_words(says: str, taxonomy: Taxonomy) -> Match:
    """The match of a list item: `(keys, how, tail, further keys that the tail names)`, see `Taxonomy.match_bullet`.

    Besides its ways there is "listed": the item names several things, and `tail` holds those of them that no phrase knows.
    """
    says = _spread(with_title(says), taxonomy)
    says = _EITHER.sub(" or ", _LIMIT.sub("including", _SHORT.sub("", _PLURAL.sub("s", says))))
    if any(_TAKES_BACK.search(plain(found)) for found in _BRACKET.findall(says)):
        return NOTHING
    if (only := _ONLY.search(says)) and (keys := listed(next(filter(None, only.groups()), ""), taxonomy)[0]):
        return keys, "listed", "", ()
    for words in (says, core(says)):
        match = _with_tail(taxonomy.match_bullet(words), taxonomy)
        if match[0] and not (match[1] != "whole" and _MORE.search(words)):
            return match
    if keys := known(says, taxonomy, alone=CUT.search(says) is None):
        return keys, "whole", "", ()
    says = _BRACKET.sub(lambda found: "" if NOT.search(plain(found[0])) else found[0], says)
    says, less = affirmed(says)
    keys, unknown = listed(says, taxonomy)
    left_out = listed(less, taxonomy)[0] if less else ()
    keys = tuple(key for key in keys if key not in left_out)
    left = (*unknown, *((less,) if less and not left_out else ()))
    return (keys, "listed", "; ".join(left), ()) if keys else NOTHING


def _with_tail(match: Match, taxonomy: Taxonomy) -> Match:
    """A match whose tail ("…, including your home address") is known to its last word declares it, too."""
    keys, how, tail, hits = match
    if not hits or how != "head" or not (told := _INCLUDED.match(tail)):
        return match
    more, unknown = listed(tail[told.end() :], taxonomy)
    return match if unknown or not more else (tuple(dict.fromkeys((*keys, *more))), how, tail, ())


def is_complete(match: Match) -> bool:
    """Whether words name categories and nothing that no phrase knows."""
    keys, how, tail, _ = match
    return bool(keys) and not (how == "listed" and tail)


def with_title(says: str) -> str:
    """An item whose title ends in a full stop, with a colon instead.

    >>> with_title("Account Information. We collect your name.")
    'Account Information: We collect your name.'
    """
    return _TITLE.sub(r"\1: ", says)


def _spread(says: str, taxonomy: Taxonomy) -> str:
    """What shares one `information` each with its own: "identity, contact and money information"; only where all are known so."""
    for kind in reversed([*_KIND.finditer(says)]):
        *before, last = _parts_of(says[: kind.start()])
        shared = _names(f"{core(last[1])} {kind[0]}", taxonomy)
        if not before or not shared or _is_one(says[: kind.end()], last[1], taxonomy):
            continue
        for end, part in reversed(before):
            words = normal_form(core(part)).split()
            names = (" ".join((*words[-many:], kind[0].lower())) for many in range(min(_KIND_WORDS, len(words)), 0, -1))
            name = next((name for name in names if _names(name, taxonomy)), None)
            if name is None:
                break
            says = f"{says[:end]} {kind[0]}{says[end:]}"
            if len(name.split()) <= len(words):
                break
    return says


def _names(words: str, taxonomy: Taxonomy) -> bool:
    """Whether words name a category, be it by one of them: "birth certificates"."""
    form = normal_form(words)
    return form in taxonomy.items or form.removesuffix("s") in taxonomy.items


def _is_one(text: str, last: str, taxonomy: Taxonomy) -> bool:
    """Whether the things at the end of a text are one phrase together: "bank account and payment card details"."""
    words, more = normal_form(text).split(), len(normal_form(last).split()) + 2
    return any(" ".join(words[-many:]) in taxonomy.items for many in range(more, taxonomy.longest + 1))


def _parts_of(text: str) -> list[tuple[int, str]]:
    """What commas and `and` part, each with where it ends; at least one."""
    parts, at = [], 0
    for cut in CUT.finditer(text):
        parts.append((cut.start(), text[at : cut.start()]))
        at = cut.end()
    return [*parts, (len(text), text[at:])]
