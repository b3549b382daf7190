"""The categories of personal data and the phrases by which a notice names them (`taxonomy.toml`)."""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from scanner.errors import ConfigError, did_you_mean

#: How much more than ordinary a category is (UK GDPR Art 9 for `special`, Art 10 for `criminal`).
LEVELS = ("normal", "elevated", "special", "criminal", "secret")

#: What `Taxonomy.match_bullet` returns: keys, how they were found, what the cut removed, further keys that this names.
Match = tuple[tuple[str, ...], str, str, tuple[str, ...]]

_OTHER = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_HEAD = re.compile(r"\b(?:including|such as|for example|e\.?g\b\.?|where)(?!\w)", re.IGNORECASE)
_COMMON = frozenset(
    ["a", "and", "data", "details", "for", "in", "information", "of", "or", "other", "personal", "the", "to", "used", "with", "your"]
)
_LONGEST = 5_000
_EMPTY: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Category:
    """One key of the taxonomy; the fields are explained at the head of `taxonomy.toml`."""

    key: str
    label: str
    level: str
    dpv: str
    fides: str
    say: tuple[str, ...]
    item: tuple[str, ...] = ()
    never: bool = False
    never_clear: bool = False
    parent: str | None = None
    covers: tuple[str, ...] = ()
    arguable: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    dpv_in: str = "dpv/pd"
    dpv_match: str = "exact"
    fides_match: str = "exact"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All categories in the order of the file, and every phrase with the keys that it declares.

    `phrases` mean the same wherever they stand; `items`, the phrases among them, where they are a whole item of a list.
    """

    categories: Mapping[str, Category]
    phrases: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[str, ...]]
    longest: int = field(default=1)

    def match_bullet(self, text: str) -> Match:
        """Keys that a bullet of a notice declares: `(keys, how, tail, tail_hits)`.

        Tried in this order, exactly and never fuzzily: the "whole" bullet, the "unbracketed" one, its "head" before `including`,
        `such as`, `for example`, `eg` or `where`. Else "unmapped" with no keys. `tail` is what the cut removed, `tail_hits` the keys
        that phrases in it name and that the bullet's own keys neither are nor cover.
        """
        whole, (bare, inside) = normal_form(text), _unbracketed(text)
        if keys := self.phrases.get(whole):
            return keys, "whole", "", ()
        if inside and (keys := self.phrases.get(normal_form(bare))):
            return keys, "unbracketed", inside, self._further(keys, inside)
        cut = _HEAD.search(text)
        head, aside = _unbracketed(text[: cut.start()]) if cut else ("", "")
        if cut and (keys := self.phrases.get(normal_form(head))):
            tail = "; ".join(part for part in (aside, text[cut.start() :].strip()) if part)
            return keys, "head", tail, self._further(keys, tail)
        return (), "unmapped", "", ()

    def named_in(self, text: str) -> tuple[str, ...]:
        """Phrases that stand word for word in a text, from left to right, the longest where two overlap.

        Only the first 5,000 characters are looked through: no bullet is longer.
        """
        return tuple(self._phrases_in(normal_form(text[:_LONGEST]).split(), self.phrases))

    def holds(self, text: str) -> bool:
        """Whether a text holds a phrase that names a category, if only where it is a whole item of a list."""
        return next(self._phrases_in(normal_form(text[:_LONGEST]).split(), self.items), None) is not None

    def nearest(self, text: str, n: int = 3) -> list[tuple[str, str, str]]:
        """Up to `n` suggestions `(key, label, phrase)` for a person to choose from: phrases that the text holds, then similar ones."""
        named = self._phrases_in(normal_form(text[:_LONGEST]).split(), self.items)
        found: dict[str, str] = {}
        for phrase in (*named, *self._similar(normal_form(text))):
            for key in self.items[phrase]:
                found.setdefault(key, phrase)
        return [(key, self.categories[key].label, phrase) for key, phrase in list(found.items())[:n]]

    def _further(self, keys: tuple[str, ...], tail: str) -> tuple[str, ...]:
        known = {*keys, *(covered for key in keys for covered in self.categories[key].covers)}
        hits = (key for phrase in self.named_in(tail) for key in self.phrases[phrase])
        return tuple(dict.fromkeys(key for key in hits if key not in known))

    def _phrases_in(self, words: Sequence[str], known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        at = 0
        while at < len(words):
            spans = (" ".join(words[at : at + size]) for size in range(min(self.longest, len(words) - at), 0, -1))
            phrase = next((span for span in spans if span in known), None)
            if phrase is not None:
                yield phrase
            at += len(phrase.split()) if phrase else 1

    def _similar(self, text: str) -> list[str]:
        words, matcher = set(text.split()) - _COMMON, difflib.SequenceMatcher(None, "", text[:200])
        scored: list[tuple[float, str]] = []
        for phrase in self.phrases:
            own = set(phrase.split()) - _COMMON
            matcher.set_seq1(phrase)
            shared = len(words & own) / len(words | own) if words and own else 0.0
            close = matcher.real_quick_ratio() >= 0.75 and matcher.quick_ratio() >= 0.75 and matcher.ratio() >= 0.75
            if shared >= 0.2 or close:
                scored.append((-shared - matcher.ratio(), phrase))
        return [phrase for _, phrase in sorted(scored)]


def normal_form(text: str) -> str:
    """NFKC, lower case, `&` as "and", everything outside a-z 0-9 as a space, spaces collapsed."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("&", " and ")
    return _OTHER.sub(" ", folded).strip()


