"""Keys of whole columns, and the rows that they make worth a look."""

from __future__ import annotations

from datetime import date
from functools import partial

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.subject.identifiers import Subject
from scanner.subject.names import plain
from scanner.subject.weigh.blocking import Blocking, Column
from scanner.subject.weigh.dates import written_dates, written_year
from scanner.subject.weigh.keys import KEYED, keyed
from scanner.subject.weigh.known import mailbox
from scanner.subject.weigh.letters import LETTERS_ONLY, cut, rewritten, table, worded
from scanner.subject.weigh.places import address, postcode
from scanner.subject.weigh.typos import slips
from tests.pace import seconds

SAME = {
    "email": {"jane.smith@example.org": [" Jane.Smith@Example.org", "mailto:jane.smith@example.org", "jane.smith+news@example.org"]},
    "phone": {
        "79460018": ["+44 20 7946 0018", "+44 (0)20 7946 0018", "0044 20 7946 0018", "020 7946 0018", "020-7946-0018", "2079460018", "2079460018.0", "020 7946 0018 ext 5", "02079460018x12", "٠٢٠٧٩٤٦٠٠١٨"]
    },
    "id": {"10442": ["C-10442", "c 10442", "C10442", "00010442", "10442"], "X1": ["x-1", "X 1"]},
    "given": {"jane": ["Jane", "JANE", "Dr. Jane Ann", "Jane-Ann", "Jané"]},
    "surname": {"obrien": ["O'Brien", "O’BRIEN", " obrien "], "van der berg": ["van der Berg", "VAN  DER BERG", "Van-der-Berg"]},
    "name": {"jane smith": ["Mrs Jane Smith", "Jane  SMITH", "jane-smith"]},
    "born": {
        "19840229": ["1984-02-29", "1984-02-29 00:00:00", "1984-02-29T00:00:00Z", "29/02/1984", "02/29/1984", "29.2.1984", "19840229", "29021984", "29 Feb 1984", "Feb 29th, 1984", "29th of February 1984", "29.2.84", "1984/2/29"],
        "30741": ["30741"],
    },
    "postcode": {"SK95AF": ["SK9 5AF", "sk95af"], "2134": ["02134-1234", "02134", "2134"]},
    "address": {"4 mill": ["4 Mill Lane, Wilmslow", "Flat 2, 4 MILL LN", "4a Mill Lane"], "mill": ["Mill Lane"]},
}  # fmt: skip


def _texts(*values: str | None) -> pa.Array:
    return pa.array(values, pa.large_string())


@pytest.mark.parametrize(("field", "key", "writings"), [(field, key, each) for field, keys in SAME.items() for key, each in keys.items()])
def test_writings_of_one_thing_have_one_key(field: str, key: str, writings: list[str]) -> None:
    assert keyed(field, _texts(*writings)).to_pylist() == [key] * len(writings)


def test_gmail_ignores_dots_and_others_do_not() -> None:
    assert len(set(keyed("email", _texts("j.smith@gmail.com", "jsmith@googlemail.com")).to_pylist())) == 1
    assert len(set(keyed("email", _texts("j.smith@example.org", "jsmith@example.org")).to_pylist())) == 2


@pytest.mark.parametrize("field", KEYED)
def test_nothing_has_no_key_and_slices_and_empty_columns_are_read(field: str) -> None:
    cells = _texts("Mill 4711000", None, "", " ", "1984-02-29", "Mill 4711000")
    assert keyed(field, cells.slice(1, 3)).to_pylist() == [None] * 3
    assert keyed(field, cells.slice(4)).to_pylist() == keyed(field, cells).to_pylist()[4:]
    assert keyed(field, cells.slice(0, 0)).to_pylist() == []


@pytest.mark.parametrize("texts", [["12345", "n/a"], ["", "+"]])
def test_too_few_digits_are_no_phone(texts: list[str]) -> None:
    assert keyed("phone", _texts(*texts)).to_pylist() == [None, None]


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=20))
def test_any_cells_have_keys_of_their_own(texts: list[str | None]) -> None:
    cells = pa.array([None if each is None else each.encode("utf-8", "replace").decode() for each in texts], pa.large_string())
    for field in KEYED:
        together = keyed(field, cells).to_pylist()
        assert together == [keyed(field, cells.slice(n, 1)).to_pylist()[0] for n in range(len(cells))]


