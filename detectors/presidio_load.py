"""A user's own Presidio recognisers, from where the configuration says: a module, a Python file, Presidio's YAML, an entry point.

"package.module:MyRecognizer"     a class (made without arguments), an instance, or a list of them
"recognizers.py:MyRecognizer"     the same, from a file
"recognizers.yaml"                the format of Presidio's default_recognizers.yaml
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from detectors.recognizers import Keys, convertible, offline, patterns
from detectors.registry import Items
from detectors.text import TextDetector
from scanner.errors import ConfigError, PluginError, did_you_mean, unexpected
from scanner.pattern import Pattern, Shape

_YAML = (".yaml", ".yml")


def loaded(specs: Iterable[str], packs: Mapping[str, Any], keys: Keys, model: str | None = None) -> dict[str, Items]:
    """All packs with the recognisers in them as detectors, and a pack for each spec.

    `keys` says what entities show, category first; `model` names the spaCy pipeline that recognisers may read. PluginError for what cannot
    be loaded, ConfigError for a key whose entity nothing finds: it would be a spelling mistake.
    """
    offline()
    every = {**packs, **{spec: _named(spec) for spec in specs}}
    made: dict[str, Items] = {}
    found: set[str] = set()
    for name, items in every.items():
        flat = list(_flat(items))
        made[name] = tuple(detector for item in flat for detector in _detectors(name, item, keys, model))
        found |= {entity for item in flat if _is_recognizer(item) for entity in _entities(made[name])}
    for entity in sorted(set(keys) - found):
        known = did_you_mean(entity, found) if found else 'There is none: name them in "recognizers".'
        raise ConfigError(f"[categories] {entity}: no recogniser finds it. {known}")
    return made


def foreign(packs: Mapping[str, Any]) -> bool:
    """Whether a pack holds a recogniser of Presidio's; without importing Presidio."""
    return any(_is_recognizer(item) for items in packs.values() for item in _flat(items))


def _is_recognizer(item: Any) -> bool:
    kind = item if isinstance(item, type) else type(item)
    return any(base.__module__.startswith("presidio_analyzer.") and base.__name__ == "EntityRecognizer" for base in kind.__mro__)


def _flat(items: Any) -> Iterator[Any]:
    if isinstance(items, (list, tuple, set, frozenset)):
        for item in items:
            yield from _flat(item)
    else:
        yield items


def _entities(items: Items) -> Iterator[str]:
    for item in items:
        each = (item,) if isinstance(item, Pattern) else item.patterns if isinstance(item, TextDetector) else ()
        yield from (pattern.entity for pattern in each)


def _detectors(where: str, item: Any, keys: Keys, model: str | None) -> Iterator[Pattern | Shape | TextDetector]:
    """A recogniser as patterns where patterns say all that it does, else as a text detector; whatever else there is as it is."""
    if not _is_recognizer(item):
        yield item
        return
    recognizer = _made(where, item) if isinstance(item, type) else item
    try:
        yield from _converted(recognizer, keys, model)
    except PluginError as error:
        raise PluginError(f'recognizers "{where}": {error}') from None


def _converted(recognizer: Any, keys: Keys, model: str | None) -> Iterator[Pattern | TextDetector]:
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer

    from detectors.presidio import pipeline
    from detectors.presidio_guest import guest

    if isinstance(recognizer, SpacyRecognizer):
        if model is None:
            raise PluginError(f'{type(recognizer).__name__} reads names from a pipeline. Set model = "…", or leave it out.')
        return  # the model's own detector finds the same
    if convertible(recognizer):
        yield from patterns(recognizer, keys)
    else:
        yield guest(recognizer, keys, pipeline(model) if model else None)


def _made(where: str, kind: type) -> Any:
    try:
        return kind()
    except Exception as error:  # noqa: BLE001 - a stranger's code
        raise PluginError(f'recognizers "{where}": {kind.__name__} cannot be made without arguments: {_said(error)}') from None


def _named(spec: str) -> Any:
    """What a spec names. PluginError, one sentence, when it names nothing."""
    if spec.lower().endswith(_YAML):
        from detectors.presidio_yaml import recognizers

        return recognizers(Path(spec))
    module, _, attribute = spec.rpartition(":")
    if not module or not attribute:
        raise PluginError(f'recognizers "{spec}": is no place to look. Write "module:Class", "file.py:Class" or "file.yaml".')
    found: Any = _file(spec, Path(module)) if module.endswith(".py") else _module(spec, module)
    for name in attribute.split("."):
        if not hasattr(found, name):
            known = [each for each in vars(found) if not each.startswith("_") and any(map(_is_recognizer, _flat(vars(found)[each])))]
            raise PluginError(f'recognizers "{spec}": there is no "{name}". {did_you_mean(name, known)}')
        found = getattr(found, name)
    for item in _flat(found):
        if not (_is_recognizer(item) or isinstance(item, (Pattern, Shape, TextDetector))):
            raise PluginError(f'recognizers "{spec}": {type(item).__name__} is no recogniser. Name a class, an instance or a list of them.')
    return found


def _module(spec: str, name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and (name == error.name or name.startswith(f"{error.name}.")):
            raise PluginError(f'recognizers "{spec}": no module "{name}" is installed here.') from None
        raise PluginError(f'recognizers "{spec}": cannot be loaded: it needs "{error.name}", which is not installed here.') from None
    except Exception as error:  # noqa: BLE001 - a stranger's code
        raise PluginError(f'recognizers "{spec}": cannot be loaded: {_said(error)}') from None


def _file(spec: str, path: Path) -> ModuleType:
    """The module in a file, under a name that no installed one has."""
    if not path.is_file():
        raise PluginError(f'recognizers "{spec}": {path} does not exist.')
    name = f"noticegap_recognizers_{path.stem}"
    made = importlib.util.spec_from_file_location(name, path)
    assert made is not None and made.loader is not None
    module = importlib.util.module_from_spec(made)
    sys.modules[name] = module
    try:
        made.loader.exec_module(module)
    except Exception as error:  # noqa: BLE001 - a stranger's code
        raise PluginError(f'recognizers "{spec}": cannot be loaded: {_said(error)}') from None
    return module


def _said(error: Exception) -> str:
    """What a stranger's code says while it is loaded: no source has been read yet, so its text holds no data."""
    return f"{' '.join(str(error).split()) or unexpected(error)}."
