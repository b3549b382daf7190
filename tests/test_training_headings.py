"""What the network for headings is trained on: written tables and notices, each column and item with what it means. No torch is needed here."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from detectors.headings.labels import LABELS
from detectors.headings.written import FEATURES, column
from detectors.training.headings import tables as written
from detectors.training.headings.mixture import Mixture, batch
from detectors.training.headings.tables import Column, Table, items, tables

FOLDER = Path(written.__file__).parent
TEXT = """\
[lending | postgres]
loans.forbearance_case
  id bigint = -
  FORBEARANCE_CD char(2) "reason, as agreed" = pay.standing
  amount VARCHAR2(20) = pay.standing, pay.transaction
  Date of visit date = -
  Start date = special.health
  Remarks = ?

[school | sheet]
Pupils
  Anything else = other
"""


def test_a_written_table_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    first, second = tables(tmp_path)
    assert (first.sector, first.name, second.name) == ("lending | postgres", "loans.forbearance_case", "Pupils")
    assert first.columns == (
        Column("id", "integer", "", ()),
        Column("FORBEARANCE_CD", "text", "reason, as agreed", ("pay.standing",)),
        Column("amount", "text", "", ("pay.standing", "pay.transaction")),
        Column("Date of visit date", "", "", ()),
        Column("Start date", "", "", ("special.health",)),
        Column("Remarks", "", "", None),
    )
    assert second.columns == (Column("Anything else", "", "", None),)


def test_a_line_that_is_no_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[x]\nt\n  no label here\n")
    with pytest.raises(ValueError, match="no column:   no label here"):
        list(tables(tmp_path))


def test_all_that_was_written_names_known_labels_and_a_good_part_is_nothing_personal() -> None:
    every = [each.labels for table in tables(FOLDER / "tables") for each in table.columns]
    said = [labels for _, labels in items(FOLDER / "items")]
    known = set(LABELS)
    assert all(set(labels) <= known for labels in (*filter(None, every), *said))
    assert len(every) > 40_000 and 0.4 < sum(labels == () for labels in every) / len(every) < 0.6
    assert len(said) > 5_000 and {label for labels in said for label in labels} == known - {""}


def test_batches_hold_every_column_once_a_pass_and_its_labels_share_the_truth() -> None:
    table = Table("s", "t", (Column("a", "", "", ()), Column("b", "text", "says", ("pay.bank", "pay.card")), Column("c", "", "", None)))
    made = Mixture([table], [("your debts", ("pay.standing",))], seed=1, size=64)
    (one,) = islice(made, 1)
    assert one.truth.shape == (3, len(LABELS)) and np.allclose(one.truth.sum(-1), 1) and one.features.shape[-1] == len(FEATURES)
    assert sorted(tuple(np.flatnonzero(row)) for row in one.truth) == sorted(
        [(0,), tuple(sorted((LABELS.index("pay.bank"), LABELS.index("pay.card")))), (LABELS.index("pay.standing"),)]
    )
    again = Mixture([table], [("your debts", ("pay.standing",))], seed=1, size=64)
    assert np.array_equal(next(iter(again)).pieces, one.pieces)


def test_padding_is_no_piece() -> None:
    made = batch([column("t", "a"), column("some_table", "a_long_name_of_a_column")], [(), ("profile",)])
    assert made.mask.sum(-1).tolist() == [len(column("t", "a")[0]), len(column("some_table", "a_long_name_of_a_column")[0])]
    assert not made.features[made.mask == 0].any()
