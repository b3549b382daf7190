"""Presidio's YAML of recognisers, read with Presidio's own loader.

noticegap knows no language of a text: the recognisers of every language that the file names run, unless it names them at the top
(`supported_languages`), and a recogniser of several languages runs once, with the context words of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scanner.errors import PluginError, unexpected

_FLAGS = 26  # Presidio's own default: DOTALL, MULTILINE, IGNORECASE


def recognizers(path: Path) -> list[Any]:
    """The enabled recognisers of a file. PluginError, one sentence that starts with its name, for whatever is wrong in it."""
    table = _read(path)
    table.setdefault("global_regex_flags", _FLAGS)
    table.setdefault("supported_languages", sorted(set(_languages(table["recognizers"]))) or ["en"])
    from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

    try:
        registry = RecognizerRegistryProvider(registry_configuration=table).create_recognizer_registry()
    except Exception as error:  # noqa: BLE001 - whatever Presidio or a recogniser of someone else's says of the file
        raise PluginError(f'recognizers "{path}": {_sentence(error)}') from None
    found = list(registry.recognizers)
    if not found and any(entry.get("enabled", True) for entry in table["recognizers"]):
        languages = ", ".join(table["supported_languages"])
        raise PluginError(f'recognizers "{path}": none of its recognisers is for its supported_languages: {languages}.')
    return _once(found)


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        table = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise PluginError(f'recognizers "{path}": does not exist.') from None
    except (OSError, UnicodeDecodeError) as error:
        raise PluginError(f'recognizers "{path}": cannot be read: {unexpected(error)}.') from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise PluginError(
            f'recognizers "{path}": is not valid YAML{line}: {getattr(error, "problem", None) or "it cannot be read"}.'
        ) from None
    if not isinstance(table, dict) or not isinstance(table.get("recognizers"), list) or not table["recognizers"]:
        raise PluginError(f'recognizers "{path}": has no list "recognizers". Write it as in Presidio\'s default_recognizers.yaml.')
    table["recognizers"] = [_entry(path, each) for each in table["recognizers"]]
    return table


def _entry(path: Path, said: Any) -> dict[str, Any]:
    """A bare name is a recogniser of Presidio's own; its loader would skip it without a word."""
    if isinstance(said, str):
        return {"name": said, "type": "predefined"}
    if not isinstance(said, dict):
        raise PluginError(f'recognizers "{path}": {said!r} is no recogniser. Write a name, or name, supported_entity and patterns.')
    return said


def _languages(entries: list[dict[str, Any]]) -> Iterator[str]:
    for entry in entries:
        said = [entry.get("supported_language"), *(entry.get("supported_languages") or ())]
        yield from (each["language"] if isinstance(each, dict) else each for each in said if each)


def _sentence(error: BaseException) -> str:
    """The first thing that is wrong, with its place in the file."""
    cause: Any = error.__cause__ or error
    place, text = "", str(error)
    if callable(getattr(cause, "errors", None)):
        first = cause.errors()[0]
        place = ".".join(str(each) for each in first["loc"] if not str(each)[:1].isupper()) + ": "
        text = first["msg"].removeprefix("Value error, ")
    return f"{place}{text.strip().splitlines()[0].rstrip('. ') if text.strip() else unexpected(error)}."


def _once(found: list[Any]) -> list[Any]:
    """One recogniser in place of several that differ in their language only, with the context words of all."""
    kept: dict[tuple[Any, ...], Any] = {}
    for each in found:
        regexes = tuple((p.regex, p.score) for p in getattr(each, "patterns", ()))
        first = kept.setdefault((type(each), each.name, tuple(each.supported_entities), regexes), each)
        if first is not each:
            first.context = list(dict.fromkeys([*(first.context or ()), *(each.context or ())]))
    return list(kept.values())
