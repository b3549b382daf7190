"""The taxonomy holds together, and bullets map exactly or not at all."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.errors import ConfigError
from scanner.taxonomy import LEVELS, load, normal_form

TAXONOMY = load()
STRINGS = tomllib.loads((Path(__file__).parent / "notices" / "strings.toml").read_text(encoding="utf-8"))["string"]


def test_every_category_is_complete() -> None:
    assert len(TAXONOMY.categories) == 60
    for key, category in TAXONOMY.categories.items():
        assert category.key == key
        assert category.label and category.dpv and category.fides and category.say, key
        assert category.level in LEVELS, key


def test_every_phrase_is_in_normal_form_and_means_one_thing() -> None:
    raw = tomllib.loads(files("scanner").joinpath("taxonomy.toml").read_text(encoding="utf-8"))
    phrases = [phrase for table in raw["category"].values() for phrase in table["say"]] + list(raw["compound"])
    assert len(phrases) == len(set(phrases)) == len(TAXONOMY.phrases)
    assert [phrase for phrase in phrases if normal_form(phrase) != phrase] == []


def test_parents_cover_their_children_and_every_reference_exists() -> None:
    categories = TAXONOMY.categories
    for key, category in categories.items():
        assert category.parent is None or key in categories[category.parent].covers
        for other in (*category.covers, *category.arguable, *category.implies):
            assert other in categories, f"{key} refers to {other}"
        assert all(categories[child].parent == key for child in category.covers)
    assert {key for keys in TAXONOMY.phrases.values() for key in keys} <= set(categories)


@pytest.mark.parametrize("row", STRINGS, ids=[row["says"][:40] for row in STRINGS])
def test_strings_of_published_notices_give_their_keys(row: dict[str, object]) -> None:
    keys, how, _, _ = TAXONOMY.match_bullet(str(row["says"]))
    assert (set(keys), how) == (set(row["keys"]), row["how"])  # type: ignore[call-overload]


def test_what_a_cut_removes_asks_once_over_all_published_strings() -> None:
    asked = [row["says"] for row in STRINGS if TAXONOMY.match_bullet(row["says"])[3]]
    assert len(STRINGS) == 106
    assert asked == ["Performance records (eg reviews, disciplinary records, complaints or disciplinary action)"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("NAMES & contact details", (("person.name", "contact.email", "contact.phone"), "whole", "", ())),
        ("Audio recordings (eg calls)", (("media.audio",), "unbracketed", "eg calls", ())),
        ("Gender (nested (twice) over)", (("demog.gender",), "unbracketed", "twice; nested   over", ())),
        ("Account information, such as your email", (("account.profile",), "head", "such as your email", ("contact.email",))),
        ("Date of birth where we need it", (("demog.dob",), "head", "where we need it", ())),
        ("Payment details (including a bank account)", (("pay.method",), "unbracketed", "including a bank account", ())),
        ("Payment details, health information", ((), "unmapped", "", ())),
        ("Account security information", ((), "unmapped", "", ())),
        ("Whereabouts", ((), "unmapped", "", ())),
        ("", ((), "unmapped", "", ())),
    ],
)
def test_match_bullet(text: str, expected: object) -> None:
    assert TAXONOMY.match_bullet(text) == expected


def test_nearest_suggests_what_the_text_names_first() -> None:
    found = [key for key, _, _ in TAXONOMY.nearest("your NINO, National Insurance number and date of birth", 3)]
    assert found[:2] == ["id.national", "demog.dob"]
    assert TAXONOMY.nearest("Audio recrodings")[0][0] == "media.audio"
    assert TAXONOMY.nearest("Shoe size") == []


def test_own_phrases_extend_the_taxonomy() -> None:
    own = load({"demog.dob": ["Birthday (day/month)"], "contact.email": ["email"]})
    assert own.match_bullet("BIRTHDAY – day, month")[0] == ("demog.dob",)
    assert TAXONOMY.match_bullet("Birthday day month")[0] == ()


@pytest.mark.parametrize(
    "extra, sentence",
    [
        ({"demog.dbo": ["birthday"]}, 'no category "demog.dbo". Did you mean "demog.dob"'),
        ({"demog.dob": ["…"]}, "is not a phrase"),
        ({"demog.dob": ["Gender"]}, 'the phrase "Gender" already means demog.gender'),
        ({"demog.dob": ["Contact details"]}, "already means contact.email, contact.phone"),
    ],
)
def test_own_phrases_that_make_no_sense_are_refused(extra: dict[str, list[str]], sentence: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(extra)
    assert sentence in str(refused.value)


@given(st.text())
def test_normal_form_is_stable_and_matching_never_fails(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)
    keys, how, _, hits = TAXONOMY.match_bullet(text)
    assert (how == "unmapped") == (not keys)
    assert not set(hits) & set(keys)
    assert len(TAXONOMY.nearest(text, 3)) <= 3
