"""Which notices a configuration names: `notice = "notice.toml"`, or a `[[notice]]` for each of several."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scanner.checked import check, expanded, strings
from scanner.errors import ConfigError
from scanner.model import NoticeRef

_NOTICE = {"id": str, "file": str, "subjects": list}


def notices_of(path: Path, said: Any, environ: Mapping[str, str]) -> tuple[NoticeRef, ...]:
    """What stands in the configuration's `notice`; files count from its folder. ConfigError for what is wrong in it."""
    said = expanded(f"{path}:", said, environ)
    if not said:
        raise ConfigError(f'{path}: has no "notice". Name the file that `noticegap notice read` wrote: notice = "notice.toml"')
    if isinstance(said, str):
        return (NoticeRef(path.parent / said),)
    if not isinstance(said, list):
        raise ConfigError(f'{path}: "notice" must be text in quotes. Of several, write a [[notice]] for each.')
    return tuple(_notice(path, f"{path}: [[notice]] {number}:", entry) for number, entry in enumerate(said, 1))


def _notice(path: Path, where: str, entry: Any) -> NoticeRef:
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} is not a table. Write [[notice]].")
    check(where, entry, _NOTICE)
    if not entry.get("file"):
        raise ConfigError(f'{where} has no "file". Name the file that `noticegap notice read` wrote: file = "notice.toml"')
    return NoticeRef(path.parent / entry["file"], entry.get("id", ""), strings(where, "subjects", entry.get("subjects", [])))