@given(st.lists(st.text(alphabet="ab 'Z-", max_size=12), max_size=8))
def test_names_are_keyed_as_names_are_read(texts: list[str]) -> None:
    cells = pa.array(texts, pa.large_string())
    expected = [" ".join("".join(c if c.isalpha() else " " for c in text.replace("'", "")).lower().split()) or None for text in texts]
    assert keyed("surname", cells).to_pylist() == expected


@given(st.lists(st.text(alphabet="aB ,", max_size=9), max_size=9))
def test_bytes_are_rewritten_as_text_would_be(texts: list[str]) -> None:
    cells = pa.array(["x", *texts], pa.large_string()).slice(1)
    upper = table(keep="aB ", other=" ", upper=True)
    assert rewritten(cells, LETTERS_ONLY).to_pylist() == ["".join(c for c in text if c == "a") for text in texts]
    assert worded(cells, upper).to_pylist() == [" ".join(text.replace(",", " ").upper().split()) for text in texts]


def test_words_are_cut() -> None:
    cells = _texts("a b c", None, "d", "e f")
    assert cut(cells).to_pylist() == ["a", None, None, "e"]
    assert cut(cells, last=True).to_pylist() == ["c", None, None, "f"]
    assert cut(cells, rest=True).to_pylist() == ["b c", None, None, "f"]


@pytest.mark.parametrize(
    "mail", ["jane.smith@example.org", "J.Smith+a@gmail.com", "mailto:a+b@example.org", "@example.org", "no mail", "a@b@c"]
)
def test_a_mailbox_is_its_key(mail: str) -> None:
    assert mailbox(mail) is not None
    assert keyed("email", _texts(mail)).to_pylist() == [mailbox(mail)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/02/1984", ["1984-02-03", "1984-03-02"]),
        ("31/02/1984", []),
        ("29.2.84", ["1984-02-29"]),
        ("30741", ["1984-02-29"]),
        ("290284", ["1984-02-29"]),
        ("840229", ["1984-02-29"]),
        ("010779", ["1979-07-01", "1979-01-07"]),
        ("030741", ["1941-07-03", "1941-03-07"]),
        ("Feb 29, 1984", ["1984-02-29"]),
        ("2nd of March 1984", ["1984-03-02"]),
        ("1984", []),
        ("29 Foo 1984", []),
        ("9999-01-01", []),
        ("²9/02/1984", []),
    ],
)
def test_dates(text: str, days: list[str]) -> None:
    assert [str(day) for day in written_dates(text)] == days


def test_a_year_alone_is_a_year() -> None:
    assert (written_year(" 1984 "), written_year("19840229"), written_year("3000")) == (1984, None, None)


def test_addresses_are_taken_apart() -> None:
    found = address("The Old Barn, 12a St. John's Rd, Wilmslow, Cheshire, sk95af")
    assert (found.numbers, found.street, found.postcode) == (("12a",), ("st", "johns", "rd"), "SK95AF")
    assert (("wilmslow",) in found.rest, address("6 Hill St, Perth, 6000").postcode, address("6000").postcode) == (True, "6000", "6000")
    assert address("2020 Hill Street").postcode is None
    assert (postcode(" sk9 5af"), postcode("02134"), postcode("-")) == ("SK95AF", "2134", None)


@given(st.text(alphabet="abc", min_size=1, max_size=5), st.integers(0, 4))
def test_slips_are_one_slip_away(word: str, at: int) -> None:
    found = set(slips(word, "abc"))
    assert word[:at] + word[at + 1 :] in found or at >= len(word)
    assert all(abs(len(slip) - len(word)) <= 1 for slip in found)


JANE = Subject(
    names=("Jane Ann Müller",),
    emails=("jane.muller@example.org",),
    phones=("+44 7700 900123",),
    addresses=("4 Mill Lane, Wilmslow, SK9 5AF",),
    born=date(1984, 2, 3),
    ids={"customer": ("C-10442",)},
)
OTHER = Subject(names=("John O'Brien",), born=date(1970, 12, 1))


