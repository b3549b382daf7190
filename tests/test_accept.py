"""Decisions: their file, what they mean for a scan, for the gate and for the difference of two runs, and when they are over."""

from __future__ import annotations

import json
import subprocess
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scanner import taxonomy
from scanner.accepted import FILE, Accept, decisions_of, written
from scanner.aimed import Seen
from scanner.catalog.connect import engine_of
from scanner.catalog.store import store
from scanner.decided import Decided, decided
from scanner.diff.compare import compare
from scanner.diff.side import side_of
from scanner.errors import ConfigError
from scanner.model import Coverage, Finding, SourceInfo
from tests.report_fixture import HOSTILE, finding, report
from tests.test_runs import Output, call, days_old
from tests.test_scan import estate

__all__ = ["estate"]
TODAY = date(2026, 11, 28)
NINO = finding("crm", "public.users", "ni_number", "id.national")
SOURCES = (SourceInfo("crm", "sql", ("accounts",), ("customer",)), SourceInfo("share", "files", ("accounts",), ("customer",)))


def accept(column: str, category: str = "id.national", until: date = date(2027, 1, 31)) -> Accept:
    return Accept(column, category, "payroll needs it", "dpo@example.org", until, FILE)


def after(found: Finding, *accepted: Accept) -> Decided:
    return decided(report(findings=(found,), sources=SOURCES), accepted, taxonomy.load(), TODAY)


def status(found: Finding, *accepted: Accept) -> str:
    return after(found, *accepted).report.findings[0].status


@pytest.mark.parametrize(
    "column", ["public.users.ni_number", "users.ni_number", "USERS.NI_*", "crm: public.users.ni_number", "crm: users.*", "*.ni_number"]
)
def test_a_decision_names_a_place_as_people_do(column: str) -> None:
    assert status(NINO, accept(column)) == "accepted"


@pytest.mark.parametrize(
    "other",
    [
        accept("users"),
        accept("billing: users.ni_number"),
        accept("sers.ni_number"),
        accept("users.ni_number", "demog.dob"),
        accept("users.ni_number", until=date(2026, 11, 27)),
    ],
)
def test_a_decision_on_something_else_accepts_nothing(other: Accept) -> None:
    assert status(NINO, other) == "undeclared"


def test_what_was_accepted_says_by_whom_and_until_when() -> None:
    made = after(NINO, accept("users.ni_number", until=TODAY))
    assert made.report.findings[0].notes == ("accepted: payroll needs it (dpo@example.org, until 2026-11-28, noticegap.accept.toml)",)
    assert made.report.summary()["accepted"] == 1 and made.report.summary()["undeclared"] == 0
    assert (made.expired, made.unknown) == ((), ())
    assert after(NINO).report == report(findings=(NINO,), sources=SOURCES)


def test_other_purposes_and_what_a_category_covers_can_be_accepted_and_what_is_declared_stays_declared() -> None:
    other = finding("share", "a/b.csv", "mail", "contact.email", "other-purpose")
    assert status(other, accept("a/b.csv.mail", "contact.email")) == "accepted"
    assert status(other, accept("share: a/*", "none")) == "accepted"
    assert status(replace(other, status="declared"), accept("a/b.csv.mail", "contact.email")) == "declared"
    assert status(finding("share", "a.csv", "", "id.national"), accept("csv")) == "undeclared", "a file has no schema before its dot"


def test_what_must_not_be_held_can_only_be_something_else() -> None:
    secret = finding("crm", "public.users", "cvv", "pay.card_auth", "prohibited")
    assert status(secret, accept("users.cvv", "pay.card_auth")) == "prohibited"
    assert status(secret, accept("users.cvv", "none")) == "accepted"


def test_a_decision_that_is_over_fails_and_says_so_unless_another_holds() -> None:
    over = accept("users.ni_number", until=date(2026, 1, 31))
    made = after(NINO, over)
    assert made.expired == made.report.findings and made.report.findings[0].status == "undeclared"
    assert made.report.findings[0].notes == ("the decision of dpo@example.org expired on 2026-01-31 (noticegap.accept.toml)",)
    assert status(NINO, over, accept("users.*")) == "accepted"


def test_a_decision_on_nothing_that_was_found_is_told() -> None:
    lost, none = accept("users.nino"), accept("users.id", "none")
    assert after(NINO, accept("users.ni_number"), lost, none).unknown == (lost,), "what holds no personal data need not be found"


