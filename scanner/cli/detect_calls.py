"""`noticegap detect --transcript`: one exported call, or lines of what was said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import click
import pyarrow as pa

from connectors.transcripts.reading import NO_CALL
from scanner import detect as job
from scanner import plugins
from scanner.calls import are_turns
from scanner.cli.detect import line
from scanner.cli.given import opened
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Unit, Unread
from scanner.work import Connector, Detector


def calls(engine: Detector, file: str, wanted: frozenset[str]) -> int:
    """Prints the hits of a call, and says what of it was not read. Exit code 3 then, else 0.

    Lines are turns where the file is a text of no known format.
    """
    unread: list[str] = []
    batches = _turns(file, unread) if file != "-" else None
    if batches is None:
        with opened(file) as source:
            _print(engine, job.turns_of(each.rstrip("\r\n") for each in source), wanted)
        return 0
    _print(engine, batches, wanted)
    for reason in unread:
        click.echo(f"noticegap: {file}: NOT READ: {reason}", err=True)
    return 3 if unread else 0


def _turns(file: str, unread: list[str]) -> Iterator[pa.RecordBatch] | None:
    """The turns of an exported call; None where the file is none and may hold lines. JSON of no known format is not read as lines."""
    connector: Connector = plugins.load(plugins.CONNECTORS, "transcripts")(file)
    units = list(connector.units())
    if len(units) != 1 or not isinstance(units[0], Unit):
        raise ConfigError(f"{file}: is no single file. Scan a folder with: noticegap scan")
    batches = _read(connector, units[0], unread)
    first = next(batches, None)
    if first is None and set(unread) == {NO_CALL}:
        return None
    return batches if first is None else chain([first], batches)


def _read(connector: Connector, unit: Unit, unread: list[str]) -> Iterator[pa.RecordBatch]:
    try:
        for item in connector.read(Part("", unit.name, unit.parts[0])):
            if isinstance(item, Unread):
                unread.append(item.reason)
            elif not isinstance(item, Unit) and are_turns(item.schema):
                yield item
    except Unreadable as error:
        unread.append(str(error))


def _print(engine: Detector, batches: Iterator[pa.RecordBatch], wanted: frozenset[str]) -> None:
    for turn, moment, hit in job.in_calls(engine, batches, wanted):
        click.echo("\t".join(filter(None, (line(turn + 1, hit), str(moment)))))
