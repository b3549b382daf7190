"""The search log: every configured source with its state, nothing found included, and no term."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from markdown_it import MarkdownIt

from scanner.config import Source
from scanner.model import Place, Unread
from scanner.subject.result import Located, Match, Namesake, Searched
from scanner.subject.search_log import Facts, as_json, search_log
from scanner.subject.search_log_text import as_markdown


def source(name: str, kind: str = "sql", exclude: tuple[str, ...] = ()) -> Source:
    return Source(name, kind, (), (), (), exclude, {"url": "postgresql://scan:secret@db/crm"})


SOURCES = (
    source("crm", exclude=("public.schema_*",)),
    source("share", "files"),
    source("mail"),
    source("empty"),
    source("old"),
    source("zero"),
)
FACTS = Facts(
    "0.1.0", "sha256:12ab", "customer@2.0", datetime(2026, 11, 3, 9, 0, tzinfo=UTC), datetime(2026, 11, 3, 9, 5, tzinfo=UTC),
    {"phones": ("E.164", "national", "spoken")}, {"old": "left out by --source"},
)  # fmt: skip
LOCATED = Located(
    "SAR-2026-014",
    ("emails", "phones", "ids.customer_id"),
    (
        Match(Place("crm", "public.customers", "email"), "table", {"id": 17}, "exact", 0.999, ("contact.email",), ("email equal",), cells={"email": "jane.smith@example.org"}),
        Match(Place("crm", "public.orders"), "table", {"id": 4}, "linked", 0.99, (), ("key equal",)),
    ),
    (Namesake(Place("crm", "public.customers"), {"id": 911}, ("born differs",)),),
    (
        Searched("crm", "public.customers", 250_000, "indexed lookup on email, phone"),
        Searched("crm", "public.orders", 90, "indexed lookup on email, phone"),
        Searched("crm", "public.log", 1_000, "read in full", whole=False),
        Searched("share", "letters/a|b\n# x.txt", 12, "text search"),
        Searched("zero", "public.t", 3, "read in full"),
    ),
    (Unread(Place("share", "scan.pdf"), "encrypted PDF"), Unread(Place("share", "b.pdf"), "encrypted PDF"), Unread(Place("mail"), "connection refused")),
)  # fmt: skip


@pytest.fixture
def log() -> dict:
    return search_log(LOCATED, SOURCES, FACTS)


def test_every_configured_source_has_its_state_and_why(log: dict) -> None:
    assert {entry["source"]: (entry["state"], entry["why"]) for entry in log["sources"]} == {
        "crm": ("partly", ["1 unit searched in part"]),
        "empty": ("not searched", ["it listed nothing to search: it is empty, or include and exclude leave nothing"]),
        "mail": ("not searched", ["connection refused"]),
        "old": ("not searched", ["left out by --source"]),
        "share": ("partly", ["2 places not read"]),
        "zero": ("searched", []),
    }


def test_counts_stand_for_each_source_and_in_all(log: dict) -> None:
    crm, zero = (next(entry for entry in log["sources"] if entry["source"] == name) for name in ("crm", "zero"))
    assert (crm["units"], crm["rows"], crm["namesakes"]) == (3, 251_090, 1)
    assert crm["matches"] == {"exact": 1, "linked": 1, "probable": 0, "name-only": 0}
    assert zero["matches"] == {"exact": 0, "linked": 0, "probable": 0, "name-only": 0}
    assert log["summary"] == {
        "sources": 6, "searched": 1, "partly": 2, "not searched": 3, "units": 5, "rows": 251_105,
        "matches": crm["matches"], "namesakes": 1, "unread": 3,
    }  # fmt: skip


def test_units_searched_in_one_way_stand_together(log: dict) -> None:
    assert log["sources"][0]["how"] == [
        {"how": "indexed lookup on email, phone", "whole": True, "rows": 250_090, "units": ["public.customers", "public.orders"]},
        {"how": "read in full", "whole": False, "rows": 1_000, "units": ["public.log"]},
    ]


def test_a_source_that_is_not_configured_is_not_lost() -> None:
    log = search_log(LOCATED, SOURCES[1:], FACTS)
    assert (log["sources"][0]["source"], log["sources"][0]["kind"], log["sources"][0]["rows"]) == ("crm", None, 251_090)


def test_terms_are_told_by_kind_and_form(log: dict) -> None:
    assert log["terms"] == [
        {"kind": "emails", "forms": []},
        {"kind": "phones", "forms": ["E.164", "national", "spoken"]},
        {"kind": "ids.customer_id", "forms": []},
    ]
    odd = search_log(replace(LOCATED, kinds=("ids.jane@example.org",)), SOURCES, FACTS)
    assert odd["terms"][0]["kind"] == "ids.…"


def test_no_value_and_no_option_of_a_source_is_in_it(log: dict) -> None:
    for text in (as_json(log), as_markdown(log)):
        assert "jane" not in text and "secret" not in text


def test_same_input_same_bytes_in_any_order(log: dict) -> None:
    turned = replace(LOCATED, **{key: getattr(LOCATED, key)[::-1] for key in ("matches", "searched", "unread")})
    other = search_log(turned, SOURCES[::-1], FACTS)
    assert as_json(other) == as_json(log)
    assert as_markdown(other) == as_markdown(log)
    assert json.loads(as_json(log)) == log


def test_markdown_shows_sources_states_and_reasons(log: dict) -> None:
    text = as_markdown(log)
    assert "6 sources: 1 searched, 2 partly, 3 not searched. 5 units, 251,105 rows." in text
    assert "| crm | sql | partly | 3 | 251,090 | 1 | 1 | 0 | 0 | 1 |" in text
    assert "| zero | sql | searched | 1 | 3 | 0 | 0 | 0 | 0 | 0 |" in text
    assert "- phone numbers: E.164, national, spoken" in text
    assert "- NOT READ, encrypted PDF: b.pdf, scan.pdf" in text
    assert "- NOT READ, connection refused: the whole source" in text
    assert r"- by configuration, exclude: public.schema_\*" in text


def test_a_hostile_name_stays_a_name(log: dict) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown(log))
    headings = [after.content for token, after in itertools.pairwise(tokens) if token.type == "heading_open"]
    assert headings == ["Search log: SAR-2026-014", *(f"{e['source']}: {e['state']}" for e in log["sources"])]
    assert sum(token.type == "tr_open" for token in tokens) == 8
    inline = "".join(child.content for token in tokens for child in token.children or ())
    assert "letters/a|b�# x.txt" in inline


def test_many_units_are_counted_in_markdown_and_named_in_json() -> None:
    many = replace(LOCATED, searched=tuple(Searched("share", f"{n:04}.txt", 1, "text search") for n in range(1_204)))
    log = search_log(many, SOURCES, FACTS)
    assert "1,204 units, 1,204 rows: 0000.txt" in as_markdown(log)
    assert "and 1,184 more" in as_markdown(log)
    assert "1203.txt" in as_json(log) and "1203.txt" not in as_markdown(log)
