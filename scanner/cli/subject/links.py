"""`noticegap subject links`: the keys that join systems, shown for approval."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from reports.json_ import line as json_line
from reports.text import visible
from scanner.config import load_config
from scanner.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from scanner.config import Config, Source
    from scanner.subject.links.discover import Discovery
    from scanner.subject.links.edge import Edge

_FORMS = ("text", "json", "toml")


@click.command()
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), default=Path("noticegap.toml"), show_default=True,
              envvar="NOTICEGAP_CONFIG", show_envvar=True, help="The configuration.")  # fmt: skip
@click.option("--source", "only", multiple=True, metavar="ID", help="Look into this source only; may be given again.")
@click.option("--rows", type=click.IntRange(1000), default=20_000, show_default=True, help="About how many rows of each table to look at.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), default="text", show_default=True,
              help="How to answer; toml is to be pasted into the configuration.")  # fmt: skip
def links(path: Path, only: tuple[str, ...], rows: int, form: str) -> int:
    """Show the keys that join systems: what a search for a person may follow.

    Foreign keys come from the databases' catalogues. Where values agree, a sample of every table's columns shows it; no value is
    printed. What you know to be right belongs into the configuration:

    \b
    noticegap subject links -f toml

    Exit code 0, or 3 when something could not be read.
    """
    from scanner.setup import connect
    from scanner.subject.links.discover import discovered
    from scanner.subject.links.edge import with_declared

    sources = _chosen(load_config(path), only)
    connectors = {source.id: connect(source) for source in sources}
    with tqdm(unit=" tables", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False) as bar:

        def tick(source: str) -> None:
            bar.update(1)

        found = discovered(sources, connectors, rows=rows, tick=tick)
    found.links = with_declared(_declared(sources, found), found.links)
    for line in _lines(found, form):
        click.echo(visible(line))
    for each in found.unread:
        click.echo(visible(f"{each.place}: NOT READ: {each.reason}"), err=True)
    return 3 if found.unread else 0


def _chosen(config: Config, only: tuple[str, ...]) -> list[Source]:
    known = [source.id for source in config.sources]
    for name in only:
        if name not in known:
            raise ConfigError(f'--source: no source "{name}". {did_you_mean(name, known)}')
    return [source for source in config.sources if not only or source.id in only]


def _declared(sources: Sequence[Source], found: Discovery) -> list[Edge]:
    """The links that the configuration declares. ConfigError for one between columns that are not there."""
    from scanner.subject.links.declared import declared_edges, identifying

    edges = []
    for source in sources:
        where = f'source "{source.id}":'
        identifying(where, source.id, source.joins, found.known)
        edges += declared_edges(where, source.id, source.joins, found.known)
    return edges


def _lines(found: Discovery, form: str) -> Iterator[str]:
    from scanner.subject.links.show import links_lines, links_object, links_toml

    if form == "json":
        yield json_line(links_object(found.links, found.unread))
    else:
        yield from links_toml(found.links) if form == "toml" else links_lines(found.links)
