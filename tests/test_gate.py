"""`noticegap gate` as its users run it: what changed, what fails, how to say yes, and every mistake in one sentence."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from tests.gate import CONFIG, FIRST, committed, git, project

_ADD = "ALTER TABLE public.customers ADD COLUMN ni_number varchar(9);\n"


def _gate(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["gate", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def _columns(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    code, out, err = _gate(capsys, *arguments, "-f", "json")
    assert err == "", err
    return code, {f"{c['table']}.{c['column']}": c for c in json.loads(out)["columns"]}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path)


def _add(shop: Path, text: str = _ADD, name: str = "0002_more.sql") -> None:
    (shop / "m" / name).write_text(text)


def test_only_what_a_branch_adds_is_judged(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(shop)
    assert _gate(capsys, "--migrations", "m", "--base", "HEAD") == (0, "0 changed columns, 0 failing, 0 warnings\n", "")
    _add(shop)
    code, found = _columns(capsys, "--migrations", "m", "--base", "HEAD")
    assert code == 1 and list(found) == ["public.customers.ni_number"]
    assert found["public.customers.ni_number"] == {
        "table": "public.customers", "column": "ni_number", "type": "varchar(9)", "change": "added", "entity": "UK_NINO",
        "category": "id.national", "confidence": 0.94, "status": "undeclared", "file": "m/0002_more.sql", "line": 1,
        "evidence": ["name: ni number"],
    }  # fmt: skip


def test_before_the_first_commit_everything_is_new(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(shop, "init", "-q")
    code, found = _columns(capsys, "--migrations", "m", "--base", "HEAD")
    assert code == 0 and "public.customers.email" in found


@pytest.mark.parametrize("base", [(), ("--base", "HEAD")])
def test_what_a_folder_leads_to_and_is_not_read_is_said(shop: Path, capsys: pytest.CaptureFixture[str], base: tuple[str, ...]) -> None:
    if base:
        committed(shop)
    (shop / "else").mkdir()
    (shop / "else" / "2.sql").write_text(_ADD)
    (shop / "m" / "folder").symlink_to("../else")
    (shop / "m" / "file.sql").symlink_to("../else/2.sql")
    (shop / "m" / "nothing.sql").symlink_to("gone.sql")
    (shop / "m" / "self").symlink_to(".")
    (shop / "m" / "readme.md").symlink_to("../noticegap.toml")
    os.mkfifo(shop / "m" / "pipe.sql")
    code, out, _ = _gate(capsys, "m", *base)
    assert code == 3
    assert [line for line in out.splitlines() if line.startswith("NOT READ")] == [
        "NOT READ m/file.sql: is a link that leads out of the folder: name its target as a path of its own",
        "NOT READ m/folder: is a link that leads out of the folder: name its target as a path of its own",
        "NOT READ m/nothing.sql: is a link to nothing",
        "NOT READ m/pipe.sql: is no file, but a pipe, a socket or a device",
    ]


def test_links_in_a_revision_are_said_and_known_from_before(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "else").mkdir()
    (shop / "else" / "2.sql").write_text(_ADD)
    (shop / "m" / "folder").symlink_to("../else")
    (shop / "m" / "readme.md").symlink_to("../noticegap.toml")
    (shop / "m" / "again.sql").symlink_to("0001_first.sql")
    committed(shop)
    code, out, _ = _gate(capsys, "m", "--head", "HEAD")
    assert code == 3 and [line for line in out.splitlines() if line.startswith("NOT READ")] == [
        "NOT READ m/folder: is a link that leads out of the folder: name its target as a path of its own"
    ]
    assert _gate(capsys, "m", "--base", "HEAD")[0] == 0


def test_a_repository_that_git_refuses_is_said(shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    committed(shop)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    code, _, err = _gate(capsys, "m", "--base", "HEAD")
    assert code == 2 and "belongs to another user" in err


def test_two_revisions_are_compared_without_touching_the_work_tree(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(shop)
    _add(shop)
    git(shop, "add", "-A")
    git(shop, "commit", "-qm", "second")
    (shop / "m" / "0002_more.sql").write_text("rubbish that is not committed")
    before = git(shop, "status", "--porcelain")
    code, found = _columns(capsys, "m", "--base", "HEAD~1", "--head", "HEAD")
    assert code == 1 and list(found) == ["public.customers.ni_number"]
    assert git(shop, "status", "--porcelain") == before


def test_a_rename_a_new_type_and_a_new_comment_are_changes(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "old.sql").write_text("CREATE TABLE public.t (a text, b text, c text, d int, e text);\n")
    (shop / "new.sql").write_text(
        "CREATE TABLE public.t (a text, b text, c text, d int, e text);\nALTER TABLE public.t RENAME COLUMN a TO ni_number;\n"
        "ALTER TABLE public.t ALTER COLUMN d TYPE text;\nCOMMENT ON COLUMN public.t.c IS 'Date of birth';\n"
    )
    code, found = _columns(capsys, "--base", "old.sql", "--head", "new.sql")
    assert code == 1
    assert {name: (c["change"], c["category"]) for name, c in found.items()} == {
        "public.t.ni_number": ("renamed", "id.national"),
        "public.t.c": ("commented", "demog.dob"),
        "public.t.d": ("retyped", None),
    }


def test_a_change_is_told_where_it_was_made(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reviewer sees the diff: an older file, which made the column, is not in it. In its own file a decision stands where it is declared."""
    made = "CREATE TABLE public.old (id int, dob date);\nCREATE TABLE public.own (\nid int,\ndob date -- noticegap: demog.dob, needed\n);\n"
    _add(shop, f"{made}COMMENT ON COLUMN public.own.dob IS 'date of birth';\n", "0002_b.sql")
    committed(shop)
    _add(shop, "\nALTER TABLE public.old RENAME TO members;\nCOMMENT ON COLUMN public.own.dob IS 'born';\n", "0003_c.sql")
    _, found = _columns(capsys, "m", "--base", "HEAD")
    assert {name: (one["file"], one["line"], one["status"]) for name, one in found.items() if one["category"]} == {
        "public.members.dob": ("m/0003_c.sql", 2, "undeclared"),
        "public.own.dob": ("m/0003_c.sql", 3, "accepted"),
    }


