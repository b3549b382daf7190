"""A digest over all that detectors are made of, the same in every process: it tells whether an earlier result still holds."""

from __future__ import annotations

import functools
import hashlib
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import CodeType, FunctionType, MethodType
from typing import Any


def fingerprint(detectors: Mapping[str, Iterable[Any]]) -> str:
    """`sha256:…` over packs and their items, whatever the order of the packs."""
    digest = hashlib.sha256()
    for pack in sorted(detectors):
        digest.update(repr((pack, [_plain(item) for item in detectors[pack]])).encode())
    return f"sha256:{digest.hexdigest()}"


def _plain(value: Any) -> Any:
    """The value as nested tuples of plain data, without addresses and without the order of sets."""
    if value is None or isinstance(value, (str, int, float, bytes)):  # as most are: phrases by the thousand
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__qualname__, *((name, _plain(getattr(value, name))) for name in _fields(type(value))))
    if isinstance(value, (frozenset, set)):
        return ("set", *sorted(map(repr, map(_plain, value))))
    if isinstance(value, (tuple, list)):
        return tuple(map(_plain, value))
    if isinstance(value, dict):
        return tuple(sorted((repr(_plain(key)), _plain(item)) for key, item in value.items()))
    if isinstance(value, functools.partial):
        return ("partial", _plain(value.func), _plain(value.args), _plain(value.keywords))
    if isinstance(value, MethodType):
        return ("method", _plain(value.__func__), type(value.__self__).__qualname__)
    if isinstance(value, FunctionType):
        return (value.__module__, value.__qualname__, _code(value.__code__), _file(value.__module__))
    kind = value if isinstance(value, type) else type(value)
    return (kind.__module__, kind.__qualname__, getattr(value, "version", ""), _file(kind.__module__))


@functools.cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@functools.cache
def _file(module: str) -> str:
    """A digest of the file of a stranger's module: what its code says and what else of the file it uses. Ours change with our version."""
    found = getattr(sys.modules.get(module), "__file__", None)
    if module.partition(".")[0] not in ("detectors", "scanner") and found:
        with suppress(OSError):  # it was deleted since, or lies in an archive
            return hashlib.sha256(Path(found).read_bytes()).hexdigest()
    return ""


def _code(code: CodeType) -> tuple[Any, ...]:
    constants = tuple(_code(each) if isinstance(each, CodeType) else _plain(each) for each in code.co_consts)
    return (code.co_code.hex(), code.co_names, constants)
