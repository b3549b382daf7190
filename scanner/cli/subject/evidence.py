"""What proves a search: the search log of each request, and an entry of the audit log, in a private folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from scanner.cli.output import save
from scanner.cli.subject.record import NAME
from scanner.errors import ConfigError
from scanner.model import Place
from scanner.subject.audit import append
from scanner.subject.forms_told import told
from scanner.subject.locate import Search
from scanner.subject.result import TIERS, Located
from scanner.subject.search_log import Facts, as_json, search_log
from scanner.subject.search_log_text import as_markdown


def write(folder: Path, search: Search, names: Mapping[str, str]) -> None:
    """`REFERENCE.search-log.json` and `.md`, and an entry in the audit log. ConfigError where the folder cannot be written to."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"--log {folder}: cannot be made: {error.strerror}.") from None
    for found in search.results:
        log = search_log(renamed(found, names), search.config.sources, facts(search, found))
        save(folder / f"{found.reference}.search-log.json", lambda out, log=log: out.write(as_json(log)))  # type: ignore[misc]
        save(folder / f"{found.reference}.search-log.md", lambda out, log=log: out.write(as_markdown(log)))  # type: ignore[misc]
        counts = {tier: sum(match.tier == tier for match in found.matches) for tier in TIERS}
        counts |= {"namesakes": len(found.namesakes), "unread": len(found.unread)}
        sources = sorted({each.source for each in found.searched})
        append(folder / NAME, "searched", found.reference, kinds=found.kinds, sources=sources, counts=counts, now=search.ended)
    click.echo(f"wrote the search log and {NAME} to {folder}", err=True)


def facts(search: Search, found: Located) -> Facts:
    """With what was searched, and when; sources that were not asked for say so."""
    asked = set(search.connectors)
    left = {source.id: "left out on the command line (--source)" for source in search.config.sources if source.id not in asked}
    notice = f"{search.notice.id}@{search.notice.version}" if search.notice.version else search.notice.id
    return Facts(search.tool, search.worker.engine.version, notice, search.started, search.ended, told(found.kinds), left)


def renamed(found: Located, names: Mapping[str, str]) -> Located:
    """The result with the names of units as they may be shown."""

    def shown(unit: str | None) -> str | None:
        return names.get(unit or "", unit)

    def place(one: Place) -> Place:
        return replace(one, unit=shown(one.unit))

    return replace(
        found,
        matches=tuple(replace(each, place=place(each.place)) for each in found.matches),
        namesakes=tuple(replace(each, place=place(each.place)) for each in found.namesakes),
        searched=tuple(replace(each, unit=names.get(each.unit, each.unit)) for each in found.searched),
        unread=tuple(replace(each, place=place(each.place)) for each in found.unread),
    )