def test_every_column_is_judged_without_a_base(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = _columns(capsys, "m")
    assert code == 0
    assert {name: (c["category"], c["status"]) for name, c in found.items()} == {
        "public.customers.id": (None, None),
        "public.customers.email": ("contact.email", "declared"),
        "public.customers.first_name": ("person.name", "declared"),
    }


def test_what_is_declared_for_another_purpose_warns(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "ALTER TABLE public.customers ADD COLUMN phone text;\n")
    code, out, _ = _gate(capsys, "m")
    assert code == 0 and "warn public.customers.phone: Telephone number (contact.phone) is declared for another purpose" in out
    assert _gate(capsys, "m", "--fail-on", "other-purpose")[0] == 1
    assert _gate(capsys, "m", "--confidence", "0.5", "--fail-on", "none")[0] == 0


def test_tables_that_the_source_leaves_out_are_not_judged(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE public.schema_migrations (ni_number text);\n")
    code, found = _columns(capsys, "m")
    assert code == 0 and found["public.schema_migrations.ni_number"]["status"] is None
    assert found["public.schema_migrations.ni_number"]["evidence"] == ["left out by the source crm"]


def test_a_table_that_no_source_includes_may_serve_any_purpose(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE other.people (surname text, phone text, ni_number text);\n")
    code, found = _columns(capsys, "m")
    assert code == 1 and found["other.people.phone"]["status"] == "declared" and found["other.people.ni_number"]["status"] == "undeclared"
    assert any("no source in noticegap.toml" in why for why in found["other.people.ni_number"]["evidence"])


def test_a_comment_in_the_diff_says_yes(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "ALTER TABLE public.customers\n  -- noticegap: id.national, payroll needs it, owner=dpo@example.org, until=2099-01-01\n"
               "  ADD COLUMN ni_number varchar(9),\n  ADD COLUMN iban text; -- noticegap: none, holds a colour\n")  # fmt: skip
    code, found = _columns(capsys, "m")
    assert code == 0
    assert found["public.customers.ni_number"]["status"] == found["public.customers.iban"]["status"] == "accepted"
    assert found["public.customers.ni_number"]["evidence"][-1] == (
        "accepted: payroll needs it (dpo@example.org, until 2099-01-01, m/0002_more.sql:2)"
    )


def test_a_column_comment_says_yes(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, _ADD + "COMMENT ON COLUMN public.customers.ni_number IS 'noticegap: id.national, payroll needs it';\n")
    code, found = _columns(capsys, "m")
    assert code == 0 and found["public.customers.ni_number"]["status"] == "accepted"


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        ("id.national, payroll, until=2020-01-31", 1, "expired on 2020-01-31 (m/0002_more.sql:1)"),
        ("id.national", 1, "gives no reason: it does not count"),
        ("contact.email, it is a mail", 1, "contradicts the tag contact.email"),
    ],
)
def test_a_yes_that_does_not_count(shop: Path, capsys: pytest.CaptureFixture[str], said: str, code: int, told: str) -> None:
    _add(shop, _ADD.replace("\n", f" -- noticegap: {said}\n"))
    assert _gate(capsys, "m")[0] == code
    assert told in _gate(capsys, "m")[1]


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("id.natoinal, payroll", 'no category "id.natoinal". Did you mean "id.national"'),
        ("id.national, payroll, until=soon", 'until "soon" is no date. Write it like 2027-01-31.'),
    ],
)
def test_a_yes_with_a_mistake_is_noted_with_its_line(shop: Path, capsys: pytest.CaptureFixture[str], said: str, note: str) -> None:
    _add(shop, _ADD.replace("\n", f" -- noticegap: {said}\n"))
    code, out, _ = _gate(capsys, "m")
    assert code == 1 and f"note m/0002_more.sql:1: noticegap: {note}" in out


