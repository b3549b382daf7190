"""Links in print: for people, for programs, and as configuration to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import tomlkit

from scanner.model import Unread
from scanner.plural import plural
from scanner.subject.links.edge import VALUES, Found

SCHEMA = "noticegap/links/1"


def links_object(links: Sequence[Found], unread: Sequence[Unread]) -> dict[str, Any]:
    """What a program gets; the schema is a promise."""
    return {
        "schema": SCHEMA,
        "links": [{**_ends(each), "how": each.edge.how, "evidence": each.evidence} for each in links],
        "unread": [{"source": u.place.source, "unit": u.place.unit, "column": u.place.column, "reason": u.reason} for u in unread],
    }


def links_lines(links: Sequence[Found]) -> Iterator[str]:
    """One line a link, by how it is known, with what speaks for it."""
    width = max((len(str(each.edge)) for each in links), default=0)
    for each in links:
        yield f"{each.edge!s:<{width}}  {each.evidence}"
    yield (
        f"{plural(len(links), 'link')}."
        if links
        else "No link: no foreign key, and no values that agree. Declare them with [[source.link]]."
    )


def links_toml(links: Sequence[Found]) -> Iterator[str]:
    """`[[source.link]]` for each link that is neither declared nor a foreign key, by the source under whose `[[source]]` it goes."""
    left = [each for each in links if each.edge.how == VALUES]
    if not left:
        yield "# Nothing to declare: no link was found besides foreign keys, which are followed without it, and those that are declared."
    for source in sorted({each.edge.source for each in left}):
        yield f"# Below the [[source]] {source}. A link that is declared is followed both ways: keep what you know to be right."
        for each in left:
            edge = each.edge
            if edge.source == source:
                there = edge.to_unit if edge.to_source == source else f"{edge.to_source}:{edge.to_unit}"
                yield f"[[source.link]]  # {each.evidence}"
                yield f"from = {_end(edge.unit, edge.own)}"
                yield f"to = {_end(there, edge.theirs)}"
                yield ""


def _ends(each: Found) -> dict[str, Any]:
    edge = each.edge
    names = ("source", "unit", "column", "to_source", "to_unit", "to_column")
    return {**dict(zip(names, edge.columns, strict=True)), "columns": edge.own, "to_columns": edge.theirs}


def _end(unit: str, columns: Sequence[str]) -> str:
    said = [tomlkit.string(f"{unit}.{column}").as_string() for column in columns]
    return said[0] if len(said) == 1 else f"[{', '.join(said)}]"
