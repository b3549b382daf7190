"""Tables that do nothing but join people with something: the parties of a tenancy, the holders of an account, a club's members."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scanner.model import Layout
from scanner.subject.links.edge import FOREIGN_KEY, Edge

#: What such a table may tell besides: of which kind, from when, until when.
_PLAIN = frozenset(("text", "date", "datetime", "time", "boolean"))
_MOST = 6  # columns besides the keys

Key = tuple[str, str]


def joins(edges: Sequence[Edge], layouts: Mapping[Key, Layout], people: Callable[[str, str], bool]) -> list[Edge]:
    """The foreign keys of such tables to what people are joined with; `people(source, unit)`: whether rows of a unit bear names.

    An order that refers to a customer and a shop is told by its amounts and numbers: it is a thing of its own.
    """
    refer: dict[Key, list[Edge]] = {}
    for edge in edges:
        if edge.how == FOREIGN_KEY:
            refer.setdefault((edge.to_source, edge.to_unit), []).append(edge)
    found = []
    for key, own in refer.items():
        theirs = [edge for edge in own if not people(edge.source, edge.unit)]
        if len(theirs) < len(own) and key in layouts and not people(*key) and _plain(layouts[key], own):
            found += theirs
    return found


def _plain(layout: Layout, own: Sequence[Edge]) -> bool:
    """Whether a table has little besides its keys, and no number."""
    keys = {*layout.key, *(column for edge in own for column in edge.theirs)}
    rest = [column.kind for column in layout.columns if column.name not in keys]
    return len(rest) <= _MOST and _PLAIN.issuperset(rest)