def no_category(key: str, known: Iterable[str]) -> str:
    """The sentence on a key that is none of the known ones: `no category "dob". Did you mean "demog.dob"? …`."""
    return f'no category "{key}". {did_you_mean(key, known, "noticegap doctor --list categories")}'


def load(extra: Mapping[str, Sequence[str]] = _EMPTY) -> Taxonomy:
    """The taxonomy that ships with noticegap, with a user's own phrases: category key → phrases.

    Raises ConfigError for an unknown key, an empty phrase, and a phrase that already means something else.
    """
    raw = _shipped()
    categories = {key: _category(key, table) for key, table in raw["category"].items()}
    phrases: dict[str, tuple[str, ...]] = {phrase: (key,) for key, category in categories.items() for phrase in category.say}
    phrases.update((phrase, tuple(keys)) for phrase, keys in raw["compound"].items())
    for key, more in extra.items():
        if key not in categories:
            raise ConfigError(no_category(key, categories))
        for phrase in more:
            _add(phrases, key, phrase)
    items = {phrase: (key,) for key, category in categories.items() for phrase in category.item} | phrases
    longest = max(len(phrase.split()) for phrase in items)
    return Taxonomy(MappingProxyType(categories), MappingProxyType(phrases), MappingProxyType(items), longest)


@cache
def _shipped() -> Mapping[str, Any]:
    return tomllib.loads(files("scanner").joinpath("taxonomy.toml").read_text(encoding="utf-8"))


def _category(key: str, table: Mapping[str, Any]) -> Category:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Category(key=key, **fields)


def _add(phrases: dict[str, tuple[str, ...]], key: str, phrase: str) -> None:
    plain = normal_form(phrase)
    if not plain:
        raise ConfigError(f'category "{key}": "{phrase}" is not a phrase. Write the words that the notice uses.')
    if phrases.setdefault(plain, (key,)) != (key,):
        raise ConfigError(f'category "{key}": the phrase "{phrase}" already means {", ".join(phrases[plain])}. A phrase has one meaning.')


def _unbracketed(text: str) -> tuple[str, str]:
    """A text without its `(…)`, nested ones too, and what stood in them."""
    inside: list[str] = []
    for _ in range(8):
        inside += [found.strip() for found in _BRACKETS.findall(text)]
        shorter = _BRACKETS.sub(" ", text)
        if shorter == text:
            break
        text = shorter
    return text, "; ".join(inside)
