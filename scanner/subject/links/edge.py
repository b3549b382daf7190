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

    That is the way in which it is walked; one that is declared is walked both ways.
    """

    source: str
    unit: str
    column: str
    to_source: str
    to_unit: str
    to_column: str
    how: str

    @property
    def start(self) -> Place:
        """The column that is referred to."""
        return Place(self.source, self.unit, self.column)

    @property
    def end(self) -> Place:
        """The column that refers to it."""
        return Place(self.to_source, self.to_unit, self.to_column)

    @property
    def columns(self) -> tuple[str, ...]:
        """Both columns, without how the link is known."""
        return (self.source, self.unit, self.column, self.to_source, self.to_unit, self.to_column)

    def __str__(self) -> str:
        other = f"{self.unit}.{self.column}" if self.source == self.to_source else str(self.start)
        return f"{self.end} = {other}"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An edge and what speaks for it, in words and counts: `98 % of 412 distinct values agree, names agree`."""

    edge: Edge
    evidence: str


def of(start: Place, end: Place, how: str) -> Edge:
    """The edge between two columns."""
    return Edge(start.source, start.unit or "", start.column or "", end.source, end.unit or "", end.column or "", how)


def with_declared(edges: Iterable[Edge], links: Sequence[Found]) -> list[Found]:
    """All links, sorted, each pair of columns once: one that is declared stays so, whatever else speaks for it."""
    said = {edge.columns: edge for edge in edges}
    known = {each.edge.columns: each.evidence for each in links}
    both = [Found(edge, ", ".join(filter(None, (edge.how, known.get(columns))))) for columns, edge in said.items()]
    return sorted(both + [each for each in links if each.edge.columns not in said])
