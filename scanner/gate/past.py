"""What past scans saw: a report (`noticegap scan -f json`) tells what columns of this name hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scanner.gate.schema import Column, Table
from scanner.model import Evidence, Place
from scanner.report_file import read_report

_ELSEWHERE = 0.7  # of the confidence: the same name in another table is a hint, no more


@dataclass(frozen=True, slots=True)
class Past:
    """Findings by column name, lower case: `(table, finding)`."""

    columns: Mapping[str, Sequence[tuple[str, Mapping[str, Any]]]]


def load_past(path: Path) -> Past:
    """Reads a report. ConfigError for what is none."""
    report = read_report(path)
    columns: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for finding in report.get("findings", ()):
        if isinstance(finding, dict) and isinstance(finding.get("column"), str) and isinstance(finding.get("unit"), str):
            columns.setdefault(finding["column"].casefold(), []).append((finding["unit"], finding))
    return Past(columns)


def remembered(past: Past, table: Table, column: Column) -> list[Evidence]:
    """What scans saw in this column, or, less surely, in columns of its name elsewhere."""
    known = past.columns.get(column.name.casefold(), ())
    own = [(unit, each) for unit, each in known if _same(unit, table.name)]
    place, best = Place("", table.name, column.name), dict[str, Evidence]()
    for unit, each in own or known:
        sure = float(each.get("confidence") or 0) * (1 if own else _ELSEWHERE)
        hit, read = each.get("rows_hit"), each.get("rows_read")
        why = f"a scan saw it in {each.get('source')}: {unit} ({hit} of {read} rows)"
        category = str(each.get("category"))
        if category not in best or best[category].confidence < sure:
            best[category] = Evidence(place, str(each.get("entity") or ""), category, sure, 1, 1, 0, (why,))
    return list(best.values())


def _same(unit: str, table: str) -> bool:
    return unit.casefold() == table.casefold() or unit.casefold().rpartition(".")[2] == table.casefold().rpartition(".")[2]
