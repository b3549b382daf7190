"""The parts of an answer one by one: whose a name is, where it stands, what is blacked out, what a page and an archive look like, which keys."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyrage
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from connectors.files import Files
from connectors.transcripts import Transcripts
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Unit
from scanner.sheet_cells import defused
from scanner.subject.identifiers import Subject
from scanner.subject.pack import keys as keys_of
from scanner.subject.pack.archive import archive
from scanner.subject.pack.outcome import BLACK, blacked
from scanner.subject.pack.own import Own
from scanner.subject.pack.page import BLANK, heading, html, items, lines, markdown, table, text
from scanner.subject.pack.rows import as_text, plain_cells
from scanner.subject.pack.signs import signs
from scanner.subject.pack.spread import Spread

OWN = Own(
    Subject(
        names=("Jane Ann Smith-Jones", "María Núñez"),
        emails=("Jane.Smith@example.org",),
        phones=("020 7946 0018",),
        addresses=("4 Mill Lane, Leeds",),
    )
)


@pytest.mark.parametrize("name", ["Jane Ann Smith-Jones", "SMITH-JONES, Jane", "Mrs Smith-Jones", "J. Smith-Jones", "J A Smith Jones", "Jane",
                                  "jane's", "Maria Nunez", "M. Núñez"])  # fmt: skip
def test_a_name_is_the_subjects(name: str) -> None:
    assert OWN.holds("person.name", name)


@pytest.mark.parametrize(
    "name", ["Ann Smith-Jones", "John Smith-Jones", "Jane Smith-Jones Brown", "Jane Brown", "B. Smith-Jones", "Tobias", "…"]
)
def test_a_name_is_anothers(name: str) -> None:
    assert not OWN.holds("person.name", name)


@pytest.mark.parametrize(
    ("category", "value", "own"),
    [
        ("contact.email", "jane.smith+shop@EXAMPLE.org", True),
        ("contact.email", "ann.smith@example.org", False),
        ("contact.email", "jane dot smith at example dot org", True),
        ("contact.email", "joan dot smith at example dot org", False),
        ("contact.phone", "+44 (0)20 7946 0018", True),
        ("contact.phone", "00442079460018", True),
        ("contact.phone", "020 7946 0019", False),
        ("contact.phone", "n/a", False),
        ("contact.address", "4, Mill Lane", True),
        ("contact.address", "12 Mill Lane", False),
    ],
)
def test_a_contact_is_the_subjects(category: str, value: str, own: bool) -> None:
    assert OWN.holds(category, value) is own


def test_an_unknown_number_is_not_the_subjects_because_both_are_none() -> None:
    assert not Own(Subject(names=("Jane",), phones=("no number",))).holds("contact.phone", "n/a")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Mr Wetherby and TOBIAS WETHERBY met", "Mr [] and [] met"),
        ("tobias   wetherby, wetherby's dog", "[], []'s dog"),
        ("Tobias, Wetherbys", "[], Wetherbys"),
        ("Jones and Mr Smith, Ann", "Jones and Mr Smith, Ann"),
        ("Ann Smith came", "[] came"),
    ],
)
def test_a_name_told_once_is_found_again(said: str, left: str) -> None:
    spread = Spread(["Tobias Wetherby", "Ann Smith"], OWN)
    assert blacked(said, spread.places(said), lambda words: "[]") == left


def test_no_name_is_found_where_none_was_told() -> None:
    assert list(Spread((), OWN).places("Tobias Wetherby")) == []


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=6))
def test_what_is_blacked_out_is_gone_and_the_rest_is_there(said: str, at: Sequence[tuple[int, int]]) -> None:
    spans = [(min(start, len(said)), min(start + length, len(said))) for start, length in at]
    spans = [(start, end) for start, end in spans if end > start]
    hidden = {place for start, end in spans for place in range(start, end)}
    mark = "\x00"
    shown = blacked(said, spans, lambda words: mark)
    assert shown.replace(mark, "") == "".join(c for place, c in enumerate(said) if place not in hidden).replace(mark, "")
    assert blacked(said, []) == said and (not spans or BLACK in blacked(said, spans))


def test_phrases_are_whole_words_over_any_white_space() -> None:
    import pyarrow as pa

    texts = pa.array(["our Legal\n Advice was", "illegal advice", None, "a rude word", "crude", "fraud"], pa.large_string())
    assert signs(texts) == {"legal-privilege": [0], "opinion": [3], "crime-and-taxation": [5]}


@pytest.mark.parametrize("text_", ["=1+1", "+44", "-5+A1", "@x", "\t=1", "\r=1"])
def test_formulas_are_defused(text_: str) -> None:
    assert defused(text_) == "'" + text_


def test_values_of_databases_become_json() -> None:
    cells = {
        "when": date(2026, 1, 2),
        "sum": Decimal("1.50"),
        "raw": b"\xff",
        "said": b"caf\xc3\xa9",
        "nan": float("nan"),
        "list": (1, None),
        "no": None,
    }
    assert plain_cells(cells) == {
        "when": "2026-01-02",
        "sum": "1.50",
        "raw": "base64:/w==",
        "said": "café",
        "nan": "nan",
        "list": [1, None],
        "no": None,
    }
    assert [as_text(value) for value in (None, True, 3, 1.5, ["é", None])] == ["", "true", "3", "1.5", '["é", null]']


BLOCKS = [
    heading("A <b>"),
    text("x & *y*", "z"),
    text(),
    items(["a|b", BLANK]),
    items(()),
    lines("one", "two"),
    table(("h|1", "h2"), [("<i>", BLANK)]),
]


def test_a_page_says_the_same_in_markdown_and_html() -> None:
    shown = BeautifulSoup(html("T & t", BLOCKS), "html.parser")
    from_markdown = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(markdown("T & t", BLOCKS)), "html.parser")
    main = shown.main
    assert main is not None
    assert main.get_text(" ", strip=True).split() == from_markdown.get_text(" ", strip=True).replace(BLANK, "").split()
    assert len(main.select(".gap")) == 4 and not main.select("b, i, em")


def test_a_page_fetches_nothing() -> None:
    page = BeautifulSoup(html("T", BLOCKS), "html.parser")
    assert not page.select("script, link, img, iframe") and "http" not in page.get_text() and "url(" not in str(page)


def test_an_archive_has_no_time_of_the_day() -> None:
    out = io.BytesIO()
    with archive(out) as made:
        made.add("a.txt", "é\ud800")
    (info,) = zipfile.ZipFile(out).infolist()
    assert info.date_time == (1980, 1, 1, 0, 0, 0) and zipfile.ZipFile(out).read("a.txt") == "é?".encode()
    assert made.packed[0].size == 3


def test_a_passphrase_must_be_long_enough() -> None:
    with pytest.raises(ConfigError, match="too short"):
        keys_of.fresh("secret")


@pytest.mark.parametrize("said", ["age1nonsense", "", "AGE-SECRET-KEY-1QQQQ"])
def test_a_recipient_that_is_none_is_not_quoted(said: str) -> None:
    with pytest.raises(ConfigError, match="recipient 1 is no age recipient") as error:
        keys_of.for_recipients([said])
    assert not said or said not in str(error.value)


def test_secrets_come_from_private_files_only(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text(f"# made today\n{pyrage.x25519.Identity.generate()}\n")
    os.chmod(path, 0o644)
    with pytest.raises(ConfigError, match=r"others may read this file \(mode 0644\)\. Run: chmod 600"):
        keys_of.from_identity(path)
    os.chmod(path, 0o600)
    assert len(keys_of.from_identity(path).recipients) == 1
    assert keys_of.passphrase_in(path) == "# made today"
    path.write_text("\n")
    with pytest.raises(ConfigError, match="holds no passphrase"):
        keys_of.passphrase_in(path)
    with pytest.raises(ConfigError, match="holds no age identity"):
        keys_of.from_identity(path)
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        keys_of.passphrase_in(tmp_path / "none")


@pytest.mark.parametrize("kind", [Files, Transcripts])
def test_a_connector_gives_the_bytes_of_an_original(tmp_path: Path, kind: type[Files] | type[Transcripts]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.vtt").write_bytes(b"\xff\x00raw")
    os.symlink("/etc/hostname", tmp_path / "in" / "out")
    connector = kind(str(tmp_path / "in"))
    with connector.original(Part("s", "a.vtt")) as file:
        assert file.read() == b"\xff\x00raw"
    for name in ("gone.vtt", "out", "../in/a.vtt/..", "../../etc/hostname"):
        with pytest.raises(Unreadable):
            connector.original(Part("s", name))


def test_a_name_that_is_not_utf_8_is_found_by_its_part(tmp_path: Path) -> None:
    os.makedirs(tmp_path / "in")
    name = os.fsencode(tmp_path / "in") + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(b"x")
    (unit,) = [unit for unit in Files(str(tmp_path / "in")).units() if isinstance(unit, Unit) and unit.form == "file"]
    with Files(str(tmp_path / "in")).original(Part("s", unit.name, unit.parts[0])) as file_:  # type: ignore[union-attr]
        assert file_.read() == b"x"
