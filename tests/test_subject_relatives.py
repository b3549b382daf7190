"""Twins, relatives and neighbours at one address: whose a record is where nearly everything agrees, and how colleagues write of them."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pyarrow as pa
import pytest

from scanner.subject.identifiers import Subject
from scanner.subject.links.agree import agreeing
from scanner.subject.links.sample import sampled
from scanner.subject.weigh.agreement import LENT
from scanner.subject.weigh.compare import compared
from scanner.subject.weigh.known import known
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_rounds import _CONFIG, _located, _made, _match
from tests.test_subject_rounds import home as home  # the fixture

_HOUSE = "Flat 3, Ropewalk House, 18 Dyer Street, Exampleton"
_ZOFIA = 'names = ["Zofia Wyrwicz-Hale"]\nborn = 1991-03-14\nemails = ["zofia.wh@example.org", "wyrwiczhale@example.net"]\n'
_TENANTS = "create table persons (person_ref text primary key, forename text, surname text, dob text, email text, phone text)"
_HERS = "insert into persons values ('P-20311', 'Zofia', 'Wyrwicz-Hale', '1991-03-14', 'zofia.wh@example.org', '07700 900311')"
_MOTHERS = "insert into persons values ('P-20310', 'Barbara', 'Wyrwicz-Hale', '1964-07-02', 'wyrwiczhale@example.net', '07700 900310')"


def _levels(name: str, /, **record: str) -> dict[str, str]:
    who = known(Subject(names=(name,), addresses=(_HOUSE,)))
    return {each.field: each.level for each in compared(who, {field: [cell] for field, cell in record.items()})}


def test_what_twins_have_in_common_behind_their_given_names_is_no_name_of_hers() -> None:
    assert _levels("Zofia Wyrwicz-Hale", name="Zuzanna Wyrwicz-Hale")["given"] == "different"
    assert _levels("Jane Ann Smith", name="Mary Ann Smith")["given"] == "different"
    assert _levels("Jane Ann Smith", name="Ann Smith")["given"] == "variant"
    assert _levels("Mohammed Bilal Khan", name="Md Bilal Khan")["given"] == "variant"


@pytest.mark.parametrize("written", ["Zofia W-H", "Z W-H", "Zosia WH", "Zofia W."])
def test_a_double_surname_in_its_initials(written: str) -> None:
    assert _levels("Zofia Wyrwicz-Hale", name=written)["surname"] == "variant"


def test_x_and_ks_are_one_letter() -> None:
    assert _levels("Oksana Hartley", name="Oxana Hartley")["given"] == "variant"


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("FLAT 3 ROPEWALK HOUSE", "equal"),
        ("Fl 3, Ropewalk Hse, Dyer St", "equal"),
        ("3 Ropewalk House", "equal"),
        ("18 Dyer Street", "equal"),
        ("3/18 Dyer Street", "equal"),
        ("Ropewalk House, 18 Dyer Street", "equal"),
        ("Ropewalk House", "close"),
        ("Flat 4, 18 Dyer Street", "partial"),
        ("14 Ropewalk House, 18 Dyer Street", "partial"),
        ("Flat 3, 20 Dyer Street", "partial"),
        ("3 Dyer Street", "partial"),
        ("9 Oak Street, Exampleton", "partial"),
        ("9 Oak Street, Otherton", "different"),
    ],
)
def test_a_flat_by_the_name_of_its_house_and_the_neighbours(cell: str, level: str) -> None:
    assert _levels("Zofia Wyrwicz-Hale", address=cell)["address"] == level


def test_a_permit_at_the_house_by_its_name_is_hers_and_one_next_door_is_not(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table permits (id integer primary key, holder_name text, address text)",
        "insert into permits values (1, 'WYRWICZ-HALE, Z', '3 ROPEWALK HOUSE'), (2, 'WYRWICZ-HALE, Z', '4 ROPEWALK HOUSE, DYER STREET')",
    )
    found = _located(capsys, f'names = ["Zofia Wyrwicz-Hale"]\naddresses = ["{_HOUSE}"]\n')
    assert [(m["record"], m["tier"]) for m in found["matches"]] == [({"id": 1}, "probable"), ({"id": 2}, "name-only")]


def test_a_namesakes_own_mailbox_does_not_refer_to_her(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        _TENANTS,
        _HERS,
        "insert into persons values ('P-1', 'Zofia', 'Wyrwicz-Hale', '1970-01-30', 'zofia.wyrwicz-hale@example.com', '07700 900599')",
    )
    found = _located(capsys, _ZOFIA)
    assert [each["record"] for each in found["namesakes"]] == [{"person_ref": "P-1"}]
    assert not any(LENT in why for match in found["matches"] for why in match["why"]), "her own key is not another's"


def test_a_key_back_to_a_relative_leads_no_further(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    links = [
        ("persons.person_ref", "parties.person_ref"),
        ("tenancies.id", "parties.tenancy_id"),
        ("persons.person_ref", "notes.person_ref"),
    ]
    said = "".join(f'[[source.link]]\nfrom = "{start}"\nto = "{end}"\n' for start, end in links)
    Path("noticegap.toml").write_text(_CONFIG.format(said))
    _made(
        _TENANTS,
        _HERS,
        _MOTHERS,
        "create table tenancies (id text primary key, rent integer)",
        "create table parties (id integer primary key, tenancy_id text, person_ref text)",
        "create table notes (id integer primary key, person_ref text, note text)",
        "insert into tenancies values ('T-00451', 112)",
        "insert into parties values (1, 'T-00451', 'P-20310'), (2, 'T-00451', 'P-20311')",
        "insert into notes values (1, 'P-20310', 'asked for a loan')",
    )
    found = _located(capsys, _ZOFIA, "--hops", "5")
    assert {(m["unit"], *m["record"].values()): m["tier"] for m in found["matches"]} == {
        ("persons", "P-20311"): "exact",
        ("parties", 2): "linked",
        ("tenancies", "T-00451"): "probable",
        ("parties", 1): "probable",
    }
    (mother,) = found["namesakes"]
    assert mother["record"] == {"person_ref": "P-20310"}


def test_who_signs_from_the_familys_mailbox(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(_TENANTS, _HERS, _MOTHERS)
    box = mailbox.mbox("share/in.mbox")
    for text in (
        "I want to complain.\nZofia Wyrwicz-Hale",
        "We pay on Friday.\nBarbara Wyrwicz-Hale",
        "My mother, Barbara Wyrwicz-Hale, is away",
    ):
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "wyrwiczhale@example.net", "office@example.org", "rent"
        message.set_content(text)
        box.add(message)
    box.close()
    found = _located(capsys, _ZOFIA)
    assert {m["record"]["row"]: m["tier"] for m in found["matches"] if m["unit"] == "in.mbox"} == {0: "probable", 2: "probable"}
    (hers,) = [each for each in found["namesakes"] if each["unit"] == "in.mbox"]
    assert hers["record"] == {"row": 1}


def test_a_letter_to_her_sister_says_ms_once_it_has_named_her(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(_TENANTS, _HERS)
    Path("share/hers.txt").write_text("Ms Zofia Wyrwicz-Hale\nDear Ms Wyrwicz-Hale,\n")
    Path("share/sisters.txt").write_text("Ms Zuzanna Wyrwicz-Hale\n3 Ropewalk House\nDear Ms Wyrwicz-Hale,\n")
    Path("share/nobodys.txt").write_text("3 Ropewalk House\nDear Ms Wyrwicz-Hale,\n")
    found = _located(capsys, f'{_ZOFIA}addresses = ["{_HOUSE}"]\n')
    assert sorted(m["unit"] for m in found["matches"] if m["unit"] != "persons") == ["hers.txt", "nobodys.txt"]
    assert "sisters.txt" in [each["unit"] for each in found["namesakes"]]
    assert _match(found, "hers.txt")["tier"] in ("probable", "name-only")


def test_the_number_beside_her_mailbox_is_hers_in_exports_of_the_same_kind(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    login = '{"event": "login", "user": {"id": 8811, "email": "zofia.wh@example.org"}}\n'
    other = '{"event": "login", "user": {"id": 8812, "email": "zuza.wh@example.org"}}\n'
    Path("share/events-01.jsonl").write_text(login + other)
    Path("share/events-02.jsonl").write_text('{"event": "view", "user": {"id": 8811}}\n{"event": "view", "user": {"id": 8812}}\n')
    Path("share/shop.jsonl").write_text('{"event": "buy", "user": {"id": 8811}}\n{"event": "buy", "user": {"id": 8812}}\n')
    _made(_TENANTS)
    found = _located(capsys, 'names = ["Zofia Wyrwicz-Hale"]\nemails = ["zofia.wh@example.org"]\n')
    assert [(m["unit"], m["record"], m["tier"]) for m in found["matches"]] == [
        ("events-01.jsonl", {"row": 0}, "exact"),
        ("events-02.jsonl", {"row": 0}, "linked"),
    ], "another system counts its users from one, too"


def test_rents_are_no_keys_however_many_are_whole() -> None:
    batch = pa.table({"id": list(range(1, 201))}).to_batches()
    rents = [*map(float, range(60, 110)), 112.4]
    samples = [
        *sampled("s", "notes", batch, 10**6).values(),
        *sampled("s", "tenancies", pa.table({"rent": rents}).to_batches(), 10**6).values(),
    ]
    assert agreeing(samples) == [] and [each.measured for each in samples] == [False, True]


@pytest.mark.parametrize(("known", "tier"), [(True, "namesake"), (False, "probable")])
def test_a_record_with_another_given_name_is_the_twins_where_one_is_known(
    home: Path, capsys: pytest.CaptureFixture[str], known: bool, tier: str
) -> None:
    twin = "insert into persons values ('P-20312', 'Zuzanna', 'Wyrwicz-Hale', '1991-03-14', 'wyrwiczhale@example.net', '07700 900312')"
    _made(
        _TENANTS,
        _HERS,
        *([twin] if known else []),
        "create table members (id integer primary key, full_name text, dob text, address text)",
        f"insert into members values (1, 'Zuzanna Wyrwicz-Hale', '1991-03-14', '{_HOUSE}')",
    )
    found = _located(capsys, f'{_ZOFIA}addresses = ["{_HOUSE}"]\n')
    rows = [*((m["unit"], m["tier"]) for m in found["matches"]), *((each["unit"], "namesake") for each in found["namesakes"])]
    assert ("members", tier) in rows