def test_a_tag_on_a_column_whose_name_says_nothing_is_judged(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "ALTER TABLE public.customers ADD COLUMN x7 text; -- noticegap: special.health\n")
    code, found = _columns(capsys, "m")
    assert code == 1 and found["public.customers.x7"]["category"] == "special.health" and found["public.customers.x7"]["confidence"] == 1.0


_ACCEPT = """
[[accept]]
column = "public.customers.ni_*"
category = "id.national"
reason = "payroll needs it"
owner = "dpo@example.org"
until = {until}
"""


def test_an_entry_in_the_configuration_says_yes_until_its_last_day(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop)
    (shop / "noticegap.toml").write_text(CONFIG + _ACCEPT.format(until="2099-01-01"))
    assert _gate(capsys, "m")[0] == 0
    (shop / "noticegap.toml").write_text(CONFIG + _ACCEPT.format(until="2020-01-31"))
    code, out, _ = _gate(capsys, "m")
    assert code == 1 and "the decision of dpo@example.org expired on 2020-01-31 (noticegap.toml)" in out


def test_what_must_never_be_kept_cannot_be_accepted(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE public.payers (surname text, card_number text, cvv varchar(4)); -- noticegap: pay.card_auth, handy\n")
    code, found = _columns(capsys, "m")
    assert code == 1 and found["public.payers.cvv"]["status"] == "prohibited"
    _add(shop, "CREATE TABLE public.payers (surname text,\n cvv varchar(4)); -- noticegap: none, a curriculum vitae\n")
    assert _gate(capsys, "m")[0] == 0


def test_the_text_ends_with_the_change_that_would_make_it_pass(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop)
    _, out, _ = _gate(capsys, "m")
    assert '{ says = "National Insurance or other national number", keys = ["id.national"] },' in out
    notice = (shop / "notice.toml").read_text().replace(
        "categories = [\n", 'categories = [\n  { says = "National Insurance or other national number", keys = ["id.national"] },\n', 1
    )  # fmt: skip
    (shop / "notice.toml").write_text(notice)
    assert _gate(capsys, "m")[0] == 0


def test_what_was_not_read_is_in_the_exit_code(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE broken (a int, b ;\n")
    code, out, _ = _gate(capsys, "m")
    assert code == 3 and "NOT READ m/0002_more.sql:1: a bracket is never closed" in out
    committed(shop)
    code, out, _ = _gate(capsys, "m", "--base", "HEAD")
    assert code == 0 and "note m/0002_more.sql:1: a bracket is never closed" in out  # the change did not bring it


def test_a_revision_in_which_the_folder_was_not_there_yet(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "m" / "0001_first.sql").rename(shop / "0001_first.sql")
    committed(shop)
    _add(shop, FIRST + _ADD)
    code, found = _columns(capsys, "m", "--base", "HEAD")
    assert code == 1 and {c["change"] for c in found.values()} == {"added"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "gate: nothing to judge. Name a file or folder"),
        (("none.sql",), "none.sql: does not exist here. Nothing was judged."),
        (("none", "--base", "HEAD"), "none: does not exist here. Nothing was judged."),
        (("none", "--base", "HEAD", "--head", "HEAD"), "none: does not exist in HEAD nor HEAD. Nothing was judged."),
        (("/", "--base", "HEAD"), "/: lies outside of the repository"),
        (("m", "--base", "no-such-branch"), 'no file, folder or git revision "no-such-branch"'),
        (("m", "--base", "--output=x"), 'no file, folder or git revision "--output=x"'),
        (("--base", "none.sql", "--head", "m"), 'no file or folder "none.sql"'),
        (("m", "--url", "sqlite:///x.db"), "are different schemas: give one of them"),
        (("m", "-f", "sarfi"), 'no format "sarfi". Did you mean "sarif"?'),
        (("m", "-f", "json", "-f", "sarif"), "only one format can go to standard output"),
        (("m", "-f", "json=none/a.json"), "the folder none does not exist"),
        (("m", "-c", "none.toml"), "none.toml: does not exist. Write one with: noticegap init"),
        (("m", "--source", "crn"), '--source: no source "crn"'),
        (("--url", "nonsense"), "--url: the url is not a database URL"),
        (("--models", "nonsense"), "write it like package.module:Base"),
        (("empty",), "empty: holds no schema file"),
    ],
)
def test_each_mistake_is_one_sentence(shop: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str) -> None:
    committed(shop)
    (shop / "empty").mkdir()
    code, out, err = _gate(capsys, *arguments)
    assert code == 2 and out == "" and err.count("\n") == 1 and err.startswith("noticegap: ") and sentence in err, err


def test_outside_a_repository_a_revision_is_a_sentence(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = _gate(capsys, "m", "--base", "HEAD")
    assert code == 2 and "this is no git repository" in err


def test_no_secret_is_needed_and_no_value_is_shown(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE public.a (x text DEFAULT 'hidden-value', b ;\nINSERT INTO public.a VALUES ('hidden-value');\n")
    for kind in ("text", "json", "sarif", "junit", "github", "gitlab", "markdown"):
        _, out, err = _gate(capsys, "m", "-f", kind)
        assert "hidden-value" not in out + err


def test_a_live_database_is_advised_to_decide_in_the_configuration(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(shop / "a.db") as connection:
        connection.execute("CREATE TABLE people (ni_number varchar(9))")
    code, out, _ = _gate(capsys, "--url", f"sqlite:///{shop}/a.db")
    block = out.partition("or record the decision in noticegap.toml:\n")[2].partition("\n\n")[0]
    assert code == 1 and 'column = "people.ni_number"' in block
    (shop / "noticegap.toml").write_text(CONFIG + block)
    assert _gate(capsys, "--url", f"sqlite:///{shop}/a.db")[0] == 0


def test_what_a_scan_saw_counts_where_the_name_says_nothing(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "ALTER TABLE public.customers ADD COLUMN x9 text;\n")
    finding = {"source": "crm", "unit": "public.customers", "column": "x9", "entity": "UK_NINO", "category": "id.national",
               "confidence": 0.99, "rows_hit": 98, "rows_read": 100}  # fmt: skip
    (shop / "report.json").write_text(json.dumps({"schema": "noticegap/report/1", "findings": [finding]}))
    assert _gate(capsys, "m")[0] == 0
    code, out, _ = _gate(capsys, "m", "--seen", "report.json")
    assert code == 1 and "a scan saw it in crm: public.customers (98 of 100 rows)" in out


def test_a_broken_statement_more_is_not_hidden_by_one_that_was_there(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE broken (a int, b ;\n")
    committed(shop)
    _add(shop, "\nCREATE TABLE broken (a int, b ;\nCREATE TABLE broken2 (a int, b ;\n")
    code, out, _ = _gate(capsys, "m", "--base", "HEAD")
    assert code == 3 and out.count("NOT READ") == 2  # the file's line and the total


def test_a_folder_of_many_files_is_read_from_a_revision_in_one_go(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(100, 160):
        _add(shop, f"CREATE TABLE public.t{number} (näme text);\n", f"{number} späte.sql")
    (shop / "m" / "empty.sql").write_text("")
    committed(shop)
    _add(shop)
    assert _gate(capsys, "m", "--base", "HEAD", "-f", "json")[0] == 1
    git(shop, "add", "-A")
    git(shop, "commit", "-qm", "second")
    code, found = _columns(capsys, ".", "--base", "HEAD~1", "--head", "HEAD")
    assert code == 1 and list(found) == ["public.customers.ni_number"]


def test_a_yes_that_stands_at_no_column_is_noted(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "-- noticegap: none, far above\n\n\n\n\n\n" + _ADD + "-- noticegap: none, below the last one\n")
    code, out, _ = _gate(capsys, "m")
    assert code == 1 and out.count("stands at no column") == 2


def test_a_dialect_and_a_source_can_be_named(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE public.t (a text DEFAULT 'it\\'s', ni_number text);\n")
    assert _gate(capsys, "m/0002_more.sql")[0] == 3
    assert _gate(capsys, "m/0002_more.sql", "--dialect", "mysql")[0] == 1
    _add(shop, "CREATE TABLE elsewhere.t (phone text);\n")
    assert _columns(capsys, "m/0002_more.sql", "--source", "crm")[1]["elsewhere.t.phone"]["status"] == "other-purpose"


def test_what_must_not_be_kept_comes_first_then_special_categories(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE public.payers (date_of_birth date, ethnicity text, card_number text, cvv varchar(4), marital_status text);\n")
    _, out, _ = _gate(capsys, "m")
    failing = [line.split(":")[0].rpartition(".")[2] for line in out.splitlines() if line.startswith("FAIL")]
    assert failing[:2] == ["cvv", "ethnicity"] and {"date_of_birth", "card_number", "marital_status"} <= set(failing[2:])


def test_an_entry_for_many_columns_accepts_and_claims_nothing(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(shop, "CREATE TABLE public.t (a text, ni_number text, iban text);\n")
    (shop / "noticegap.toml").write_text(CONFIG + _ACCEPT.format(until="2099-01-01").replace("customers.ni_*", "t.*"))
    code, found = _columns(capsys, "m")
    assert code == 1 and found["public.t.a"]["category"] is None
    assert (found["public.t.ni_number"]["status"], found["public.t.iban"]["status"]) == ("accepted", "undeclared")


def test_a_folder_that_a_change_fills_or_empties(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "m" / "0001_first.sql").unlink()
    (shop / "m" / "README.md").write_text("migrations go here")
    committed(shop)
    _add(shop, FIRST + _ADD)
    git(shop, "add", "-A")
    git(shop, "commit", "-qm", "second")
    assert _gate(capsys, "m", "--base", "HEAD~1", "--head", "HEAD")[0] == 1
    assert _gate(capsys, "m", "--base", "HEAD", "--head", "HEAD~1")[0] == 0