def test_the_difference_of_two_runs_knows_decisions() -> None:
    def side(found: Finding, *accepted: Accept) -> object:
        return side_of(after(found, *accepted).report)

    before, later, over = side(NINO), side(NINO, accept("users.*")), side(NINO, accept("users.*", until=date(2026, 1, 31)))
    (change,) = compare(before, later).changes  # type: ignore[arg-type]
    assert (change.what, change.why[0].cause, change.failing) == (("status",), "decision", False)
    assert change.why[0].says.startswith("accepted: payroll needs it")
    (change,) = compare(later, over).changes  # type: ignore[arg-type]
    assert change.failing and "expired on 2026-01-31" in change.why[0].says
    (change,) = compare(later, before).changes  # type: ignore[arg-type]
    assert change.failing and change.why[0].says == "a decision was taken back"


def test_the_file_is_sorted_one_line_each_and_comes_back(tmp_path: Path) -> None:
    odd = accept(f'share: "{HOSTILE}\x7f\\.txt', "none")
    made = [accept("crm: b.c"), odd, accept("crm: a.b"), accept("crm: b.c", "contact.email")]
    text = written(made)
    file = tmp_path / FILE
    file.write_text(text)
    assert decisions_of(file) == (made[2], made[3], made[0], odd)
    lines = [line for line in text.splitlines() if line.startswith("  {")]
    assert len(lines) == 4 and lines[0] == (
        '  { column = "crm: a.b", category = "id.national", reason = "payroll needs it", owner = "dpo@example.org", until = 2027-01-31 },'
    )
    assert written(decisions_of(file)) == text == written(reversed(decisions_of(file)))
    assert decisions_of(tmp_path / "none.toml") == ()


def test_two_people_who_decide_merge_in_git(tmp_path: Path) -> None:
    """Lines far enough apart merge by themselves, and the result is what either command would have written."""

    def git(*args: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *args], cwd=tmp_path, check=True, capture_output=True)

    file, base = tmp_path / FILE, [accept(f"crm: t{n}.c") for n in range(1, 9)]
    git("init", "-b", "main")
    for branch, more in (("main", None), ("one", accept("crm: a.c")), ("two", accept("crm: z.c"))):
        git(*(["checkout", "main", "-b", branch] if more else ["checkout", "--orphan", "first"]))
        file.write_text(written([*base, *([more] if more else [])]))
        git("add", FILE)
        git("commit", "-m", branch)
        if more is None:
            git("branch", "-M", "main")
    git("merge", "one")
    assert file.read_text() == written([*base, accept("crm: a.c"), accept("crm: z.c")])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("accept = [\n<<<<<<< HEAD\n", "is not valid TOML"),
        ("accepted = []", 'unknown key "accepted". Did you mean "accept"'),
        ('accept = ["x"]', "decision 1: is not a table"),
        ('accept = [{ column = "a.b" }]', 'decision 1: has no "category"'),
        ('accept = [{ column = "a.b", category = "id.nat", reason = "r", owner = "o", until = 2027-01-01 }]', 'Did you mean "id.national"'),
        ('accept = [{ column = "a.b", category = "none", reason = "r", owner = "o", until = "soon" }]', '"until" must be a date'),
    ],
)
def test_a_file_with_a_mistake_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(ConfigError) as caught:
        decisions_of(tmp_path / FILE)
    assert says in str(caught.value) and str(caught.value).startswith(str(tmp_path / FILE))


_WHY = ("--reason", "payroll needs it", "--owner", "dpo@example.org", "--until", "2099-12-31")


