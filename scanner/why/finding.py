"""The ledger of a finding in a stored report (`-f json`): its evidence, its detector, the notice's lines, and what would change it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from reports.legend import status_of
from scanner.errors import ConfigError, meant
from scanner.plural import plural
from scanner.taxonomy import Category, Taxonomy
from scanner.why.detector import about
from scanner.why.meanings import means
from scanner.work import Detector

_PREFIX = re.compile(r"[0-9a-f]{6,16}")


def chosen(report: dict[str, Any], what: str) -> list[dict[str, Any]]:
    """The findings with this id (or a beginning of it that is theirs alone), or at this place, whose source may be left out
    where only one has it. ConfigError when there is none."""
    findings: list[dict[str, Any]] = report["findings"]
    found = [f for f in findings if f["id"] == what] or [f for f in findings if what in (place(f), f"{place(f)} {f['category']}")]
    if not found and len({f["source"] for f in findings if place(f).partition(": ")[2] == what}) == 1:
        found = [f for f in findings if place(f).partition(": ")[2] == what]
    if not found and _PREFIX.fullmatch(what):
        found = [f for f in findings if f["id"].startswith(what)]
        found = found if len(found) == 1 else []
    if not found:
        hint = meant(what, sorted({place(f) for f in findings}))
        number = plural(len(findings), "finding")
        raise ConfigError(f'no finding "{what}" in the report. {hint}It has {number}; name one by its id or by its place.')
    return found


def place(finding: dict[str, Any]) -> str:
    """`crm: public.users.email`."""
    return f"{finding['source']}: {finding['unit']}{'.' + finding['column'] if finding['column'] else ''}"


def ledger(report: dict[str, Any], finding: dict[str, Any], taxonomy: Taxonomy, engine: Detector) -> dict[str, Any]:
    """All that speaks for a finding and its status."""
    category = taxonomy.categories.get(finding["category"])
    lines = list(_lines(report, finding, taxonomy))
    return {
        "place": place(finding),
        "finding": finding,
        "label": category.label if category else finding["category"],
        "level": category.level if category else "",
        "means": status_of(finding["status"]).means,
        "evidence": [{"says": says, "means": means(says)} for says in finding["evidence"]],
        "again": _again(finding),
        "detector": about(engine, finding["entity"]),
        "same_detectors": report["run"]["detectors"] == engine.version,
        "notice": report["run"]["notice"],
        "lines": lines,
        "change": list(_change(finding, category, lines)),
    }


def _again(finding: dict[str, Any]) -> str:
    """The command that reads the unit again and tells every step."""
    column = f" --column {shlex.quote(finding['column'])}" if finding["column"] else ""
    return f"noticegap why --source {shlex.quote(finding['source'])} --unit {shlex.quote(finding['unit'] or '')}{column}"


def _lines(report: dict[str, Any], finding: dict[str, Any], taxonomy: Taxonomy) -> Iterator[dict[str, Any]]:
    """The lines of the notice that name the category, a wider one, or one that could be read to include it."""
    key = finding["category"]
    for line in report["declared"]:
        wider = taxonomy.categories.get(line["category"])
        how = "names it" if line["category"] == key else ""
        if wider and not how:
            how = "covers it" if key in wider.covers else "could be read to include it" if key in wider.arguable else ""
        if how:
            mine = line["purpose"] in finding["purposes"]
            yield {"purpose": line["purpose"], "says": line["says"], "category": line["category"], "how": how, "this_source": mine}


def _change(finding: dict[str, Any], category: Category | None, lines: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What would change the status, and what to do where the finding is wrong."""
    status, purposes = finding["status"], " or ".join(finding["purposes"])
    phrases = " or ".join(f"“{phrase}”" for phrase in (category.say[:2] if category else ()))
    sentence = f"a line such as {phrases}" if phrases else f"a line that names {finding['category']}"
    if status == "prohibited":
        clear = category is not None and not category.never
        yield "No wording of a notice: delete the values" + (", or keep a salted hash or a token in their place." if clear else ".")
    elif status == "accepted":
        yield "It fails again when the last day of the decision is over, or when the decision is taken out of its file."
    elif status == "not-judged":
        yield "Hold the source against a notice that addresses these people, or correct its `subjects` in noticegap.toml."
    elif status == "declared":
        said = dict.fromkeys(f"“{line['says']}” for {line['purpose']}" for line in lines if line["this_source"])
        yield f"It would be undeclared without {' and '.join(said) or 'its line'} in the notice."
    else:
        yield f"In the notice, for {purposes or 'a purpose of this source'}: {sentence}, if you do collect it and have a lawful basis."
        elsewhere = dict.fromkeys(
            line["purpose"] for line in lines if not line["this_source"] and line["how"] != "could be read to include it"
        )
        if elsewhere:
            yield f"In noticegap.toml: {' or '.join(elsewhere)} among the source's `purposes`, if the source serves it."
        yield "In the data: hold it no longer."
