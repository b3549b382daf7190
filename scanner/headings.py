"""How people write headings: what follows in brackets, what a thing is said to be of, and several things in one."""

from __future__ import annotations

import re
from functools import lru_cache

from scanner.words import KEPT, words

#: `Duration (minutes)`, `Created (UTC)`, `Name (original name)`, `Amount [GBP]`: behind a word, at the end.
_BRACKETS = re.compile(r"(?<=[\w.])\s*[(\[][^()\[\]]*[)\]]\W*$")
#: `SSN/NIN`, `Twitter/Mastodon handle`: between words, and no path.
_SLASH = re.compile(r"(?<=[A-Za-z]{2}) ?/ ?(?=[A-Za-z]{2})")
#: What is said "of" something by its place behind it as well: a date of joining is a joining date.
_OF = frozenset(("date", "time", "name", "type", "reason", "status", "country", "place", "method", "source", "details"))
_TURNED = frozenset((*((word, "of") for word in _OF), *((word, "from") for word in ("note", "message", "comment"))))
#: Words of a key that begins with "id".
_KEY = 3
#: Fewer words before an "and" are half of a pair ("terms and conditions").
_WHOLE = 2


@lru_cache(maxsize=KEPT)
def alternatives(heading: str) -> tuple[tuple[str, ...], ...]:
    """The words of what else a heading says: without its brackets, each of several things, and what it says "of" something.

    >>> alternatives("Gross (GBP)"), alternatives("SSN/NIN"), alternatives("date_of_joining"), alternatives("Employer name and address")
    ((('gross',),), (('ssn',), ('nin',)), (('joining', 'date'),), (('employer', 'name'),))
    """
    bare = _BRACKETS.sub("", heading) if heading.endswith((")", "]", "*", "?")) else heading
    parts = [words(part) for part in (_SLASH.split(bare) if "/" in bare and not bare.startswith("/") else [bare])]
    found = [each for part in parts for each in (part, *_turned(part))]
    return tuple(each for each in dict.fromkeys(found) if each and each != words(heading))


def _turned(said: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A thing of another the other way round, also where its key comes first (`id_customer`), and the first of two things."""
    found = [(*said[2:], said[0])] if len(said) > 2 and (said[0], said[1]) in _TURNED else []
    if said[:1] == ("id",) and 1 < len(said) <= _KEY:
        found.append((*said[1:], "id"))
    if "and" in said[_WHOLE:-1]:
        found.append(said[: said.index("and", _WHOLE)])
    return found