def test_from_a_finding_to_a_scan_that_passes(estate: Path, capsys: Output) -> None:
    _, out, _ = call(capsys, "scan", "--source", "crm", "-f", "json")
    (nino,) = [one for one in json.loads(out)["findings"] if one["category"] == "id.national"]
    code, out, _ = call(capsys, "accept", nino["id"][:8], *_WHY)
    assert code == 0 and out.startswith("accepted crm: customers.ni_number (id.national) until 2099-12-31")
    (made,) = tomllib.loads(Path(FILE).read_text())["accept"]
    assert made["column"] == "crm: customers.ni_number"
    assert call(capsys, "accept", "--column", "crm: *.password", "--category", "none", *_WHY)[0] == 0
    assert call(capsys, "accept", "--column", "share: gone.txt", "--category", "id.national", *_WHY)[0] == 0
    code, out, err = call(capsys, "scan", "--source", "crm", "-f", "json")
    assert code == 0 and json.loads(out)["summary"]["accepted"] == 2 and "gone.txt" not in err, "its source was not scanned"
    code, _, err = call(capsys, "scan", "-f", "json")
    assert code == 0 and 'noticegap.accept.toml: nothing was found that the decision on "share: gone.txt" (id.national) is about' in err
    Path(FILE).write_text(Path(FILE).read_text().replace("2099-12-31", "2020-12-31"))
    for fail_on, expected in (("new", 1), ("none", 0), ("undeclared", 1)):
        code, out, err = call(capsys, "scan", "--source", "crm", "--fail-on", fail_on, "-f", "json")
        assert code == expected and "2 findings have a decision whose last day is over" in err
    assert "2020-12-31" in out


def test_the_gate_knows_the_same_decisions(estate: Path, capsys: Output) -> None:
    Path("schema.sql").write_text("create table customers (id int, email text, ni_number varchar(9));\n")
    assert call(capsys, "gate", "schema.sql", "--source", "crm")[0] == 1
    call(capsys, "accept", "--column", "share: customers.ni_number", "--category", "id.national", *_WHY)
    assert call(capsys, "gate", "schema.sql", "--source", "crm")[0] == 1, "another source's"
    call(capsys, "accept", "--column", "crm: customers.ni_number", "--category", "id.national", *_WHY)
    code, out, _ = call(capsys, "gate", "schema.sql", "--source", "crm", "-f", "json")
    assert code == 0 and "noticegap.accept.toml" in out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([], "name a finding by its id"),
        (["0123", "--column", "a.b", "--category", "none"], "name a finding by its id"),
        (["--column", "a.b"], "--category"),
        (["--column", "a.b", "--category", "id.nat"], 'Did you mean "id.national"'),
        (["--column", "a.b", "--category", "pay.card_auth"], "must not be held"),
        (["zzzzzzzz"], "is no id of a finding"),
        (["0"], "is no id of a finding"),
        (["--column", "a.b", "--category", "none", "--until", "2020-01-01"], "2020-01-01 is over"),
        (["--column", "a.b", "--category", "none", "--until", "soon"], '--until: "soon" is no day. Write it like 2027-06-30.'),
        (["crm: customers.ni_number"], "A place is named with --column and --category; the ids are in:"),
        (["--column", "a.b", "--category", "none", "--reason", ""], 'has no "reason"'),
    ],
)
def test_wrong_commands_are_one_sentence(estate: Path, capsys: Output, args: list[str], says: str) -> None:
    days_old(1)
    code, out, err = call(capsys, "accept", *_WHY, *args)
    assert (code, out) == (2, "") and len(err.splitlines()) == 1 and says in err, err
    assert not Path(FILE).exists()


def test_all_that_a_decision_lacks_is_told_at_once(estate: Path, capsys: Output) -> None:
    code, _, err = call(capsys, "accept", "0123", "--owner", "dpo@example.org")
    assert code == 2
    assert err == "noticegap: accept: has no --reason, no --until. A decision has a reason, an owner and a last day.\n"


def test_what_is_prohibited_cannot_be_accepted_by_its_id(estate: Path, capsys: Output) -> None:
    days_old(1)
    loud = next(one for one in report().findings if one.status == "prohibited")
    code, _, err = call(capsys, "accept", loud.id, *_WHY)
    assert code == 2 and "must not be held" in err
    assert call(capsys, "accept", loud.id, "--category", "none", *_WHY)[0] == 0


MAIL = finding("share", "lists/2026.csv", "mail", "contact.email", "other-purpose")
SCANNED = report(
    findings=(NINO, MAIL),
    sources=SOURCES,
    unread=(),
    coverage=(
        Coverage("crm", "public.users", 9, columns=(("id", "integer"), ("ni_number", "text"))),
        Coverage("share", "lists/2026.csv", 9),
        Coverage("share", "letters/a.txt", 9),
    ),
)


