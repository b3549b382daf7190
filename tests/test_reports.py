"""The machine formats: names and shapes as promised, order, escapes, and nothing that is not in the report."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from reports import json_
from reports.order import by_reason, by_status, outcome, sensitive, unmapped, unseen
from scanner.model import STATUSES, Coverage, Declared, Place, Units, Unread
from scanner.taxonomy import load
from tests.report_fixture import HOSTILE, finding, report, written

FORMATS = ("terminal", "json_", "ndjson", "html_")

#: The promise of `noticegap/report/1`: names in order, and what each holds.
SHAPES: dict[str, dict[str, Any]] = {
    "run": {"id": str, "tool": str, "detectors": str, "notice": str, "seed": int, "started": str, "ended": str},
    "findings": {
        "id": str,
        "source": str,
        "unit": str,
        "column": (str, type(None)),
        "entity": str,
        "category": str,
        "status": str,
        "purposes": list,
        "confidence": float,
        "rows_read": int,
        "rows_hit": int,
        "distinct": int,
        "evidence": list,
        "shape": (str, type(None)),
        "where": list,
    },
    "declared": {"category": str, "purpose": str, "says": str, "seen": bool},
    "unread": {"source": str, "unit": (str, type(None)), "column": (str, type(None)), "reason": str},
    "coverage": {
        "source": str,
        "unit": str,
        "rows_read": int,
        "rows_estimated": (int, type(None)),
        "sampled": bool,
        "could_miss": float,
    },
}


def check(shape: dict[str, Any], found: dict[str, Any]) -> None:
    assert list(found) == list(shape)
    for name, value in found.items():
        assert isinstance(value, shape[name]), (name, value)


def test_json_has_the_promised_names_in_order_and_types() -> None:
    text = written("json_", report())
    parsed = json.loads(text)
    assert text.endswith("}\n")
    assert list(parsed) == ["schema", "run", "summary", "findings", "declared", "unread", "coverage", "units"]
    assert parsed["schema"] == "noticegap/report/1"
    check(SHAPES["run"], parsed["run"])
    for name in ("findings", "declared", "unread", "coverage"):
        assert parsed[name]
        for one in parsed[name]:
            check(SHAPES[name], one)
    assert {one["status"] for one in parsed["findings"]} == set(STATUSES)


def test_json_tells_how_many_units_were_read_what_a_row_is_and_what_is_not_what_it_is_called() -> None:
    page = finding("share", "a.pdf", None, "contact.email", row_is="page", where=(2, 5))
    whole = report(findings=(page,), units=Units(63, 54, 9), coverage=(Coverage("share", "a.csv", 3, note="named .csv, is audio/wav"),))
    parsed = json.loads(written("json_", whole))
    assert parsed["units"] == {"listed": 63, "read": 54, "unread": 9}
    assert parsed["findings"][0]["where"] == [{"row": 2, "page": 3}, {"row": 5, "page": 6}]
    assert parsed["coverage"][0]["note"] == "named .csv, is audio/wav"
    page_text = " ".join(written("terminal", whole, width=100).split())
    assert "63 units listed = 54 read to the end + 9 not." in page_text
    assert "To be known of 1 unit: · share: a.csv named .csv, is audio/wav" in page_text
    assert "63 units listed = 54 read to the end + 9 not." in written("html_", whole)


def test_json_holds_the_values_of_the_report() -> None:
    parsed = json.loads(written("json_", report()))
    nino = next(one for one in parsed["findings"] if one["column"] == "ni_number" and one["source"] == "crm")
    assert nino["evidence"] == ["name: ni number", "pattern 98.7 %", "prefix rules 100 %"]
    assert (nino["where"], nino["shape"], nino["purposes"]) == (
        [{"row": 1}, {"row": 7}, {"row": 12}],
        "AA 99 99 99 A",
        ["products", "accounts"],
    )
    assert next(one for one in parsed["findings"] if one["category"] == "location")["evidence"][-1] == "declared for complaints only"
    assert (parsed["run"]["started"], parsed["run"]["tool"]) == ("2026-11-12T09:00:00+00:00", "0.1.0")
    assert parsed["summary"] == report().summary()
    assert list(parsed["summary"])[:5] == ["undeclared", "prohibited", "other-purpose", "arguable", "declared"]
    assert parsed["coverage"][6] == {
        "source": "crm", "unit": "public.payments", "rows_read": 25000, "rows_estimated": None, "sampled": True, "could_miss": 0.00012,
    }  # fmt: skip


def test_json_body_and_whole_unit_are_null_but_two_findings() -> None:
    both = (finding("s", "u", "", "other"), finding("s", "u", None, "other"))
    first, second = json.loads(written("json_", report(findings=both)))["findings"]
    assert first["column"] is None and second["column"] is None
    assert first["id"] != second["id"]


def test_json_rounds_confidence_and_zones_naive_times() -> None:
    run = replace(report().run, started=datetime(2026, 1, 2, 3, 4, 5), interrupted=True)
    parsed = json.loads(written("json_", report(findings=(finding("s", "u", "c", "other", confidence=0.98765),), run=run)))
    assert parsed["findings"][0]["confidence"] == 0.99
    assert datetime.fromisoformat(parsed["run"]["started"]).utcoffset() is not None
    assert parsed["run"]["interrupted"] is True


def test_json_escapes_what_a_terminal_obeys_and_keeps_the_name() -> None:
    name = HOSTILE + "é😀\U000e0041"
    lost = Unread(Place("share", "caf\udce9.txt"), "not UTF-8")
    whole = report(findings=(finding("s", name, name, "other"),), unread=(lost,))
    for form in ("json_", "ndjson"):
        text = written(form, whole)
        text.encode("utf-8")
        assert "é😀" in text and not re.search("[\x1b\u202e\u200b\U000e0041]", text)
        if form == "json_":
            parsed = json.loads(text)
            first, last = parsed["findings"][0], parsed["unread"][0]
        else:
            first, last = map(json.loads, text.splitlines())
        assert (first["unit"], first["column"], last["unit"]) == (name, name, "caf\udce9.txt")


def test_json_is_written_in_small_pieces() -> None:
    class Pieces(io.StringIO):
        longest = 0

        def write(self, text: str) -> int:
            self.longest = max(self.longest, len(text))
            return len(text)

        def writelines(self, pieces: Any) -> None:
            for piece in pieces:
                self.write(piece)

    out = Pieces()
    json_.write(report(findings=report().findings * 50), out)
    assert 0 < out.longest < 4000


def test_ndjson_is_the_json_one_finding_or_unread_a_line() -> None:
    whole = json.loads(written("json_", report()))
    assert [json.loads(line) for line in written("ndjson", report()).splitlines()] == whole["findings"] + whole["unread"]
    assert written("ndjson", report(findings=(), unread=())) == ""


def test_nothing_is_found_in_an_empty_report_and_none_sounds_clean() -> None:
    empty = report(findings=(), unread=(), coverage=(), declared=(), sources=(), test_data=0)
    parsed = json.loads(written("json_", empty))
    assert parsed["findings"] == parsed["coverage"] == []
    assert outcome(empty) == "Nothing was read."
    assert outcome(report(findings=())) == "Nothing undeclared was seen. 4 places were not read."
    assert outcome(report(unread=())) == "4 prohibited and 10 undeclared findings."


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_depends_on_nothing_but_the_report(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(form, report())
    monkeypatch.chdir(tmp_path)
    for name in ("USER", "LOGNAME", "HOSTNAME", "COLUMNS", "TERM", "FORCE_COLOR"):
        monkeypatch.setenv(name, "canary-7b1f")
    facts = replace(report().notice, facts={"contact": {"email": "canary-7b1f@example.org"}})
    assert written(form, report(notice=facts)) == before
    assert "canary-7b1f" not in before


@pytest.mark.parametrize("form", ["terminal", "html_"])
def test_a_notice_with_open_lines_is_told_before_what_it_does_not_name(form: str) -> None:
    """Else the report says of what stands in an open line that the notice does not name it, and nobody sees why."""
    notice = report().notice
    told = "1 line of the notice is not wholly mapped to categories: what it declares may be told as undeclared here."
    page = " ".join(written(form, report()).split())
    assert told in page and page.index(told) < page.index("Unseen" if form == "html_" else "PROHIBITED")
    whole = replace(notice, purposes=tuple(replace(one, categories=tuple(b for b in one.categories if b.keys)) for one in notice.purposes))
    assert unmapped(report(notice=whole)) == "" and "wholly mapped" not in written(form, report(notice=whole))
    tails = replace(notice, purposes=tuple(replace(one, categories=tuple(replace(b, tail="x") for b in one.categories))
                                           for one in notice.purposes))  # fmt: skip
    assert " lines of the notice are not wholly mapped" in unmapped(report(notice=tails))


def test_order_and_groups() -> None:
    groups = by_status(report().findings[::-1], load())
    assert list(groups) == list(STATUSES)
    assert [one.found.place.source for one in groups["undeclared"]] == ["calls"] * 2 + ["crm"] * 4 + ["share"] * 4
    for group in groups.values():
        ranks = {source: [sensitive(load(), one.found.category) for one in group if one.found.place.source == source] for source in
                 dict.fromkeys(one.found.place.source for one in group)}  # fmt: skip
        assert all(rank == sorted(rank) for rank in ranks.values()), "in a source what would hurt most comes first"
        assert [rank[0] for rank in ranks.values()] == sorted(rank[0] for rank in ranks.values()), "and of sources the worst"
    unread = [Unread(Place("s", "b"), "x"), Unread(Place("s", "a"), "x"), Unread(Place("s", "c"), "w")]
    assert [(reason, [one.place.unit for one in some]) for reason, some in by_reason(unread)] == [("x", ["a", "b"]), ("w", ["c"])]
    half = [Declared("a", "p", "", True), Declared("a", "q", "", False), Declared("b", "q", "", False), Declared("b", "p", "", False)]
    assert unseen(half) == {"b": ["q", "p"]}
