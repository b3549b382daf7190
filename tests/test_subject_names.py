"""Names taken apart, and the forms of their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nicknames import name_triplets

from scanner.subject.forms import diminutives, spellings
from scanner.subject.names import Name, named, plain, structured

READ_FIRST = {
    "Jane Ann Smith": ("jane ann", "smith"),
    "SMITH, Jane A.": ("jane a", "smith"),
    "Smith,Jane": ("jane", "smith"),
    "Dr. J. Smith-Jones PhD": ("j", "smith jones"),
    "Nguyễn Văn A": ("van a", "nguyen"),
    "Seán O’Brien": ("sean", "obrien"),
    "Anna van der Berg": ("anna", "van der berg"),
    "de la Cruz, Juan": ("juan", "de la cruz"),
    "Ahmad bin Ali": ("ahmad", "bin ali"),
    "Juan García y López": ("juan", "garcia lopez"),
    "Plato": ("plato", ""),
    "Mrs Smith": ("", "smith"),
    "Sir John": ("john", ""),
    "SMITH Jane": ("jane", "smith"),
    "MR JOHN SMITH": ("john", "smith"),
    "Prof. Dr. Hans Müller": ("hans", "muller"),
    "JA Smith": ("j a", "smith"),
    "J.A. Smith": ("j a", "smith"),
    "Smith, J., Dr": ("j", "smith"),
    "Jane Smith, MD": ("jane", "smith"),
    "Jack Ma": ("jack", "ma"),
    "Jane Senior": ("jane", "senior"),
    "김철수": ("cheol su", "gim"),
    "Юрий Гагарин": ("yuriy", "gagarin"),
}
READ_TOO = {
    "Smith Jane": ("jane", "smith"),
    "María José García López": ("maria jose", "garcia lopez"),
    "Jane Smith (née Jones)": ("jane", "jones"),
    "Jane Smith née Jones": ("jane", "jones"),
    'William "Bill" Clarke': ("bill", "clarke"),
    "Jane & John Smith": ("jane", "smith"),
    "Jane and John Smith": ("john", "smith"),
    "陈伟": ("wei", "chen"),
    "John O Brien": ("john", "o brien"),
    "Plato": ("", "plato"),
}


def _words(name: Name) -> tuple[str, str]:
    return " ".join(name.given), " ".join(name.surname)


@pytest.mark.parametrize(("text", "expected"), READ_FIRST.items())
def test_the_likeliest_reading_comes_first(text: str, expected: tuple[str, str]) -> None:
    assert _words(named(text)[0]) == expected


@pytest.mark.parametrize(("text", "expected"), READ_TOO.items())
def test_other_readings_are_there(text: str, expected: tuple[str, str]) -> None:
    assert expected in map(_words, named(text))


@pytest.mark.parametrize("text", ["", " ", "...", ", ;", "()"])
def test_no_letter_is_no_name(text: str) -> None:
    assert named(text) == ()


def test_titles_alone_leave_a_surname_and_no_title_becomes_a_given_name() -> None:
    assert all("mrs" not in (*name.given, *name.surname) for name in named("Mr and Mrs Smith"))
    assert structured("Dr Jane A.", "van der Berg") == Name(("jane", "a"), ("van", "der", "berg"))


def test_particles_are_no_core_unless_there_is_nothing_else() -> None:
    assert named("Anna van der Berg")[0].core == ("berg",)
    assert Name(("jean",), ("du",)).core == ("du",)


def test_a_name_shows_nothing() -> None:
    assert "smith" not in repr(named("Jane Smith")).lower()


@given(st.text(max_size=60))
def test_any_text_is_read_into_plain_words(text: str) -> None:
    for name in named(text):
        for word in (*name.given, *name.surname):
            assert word == plain(word) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bill", "william"),
        ("bill", "will"),
        ("liz", "elizabeth"),
        ("kate", "catherine"),
        ("jack", "john"),
        ("peggy", "margaret"),
        ("mo", "mohammed"),
    ],
)
def test_diminutives_go_both_ways(one: str, other: str) -> None:
    assert other in diminutives(one)
    assert one in diminutives(other)


@pytest.mark.parametrize(
    ("one", "other"), [("bill", "robert"), ("bill", "fred"), ("liz", "beth"), ("al", "sandy"), ("jane", "jessie"), ("john", "james")]
)
def test_other_names_are_no_diminutives(one: str, other: str) -> None:
    assert other not in diminutives(one)
    assert one not in diminutives(other)


def test_diminutives_are_few_and_never_the_name_itself() -> None:
    names = {plain(name) for triplet in name_triplets() for name in (triplet.name1, triplet.name2)}
    assert all(name not in diminutives(name) for name in names)
    assert max(len(diminutives(name)) for name in names) <= 25
    assert diminutives("j") == frozenset()


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Müller", "mueller"),
        ("Müller", "muller"),
        ("Mueller", "muller"),
        ("Ødegård", "oedegaard"),
        ("Groß", "gross"),
        ("Юрий", "yuri"),
        ("Dostoevsky", "dostoevski"),
    ],
)
def test_transliterations(written: str, form: str) -> None:
    assert form in spellings(written)


def test_plain_english_names_have_one_spelling() -> None:
    assert [len(spellings(name)) for name in ("Michael", "Joel", "Emily", "Samuel", "Aaron", "Henri")] == [1] * 6