@pytest.mark.parametrize(
    ("column", "category", "says"),
    [
        ("crm: public.users.ni_number", "id.national", ""),
        ("users.*", "id.national", ""),
        ("*", "contact.email", ""),
        ("crm: users.id", "none", ""),
        ("share: lists/2026.csv.notes", "none", ""),
        ("letters/*.txt", "none", ""),
        ("crm: public.user.ni_number", "id.national", 'no scan came to a place of that name. Did you mean "crm: public.users.ni_number"?'),
        ("users.ni_numbr", "id.national", 'no scan came to a place of that name. Did you mean "users.ni_number"?'),
        ("crm:users.ni_number", "id.national", 'no scan came to a place of that name. Did you mean "crm: users.ni_number"?'),
        ("usres.*", "id.national", 'no scan came to a place of that name. Did you mean "users.*"?'),
        ("users", "id.national", 'scans found no id.national there. Did you mean "users.ni_number"?'),
        ("users.ni_number", "demog.dob", "scans found id.national there, and no demog.dob. Did you mean "),
        ("crm: new_table.dob", "demog.dob", "no scan came to a place of that name."),
        ("crm: public.usrs.id", "none", 'no scan came to a place of that name. Did you mean "crm: public.users.id"?'),
    ],
)
def test_what_a_decision_speaks_of_is_told_from_what_scans_found(column: str, category: str, says: str) -> None:
    told = Seen([SCANNED], taxonomy.load()).doubt(accept(column, category))
    assert told == says or (says.endswith("mean ") and told.startswith(says)), told


def test_a_slip_in_a_place_is_told_and_what_a_later_scan_may_bring_is_kept(estate: Path, capsys: Output) -> None:
    """A column that nobody saw may come with the next migration; a source that the configuration has not comes with no scan."""
    given = ("accept", *_WHY, "--category", "id.national", "--column")
    code, _, err = call(capsys, *given, "crm: users.ni_number")
    assert code == 0 and err.startswith("crm: users.ni_number: no run is stored to compare it with.")
    store(engine_of("", Path()), SCANNED)
    assert call(capsys, *given, "crm: users.ni_number")[::2] == (0, "")
    code, _, err = call(capsys, *given, "crm: users.ni_numbr")
    assert code == 0 and err == (
        "crm: users.ni_numbr: no scan came to a place of that name. "
        'Did you mean "crm: users.ni_number"? The decision is kept for what a later scan brings.\n'
    )
    assert [one.column for one in decisions_of(Path(FILE))] == ["crm: users.ni_number", "crm: users.ni_numbr"]


@pytest.mark.parametrize(
    ("column", "says"),
    [
        ("cmr: users.ni_number", '--column: no source "cmr" in noticegap.toml. Did you mean "crm"? Known: crm, share.'),
        ("crm", '--column: "crm" is a source. Name a place in it, or all of it: "crm: *"'),
        ("crm:users.dob", '--column: a space stands behind the source: "crm: users.dob"'),
    ],
)
def test_a_source_that_is_not_there_is_refused(estate: Path, capsys: Output, column: str, says: str) -> None:
    store(engine_of("", Path()), SCANNED)
    code, out, err = call(capsys, "accept", *_WHY, "--category", "id.national", "--column", column)
    assert (code, out, err) == (2, "", f"noticegap: {says}\n") and not Path(FILE).exists()


def test_places_where_no_source_is_named_and_globs_over_sources_are_no_slips(estate: Path, capsys: Output) -> None:
    store(engine_of("", Path()), SCANNED)
    for column in ("c*: users.ni_number", "*: *.ni_number", "CRM: USERS.NI_NUMBER", "users.ni_number"):
        assert call(capsys, "accept", *_WHY, "--category", "id.national", "--column", column)[::2] == (0, ""), column
    code, _, err = call(capsys, "accept", *_WHY, "--category", "id.national", "--column", "x", "-c", "gone.toml")
    assert code == 2 and "gone.toml: does not exist" in err


def test_a_decision_that_a_scan_finds_nothing_of_is_told_with_what_is_near(estate: Path, capsys: Output) -> None:
    Path(FILE).write_text(written([accept("crm: custmers.ni_number"), accept("crm: zz", "demog.dob")]))
    _, _, err = call(capsys, "scan", "-f", "json=r.json")
    about = "nothing was found that the decision on"
    assert f'{FILE}: {about} "crm: custmers.ni_number" (id.national) is about. Did you mean "crm: customers.ni_number"?\n' in err
    assert f'{FILE}: {about} "crm: zz" (demog.dob) is about\n' in err
