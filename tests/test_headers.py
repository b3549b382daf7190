"""Headers of files: whatever the detectors know as the name of a column may be one, and what may be a person may not."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import pytest

from connectors.readers.header import is_name, names, says_name
from scanner.words import words
from tests.packs import patterns

_PHRASES = files("connectors.readers").joinpath("column_phrases.txt")


def test_every_name_that_the_detectors_know_may_be_a_header() -> None:
    """`NOTICEGAP_WRITE=1 pytest tests/test_headers.py` writes those that no known word tells into `column_phrases.txt`."""
    known = set(_PHRASES.read_text("utf-8").splitlines())
    missed = {
        " ".join(words(name)) for pattern in patterns() for name in pattern.names if len(words(name)) > 1 and not says_name(name)
    } - known
    if os.environ.get("NOTICEGAP_WRITE") and missed:
        lines = sorted(known | missed)
        Path(str(_PHRASES)).write_text("\n".join(lines) + "\n", "utf-8")
        return
    assert not missed


@pytest.mark.parametrize(
    "header",
    [
        "Blue Badge", "Free School Meals", "Gift Aid", "Memorable Information", "Situation familiale", "Stato civile", "Gruppo sanguigno",
        "Has hearing loss", "Social worker", "Mot de passe", "F. nacimiento", "D. of birth", "Emp. No", "Acct. Name", "Tel. Nr.", "Range",
        "Incident", "Commodity", "Net", "ac",
    ],
)  # fmt: skip
def test_headers_that_say_something(header: str) -> None:
    assert says_name(header)


@pytest.mark.parametrize("cell", ["Jane Smith", "J. Page", "Dr. Price", "Mr. Field", "Ann B. Hughes", "See above. Thanks", "St. Street"])
def test_cells_that_may_be_somebody_are_no_names(cell: str) -> None:
    assert not is_name(cell)


def test_a_column_keeps_its_name() -> None:
    assert names(["Surname", "F. nacimiento", "Blue badge", "Jane Smith"], 4) == ["Surname", "F. nacimiento", "Blue badge", "4"]
