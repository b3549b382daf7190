"""Headers of files: whatever the detectors know as the name of a column may be one, and what may be a person may not."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import pytest

from connectors.readers.header import is_name, names, says_name
from detectors.names.lists import is_place, is_surname, may_be_given
from detectors.names.surnames import a_surname
from scanner.words import CLIPPED, words
from tests.packs import patterns

_PHRASES = files("connectors.readers").joinpath("column_phrases.txt")


def _safe(name: str, values: frozenset[str]) -> bool:
    """Whether a name of one word is neither somebody's nor a value: `faith` is both, and above `dyslexia` no header may stand."""
    return len(name) > 3 and name not in values and not (may_be_given(name) or is_surname(name) or a_surname(name) or is_place(name))


def test_every_name_that_the_detectors_know_may_be_a_header() -> None:
    """`NOTICEGAP_WRITE=1 pytest tests/test_headers.py` writes those that no known word tells into `column_phrases.txt`."""
    known = set(_PHRASES.read_text("utf-8").splitlines())
    values = frozenset(value for pattern in patterns() for value in pattern.values or ())
    missed = {
        " ".join(words(name))
        for pattern in patterns()
        for name in (each.removeprefix("only ") for each in pattern.names)
        if (len(words(name)) > 1 or _safe(words(name)[0], values)) and not says_name(name)
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
        "Has hearing loss", "Social worker", "Mot de passe", "F. nacimiento", "F. Nacimiento", "F. Nac.", "D. of birth", "Emp. No",
        "Acct. Name", "Tel. Nr.", "Range", "Płeć", "Fødselsdag", "Nr telefonu", "N° client", "Irányítószám", "Sähköpostiosoite",
        "Incident", "Commodity", "Net", "ac", "Gehalt", "Krankheitstage", "stanowisko",
        "Lic chk", "Qty", "slry", "Relgn", "handled by", "Signed off by", "Date returned on",
    ],
)  # fmt: skip
def test_headers_that_say_something(header: str) -> None:
    assert says_name(header)


@pytest.mark.parametrize(
    "cell",
    [
        "Jane Smith",
        "J. Page",
        "Dr. Price",
        "Mr. Field",
        "Ann B. Hughes",
        "See above. Thanks",
        "St. Street",
        "Ben Sorted",
        "Fred By",
        "f5fc98d669d798dbf7ab95e0e78c72cd",
        "abcdef12-abcd-abcd-abcd-abcdefabcdef",
        "k3j9x0q2m8v1z7n4",
    ],
)
def test_cells_that_may_be_somebody_are_no_names(cell: str) -> None:
    assert not is_name(cell)


def test_a_column_keeps_its_name() -> None:
    assert names(["Surname", "F. nacimiento", "Blue badge", "Jane Smith"], 4) == ["Surname", "F. nacimiento", "Blue badge", "4"]


@pytest.mark.parametrize("cell", ["Faith", "Nick", "Church", "dyslexia", "catholic", "Gay", "Blanc"])
def test_a_name_that_is_as_well_a_value_says_nothing(cell: str) -> None:
    assert not says_name(cell)


def test_what_is_left_of_a_word_is_nobodys_name() -> None:
    assert not [left for left in CLIPPED if may_be_given(left) or is_surname(left) or a_surname(left)]
