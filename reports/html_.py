"""The report as one HTML file that can be forwarded: no request leaves it, and a content security policy with hashes says so."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any, TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports import figures, order
from reports.heat import columns, heat, legend
from reports.legend import status_of
from reports.text import visible
from reports.trend import HEIGHT, PARTS, STEP, WIDTH, trend
from scanner.model import Coverage, Declared, Report
from scanner.taxonomy import Taxonomy, load

#: With more findings than this, every group starts closed, so that the page stays quick.
MANY = 300
#: So many units of a source are listed one by one: a page with a million rows opens nowhere.
MANY_UNITS = 5000


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the report as a self-contained HTML page, in pieces; `colour` and `width` change nothing."""
    taxonomy = load()
    template = _environment(taxonomy).get_template("report.html.jinja")
    stream = template.stream(**_facts(report, taxonomy))
    stream.enable_buffering(256)
    out.writelines(stream)


def _environment(taxonomy: Taxonomy) -> Environment:
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "count": figures.count,
        "confidence": figures.confidence,
        "moment": figures.moment,
        "at_most": figures.at_most,
        "plural": figures.plural,
        "label": lambda key: order.label(taxonomy, key),
        "level": lambda key: order.level(taxonomy, key),
        "breakable": breakable,
        "stands": order.where,
    }
    environment.globals |= {"percent": figures.percent, "duration": figures.duration, "status_of": status_of}
    return environment


def _facts(report: Report, taxonomy: Taxonomy) -> dict[str, Any]:
    style, script = _resource("report.css"), _resource("report.js")
    rows = heat(report, taxonomy)
    groups = {status: order.by_source(found) for status, found in order.by_status(report.findings, taxonomy).items()}
    return {
        "report": report,
        "run": report.run,
        "style": Markup(style),
        "script": Markup(script),
        "policy": f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'",
        "outcome": order.outcome(report),
        "unmapped": order.unmapped(report),
        "summary": report.summary(),
        "sources": {source.id: source for source in report.sources},
        "columns": columns(report),
        "heat": rows,
        "trend": trend(report),
        "trend_size": {"height": HEIGHT, "step": STEP, "width": WIDTH, "parts": PARTS},
        "legend": list(legend(rows)),
        "groups": groups,
        "many": len(report.findings) > MANY,
        "categories": sorted({finding.found.category for finding in report.findings}),
        "declaring": order.declaring(report.declared),
        "seen": _seen(report.declared),
        "reasons": order.by_reason(report.unread),
        "coverage": _coverage(report),
        "many_units": MANY_UNITS,
        "new": None if report.new is None else frozenset(report.new),
        "not_read_again": order.not_read_again(report),
        "rows_read": sum(one.rows_read for one in report.coverage),
    }


def breakable(name: str) -> Markup:
    """A name that may break after its separators, so that a long path wraps instead of widening the page."""
    safe = str(Markup.escape(visible(name)))
    for separator in "/.!_":
        safe = safe.replace(separator, f"{separator}<wbr>")
    return Markup(safe)


def _seen(declared: tuple[Declared, ...]) -> dict[str, bool]:
    seen = {one.category for one in declared if one.seen}
    return {one.category: one.category in seen for one in declared}


def _coverage(report: Report) -> dict[str, list[Coverage]]:
    """Coverage by source; a source of which nothing was read has an empty list, so that the page says so."""
    groups: dict[str, list[Coverage]] = {source.id: [] for source in report.sources}
    for one in report.coverage:
        groups.setdefault(one.source, []).append(one)
    return groups


def _resource(name: str) -> str:
    return (files("reports") / "templates" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _shown(value: object) -> object:
    """What the page shows of a value: markup as it is, every other text with its tricks made visible (escaped afterwards)."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
