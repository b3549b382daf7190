"""What packs hold, checked before anything is compiled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detectors.text import TextDetector
from scanner.errors import PluginError, did_you_mean
from scanner.heading import HeadingReader
from scanner.pattern import KINDS, NEEDS, Pattern, Shape

Items = Sequence[Pattern | Shape | TextDetector | HeadingReader]


@dataclass(frozen=True, slots=True)
class Parts:
    """What packs hold: patterns with their pack (the first `own` are data, the rest text detectors'), shapes, the text detectors
    with the index of their first pattern, and who reads headings."""

    patterns: tuple[tuple[Pattern, str], ...]
    own: int
    shapes: tuple[Shape, ...]
    models: tuple[tuple[int, TextDetector], ...]
    headings: HeadingReader | None = None


def checked(detectors: Mapping[str, Items]) -> Parts:
    """Sorts the items of all packs into `Parts`; PluginError for an item that is no detector or a pattern that contradicts itself."""
    patterns: list[tuple[Pattern, str]] = []
    shapes: list[Shape] = []
    models: list[tuple[str, TextDetector]] = []
    headings: HeadingReader | None = None
    for pack, items in detectors.items():
        for item in items:
            if isinstance(item, Pattern):
                patterns.append((_sound(item, pack), pack))
            elif isinstance(item, Shape):
                shapes.append(item)
            elif isinstance(item, TextDetector):
                models.append((pack, item))
            elif isinstance(item, HeadingReader):
                if headings is not None:
                    raise PluginError(
                        f'detector pack "{pack}": {type(item).__name__} is the second that reads headings. Leave one of them out.'
                    )
                headings = item
            else:
                kinds = "Pattern, Shape, TextDetector or HeadingReader"
                raise PluginError(f'detector pack "{pack}": {type(item).__name__} is no detector. Give {kinds}.')
    own, firsts = len(patterns), []
    for pack, model in models:
        firsts.append((len(patterns), model))
        patterns += [(pattern, pack) for pattern in model.patterns]
    if len(patterns) >= 1 << 16:
        raise PluginError(f"{len(patterns)} patterns are too many. A hit can tell 65,535 apart.")
    return Parts(tuple(patterns), own, tuple(shapes), tuple(firsts), headings)


def _sound(pattern: Pattern, pack: str) -> Pattern:
    where = f'detector pack "{pack}": {pattern.entity}'
    if pattern.regex is None and not pattern.values and not pattern.names:
        raise PluginError(f"{where}: nothing to look for. Give it a regex, values or names.")
    if pattern.need not in NEEDS:
        raise PluginError(f'{where}: no need "{pattern.need}". {did_you_mean(pattern.need, [need for need in NEEDS if need])}')
    if (pattern.need == "beside") is (pattern.beside is None):
        raise PluginError(f'{where}: need="beside" and beside=… go together. Give both or neither.')
    for kind in pattern.kinds:
        if kind not in KINDS:
            raise PluginError(f'{where}: no kind "{kind}". {did_you_mean(kind, KINDS)}')
    return pattern
