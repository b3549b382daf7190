"""Whatever a file holds, reading it ends in a notice or in a sentence; and no bullet under a collecting intro is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scanner.errors import ConfigError
from scanner.notice.blocks import tidy
from scanner.notice.read import read_notice
from scanner.notice.toml import load_notice, save
from tests.pace import seconds

INTRO = "We collect or use the following information to provide and improve products and services for clients:"
LIST_MARKS = ("· ", "* ", "o ", "- ", "# ", "o\t", "---", "\uf0b7", "1. ")
TAGS = ("<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<th>", "<td>", "<!--", "{{", "<h2>", "<b>", "<br>", "](", "&#")
LINES = (
    *(INTRO, "What we collect", "We collect your name:", "Our lawful bases for using personal information are:", "Consent - x"),
    *("last updated 31/02/2024", "Contact details", "0303 123 1113", '{"a": [', '"]}', "version 2.0", "Information Commissioner’s Office"),
)
PIECES = st.sampled_from(("\n", "\n\n", *LIST_MARKS, *TAGS, *LINES))
FUZZ = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(text=FUZZ, suffix=st.sampled_from([".txt", ".md", ".html", ".json", ""]))
@QUIET
def test_any_text_is_read_or_refused_and_can_be_saved(tmp_path: Path, text: str, suffix: str) -> None:
    file = tmp_path / f"notice{suffix}"
    file.write_text(text, encoding="utf-8", newline="")
    try:
        notice, questions = read_notice(file)
    except ConfigError:
        return
    stored = tmp_path / "notice.toml"
    stored.write_text(save(notice, questions), encoding="utf-8")
    assert load_notice(stored) == notice


@given(data=st.binary(max_size=300))
@QUIET
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "notice.txt"
    file.write_bytes(data)
    try:
        read_notice(file)
    except ConfigError as refused:
        assert str(file) in str(refused)


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60).map(tidy)
BULLETS = st.lists(WORDS.filter(lambda text: any(char.isalnum() for char in text)), min_size=1, max_size=8)


@given(bullets=BULLETS, mark=st.sampled_from(["·", "•", "*", "-", "\uf0b7", "1."]))
@QUIET
def test_no_bullet_under_a_collecting_intro_is_dropped(tmp_path: Path, bullets: list[str], mark: str) -> None:
    file = tmp_path / "notice.txt"
    lines = [INTRO, *(f"{mark} {bullet}" for bullet in bullets), "", "How to complain", f"{mark} Write to us"]
    file.write_text("\n".join(lines), encoding="utf-8")
    notice, questions = read_notice(file)
    kept = "\n".join(bullet.says for purpose in notice.purposes for bullet in purpose.categories)
    assert all(any(part in kept for part in (bullet, *bullet.split(" ", 1)[1:])) for bullet in bullets)
    assert "Write to us" not in kept
    open_ = [bullet for purpose in notice.purposes for bullet in purpose.categories if not bullet.keys]
    assert len([one for one in questions if one.kind == "bullet"]) == len(open_)


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.html", "<p>a</p>" * 3 + "<!--a" * 200_000),
        ("a.html", "<p>a</p>" * 3 + "</" * 200_000),
        ("a.html", "<p>a</p>" * 3 + "{{" * 200_000),
        ("a.html", "<div>" * 50_000),
        ("a.html", "<table><tr><td>" * 10_000),
        ("a.md", "# a\n" + "[a](" * 30_000),
        ("a.json", "[" * 100_000),
        ("a.txt", f"{INTRO}\n· " + "(a" * 50_000),
        ("a.txt", f"{INTRO}\n· Name\nlast updated " + "12 " * 100_000),
    ],
)
def test_hostile_files_take_seconds_at_most(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    def look() -> None:
        try:
            read_notice(tmp_path / name)
        except ConfigError as refused:
            assert str(tmp_path / name) in str(refused)

    assert seconds(look, enough=20) < 20
