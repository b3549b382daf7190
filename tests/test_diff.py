"""What changed between two runs and why: the comparison itself, over reports as scans make them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.diff.compare import compare
from scanner.diff.news import news
from scanner.diff.noise import differs
from scanner.diff.report_file import side_of_file
from scanner.diff.result import CAUSES, KINDS, Change, Diff
from scanner.diff.show import FORMATS, writer
from scanner.diff.side import Side, side_of
from scanner.errors import ConfigError
from scanner.model import Coverage, Finding, Place, Report, SourceInfo, Unread
from tests.report_fixture import HOSTILE, RUN, finding, report, written

SOURCES = (SourceInfo("crm", "sql", ("accounts",), ("customer",)), SourceInfo("share", "files", ("accounts",), ("customer",)))
TABLE = (("born", "date"), ("email", "text"), ("id", "integer"))
NINO = finding("crm", "users", "ni_number", "id.national")
EMAIL = finding("crm", "users", "email", "contact.email", "declared")


def unit(source: str, name: str, columns: tuple[tuple[str, str], ...] = TABLE, **facts: Any) -> Coverage:
    return Coverage(source, name, facts.pop("rows", 100), columns=columns, form="table", **facts)


def side(
    *findings: Finding, units: tuple[Coverage, ...] | None = None, unread: tuple[Unread, ...] = (), notice: str = "n1", **facts: Any
) -> Side:
    """A run of both sources in which every unit of a finding was read and has its column."""
    settings = facts.pop("settings", {"crm": "s", "share": "s"})
    if units is None:
        names = sorted({(one.found.place.source, str(one.found.place.unit)) for one in findings} | {("crm", "users"), ("share", "a.txt")})
        columns = {key: {one.found.place.column or "" for one in findings if _key(one) == key} for key in names}
        units = tuple(unit(*key, tuple(sorted({*TABLE, *((name, "text") for name in columns[key])}))) for key in names)
    sources = facts.pop("sources", SOURCES)
    whole = report(sources=sources, findings=findings, unread=unread, coverage=units, run=replace(RUN, **facts))
    return side_of(whole, notice, settings)


def _key(one: Finding) -> tuple[str, str]:
    return one.found.place.source, str(one.found.place.unit)


def only(diff: Diff) -> Change:
    (change,) = diff.changes
    return change


def cause(diff: Diff) -> tuple[str, list[str]]:
    change = only(diff)
    return change.kind, [why.cause for why in change.why]


def test_nothing_changed() -> None:
    diff = compare(side(NINO, EMAIL), side(NINO, EMAIL))
    assert (diff.changes, diff.why, diff.exit_code) == ((), (), 0)


def test_new_data_in_a_column_that_was_there() -> None:
    units = (unit("crm", "users", (*TABLE, ("ni_number", "text"))),)
    diff = compare(side(units=units), side(NINO, units=units))
    assert cause(diff) == ("new", ["data"])
    assert only(diff).failing and diff.exit_code == 1


def test_a_new_column_a_new_table_and_a_new_file() -> None:
    assert cause(compare(side(), side(NINO))) == ("new", ["schema"])
    assert only(compare(side(), side(NINO))).why[0].says == "the column is new"
    table = compare(side(), side(finding("crm", "more", "x", "id.national")))
    assert cause(table) == ("new", ["schema"]) and only(table).why[0].says == "the table is new"
    file = compare(side(), side(finding("share", "b.txt", "", "id.national")))
    assert cause(file) == ("new", ["data"]) and only(file).why[0].says == "the file is new"


def test_what_is_new_and_declared_fails_nobody() -> None:
    diff = compare(side(), side(EMAIL))
    assert (cause(diff), diff.exit_code) == (("new", ["data"]), 0)


def test_gone_with_its_column_its_table_and_its_rows() -> None:
    assert cause(compare(side(NINO), side())) == ("gone", ["schema"])
    more = finding("crm", "more", "x", "id.national")
    assert cause(compare(side(more), side())) == ("gone", ["schema"])
    units = (unit("crm", "users", (*TABLE, ("ni_number", "text"))),)
    assert cause(compare(side(NINO, units=units), side(units=units))) == ("gone", ["data"])


@pytest.mark.parametrize(
    "unread",
    [
        Unread(Place("crm", "users"), "permission denied"),
        Unread(Place("crm", "users", "ni_number"), "no such type"),
        Unread(Place("crm"), "the server does not answer"),
    ],
)
def test_what_was_not_read_is_never_gone(unread: Unread) -> None:
    units = () if unread.place.unit is None else None
    diff = compare(side(NINO), side(unread=(unread,), units=units))
    assert cause(diff) == ("not-looked-at", ["not-read"])
    assert unread.reason in only(diff).why[0].says and diff.exit_code == 3


@pytest.mark.parametrize("holder", ["old.zip", "HR/", "HR/old.zip", "HR/old.zip!a.zip"])
def test_what_lies_in_something_that_was_not_read_is_never_gone(holder: str) -> None:
    inner = finding("share", f"{holder}{'' if holder.endswith('/') else '!'}b/c.csv", "x", "id.national")
    unread = (Unread(Place("share", holder), "encrypted"),)
    assert cause(compare(side(inner), side(unread=unread, units=()))) == ("not-looked-at", ["not-read"])
    beside = (Unread(Place("share", "HR2/"), "not permitted"), Unread(Place("share", "HR"), "a pipe"))
    assert cause(compare(side(inner), side(unread=beside, units=())))[0] == "gone", "only its name begins so"


def test_a_source_that_was_not_scanned_is_not_gone_and_one_that_was_not_before_is_told() -> None:
    crm = (unit("crm", "users"),)
    diff = compare(side(finding("share", "a.txt", "", "id.national")), side(units=crm, sources=SOURCES[:1]))
    assert cause(diff) == ("not-looked-at", ["not-read"]) and diff.exit_code == 0
    diff = compare(side(units=crm, sources=SOURCES[:1]), side(finding("share", "a.txt", "", "id.national")))
    assert cause(diff) == ("new", ["not-read"]) and only(diff).why[0].says == "A did not look: share was not scanned"


def test_what_the_settings_may_have_left_out_is_not_gone() -> None:
    more = finding("crm", "more", "x", "id.national")
    diff = compare(side(more), side(settings={"crm": "other", "share": "s"}))
    assert cause(diff) == ("not-looked-at", ["not-read"]) and "settings of crm changed" in only(diff).why[0].says
    assert cause(compare(side(more), side(settings={"crm": "s", "share": "other"})))[0] == "gone"


def test_an_interrupted_run_tells_nothing_of_what_it_did_not_reach() -> None:
    stopped = (Unread(Place("crm"), "the scan was stopped before all of it was listed"),)
    assert cause(compare(side(NINO), side(unread=stopped, units=(), interrupted=True))) == ("not-looked-at", ["not-read"])


def test_another_notice_or_other_purposes_change_the_status() -> None:
    before, after = replace(EMAIL, status="undeclared"), EMAIL
    diff = compare(side(before), side(after, notice="n2"))
    assert cause(diff) == ("changed", ["notice"]) and only(diff).what == ("status",) and not only(diff).failing
    assert [why.cause for why in diff.why] == ["notice"]
    diff = compare(side(after), side(before, notice="n2"))
    assert only(diff).failing and diff.exit_code == 1, "it was declared, and is not any more"
    other = (replace(SOURCES[0], purposes=("marketing",)), SOURCES[1])
    assert cause(compare(side(after), side(replace(EMAIL, status="other-purpose"), sources=other))) == ("changed", ["settings"])
    diff = compare(side(after), side(before))
    assert cause(diff) == ("changed", ["data"])


def test_what_was_prohibited_and_is_undeclared_now_is_no_news_and_the_other_way_round_it_is() -> None:
    quiet, loud = (replace(NINO, status=status) for status in ("undeclared", "prohibited"))
    assert [compare(side(a), side(b)).exit_code for a, b in ((loud, quiet), (quiet, loud), (quiet, quiet))] == [0, 1, 0]


def test_two_versions_of_a_notice_are_named() -> None:
    a, b = side(EMAIL), side(EMAIL, notice="n2")
    b = replace(b, run=replace(b.run, notice="example-iot-customer@3.0"))
    assert [why.says for why in compare(a, b).why] == ["example-iot-customer@2.0 → example-iot-customer@3.0"]


def test_other_detectors_may_be_the_cause_but_not_of_a_new_column() -> None:
    units = (unit("crm", "users", (*TABLE, ("ni_number", "text"))),)
    a, b = side(units=units), side(NINO, units=units, detectors="sha256:other")
    assert cause(compare(a, b)) == ("new", ["detectors"])
    assert cause(compare(b, a)) == ("gone", ["detectors"])
    assert cause(compare(side(), side(NINO, detectors="sha256:other"))) == ("new", ["schema"])


def test_a_sample_may_be_the_cause() -> None:
    columns = (*TABLE, ("ni_number", "text"))
    a, b = (side(*found, units=(unit("crm", "users", columns, sampled=True, could_miss=0.03),)) for found in ((), (NINO,)))
    assert cause(compare(a, b)) == ("new", ["sample"]) and cause(compare(b, a)) == ("gone", ["sample"])


def test_counts_change_by_more_than_noise_only() -> None:
    def seen(hit: int, read: int) -> Finding:
        return finding("crm", "users", "email", "contact.email", "declared", rows_hit=hit, rows_read=read)

    def told(a: tuple[int, int], b: tuple[int, int], sampled: bool = False) -> bool:
        units = (unit("crm", "users", sampled=sampled),)
        return bool(compare(side(seen(*a), units=units), side(seen(*b), units=units)).changes)

    assert not told((9874, 10000), (9900, 10050)), "a table that goes on as before"
    assert not told((3, 1000), (7, 1000)), "chance"
    assert not told((5000, 10000), (5600, 10000)), "a tenth more: no chance, and no news"
    assert told((10, 1000), (100, 1000)), "ten times the share"
    assert told((1000, 1000), (5000, 5000)), "the table has grown to five times"
    assert not told((1000, 1000), (5000, 5000), sampled=True), "only the sample has"
    assert told((100, 10_000_000), (100_000, 10_000_000))
    change = only(compare(side(seen(10, 1000)), side(seen(500, 1000))))
    assert (change.kind, change.what, [why.cause for why in change.why]) == ("changed", ("counts",), ["data"])


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7), st.booleans())
def test_noise_is_the_same_from_both_sides(a: int, b: int, c: int, d: int, sampled: bool) -> None:
    one, two = (finding("s", "u", "c", "x", rows_hit=min(hit, read), rows_read=max(hit, read)).found for hit, read in ((a, b), (c, d)))
    assert differs(one, two, sampled=sampled) == differs(two, one, sampled=sampled)
    assert not differs(one, one, sampled=sampled)


def test_a_column_that_was_renamed_has_moved() -> None:
    before = (unit("crm", "users", (*TABLE, ("nino", "text"))),)
    after = (unit("crm", "users", (*TABLE, ("ni_number", "text"))),)
    diff = compare(side(finding("crm", "users", "nino", "id.national"), units=before), side(NINO, units=after))
    change = only(diff)
    assert (change.kind, change.what, change.why[0].says, change.failing) == ("changed", ("place",), "nino is now ni_number", False)


def test_a_file_that_was_renamed_has_moved_and_another_one_has_not() -> None:
    old, new = (finding("share", name, "mail", "contact.email", "undeclared") for name in ("old.csv", "new.csv"))
    columns = (("mail", "text"), ("n", "integer"))
    a, b = (side(found, units=(unit("share", str(found.found.place.unit), columns),)) for found in (old, new))
    assert only(compare(a, b)).what == ("place",)
    longer = side(new, units=(unit("share", "new.csv", columns, rows=101),))
    assert [change.kind for change in compare(a, longer).changes] == ["new", "gone"], "not the same length: another file"
    twice = side(
        new,
        replace(new, found=replace(new.found, place=Place("share", "copy.csv", "mail"))),
        units=(unit("share", "new.csv", columns), unit("share", "copy.csv", columns)),
    )
    assert sorted(change.kind for change in compare(a, twice).changes) == ["gone", "new", "new"], "two candidates are none"


def test_a_column_copied_into_another_has_not_moved() -> None:
    units = (unit("crm", "users", (*TABLE, ("nino", "text"), ("ni_number", "text"))),)
    diff = compare(side(finding("crm", "users", "nino", "id.national"), units=units), side(NINO, units=units))
    assert sorted(change.kind for change in diff.changes) == ["gone", "new"] and diff.exit_code == 1


def _loads(*sides: Side) -> list[Any]:
    return [(set(one.sources), lambda one=one: one) for one in sides]


def test_news_is_what_the_last_run_that_looked_did_not_know() -> None:
    locked = side(unread=(Unread(Place("crm", "users"), "locked"),), units=())
    knew, clean = side(NINO), side(units=(unit("crm", "users", (*TABLE, ("ni_number", "text"))),))
    assert news(side(NINO), _loads(knew)) == []
    assert news(side(NINO), _loads(clean)) == [NINO]
    assert news(side(NINO), _loads(locked, knew)) == [], "the run before the one that could not look knew it"
    assert news(side(NINO), _loads(locked, clean)) == [NINO]
    assert news(side(NINO), _loads(locked)) == [NINO] and news(side(NINO), []) == [NINO]
    assert news(side(NINO), _loads(clean, knew)) == [NINO], "it was gone in between"
    columns = (*TABLE, ("ni_number", "text"))
    sampled = side(units=(unit("crm", "users", columns, sampled=True, could_miss=0.03),))
    assert news(side(NINO), _loads(sampled, knew)) == [], "what a sample missed is decided by the run before"
    assert news(side(NINO), _loads(sampled, clean)) == news(side(NINO), _loads(sampled)) == [NINO]
    now = side(NINO, units=sampled.coverage)
    assert news(now, _loads(clean, knew)) == [NINO], "a whole run looked, and it was gone"
    assert news(side(EMAIL), _loads(clean)) == [], "what is declared alerts nobody"
    assert news(side(replace(EMAIL, status="undeclared")), _loads(side(EMAIL))) == [replace(EMAIL, status="undeclared")]


def test_news_loads_no_run_of_other_sources_and_none_that_is_not_needed() -> None:
    def fail() -> Side:
        raise AssertionError("loaded in vain")

    assert news(side(NINO), [({"share"}, fail), ({"crm"}, lambda: side(NINO)), ({"crm"}, fail)]) == []
    assert news(side(EMAIL), [({"crm"}, fail)]) == []


def shown(diff: Diff, form: str) -> str:
    out = io.StringIO()
    writer(form)(diff, out, colour=False, width=100)
    return out.getvalue()


def many() -> Diff:
    """A comparison in which everything happens."""
    a = side(NINO, EMAIL, finding("crm", "gone", "x", "id.national"), finding("share", "a.zip!b.csv", "x", "id.national"))
    b = side(replace(EMAIL, status="arguable"), finding("crm", f"t{HOSTILE}", "x", "auth.secret", "prohibited"),
             unread=(Unread(Place("share", "a.zip"), "encrypted"),), notice="n2", detectors="sha256:x")  # fmt: skip
    return compare(a, replace(b, run=replace(b.run, id="20261119T090000Z-11aa22", started=RUN.started + timedelta(days=7))))


def test_json_says_all_and_has_the_promised_names() -> None:
    diff = many()
    told = json.loads(shown(diff, "json"))
    assert list(told) == ["schema", "a", "b", "summary", "why", "changes", "unread"] and told["schema"] == "noticegap/diff/1"
    assert told["summary"] == {"new": 1, "changed": 1, "gone": 2, "not-looked-at": 1, "failing": 1, "unread": 1}
    assert [each["cause"] for each in told["why"]] == ["notice", "detectors"]
    for each in told["changes"]:
        assert list(each) == ["change", "what", "why", "failing", "id", "category", "before", "after"]
        assert each["change"] in KINDS and each["why"] and all(why["cause"] in CAUSES for why in each["why"])
        assert (each["before"] is None) == (each["change"] == "new") and (each["after"] is None) == (
            each["change"] in ("gone", "not-looked-at")
        )
    assert list(told["b"]) == ["id", "started", "notice", "detectors", "sources", "interrupted"]
    lines = [json.loads(line) for line in shown(diff, "ndjson").splitlines()]
    assert lines == told["changes"] + told["unread"]
    assert shown(diff, "json").isascii()


def test_text_is_short_and_safe_and_says_why() -> None:
    text = shown(many(), "text")
    assert "\x1b" not in text and "\u202e" not in text and "\\x1b[2J" in text
    for said in ("NEW (1)", "GONE (2)", "CHANGED (1)", "declared → arguable", "NOT LOOKED AT (1)", "share: 1 finding: B did not look: encrypted", "the table is new",
                 "1 new, 1 changed, 2 gone, 1 not looked at; 1 newly undeclared or prohibited; 1 place not read in B"):  # fmt: skip
        assert said in text, said
    quiet = side(*(finding("crm", "users", f"c{n}", "contact.email", "declared") for n in range(500)))
    assert len(shown(compare(side(), quiet), "text").splitlines()) < 30
    assert "Nothing changed." in shown(compare(side(), side()), "text")
    loud = side(*(finding("crm", "users", f"c{n}", "id.national") for n in range(50)))
    assert shown(compare(side(), loud), "text").count("✖") == 50, "what fails is never cut"


def test_there_is_no_other_format() -> None:
    assert FORMATS == ("text", "json", "ndjson")
    with pytest.raises(ConfigError, match=r'no format "jsn"\. Did you mean "json"'):
        writer("jsn")


def _file(folder: Path, told: Report, name: str = "r.json") -> Path:
    path = folder / name
    path.write_text(written("json_", told))
    return path


def test_a_json_report_is_a_side_and_its_findings_have_the_same_ids(tmp_path: Path) -> None:
    whole = report(findings=(*report().findings, finding("crm", "t", None, "profile"), finding("share", "x", "", "person.name")))
    read = side_of_file(_file(tmp_path, whole))
    assert set(read.by_id) == {one.id for one in whole.findings}
    diff = compare(read, side_of(whole, "hash", {"crm": "s"}))
    assert diff.changes == () and diff.why == ()
    assert compare(side_of(report()), read).of("new")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is not JSON"),
        ("[1]", "is no report of a scan"),
        ('{"schema": "noticegap/diff/1"}', "is no report of a scan"),
        ('{"schema": "noticegap/report/1", "run": {}}', "is no whole report"),
        ('{"schema": "noticegap/report/1", "run": 7}', "is no whole report"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_file_that_is_no_report(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(content)
    with pytest.raises(ConfigError, match=says):
        side_of_file(path)


def test_a_report_without_something_is_no_whole_report(tmp_path: Path) -> None:
    """Whichever key is missing or of another type: one sentence, never an unexpected error."""
    whole = json.loads(written("json_", report()))
    for name in ("run", "findings", "unread", "coverage"):
        for changed in ({k: v for k, v in whole.items() if k != name}, {**whole, name: 7}, {**whole, name: [7]}, {**whole, name: None}):
            (tmp_path / "r.json").write_text(json.dumps(changed))
            with pytest.raises(ConfigError, match="is no whole report"):
                side_of_file(tmp_path / "r.json")
