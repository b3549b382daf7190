"""The gate on real schemas that nobody wrote for it: those that its rules were tuned on, and those that came later."""

from __future__ import annotations

import pytest

from tests.gate import knowledge
from tests.gate_labels import FOLDER, labelled, score


@pytest.mark.parametrize(("name", "tables"), [("tuned", 400), ("later", 200)])
def test_real_schemas_are_judged_as_a_person_does(name: str, tables: int) -> None:
    known = list(labelled(FOLDER / f"{name}.txt"))
    assert len(known) > tables
    result = score(known, knowledge())
    told = "\n".join(result.differences)
    assert result.recall() >= 0.94, told
    assert result.precision() >= 0.95, told
    assert result.clean >= 0.95 * result.technical > 0, told
    for category in ("contact.email", "contact.phone", "contact.address", "demog.dob"):
        assert result.recall(category) >= 0.95, told


def test_the_score_counts_a_miss_a_false_alarm_and_a_table_that_should_not_fail() -> None:
    tables = dict[str, str]
    known = [(table, tables(labels)) for table, labels in labelled(FOLDER / "later.txt") if table.name == "auth_user"]
    assert score(known, knowledge()).recall() == 1.0
    for _, labels in known:
        labels.update(email="", id="demog.dob")
    result = score(known, knowledge())
    assert (result.missed["demog.dob"], result.wrong["contact.email"], len(result.differences)) == (1, 1, 2)
    for _, labels in known:
        labels.update(dict.fromkeys(labels, ""))
    assert (score(known, knowledge()).clean, score(known, knowledge()).technical) == (0, 1)
