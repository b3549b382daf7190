"""JSON and YAML with the line of every key, read without trust: no tags, no depth, no repetition without end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

_DEEPEST = 100
_LARGEST = 30_000_000
_MOST = 2_000_000  # values
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


class Mark(dict[str, Any]):
    """A mapping with the line of each key (from 1)."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}


def _joined(pair: re.Match[str]) -> str:
    """The character that an escaped surrogate pair writes: JSON has such pairs, YAML does not."""
    return pair[1] + bytes.fromhex(pair[2] + pair[3]).decode("utf-16-be")


def load(text: str) -> Iterator[Any]:
    """The values of every document in the text, with their lines; JSON is YAML but for tabs.

    Raises ValueError, with a sentence that quotes nothing, at the first document that is none.
    """
    if len(text) > _LARGEST:
        raise ValueError(f"is larger than {_LARGEST // 1_000_000} MB")
    if text.lstrip().startswith(("{", "[")):
        text = _PAIR.sub(_joined, text.replace("\t", "    "))
    values = _Values()
    try:
        for node in yaml.compose_all(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            yield values.value(node, 0)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"is neither JSON nor YAML: line {line}") from None
    except (yaml.YAMLError, RecursionError):
        raise ValueError("is neither JSON nor YAML") from None


class _Values:
    """Turns nodes into values; aliases are counted each time they are followed, so that a small file cannot become a large one."""

    def __init__(self) -> None:
        self._count = 0

    def value(self, node: yaml.Node | None, depth: int) -> Any:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST:
            raise ValueError("is nested too deeply, or repeats itself too often")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, depth + 1) for each in node.value]
        if isinstance(node, yaml.ScalarNode):
            return _SCALARS.get(node.tag, str)(node.value)
        return None

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Mark:
        result = Mark()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                result[key.value] = self.value(value, depth + 1)
                result.lines[key.value] = key.start_mark.line + 1
        return result


def line_of(owner: Any, key: str, else_: int = 1) -> int:
    """The line of a key in its mapping."""
    return owner.lines.get(key, else_) if isinstance(owner, Mark) else else_


_SCALARS: Mapping[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:bool": lambda text: text.lower() in ("true", "yes", "on"),
    "tag:yaml.org,2002:null": lambda text: None,
}


def mappings(value: Any) -> Iterator[Mark]:
    """The mappings of a list."""
    return (each for each in value if isinstance(each, Mark)) if isinstance(value, list) else iter(())
