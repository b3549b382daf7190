"""What Hyperscan looks for on behalf of a regex, and where that lies in a match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from detectors.literal import Spoken
from detectors.reach import Reach
from detectors.regex import Regex
from detectors.telling import LEFT, RIGHT

_NO_LETTER = b"[^A-Za-z]"


@dataclass(frozen=True, slots=True)
class Mark:
    """Events of one number. They come from a `form`, from `words` as they are spelled, or from `texts` in lower case."""

    regex: Regex
    reach: Reach
    form: bytes = b""
    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def expressions(self) -> list[bytes]:
        """Its words or texts as Hyperscan looks for them; what must be no letter is a byte more."""
        return [expression(each) for each in self.words or self.texts]


def marks(regex: Regex) -> list[Mark] | None:
    """What to look for; nothing if the regex cannot match folded text. None if Hyperscan cannot hold a part of it."""
    if regex.words:
        return [Mark(regex, Reach(1, regex.width, open=True), words=regex.words)]
    if regex.forms is None:
        return None
    found = [
        Mark(regex, reach, words=texts) if each.cased else Mark(regex, reach, texts=texts)
        for each in regex.literals
        for reach, texts in _by_reach(each)
    ]
    return found + [Mark(regex, each.reach, form=each.expression) for each in regex.forms]


def _by_reach(spoken: Spoken) -> Iterator[tuple[Reach, tuple[str, ...]]]:
    """The texts by how far behind the start of a match they end: exactly, where that can be said."""
    at = spoken.at
    sizes: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for text in spoken.texts:
        sizes[len(text.strip(LEFT + RIGHT)), text.endswith(RIGHT)].append(text)
    if at.near != at.far:
        shortest, longest = min(size for size, _ in sizes), max(size + right for size, right in sizes)
        right = int(any(right for _, right in sizes))
        far = None if at.far is None else at.far + longest
        yield Reach(at.near + shortest, far, at.ahead + right, open=True), spoken.texts
        return
    for (size, right), texts in sorted(sizes.items()):
        yield Reach(at.near + size, at.near + size + right, at.ahead + right, open=True), tuple(texts)


def expression(marked: str) -> bytes:
    """A text for Hyperscan."""
    left, right = _NO_LETTER * marked.startswith(LEFT), _NO_LETTER * marked.endswith(RIGHT)
    return left + re.escape(marked.strip(LEFT + RIGHT).encode("latin-1")) + right
