"""Anyone's Presidio pattern recognisers as patterns of this engine: the same spans and scores, at its speed.

The public-suffix list is the one that tldextract brings along: nothing here opens a connection.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from detectors.presidio_entities import CATEGORIES
from detectors.regex import regex as parsed
from detectors.samples import samples
from detectors.steep import steep
from scanner.errors import PluginError
from scanner.pattern import Pattern

SOURCE = "Presidio, data-privacy-stack.github.io/presidio (MIT)"

#: Entity → keys of the taxonomy, the category first.
Keys = Mapping[str, Sequence[str]]

#: Presidio lifts a match beside its context words by `LIFT`, to `LIFTED` at least: what is below that alone is a match for want of words.
LIFT, LIFTED = 0.35, 0.4
#: A match that counts only beside its context words scores 0.5 there: as sure as `noticegap detect` asks for.
_WEAKEST = 0.15

# a validator is asked about so many random candidates: enough to tell one check digit from none
_CANDIDATES = 200

# a fuzzy constraint of `regex` ("{e<=2}") is literal text to `re`
_FUZZY = re.compile(r"\{[^{}\\]*[deis][^{}\\]*\}")


def entities(recognizer: Any, keys: Keys) -> Iterator[Pattern]:
    """For each entity of a recogniser what its patterns have in common: title, category, context.

    `keys` extends and overrides `CATEGORIES`; PluginError for an entity that neither knows.
    """
    for entity in recognizer.supported_entities:
        found = keys.get(entity, CATEGORIES.get(entity))
        if found is None:
            raise PluginError(
                f"{recognizer.name}: no category is known for its entity {entity}. "
                f'Add to the configuration, under [categories], what it shows: {entity} = "id.national", or another key of the taxonomy.'
            )
        yield Pattern(
            entity=entity,
            title=entity.replace("_", " ").capitalize(),
            category=found[0],
            also=tuple(found[1:]),
            context=tuple(dict.fromkeys(word.lower() for word in recognizer.context or () if word.strip())),
            kinds=("text", "integer"),
            sources=(SOURCE,),
        )


def convertible(recognizer: Any) -> bool:
    """Whether patterns say all that the recogniser does: it has no analysis of its own, and the engine may read its regexes."""
    from presidio_analyzer import PatternRecognizer

    if not issubclass(type(recognizer), PatternRecognizer) or _flags(recognizer.global_regex_flags) is None:
        return False
    own = (getattr(getattr(recognizer, name), "__func__", None) for name in ("analyze", "enhance_using_context"))
    inherited = (PatternRecognizer.analyze, PatternRecognizer.enhance_using_context)
    return all(a is b for a, b in zip(own, inherited, strict=True)) and all(_same(each.regex, recognizer) for each in recognizer.patterns)


def _flags(given: int | None) -> int | None:
    """The flags of `regex` as those of `re`, None if one of them has no counterpart."""
    import regex  # type: ignore[import-untyped]

    known = ("IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE", "ASCII", "UNICODE")
    flags, left = 0, int(given or 0) & ~int(regex.VERSION0)
    for name in known:
        flag = int(getattr(regex, name))
        flags |= int(getattr(re, name)) if left & flag else 0
        left &= ~flag
    return None if left else flags


def _same(regex: str, recognizer: Any) -> bool:
    """Whether the engine takes the regex, reads it as `regex` does (the whole match, of at least one character), and in linear time."""
    tried = Pattern(entity="", title="", category="", regex=regex, flags=_flags(recognizer.global_regex_flags) or 0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a nested set ("[[:alpha:]]") is a warning to `re`
            compiled = parsed(tried, 0)
    except (PluginError, Warning):
        return False
    return not _FUZZY.search(regex) and compiled.group == 0 and not steep(regex, tried.flags)


def patterns(recognizer: Any, keys: Keys | None = None) -> tuple[Pattern, ...]:
    """The patterns of a `convertible` recogniser: regexes, deny list, scores, context, validators, thresholds.

    `keys` says what an entity shows, category first, where `CATEGORIES` does not know it; PluginError if neither does.
    """
    offline()
    common = replace(next(entities(recognizer, keys or {})), flags=_flags(recognizer.global_regex_flags) or 0)
    made = chain.from_iterable(_judged(recognizer, replace(common, regex=each.regex), float(each.score)) for each in recognizer.patterns)
    least = _threshold(recognizer, common.entity)
    return tuple(needing for pattern in made if (needing := _needing(pattern, least)) is not None)


def _judged(recognizer: Any, common: Pattern, score: float) -> Iterator[Pattern]:
    """One pattern, or with a validator two: what it confirms is certain, where it abstains the regex's own score stands."""
    from presidio_analyzer import PatternRecognizer

    own = type(recognizer)
    if own.validate_result is PatternRecognizer.validate_result:
        asks = own.invalidate_result is not PatternRecognizer.invalidate_result
        yield replace(common, score=score, valid=_Said(recognizer, None) if asks else None)
        return
    confirmed = _Said(recognizer, True)
    yield replace(common, score=1.0, valid=confirmed, chance=_chance(common, confirmed))
    yield replace(common, score=score, valid=_Said(recognizer, None))


@dataclass(frozen=True, slots=True)
class _Said:
    """Whether `validate_result` confirms a match (True) or says nothing (None), and `invalidate_result` does not take it back."""

    recognizer: Any
    wanted: bool | None

    def __call__(self, text: str) -> bool:
        said = self.recognizer.validate_result(text)
        said = None if said is None else bool(said)
        return said is self.wanted and not self.recognizer.invalidate_result(text)


def _chance(pattern: Pattern, valid: Callable[[str], bool]) -> float:
    """Share of random candidates that the validator confirms: order numbers pass a check digit as often. 1.0 where it cannot be told."""
    assert pattern.regex is not None
    drawn = samples(pattern.regex, pattern.flags, _CANDIDATES)
    try:
        passed = sum(map(valid, drawn))
    except Exception:  # noqa: BLE001 - a stranger's code, asked out of curiosity: it may be right about every real text
        return 1.0
    return max(passed, 1) / len(drawn) if len(drawn) * 2 >= _CANDIDATES else 1.0


def _threshold(recognizer: Any, entity: str) -> float:
    """The score that the recogniser's own configuration asks for."""
    said: dict[str, float] = getattr(recognizer, "score_thresholds", None) or {}
    return float(said.get(entity, said.get("default", 0.0)))


def _needing(pattern: Pattern, least: float) -> Pattern | None:
    """The pattern with what must be there before it counts; None if its score can never reach the recogniser's threshold.

    Below `LIFTED` a match is worth something beside its context words only: Presidio reports it with its low score and leaves it to the
    user's threshold; in a column of such matches that would be noise.
    """
    lifted = min(1.0, max(LIFTED, pattern.score + LIFT)) if pattern.context else pattern.score
    if pattern.score >= max(least, LIFTED) or (not pattern.context and pattern.score >= least):
        return pattern
    return replace(pattern, need="context", score=max(pattern.score, _WEAKEST)) if lifted >= least else None


def offline() -> None:
    """Keeps tldextract, which Presidio's e-mail recogniser asks, from fetching the public-suffix list."""
    try:
        from tldextract import tldextract
    except ImportError:
        return
    tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
