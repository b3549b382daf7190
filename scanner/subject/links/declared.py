"""What a source's configuration says of keys (`scanner.joins`), as columns that are there."""

from __future__ import annotations

from scanner.errors import ConfigError
from scanner.joins import End, Joins
from scanner.model import Place
from scanner.subject.links.edge import DECLARED, Edge, of
from scanner.subject.links.places import Known, resolved


def declared_edges(where: str, source: str, said: Joins, known: Known, first: int = 1) -> list[Edge]:
    """The links of a source, from number `first` on, as edges between columns that are there. ConfigError where one is not."""
    found = []
    for number, (start, end) in enumerate(said.links, first):
        at = f"{where} [[source.link]] {number}:"
        own, theirs = _end(f"{at} from:", start, source, known), _end(f"{at} to:", end, source, known)
        found.append(of(own, theirs, DECLARED))
        if found[-1].start == found[-1].end:
            raise ConfigError(f"{at} joins {', '.join(start)} with itself. Name the column that refers to it.")
    return found


def _end(where: str, columns: End, source: str, known: Known) -> list[Place]:
    """The columns of one end. ConfigError where they are not all of one table."""
    places = [resolved(where, column, source, known) for column in columns]
    if len({(place.source, place.unit) for place in places}) > 1:
        raise ConfigError(f"{where} {', '.join(columns)} are not columns of one table.")
    return places


def identifying(where: str, source: str, said: Joins, known: Known) -> dict[str, tuple[Place, ...]]:
    """By field (see `IDENTITY`) the columns by which a source knows a person. ConfigError where one is not there."""
    return {
        key: tuple(resolved(f"{where} identity: {key}:", column, source, known) for column in columns)
        for key, columns in said.identity.items()
    }
