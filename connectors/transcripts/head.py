"""The beginning of a file, by which its format is known."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import ijson

from connectors.readers.sniff import decoded
from connectors.transcripts.lines import HEAD
from connectors.transcripts.turn import Head

#: Of a JSON document whose beginning tells no format: texts of hours may stand before the turns.
MORE = 4 << 20
_DEEPEST = 60
# So many events without a new key, and none is expected: a list of alike objects.
_SILENT = 4_000
# What follows the first bracket tells it from "[00:01] hello" and "{PHONE_NUMBER}".
_JSON = re.compile(r'[\ufeff\s]{0,1000}(?:\{\s*+(?:["}]|$)|\[\s*+(?:[\[{"\]]|$))')


def of(data: bytes, name: str) -> Head:
    """The head of a file whose first bytes are `data`, in whatever encoding, with the paths in all of `data`; `name` is in lower case."""
    text = decoded(data[:HEAD]).replace("\r\n", "\n")
    return Head(name, text, paths(text if len(data) <= HEAD else decoded(data)) if is_json(text) else frozenset())


def is_json(text: str) -> bool:
    """Whether a text begins as an object or a list does."""
    return _JSON.match(text) is not None


def paths(text: str) -> frozenset[str]:
    """The paths of all keys in the beginning of JSON documents, as far as it is any: "results.items[].alternatives".

    A key that is an address, of a map by files, stands as `*`: it is no name.
    """
    data = io.BytesIO(text.lstrip("\ufeff").encode("utf-8", "replace"))
    found: set[str] = set()
    # What came before a break tells the format, and its reader says where it breaks.
    with suppress(ijson.JSONError, ValueError, ArithmeticError, RecursionError):
        _collect(ijson.basic_parse(data, multiple_values=True, use_float=True), found)
    return frozenset(found)


def _collect(events: Iterable[tuple[str, Any]], found: set[str]) -> None:
    around, here = list[str](), ""  # paths of the containers around, and of the value that comes next
    silent = 0
    for event, value in events:
        silent += 1
        if event == "map_key":
            name = "*" if "://" in value else value
            here = f"{around[-1]}.{name}" if around[-1] else name
            silent = silent if here in found else 0
            found.add(here)
        elif event in ("start_map", "start_array"):
            here += "[]" if event == "start_array" else ""
            around.append(here)
        elif event in ("end_map", "end_array"):
            around.pop()
            here = around[-1] if around else ""
        if len(around) > _DEEPEST or silent > _SILENT:
            return
