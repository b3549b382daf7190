"""`notice.toml` keeps everything, loses nothing, and refuses what it does not know."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scanner.errors import ConfigError
from scanner.model import Bullet, LawfulBasis, Notice, Purpose
from scanner.notice.bases import BASES
from scanner.notice.read import read_notice
from scanner.notice.toml import load_notice, save
from scanner.taxonomy import load

NOTICES = Path(__file__).parent / "notices"
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
KEYS = st.lists(st.sampled_from(sorted(load().categories)), max_size=3).map(tuple)
BULLET = st.builds(Bullet, TEXT, KEYS, TEXT | st.just(""))
LAWFUL = st.lists(st.builds(LawfulBasis, st.sampled_from(sorted(BASES.values())), st.none() | TEXT), max_size=3).map(tuple)
PURPOSES = st.lists(
    st.builds(Purpose, TEXT, TEXT, st.lists(BULLET, max_size=3).map(tuple), LAWFUL), min_size=1, max_size=3, unique_by=lambda one: one.id
).map(tuple)
GOOD = """
schema = "notice/0"
[notice]
id = "x"
title = "X"
[[purpose]]
id = "products"
says = "to sell"
categories = [{ says = "Name", keys = ["person.name"] }]
"""


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    subjects = draw(st.lists(TEXT, min_size=1, max_size=2))
    head = {"id": draw(TEXT), "title": draw(TEXT), "subjects": subjects, "updated": draw(st.dates())}
    version = draw(st.none() | TEXT)
    head |= {"version": version} if version is not None else {}
    facts = {
        "notice": head,
        "contact": {"phone": draw(TEXT)},
        "retention": {"periods": draw(st.lists(TEXT))},
        "conditions": {"special.health": "Art 9(2)(a)"},
        "recipients": {"to": draw(st.lists(TEXT)), "processors": [{draw(TEXT): draw(TEXT)}], "transfers_outside_uk": []},
        "unpaired": [{"says": draw(TEXT), "lawful": [{"basis": "consent"}]}],
    }
    return Notice(head["id"], head["title"], draw(PURPOSES), tuple(subjects), version, facts)


@given(notice=notices())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_loaded(tmp_path: Path, notice: Notice) -> None:
    file = tmp_path / "notice.toml"
    file.write_bytes(save(notice).encode())
    assert load_notice(file) == notice


@pytest.mark.parametrize("name", ["generator.txt", "care.txt", "freeform.html"])
def test_a_notice_with_its_questions_is_loaded_as_it_was(tmp_path: Path, name: str) -> None:
    notice, questions = read_notice(NOTICES / name)
    file = tmp_path / "notice.toml"
    file.write_text(save(notice, questions), encoding="utf-8")
    assert load_notice(file) == notice
    assert save(notice, questions) == save(load_notice(file), questions)


def test_open_bullets_stand_under_their_question() -> None:
    notice, questions = read_notice(NOTICES / "care.txt")
    lines = save(notice, questions).splitlines()
    at = lines.index('  { says = "Shoe size", keys = [] },')
    assert lines[at - 1] == "  # QUESTION: which categories does this declare? nearest: none"
    text = "\n".join(lines)
    assert text.count("# QUESTION:") == len(questions)
    assert "nearest: comms.feedback (Compliments or complaints)" in text


def test_a_question_cannot_break_out_of_its_comment(tmp_path: Path) -> None:
    file = tmp_path / "notice.html"
    file.write_text('<p>We collect the following:</p><ul><li>a&#10;]&#13;x = 1 "&#0;&#127;</li></ul>', encoding="utf-8")
    notice, questions = read_notice(file)
    assert tomllib.loads(save(notice, questions))["purpose"][0]["categories"] == [
        {"says": notice.purposes[0].categories[0].says, "keys": []}
    ]


def test_fields_win_over_facts_that_say_otherwise() -> None:
    purpose = Purpose("a", "to a", (), ())
    notice = Notice("new", "New", (purpose,), ("staff",), "2", {"notice": {"id": "old", "version": "1", "updated": date(2024, 1, 2)}})
    head = tomllib.loads(save(notice))["notice"]
    assert head == {"id": "new", "title": "New", "subjects": ["staff"], "version": "2", "updated": date(2024, 1, 2)}


def test_a_small_file_written_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "notice.toml"
    file.write_text(GOOD, encoding="utf-8")
    notice = load_notice(file)
    assert (notice.id, notice.subjects, notice.version) == ("x", ("customer",), None)
    assert notice.purposes == (Purpose("products", "to sell", (Bullet("Name", ("person.name",)),), ()),)


@pytest.mark.parametrize(
    "old, new, sentence",
    [
        ('schema = "notice/0"', "", "schema is None"),
        ('schema = "notice/0"', 'schema = "notice/9"', "schema is 'notice/9'. This version reads schema = \"notice/0\"."),
        ('title = "X"', 'tittle = "X"', '[notice]: unknown key "tittle". Did you mean "title"?'),
        ('title = "X"', "title = 3", "[notice]: title is not text"),
        ('title = "X"', 'title = "X"\nversion = 2.0', '[notice]: version is not text. Put it in quotes, such as "2.0".'),
        ('title = "X"', 'title = "X"\nsubjects = "customer"', "[notice]: subjects is not a list of texts"),
        ('title = "X"', 'title = "X"\nsubjects = []', "[notice]: subjects is empty"),
        ('title = "X"', "", "[notice]: title is missing"),
        ("[notice]", "[Notice]", 'unknown key "Notice". Did you mean "notice"?'),
        ("person.name", "person.nam", 'purpose "products": category 1: no category "person.nam". Did you mean "person.name"?'),
        ("keys =", "key =", 'purpose "products": category 1: unknown key "key". Did you mean "keys"?'),
        ('says = "Name"', 'says = ""', 'purpose "products": category 1: says is missing'),
        ('says = "to sell"', "", 'purpose "products": says is missing'),
        ('id = "products"', "", "purpose 1: id is missing"),
        ('says = "to sell"', 'says = "to sell"\nlawful = [{ basis = "concent" }]', 'no lawful basis "concent". Did you mean "consent"?'),
        ('says = "to sell"', 'says = "to sell"\nlawful = "consent"', "purpose 1: lawful is not a list"),
        ("[[purpose]]", '[conditions]\n"special.helth" = "x"\n[[purpose]]', '[conditions]: no category "special.helth"'),
        ("[[purpose]]", '[conditions]\n"special.health" = ""\n[[purpose]]', '[conditions]: "special.health" is not text'),
        ("[[purpose]]", "[[purpose]]\nid = 'products'\nsays = 'b'\n[[purpose]]", 'purpose "products": stands twice'),
        ("[[purpose]]", "[purpose]", "purpose: is no list"),
        ("[[purpose]]", "[[purpose]", "is not TOML"),
        ("id =", "\x00 =", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    file = tmp_path / "notice.toml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_notice(file)
    assert str(refused.value).startswith(f"{file}: ") and sentence in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b'schema = "notice/0"\n[notice]\nid = "x"\ntitle = "X"\n', b"a = " + b"[" * 100_000])
def test_files_that_are_no_notices(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "notice.toml").write_bytes(data)
    with pytest.raises(ConfigError):
        load_notice(tmp_path / "notice.toml")
    with pytest.raises(ConfigError):
        load_notice(tmp_path / "missing.toml")


def test_a_privacy_notice_in_place_of_its_toml_is_told_how_to_become_one(tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_text("# Privacy notice\nWe collect your name.\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"privacy.md: is no notice.toml. .*: noticegap notice read privacy.md -o notice.toml"):
        load_notice(tmp_path / "privacy.md")
