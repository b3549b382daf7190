"""Notices as published become purposes, bullets, lawful bases and facts; what is not understood becomes a question."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest

from scanner.errors import ConfigError
from scanner.model import LawfulBasis, Notice
from scanner.notice.questions import Question
from scanner.notice.read import read_notice
from scanner.notice.toml import save
from scanner.taxonomy import load

NOTICES = Path(__file__).parent / "notices"
INTRO = "We collect or use the following information to provide and improve products and services for clients:"


def read(folder: Path, text: str, name: str = "notice.txt") -> tuple[Notice, tuple[Question, ...]]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_notice(file)


def says(notice: Notice) -> dict[str, list[str]]:
    return {purpose.id: [bullet.says for bullet in purpose.categories] for purpose in notice.purposes}


def test_a_generator_notice_gives_exactly_its_expected_facts() -> None:
    notice, questions = read_notice(NOTICES / "generator.txt")
    expected = tomllib.loads((NOTICES / "generator.expected.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(save(notice, questions)) == expected
    assert questions == ()
    assert [len(purpose.categories) for purpose in notice.purposes] == [15, 5, 6, 11]
    assert sum(len(purpose.lawful) for purpose in notice.purposes) == 10


@pytest.mark.parametrize("name", ["generator.md", "generator.html"])
def test_markdown_and_web_page_give_the_same_facts(name: str) -> None:
    plain, questions = read_notice(NOTICES / "generator.txt"), read_notice(NOTICES / name)[1]
    notice = read_notice(NOTICES / name)[0]
    facts = {**notice.facts, "notice": {**notice.facts["notice"], "source": plain[0].facts["notice"]["source"]}}
    assert (notice.purposes, facts, questions) == (plain[0].purposes, plain[0].facts, ())


def test_a_basis_without_its_bullet_and_a_nested_bullet_that_looks_like_an_intro() -> None:
    notice, _ = read_notice(NOTICES / "generator.txt")
    marketing = next(purpose for purpose in notice.purposes if purpose.id == "marketing")
    interest = "We collect personal information in the interest of telling you about new firmware."
    assert marketing.lawful == (LawfulBasis("consent"), LawfulBasis("contract"), LawfulBasis("legitimate_interests", interest))


def test_markdown_that_runs_a_basis_on_into_the_bullet_above(tmp_path: Path) -> None:
    text = (
        f"# Privacy notice\n\n{INTRO}\n\n* Gender\n\nOur lawful bases for collecting or using personal information to provide and improve "
    )
    text += "products and services for clients are:\n\n* Consent - we have permission from you.\nContract – we have to use it.\n"
    notice, _ = read(tmp_path, text, "notice.md")
    assert notice.purposes[0].lawful == (LawfulBasis("consent"), LawfulBasis("contract"))


def test_edited_bullets_are_kept_and_asked_about() -> None:
    notice, questions = read_notice(NOTICES / "care.txt")
    assert "Shoe size" in says(notice)["delivery"]
    tails = [bullet.tail for purpose in notice.purposes for bullet in purpose.categories if bullet.tail]
    assert tails == ["eg reviews, disciplinary records, complaints or disciplinary action"]
    asked = {(one.kind, one.purpose, one.says) for one in questions}
    assert ("bullet", "delivery", "Shoe size") in asked
    assert ("tail", "legal", "Performance records (eg reviews, disciplinary records, complaints or disciplinary action)") in asked
    assert ("basis", "legal", "Good manners") in asked
    assert sum(kind == "pairing" for kind, _, _ in asked) == 3


def test_special_categories_join_their_purpose_and_headings_open_one() -> None:
    notice, _ = read_notice(NOTICES / "care.txt")
    assert [purpose.id for purpose in notice.purposes] == ["delivery", "legal", "loyalty-scheme"]
    assert {"special.health", "special.race", "pay.method", "online.cookie"} <= notice.purposes[0].keys
    assert "Date of birth" in says(notice)["legal"], "a line that lost its bullet"
    assert notice.purposes[2].says == "For our loyalty scheme"


def test_a_special_category_list_finds_its_purpose_wherever_it_stands(tmp_path: Path) -> None:
    special = f"We also collect {INTRO[len('We collect or use ') :].replace('information', 'special category information')}"
    text = f"{INTRO}\n· Gender\nWe collect or use the following information to comply with legal requirements:\n· Name\n{special}\n· Health information\n"
    assert says(read(tmp_path, text)[0]) == {"products": ["Gender", "Health information"], "legal": ["Name"]}


def test_shortened_bases_are_paired_and_the_rest_is_kept() -> None:
    notice, _ = read_notice(NOTICES / "care.txt")
    assert [[one.basis for one in purpose.lawful] for purpose in notice.purposes] == [
        ["contract", "vital_interests"],
        ["legal_obligation"],
        [],
    ]
    assert notice.facts["unpaired"][0]["lawful"] == [{"basis": "public_task"}]


def test_facts_of_the_newer_wording() -> None:
    facts = read_notice(NOTICES / "care.txt")[0].facts
    assert facts["notice"]["controller"] == "Example Care Limited"
    assert facts["notice"]["updated"] == date(2024, 3, 4)
    assert facts["contact"]["phone_e164"] == "+442079460021"
    assert (facts["contact"]["email"], facts["contact"]["dpo"]) == ("hello@example.com", "dpo@example.com")
    assert facts["retention"]["periods"] == [
        "We keep your records for 6 years after your last visit.",
        "Photographs are deleted after 30 days.",
    ]
    assert facts["sources"]["from"] == ["People directly", "Third parties: Insurers", "Third parties: Dentists"]
    assert facts["recipients"]["processors"] == [{"name": "Example Cloud Ltd", "does": "hosts our customer database"}]
    assert facts["recipients"]["transfers_outside_uk"][0]["country"] == "United States"
    assert facts["complaints"]["regulator_phone"] == "0303 123 1113"
    assert facts["absent"]["sections"] == ["criminal_offence", "automated_decisions", "joint_controllers"]


def test_a_free_form_page_keeps_navigation_rights_and_cookies_out() -> None:
    notice, questions = read_notice(NOTICES / "freeform.html")
    assert says(notice) == {
        "apply-job": [
            "your name;",
            "date of birth; and",
            "favourite engine",
            "Our CCTV collects video recordings of platforms and your location.",
        ],
        "pay": ["Name", "date of birth", "bank account details"],
        "keep-safe": ["Health information", "Boot colour"],
    }
    assert [one.says for one in questions] == ["favourite engine", "Boot colour"]
    assert notice.purposes[0].categories[3].keys == ("media.video", "location")
    assert [purpose.lawful for purpose in notice.purposes[1:]] == [(LawfulBasis("contract"),), (LawfulBasis("legal_obligation"),)]
    assert (notice.subjects, notice.facts["notice"]["controller"]) == (("staff",), "Example Rail plc")
    assert notice.facts["rights"]["list"] == ["access", "erasure"]


def test_lines_without_any_bullets_are_items(tmp_path: Path) -> None:
    page = f"<p>{INTRO}<br>Gender<br>Hat size</p><h2>How long we keep information</h2><p>Date of birth is kept for 3 years.</p>"
    assert says(read(tmp_path, page, "notice.html")[0]) == {"products": ["Gender", "Hat size"]}
    assert says(read(tmp_path, f"{INTRO}\n\nGender\nHat size\n\nHow to complain\n· Write to us\n")[0]) == {
        "products": ["Gender", "Hat size"]
    }


def test_numbered_headings_and_numbered_items_are_told_apart(tmp_path: Path) -> None:
    text = f"1. Contact details\nEmail: privacy@example.com\n2. What we collect\n{INTRO}\n1. Contact details\n2. Gender\n3. How to complain\n- Write"
    notice, _ = read(tmp_path, text)
    assert says(notice) == {"products": ["Contact details", "Gender"]}
    assert notice.facts["contact"] == {"email": "privacy@example.com"}
    assert says(read(tmp_path, f"{INTRO}\nGender\nContact details\n\nYour rights\nYou have some.\n")[0]) == {
        "products": ["Gender", "Contact details"]
    }


def test_json_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    text = '{"heading": "What we collect", "intro": "When you sign up we collect your:", "list": ["name", "Hat size"], "end": "Thank you."}'
    notice, questions = read(tmp_path, text, "privacy.json")
    assert says(notice) == {"sign-up": ["name", "Hat size"]}
    assert [one.says for one in questions if one.kind == "bullet"] == ["Hat size"]


def test_an_explicit_art_9_condition_is_recorded(tmp_path: Path) -> None:
    text = f"{INTRO}\n· Health information\n\nWe do so under article 9(2)(h) of the UK GDPR.\n"
    assert read(tmp_path, text)[0].facts["conditions"] == {"special.health": "Art 9(2)(h)"}


def test_own_phrases_answer_a_question(tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(f"{INTRO}\n· Hat size\n", encoding="utf-8")
    notice, questions = read_notice(file, load({"profile": ["hat size"]}))
    assert notice.purposes[0].keys == {"profile"}
    assert [one for one in questions if one.kind == "bullet"] == []


@pytest.mark.skipif("NOTICEGAP_CORPUS" not in os.environ, reason="NOTICEGAP_CORPUS names no directory")
def test_a_corpus_of_real_notices_never_fails_otherwise() -> None:
    for file in sorted(path for path in Path(os.environ["NOTICEGAP_CORPUS"]).rglob("*") if path.is_file()):
        try:
            notice, questions = read_notice(file)
        except ConfigError as refused:
            assert str(file) in str(refused)
            continue
        open_ = [bullet.says for purpose in notice.purposes for bullet in purpose.categories if not bullet.keys]
        assert len(open_) == sum(one.kind == "bullet" for one in questions), file
