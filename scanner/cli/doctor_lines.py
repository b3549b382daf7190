"""Lines of `noticegap doctor`: what works, what does not, and what is not here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from scanner.config import Config
from scanner.errors import ScannerError
from scanner.plural import plural

#: Whether it works (None: it is not here, and need not be), what it is, and what is to be said of it.
Line = tuple[bool | None, str, str]
_MARKS = {True: "ok", False: "NOT", None: "-"}


def shown(lines: Iterable[Line]) -> bool:
    """Prints each line as soon as it is known, and gives whether nothing fails."""
    good = True
    for works, what, says in lines:
        click.echo(f"{_MARKS[works]:<4} {what:<24} {says}")
        good = good and works is not False
    return good


def detectors(what: str, config: Config | None = None) -> Iterator[Line]:
    """The detectors, or with a configuration what it adds to them."""
    from scanner.setup import load_engine

    try:
        engine = load_engine(config.model, config.recognizers, config.categories) if config else load_engine()
    except ScannerError as error:
        yield False, what, str(error)
        return
    entities = len({p.entity for p in engine.patterns} | {s.entity for s in engine.shapes})
    counted = f"{plural(len(engine.patterns), 'pattern')}, {plural(len(engine.shapes), 'shape')}, {plural(entities, 'entity', 'entities')}"
    yield True, what, ", ".join(filter(None, (config.model, *config.recognizers))) if config else counted
