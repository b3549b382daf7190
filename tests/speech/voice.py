"""Who speaks, and how it is written down: what stays the same over a call."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from tests.speech.data import Split, load

_MARKS = re.compile(r"[.,?!;:](?=\s|$)")


@dataclass(slots=True)
class Voice:
    """`dressed`: the recogniser writes capitals and punctuation; else all is lower case and bare. `zero` is the speaker's word for 0.

    `misheard` is the share of values in which some digits and letters come out as other words that sound the same.
    """

    rng: random.Random
    split: Split
    dressed: bool = False
    zero: str = "oh"
    misheard: float = 0.08

    def letter(self, some: str) -> str:
        """A letter by itself, in the case in which it comes out."""
        return some.upper() if self.dressed else some.lower()

    def name(self, some: str) -> str:
        """Names, in the case in which they come out."""
        return some.title() if self.dressed else some.lower()

    def written(self, template: str, value: str = "") -> str:
        """A template as it comes out, the value in its place. A value keeps its marks: those of its style."""
        if not self.dressed:
            template = _MARKS.sub("", template.lower())
        text = " ".join(template.replace("{}", value).split())
        return text[:1].upper() + text[1:] if self.dressed else text

    def any(self, *path: str) -> str:
        """One of the split's templates."""
        found = load(self.split)
        for key in path[:-1]:
            found = found[key]
        return str(self.rng.choice(found[path[-1]]))

    def any_filler(self) -> str:
        """What one says while one thinks."""
        return str(self.rng.choice(load("common")["fillers"]))

    def hear(self, words: str) -> str:
        """The words with homophones in the place of some. All that is no single word of the list stays."""
        table: dict[str, list[str]] = load("common")["misheard"]
        heard = [
            self.rng.choice(table[word.lower()]) if word.lower() in table and self.rng.random() < 0.3 else word for word in words.split(" ")
        ]
        return " ".join(heard)
