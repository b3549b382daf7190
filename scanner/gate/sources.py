"""Which source of noticegap.toml a table belongs to: that says what it is for, and whose data it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from scanner.config import Config, Source
from scanner.errors import ConfigError, did_you_mean
from scanner.model import Notice, SourceInfo


def chosen(config: Config, only: str | None) -> tuple[Source, ...]:
    """The sources that a schema may belong to: the one that is named, else the databases, else all."""
    if only is not None:
        known = {source.id: source for source in config.sources}
        if only not in known:
            raise ConfigError(f'--source: no source "{only}" in {config.path}. {did_you_mean(only, known)}')
        return (replace(known[only], include=()),)  # its tables are those that are given
    return tuple(source for source in config.sources if source.kind == "sql") or config.sources


def info_of(table: str, sources: Sequence[Source], notice: Notice) -> tuple[SourceInfo | None, str]:
    """What the table is for, and a note where that had to be assumed; None for a table that its source leaves out.

    A source that names the table wins over those that take all; a table that several sources may hold is for the purposes of all of them,
    one that none includes for all that the notice has.
    """
    named = [source for source in sources if source.include and _matches(table, source.include)]
    open_to = named or [source for source in sources if not source.include]
    mine = [source for source in open_to if not _matches(table, source.exclude)]
    if not mine:
        if open_to:
            return None, f"left out by the source {open_to[0].id}"
        return _info(
            "", tuple(p.id for p in notice.purposes), ()
        ), "no source in noticegap.toml includes this table: any purpose may declare it"
    purposes = tuple(dict.fromkeys(purpose for source in mine for purpose in source.purposes))
    subjects = tuple(dict.fromkeys(subject for source in mine for subject in source.subjects or notice.subjects))
    return _info(mine[0].id, purposes, subjects), ""


def _info(source: str, purposes: tuple[str, ...], subjects: tuple[str, ...]) -> SourceInfo:
    return SourceInfo(source, "sql", purposes, subjects)


def _matches(table: str, globs: Sequence[str]) -> bool:
    """Whether a glob fits the table; where the schema file does not say its schema, the last part of the glob decides."""
    name = table.casefold()
    return any(
        fnmatchcase(name, glob.casefold()) or ("." not in name and "." in glob and fnmatchcase(name, glob.casefold().rpartition(".")[2]))
        for glob in globs
    )