def _rows(**columns: list[str | None]) -> set[tuple[int, int]]:
    found = Blocking([JANE, OTHER]).worth([Column(field, _texts(*values)) for field, values in columns.items()])
    return set(zip(found.rows.tolist(), found.subjects.tolist(), strict=True))


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("email", "Jane.Muller+shop@EXAMPLE.org"),
        ("phone", "07700 900 123"),
        ("phone", "7700900123"),
        ("id", "10442"),
        ("id", "C10442"),
        ("name", "Mueller, Jane"),
        ("name", "JANE MULLER"),
        ("name", "J. Muller"),
        ("name", "Jayne Muller"),
        ("name", "Jean Müllr"),
        ("name", "Ms Jane Claire Muller"),
    ],
)
def test_a_row_in_another_writing_is_worth_a_look(field: str, cell: str) -> None:
    assert (1, 0) in _rows(**{field: [None, cell, "someone else"]})


@pytest.mark.parametrize("born", ["1984-02-03", "03/02/1984", "02/03/1984", "3 Feb 1984", "1984-02-08", "3.2.84", "30715"])
def test_a_birth_date_with_one_more_weak_key(born: str) -> None:
    assert (0, 0) in _rows(born=[born], given=["Jane"])
    assert _rows(born=[born], given=["Zoe"]) == set()


def test_names_may_stand_in_each_others_column_and_apart() -> None:
    assert _rows(given=["Muller"], surname=["Jane"]) == {(0, 0)}
    assert _rows(given=["John"], surname=["O Brien"]) == {(0, 1)}
    assert _rows(given=["John"], surname=["obrien-jones"]) == {(0, 1)}


def test_one_weak_key_and_a_household_alone_are_not_worth_it() -> None:
    assert _rows(given=["Jane"], surname=["Fox"]) == set()
    assert _rows(address=["4 Mill Ln"], postcode=["SK9 5AF"], given=["Zoe"]) == set()
    assert _rows(address=["4 Mill Ln"], given=["Jane"]) == {(0, 0)}


def test_a_slip_in_a_strong_identifier_needs_one_more_key() -> None:
    assert _rows(email=["jane.mullr@example.org"]) == set()
    assert _rows(email=["jane.mullr@example.org"], given=["Jane"]) == {(0, 0)}


def test_cells_may_stand_in_any_row() -> None:
    """Lists have several cells in a row, or none."""
    columns = [Column("given", _texts("Zoe", "Jane", "Jane"), np.array([0, 0, 7])), Column("born", _texts("1984-02-03"), np.array([7]))]
    found = Blocking([OTHER, JANE]).worth([*columns, Column("name", _texts("x", "Jane A Muller"), np.array([1, 9]))])
    assert list(zip(found.rows.tolist(), found.subjects.tolist(), strict=True)) == [(7, 1), (9, 1)]


def test_no_column_of_use_gives_nothing() -> None:
    assert _rows(phone=[None, "n/a"]) == set()
    assert len(Blocking([JANE]).worth([]).rows) == 0
    assert len(Blocking([]).worth([Column("email", _texts("a@example.org"))]).rows) == 0


def test_rarity_is_counted_in_the_table_without_the_subjects_own_row() -> None:
    blocking = Blocking([JANE])
    rows = 20_000
    common = pa.array(["Muller"] * 2000 + ["Fox"] * 18_000, pa.large_string())
    names = blocking.worth([Column("surname", common)]).names
    assert blocking.rarity(0, names, rows)["muller"] == pytest.approx(2000 / 22_000, rel=0.02)
    alone = blocking.worth([Column("surname", _texts("Muller"))]).names
    assert blocking.rarity(0, alone, 1)["muller"] < 0.001


def test_many_subjects_are_looked_up_at_once() -> None:
    """A hundred subjects may cost some times as much as one, not a hundred times."""
    many = [
        Subject(names=(f"Jane {plain(chr(97 + n % 26) * 3 + 'ington' + chr(97 + n // 26))}",), born=date(1950 + n % 50, 1, 1 + n % 28))
        for n in range(100)
    ]
    rng = np.random.default_rng(0)
    given_ = pa.array(rng.choice(["Kim", "Lee", "Zoe", "Amir"], 50_000).tolist(), pa.large_string())
    cells = [Column("given", given_), Column("surname", pa.array([f"fox{n}" for n in range(50_000)], pa.large_string()))]
    spent = []
    for blocking in (Blocking(many[:1]), Blocking(many)):
        blocking.worth(cells)
        spent.append(seconds(partial(blocking.worth, cells)))
    assert spent[1] < 20 * spent[0] + 0.05
