"""What a notice says by pointing to where it said it: "all of the above", "the information described under “What we collect”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scanner.notice.blocks import plain
from scanner.notice.negation import affirmed
from scanner.taxonomy import normal_form

_ALL = (
    r"(?:all|any|everything|most) (?:of )?(?:the |this |these |your |that )?(?:above|information|data|details|categories|it)\b|"
    r"everything (?:in|that|we|you|above|listed|described)\b|"
    r"the (?:personal |same )?(?:information|data|details)\b.{0,40}\b(?:above|under|in (?:section|part)|at)\b|what is (?:listed|set out|"
    r"described)\b"
)
_POINTS = re.compile(rf"\b(?:{_ALL})")
#: A sentence that uses what it points to; others speak of rights, or of sharing.
_USES = re.compile(r"^(?:all|everything)\b|\b(?:we|in addition|as well as|is|are)\b")
_QUOTED = re.compile(r"[“\"‘'](?P<name>[^”\"]{3,80})[”\"’]")
_NUMBERED = re.compile(r"\b(?:section|part|paragraph) (?P<number>\d{1,2}(?:\.\d{1,2})*|[a-z])\b")
_ABOVE = re.compile(r"\babove\b|\b(?:this|these|it)\b")
#: "the information on donors in section 1"
_ABOUT = re.compile(r"\b(?:on|about|for|of) (?:our |the )?(?P<whom>[a-z]{4,20}) (?:in|at|under|listed|described|set out)\b")


@dataclass(slots=True)
class _Said:
    """What one place of the notice declares: its headings, the item above it and its title, and the categories."""

    path: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(slots=True)
class References:
    """All that a notice has declared so far, to be pointed back to."""

    _said: list[_Said] = field(default_factory=list)

    def note(self, path: Sequence[str], keys: tuple[str, ...]) -> None:
        """Takes note of the categories that stand under headings, the last being the item above or the title."""
        self._said.append(_Said(tuple(path), keys))

    def meant(self, words: str, path: Sequence[str]) -> tuple[str, ...]:
        """The categories that a sentence or an item points back to; () where it points to nothing that was read."""
        stands = plain(affirmed(words)[0])
        if not stands or _POINTS.search(stands) is None:
            return ()
        told = list(self._pointed(words, stands, path))
        if about := _ABOUT.search(stands):
            stem = about["whom"].rstrip("s")[:6]
            told = [one for one in told if any(stem in plain(name) for name in one.path)] or told
        return tuple(dict.fromkeys(key for one in told for key in one.keys))

    def _pointed(self, words: str, stands: str, path: Sequence[str]) -> Iterator[_Said]:
        if quoted := _QUOTED.search(words):
            name = normal_form(quoted["name"])
            yield from (one for one in self._said if any(name == normal_form(each).lstrip("0123456789 ") for each in one.path))
        elif number := _NUMBERED.search(stands):
            start = re.compile(rf"(?:section |part )?{re.escape(number['number'])}\b")
            yield from (one for one in self._said if any(start.match(plain(each)) for each in one.path))
        elif _ABOVE.search(stands) and _USES.search(stands):
            yield from (one for one in self._said if one.path[: len(path)] == tuple(path))
