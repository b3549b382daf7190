"""Lists of illnesses: whose they are depends on the table, and a few cells say it where most say something else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from connectors.sql import Sql
from detectors.packs.illness import illness_term
from tests.cells import scanned

TERMS = [
    "Type 2 diabetes mellitus", "Essential hypertension", "Hyperlipidaemia", "Acute viral pharyngitis", "Osteoarthritis of knee",
    "Generalised anxiety disorder", "Chronic kidney disease stage 3",
]  # fmt: skip
OTHER = ["Medication review due", "Full-time employment", "Housing unsatisfactory", "Sputum finding", "Transfer to ward"]


def _found(folder: Path, table: str, rows: dict[str, list[object]]) -> set[str]:
    """Categories of the last column of a table."""
    with sqlite3.connect(folder / "x.db") as db:
        db.execute(f"CREATE TABLE {table} ({', '.join(rows)})")
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows))})", list(zip(*rows.values(), strict=True)))
    db.close()
    found, unread, _ = scanned(Sql(url=f"sqlite:///{folder}/x.db"), table)
    assert not unread
    return found.get((table, list(rows)[-1]), set())


@pytest.mark.parametrize("column", ["display", "description", "term", "c4"])
def test_some_illnesses_among_other_cells_of_a_table_of_people(column: str, tmp_path: Path) -> None:
    said: list[object] = [*TERMS, *OTHER * 4] * 4
    assert _found(tmp_path, "encounter_lines", {"patient_id": list(range(len(said))), column: said}) == {"special.health"}


@pytest.mark.parametrize(
    ("table", "key", "column", "said"),
    [
        ("glossary", "entry_id", "term", [*TERMS, *OTHER]),
        ("encounter_lines", "patient_id", "display", [*TERMS[:4], *OTHER]),
        ("gifts", "donor_id", "campaign", TERMS),
        ("policies", "customer_id", "covered", TERMS),
        ("order_lines", "customer_id", "product", [f"{term} leaflet" for term in TERMS]),
        ("order_lines", "customer_id", "item", TERMS),
        ("visits", "user_id", "page_title", TERMS),
        ("order_lines", "customer_id", "description", ["Knee support", "Heart rate monitor", "Arthritis gloves", "Stress ball", "Migraine cap", "Bowel tea"]),
    ],
)  # fmt: skip
def test_illnesses_that_are_nobodys(table: str, key: str, column: str, said: list[object], tmp_path: Path) -> None:
    mixed: list[object] = [*said, *OTHER * 4] * 4
    assert "special.health" not in _found(tmp_path, table, {key: list(range(len(mixed))), column: mixed})


@pytest.mark.parametrize(
    "text", ["Asthma, mild", "(asthma)", "asthma/copd", "bell's palsy", "Osteoarthritis of left knee", "Asthma + Psoriasis"]
)
def test_a_term_is_known_whatever_marks_stand_about_it(text: str) -> None:
    assert illness_term(text) and not illness_term(f"{text} cover") and not illness_term("John Smith")
