"""Addresses of the continent, told by their form: a code and a town, before them a number and what a street is called.

The model was trained on English text. It begins such an address too late or too early where the words around it are not English, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from detectors.reader.behind import country
from detectors.reader.edges import HOUSE_WORDS
from detectors.reader.gate import WAYS
from detectors.reader.house import first
from detectors.reader.parts import FAR, NAMED, run
from detectors.reader.regions import is_town, key
from detectors.reader.streets import BEHIND, ENDINGS
from detectors.reader.towns import Post, posts

_LETTERS = re.compile(r"[^\W\d_]+")
#: What stands before a town behind its street, and between an address and what follows it.
_APART, _BETWEEN = re.compile(r"[\w.](?:, |,?\n)\Z"), re.compile(r",?[ \n]")
_REST = re.compile(r"(?:(?:, |,?\n| )[^\W\d_]+(?:[ -][^\W\d_]+)?)?(?:, |,?\n| )(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3})(?![\w-])")
#: Town, village.
_TOWN = re.compile(r"(?:гр|с|gr)\. \Z", re.IGNORECASE)
#: A street behind the town: 4024 Debrecen, Piac u. 20.
_BEHIND_TOWN = re.compile(
    r"(?:,? |,?\n)(?:(?:[^\W\d_][\w.-]*\.? ){1,4}?(?:utca|út|útja|tér|tere|krt\.?|körút|köz|sétány|fasor|u\.|rakpart|sor|dűlő)"
    r" \d{1,4}(?:[/-]\w{1,3})*"
    r"(?:\.?,? (?:[IVX]{1,4}[./]\w{0,3}|\d{1,2}\.(?: ?em(?:elet|\.)?)|(?:fszt|fsz|földszint|ajtó|em|lph|lház)\b\.?|\d{1,3}(?![\w])))*|"
    r"(?:ul|bul|ул|бул|вул|просп)\. ?[\"„«]?(?:[^\W\d_][\w.-]* ?){1,4}[\"“”»]? (?:№ ?)?\d{1,4}\w?)",
    re.IGNORECASE,
)


def addresses(text: str, places: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Where addresses with a code and a town stand in a text (code points), in order.

    `places` are those that may be towns: behind a street and a comma they need no code.
    """
    cased = not (text.islower() or text.isupper())
    made: list[tuple[int, int]] = []
    coded = posts(text, cased)
    spans = sorted((post.start, post.end) for post in coded)
    for start, end in places:
        if _APART.search(text, max(0, start - 3), start) and is_town(text[start:end]) and not over(spans, start, end):
            coded.append(Post(start, end, True, False, True))
    for post in sorted(coded, key=lambda each: each.start):
        least = made[-1][1] if made else 0
        if post.start < least:
            continue
        if made and post.sure and _BETWEEN.fullmatch(text, least, post.start):
            made[-1] = (made[-1][0], _last(text, post.end))  # a code behind the town
            continue
        start, end = _start(text, post, least, cased), post.end
        if start == post.start:
            behind = _BEHIND_TOWN.match(text, post.end)
            if behind is None or not (post.sure or post.known):
                continue
            end, prefix = behind.end(), _TOWN.search(text[max(0, post.start - 4) : post.start])
            start -= len(prefix.group()) if prefix else 0
        made.append((start, _last(text, end)))
    return made


def over(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some spans, which are in order and apart from one another, has a place in common with another."""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


def _last(text: str, end: int) -> int:
    """Where an address ends with the country behind it, or with the city, the code and the country behind a district."""
    rest = _REST.match(text, end)
    if rest and (last := country(text, rest.end())) > rest.end():
        return last
    return country(text, end)


def says(text: str) -> bool:
    """Whether a word for a street, a house or a part of one stands in a text."""
    words = [key(word) for word in _LETTERS.findall(text)]
    return any(word in WAYS or word in HOUSE_WORDS or word in NAMED or word in BEHIND or word.endswith(ENDINGS) for word in words)


def _start(text: str, post: Post, least: int, cased: bool) -> int:
    """Where the address begins that ends with this code and town; at the code itself if none does."""
    low = max(least, post.start - FAR)
    words = run(text, low, post.start, cased and not text[low : post.start].islower())
    at = first(words, cased, post)
    return post.start if at is None else words[at].start
