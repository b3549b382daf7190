"""Evidence against the notice: the statuses, purpose by purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scanner.errors import ConfigError, PluginError
from scanner.model import Evidence, Finding, Notice, Place, SourceInfo
from scanner.notice.judge import check_source, declared_matrix, judge, revealed
from scanner.notice.read import read_notice
from scanner.notice.show import matrix_text
from scanner.taxonomy import load

TAXONOMY = load()
NOTICE: Notice = read_notice(Path(__file__).parent / "notices" / "generator.txt")[0]
ALL = ("products", "accounts", "marketing", "complaints")
GAPS = [
    ("media.audio", "complaints", "other-purpose"),
    ("comms.correspondence", "accounts", "other-purpose"),
    ("comms.feedback", "complaints", "other-purpose"),
    *((key, "accounts", "other-purpose") for key in ("record.meeting", "account.access", "online.usage", "media.video")),
    *((key, "marketing", "other-purpose") for key in ("demog.gender", "demog.pronouns", "work.occupation", "family.third_party")),
    *((key, "products", "other-purpose") for key in ("location", "media.photo", "record.case", "profile", "online.journey")),
    *(("account.profile", purpose, "other-purpose") for purpose in ("products", "marketing")),
    *(
        (key, one, "other-purpose")
        for key in ("pay.method", "pay.card", "pay.bank", "pay.transaction")
        for one in ("accounts", "marketing")
    ),
    ("pref.marketing", "complaints", "other-purpose"),
    ("pay.card", "products", "declared"),
    *((key, one, "declared") for key in ("buy.history", "person.name", "contact.email", "contact.phone", "contact.address") for one in ALL),
    *((key, "products", "arguable") for key in ("online.ip", "device.technical")),
    *((key, "marketing", "undeclared") for key in ("online.ip", "device.technical")),
    ("online.cookie", "marketing", "arguable"),
    *((key, one, "undeclared") for key in ("demog.dob", "pref.consent", "id.national", "device.id", "special.health") for one in ALL),
    *((key, one, "prohibited") for key in ("pay.card_auth",) for one in ALL),
    *(("auth.secret", one, "undeclared") for one in ALL),
]


def found(category: str, column: str = "c", clear: bool = False) -> Evidence:
    return Evidence(Place("crm", "public.t", column), "ENTITY", category, 0.9, 10, 9, 9, ("name: c",), clear=clear)


def status(
    category: str, *purposes: str, subjects: tuple[str, ...] = ("customer",), clear: bool = False, notice: Notice = NOTICE
) -> Finding:
    source = SourceInfo("crm", "sql", purposes, subjects)
    return next(one for one in judge([found(category, clear=clear)], source, notice, TAXONOMY) if one.found.via is None)


@pytest.mark.parametrize("key, purpose, expected", GAPS)
def test_purpose_gaps(key: str, purpose: str, expected: str) -> None:
    finding = status(key, purpose)
    assert (finding.status, finding.purposes) == (expected, (purpose,))


def test_every_key_has_one_of_the_expected_statuses() -> None:
    by_status: dict[str, set[str]] = {}
    for key in TAXONOMY.categories:
        by_status.setdefault(status(key, *ALL).status, set()).add(key)
    assert {name: len(keys) for name, keys in by_status.items()} == {"declared": 28, "arguable": 3, "undeclared": 28, "prohibited": 1}
    declared = {key for purpose in NOTICE.purposes for key in purpose.keys}
    assert len(declared) == 26 and by_status["declared"] - declared == {"pay.card", "pay.bank"}
    assert by_status["arguable"] == {"online.ip", "device.technical", "online.cookie"}


def test_the_best_purpose_wins_and_the_others_are_named() -> None:
    finding = status("media.audio", "products", "complaints")
    assert (finding.status, finding.notes) == ("declared", ("not for complaints",))
    assert status("online.cookie", "accounts", "marketing").notes == ("only through online.journey", "not for accounts")


def test_notes_say_why() -> None:
    assert status("pay.card", "products").notes == ("covered by pay.method",)
    assert status("media.audio", "complaints").notes == ("declared for products",)
    assert status("online.ip", "marketing").notes == ("arguable for products",)
    assert status("special.health", "products").notes == ("no Art 9 condition is recorded",)
    assert status("criminal.offence", "products").notes == ("no Art 10 condition is recorded",)
    assert status("person.name", "products").notes == ()


def test_a_declared_special_category_still_needs_its_condition() -> None:
    care = read_notice(Path(__file__).parent / "notices" / "care.txt")[0]
    assert status("special.health", "delivery", notice=care).notes == ("no Art 9 condition is recorded",)
    recorded = replace(care, facts={**care.facts, "conditions": {"special.health": "Art 9(2)(h)"}})
    finding = status("special.health", "delivery", notice=recorded)
    assert (finding.status, finding.notes) == ("declared", ())


def test_secrets_in_clear_text_are_prohibited_and_hashes_are_judged() -> None:
    assert status("auth.secret", "products", clear=True).status == "prohibited"
    assert status("auth.secret", "products", clear=False).status == "undeclared"
    assert status("person.name", "products", clear=True).status == "declared"


def test_people_whom_the_notice_does_not_address_are_not_judged() -> None:
    finding = status("person.name", subjects=("staff",))
    assert finding.status == "not-judged" and finding.notes == ("holds data of staff; the notice addresses customer",)
    assert status("pay.card_auth", subjects=("staff",)).status == "prohibited"
    assert status("demog.dob", "products", subjects=("staff", "customer")).status == "undeclared"
    assert status("demog.dob", "products", subjects=()).status == "undeclared"


def test_a_source_must_have_purposes_of_the_notice() -> None:
    with pytest.raises(ConfigError, match=r'source "crm": no purpose "product" in the notice. Did you mean "products"\?'):
        judge([], SourceInfo("crm", "sql", ("product",), ("customer",)), NOTICE, TAXONOMY)
    with pytest.raises(ConfigError, match='source "crm": has no purposes'):
        check_source(SourceInfo("crm", "sql", (), ("customer",)), NOTICE)
    check_source(SourceInfo("hr", "sql", ("payroll",), ("staff",)), NOTICE)


@pytest.mark.parametrize("subject", ["customers", "Customer", "costumer", "custommer", "clients", "consumer"])
def test_a_subject_by_another_word_for_whom_the_notice_addresses_is_an_error(subject: str) -> None:
    """It would be judged by no notice: a scan of a whole estate ended with exit code 0."""
    for subjects in ((subject,), ("customer", subject)):
        with pytest.raises(ConfigError, match=f'source "crm": the notice addresses no "{subject}". Did you mean "customer"\\?'):
            check_source(SourceInfo("crm", "sql", ("products",), subjects), NOTICE)


@pytest.mark.parametrize("subject", ["staff", "ex-customer", "supplier", "volunteer", "caller", "customer_child", "patient", "pupil"])
def test_a_subject_may_be_somebody_whom_the_notice_does_not_address(subject: str) -> None:
    check_source(SourceInfo("crm", "sql", ("other",), (subject,)), NOTICE)


def test_words_of_ones_own_for_subjects_are_known_by_what_they_mean() -> None:
    notice = replace(NOTICE, subjects=("employees", "learner"))
    for subject, known in (("staff", "employees"), ("learners", "learner")):
        with pytest.raises(ConfigError, match=f'Did you mean "{known}"'):
            check_source(SourceInfo("hr", "sql", ("products",), (subject,)), notice)


def test_what_a_key_reveals_is_judged_on_its_own() -> None:
    source = SourceInfo("crm", "sql", ("products",), ("customer",))
    findings = judge([found("id.health"), found("person.name")], source, NOTICE, TAXONOMY)
    assert [(one.found.category, one.found.via, one.status) for one in findings] == [
        ("id.health", None, "undeclared"),
        ("person.name", None, "declared"),
        ("special.health", "id.health", "undeclared"),
    ]
    assert findings[2].notes[0] == "revealed by id.health"
    assert findings[0].notes == ()
    assert len(revealed(revealed([found("id.health")], TAXONOMY), TAXONOMY)) == 2


def test_findings_are_sorted_whatever_the_order_of_the_evidence() -> None:
    source = SourceInfo("crm", "sql", ("products",), ("customer",))
    evidence = [found("person.name", "b"), found("contact.email", "a"), found("person.name", "a")]
    assert judge(evidence, source, NOTICE, TAXONOMY) == judge(reversed(evidence), source, NOTICE, TAXONOMY)


def test_a_category_that_does_not_exist_is_a_sentence() -> None:
    with pytest.raises(PluginError, match=r'entity "ENTITY": no category "person\.nme"\. Did you mean "person\.name"'):
        status("person.nme", "products")


def test_declared_matrix_tells_what_was_seen() -> None:
    rows = {(row.category, row.purpose): row for row in declared_matrix(NOTICE, {"pay.bank", "online.ip"}, TAXONOMY)}
    assert len(rows) == sum(len(purpose.keys) for purpose in NOTICE.purposes)
    assert rows["pay.method", "complaints"].seen, "pay.bank is covered by it"
    assert not rows["online.visitor", "products"].seen and not rows["person.name", "products"].seen
    assert rows["account.profile", "complaints"].says == "Account information; Customer or client accounts and records"
    assert declared_matrix(NOTICE, {"pay.bank", "online.ip"}) == tuple(rows.values())


def test_matrix_text_shows_marks_covers_and_questions() -> None:
    lines = matrix_text(NOTICE, TAXONOMY).splitlines()
    card = next(line for line in lines if " pay.card " in line)
    assert card.count("◐") == 2 and card.endswith("through pay.method")
    name = next(line for line in lines if " person.name " in line)
    assert name.count("●") == 4 and name.index("●") == card.index("◐")
    assert next(line for line in lines if " online.ip " in line).count("○") == 1
    assert "4 purposes, 37 bullets, 26 of 60 categories declared" in lines
    assert not any(line != line.rstrip() for line in lines)
    care = matrix_text(read_notice(Path(__file__).parent / "notices" / "care.txt")[0], TAXONOMY)
    assert "Open questions: 1 bullet without categories" in care and "  delivery: Shoe size" in care
