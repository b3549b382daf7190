"""`noticegap detect`: the detectors on text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from scanner.cli.given import opened
from scanner.config import OWN, load_config
from scanner.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from scanner.detect import Hit

_BATCH = 1000


@click.command()
@click.argument("file", default="-")
@click.option("--jsonl", is_flag=True, help='Read JSON lines: {"id": …, "text": …, "column": …}; write one line for each.')
@click.option("--transcript", is_flag=True, help="Read it as speech: an exported call in any format, or lines that are turns.")
@click.option("--column", default="", metavar="NAME", help="The column that the text comes from: its name is context.")
@click.option("--entities", default="", metavar="A,B", help="Look for these entities only.")
@click.option(
    "-c", "--config", "path", type=click.Path(path_type=Path), help="Also use the model and the recognizers of this configuration."
)
@click.option(
    "--model",
    default=None,
    envvar="NOTICEGAP_MODEL",
    show_envvar=True,
    metavar="NAME",
    help="What reads names and places in text: noticegap (default), noticegap-thorough, none, or a spaCy pipeline.",
)
def detect(file: str, jsonl: bool, transcript: bool, column: str, entities: str, path: Path | None, model: str | None) -> int:
    """Find personal data in a text file, or in standard input.

    \b
    echo "call Ann Smith on 020 7946 0018" | noticegap detect
    noticegap detect notes.txt --entities UK_NINO,UK_NHS
    noticegap detect --jsonl < texts.jsonl
    noticegap detect -c noticegap.toml notes.txt
    noticegap detect --transcript call.vtt

    Without --jsonl each line is a text, and each hit a line: line, start, end, entity, score, detector. Offsets count
    Unicode code points. Values are not printed.

    With --transcript numbers, letters and addresses count as they would be written. The first number is then that of the
    turn, offsets count from the beginning of its words as spoken, and who said them and when follows; a number said over
    two turns is a hit in both. In standard input, and in a text of no known format, each line is a turn ("Agent: ...");
    with --jsonl each text is a call. What is not read is said, with exit code 3.
    """
    from scanner import detect as job
    from scanner.setup import load_engine

    config = load_config(path) if path else None
    engine = load_engine(model or config.model, config.recognizers, config.categories) if config else load_engine(model or OWN)
    known = {pattern.entity for pattern in engine.patterns}
    wanted = frozenset(filter(None, entities.split(",")))
    for entity in sorted(wanted - known):
        near = did_you_mean(entity, known, "noticegap doctor --list entities")
        raise ConfigError(f'--entities: no entity "{entity}". {near}')
    if transcript and column:
        raise ConfigError("--transcript: the words of a call are in no column; leave --column out.")
    if transcript and not jsonl:
        from scanner.cli.detect_calls import calls  # here: it knows all formats of calls

        return calls(engine, file, wanted)
    with opened(file) as source:
        records = _records(source, column) if jsonl else _lines(source, column)
        while batch := list(islice(records, _BATCH)):
            for name in dict.fromkeys(record["column"] for record in batch):
                group = [record for record in batch if record["column"] == name]
                texts = [record["text"] for record in group]
                found = [job.spoken(engine, text, wanted) for text in texts] if transcript else job.detect(engine, texts, name, wanted)
                for record, hits in zip(group, found, strict=True):
                    record["hits"] = hits
            for record in batch:
                _print(record, jsonl)
    return 0


def _lines(source: TextIO, column: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(source, 1):
        yield {"id": number, "text": line.rstrip("\r\n"), "column": column}


def _records(source: TextIO, column: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(source, 1):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise ConfigError(f"line {number}: is not JSON. Each line must be an object such as {_EXAMPLE}.") from None
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise ConfigError(f'line {number}: has no "text". Each line must be an object such as {_EXAMPLE}.')
        said = column if record.get("column") is None else record["column"]  # null is what many programs write for what is not there
        if not isinstance(said, str):
            raise ConfigError(f'line {number}: "column" is no text. Each line must be an object such as {_EXAMPLE}.')
        yield {"id": record.get("id"), "text": _whole(record["text"]), "column": _whole(said)}


def _whole(text: str) -> str:
    """The text with question marks for lone surrogates, which JSON can hold and UTF-8 cannot: offsets stay."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


_EXAMPLE = '{"id": "7", "text": "call Ann on 020 7946 0018"}'


def line(number: int | str, hit: Hit) -> str:
    """A hit as a line: number of the text, start, end, entity, score, detector."""
    return f"{number}\t{hit.start}\t{hit.end}\t{hit.entity}\t{hit.score:.2f}\t{hit.detector}"


def _print(record: dict[str, Any], jsonl: bool) -> None:
    if jsonl:
        hits = [{"start": h.start, "end": h.end, "entity": h.entity, "score": h.score, "detector": h.detector} for h in record["hits"]]
        click.echo(_whole(json.dumps({"id": record["id"], "hits": hits}, ensure_ascii=False)))
        return
    for h in record["hits"]:
        click.echo(line(record["id"], h))
