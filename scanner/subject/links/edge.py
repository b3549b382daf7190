"""A link between two columns: whose values stand for the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scanner.model import Place

#: Surest first: a person wrote it down, a database keeps to it, or the values agree.
DECLARED, FOREIGN_KEY, VALUES = "declared", "foreign key", "values agree"
HOW = (DECLARED, FOREIGN_KEY, VALUES)


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """From a column to one that refers to it: from `customers.id` to `orders.customer_id`. `how` is one of `HOW`.

    That is the way in which it is walked; one that is declared is walked both ways. Of a key of several columns, `also` are the other
    ones, each with that which refers to it: a row is reached where all agree.
    """

    source: str
    unit: str
    column: str
    to_source: str
    to_unit: str
    to_column: str
    how: str
    also: tuple[tuple[str, str], ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """The columns that are referred to."""
        return (self.column, *(own for own, _ in self.also))

    @property
    def theirs(self) -> tuple[str, ...]:
        """The columns that refer to them, in the same order."""
        return (self.to_column, *(to for _, to in self.also))

    @property
    def start(self) -> Place:
        """What is referred to; several columns stand side by side."""
        return Place(self.source, self.unit, ", ".join(self.own))

    @property
    def end(self) -> Place:
        """What refers to it."""
        return Place(self.to_source, self.to_unit, ", ".join(self.theirs))

    @property
    def columns(self) -> tuple[str, ...]:
        """Both ends, without how the link is known."""
        return (self.source, self.unit, ", ".join(self.own), self.to_source, self.to_unit, ", ".join(self.theirs))

    def __str__(self) -> str:
        other = f"{self.unit}.{', '.join(self.own)}" if self.source == self.to_source else str(self.start)
        return f"{self.end} = {other}"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An edge and what speaks for it, in words and counts: `98 % of 412 distinct values agree, names agree`."""

    edge: Edge
    evidence: str


def of(start: Sequence[Place], end: Sequence[Place], how: str) -> Edge:
    """The edge between two keys, each of as many columns of one table."""
    (own, *others), (to, *more) = ([place.column or "" for place in one] for one in (start, end))
    also = tuple(zip(others, more, strict=True))
    return Edge(start[0].source, start[0].unit or "", own, end[0].source, end[0].unit or "", to, how, also)


def halves(edges: Iterable[Edge]) -> frozenset[tuple[str, ...]]:
    """The pairs of columns (see `Edge.columns`) that join only together with others: each by itself joins what does not belong together."""
    return frozenset(
        (edge.source, edge.unit, own, edge.to_source, edge.to_unit, to)
        for edge in edges
        if edge.also
        for own, to in zip(edge.own, edge.theirs, strict=True)
    )


def with_declared(edges: Iterable[Edge], links: Sequence[Found]) -> list[Found]:
    """All links, sorted, each pair of columns once: one that is declared stays so, whatever else speaks for it."""
    said = {edge.columns: edge for edge in edges}
    known = {each.edge.columns: each.evidence for each in links}
    both = [Found(edge, ", ".join(filter(None, (edge.how, known.get(columns))))) for columns, edge in said.items()]
    return sorted(both + [each for each in links if each.edge.columns not in said])
