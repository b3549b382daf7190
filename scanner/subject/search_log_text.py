"""A search log as Markdown, for the answer's package: the table of sources first, then each source in a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scanner.plural import plural
from scanner.subject.result import TIERS

_NAMED = 20  # units that a line names; all of them are in the JSON
_KINDS = {"names": "names", "emails": "e-mail addresses", "phones": "phone numbers", "addresses": "addresses", "born": "date of birth"}
_SPECIAL = re.compile(r"([\\|*\[\]<>&`#~])")


def as_markdown(log: Mapping[str, Any]) -> str:
    """The log that `search_log` made, as CommonMark with a table (GFM)."""
    return "\n".join(_lines(log)) + "\n"


def _lines(log: Mapping[str, Any]) -> Iterator[str]:
    summary = log["summary"]
    yield f"# Search log: {_plain(log['request'])}"
    yield ""
    yield f"Searched from {log['started']} to {log['ended']} with noticegap {_plain(log['tool'])}."
    yield f"Rules: {_plain(log['rules'])}. Notice: {_plain(log['notice'])}."
    yield ""
    yield "Kinds of term, and the forms looked for. The terms themselves stand in the request only."
    yield ""
    yield from (_term(term) for term in log["terms"])
    yield ""
    if log["shared"]:
        yield from (f"- {_plain(note)}" for note in log["shared"])
        yield ""
    yield (
        f"{plural(summary['sources'], 'source')}: {summary['searched']:,} searched, {summary['partly']:,} partly, "
        f"{summary['not searched']:,} not searched. {plural(summary['units'], 'unit')}, {plural(summary['rows'], 'row')}."
    )
    yield ""
    yield from _table(log["sources"], summary)
    for source in log["sources"]:
        yield from _section(source)


def _term(term: Mapping[str, Any]) -> str:
    kind = term["kind"]
    name = _KINDS.get(kind) or _plain(kind.replace("ids.", "id: ", 1))
    return f"- {name}" + (f": {', '.join(map(_plain, term['forms']))}" if term["forms"] else "")


def _table(sources: Sequence[Mapping[str, Any]], summary: Mapping[str, Any]) -> Iterator[str]:
    head = ("source", "kind", "state", "units", "rows", *TIERS, "namesakes left out")
    yield _row(head)
    yield _row(["---"] * 3 + ["---:"] * (len(head) - 3))
    for source in sources:
        yield _row([_plain(source["source"]), _plain(source["kind"] or "not configured"), source["state"], *_counts(source)])
    yield _row(["all", "", "", *_counts(summary)])


def _counts(entry: Mapping[str, Any]) -> list[str]:
    numbers = (entry["units"], entry["rows"], *(entry["matches"][tier] for tier in TIERS), entry["namesakes"])
    return [f"{number:,}" for number in numbers]


def _section(source: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"## {_plain(source['source'])}: {source['state']}"
    yield ""
    yield from (f"- {_plain(why)}" for why in source["why"])
    for key in ("include", "exclude"):
        if source[key]:
            yield f"- by configuration, {key}: {', '.join(map(_plain, source[key]))}"
    for group in source["how"]:
        how = _plain(group["how"]) + ("" if group["whole"] else ", in part")
        yield f"- {how}: {plural(len(group['units']), 'unit')}, {plural(group['rows'], 'row')}: {_named(group['units'])}"
    reasons: dict[str, list[str]] = {}
    for unread in source["unread"]:
        place = ".".join(filter(None, (unread["unit"], unread["column"])))
        reasons.setdefault(unread["reason"], []).append(place or "the whole source")
    for reason, places in sorted(reasons.items()):
        yield f"- NOT READ, {_plain(reason)}: {_named(places)}"


def _named(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(map(_plain, names[:_NAMED])) + (f", and {more:,} more (all of them in the JSON)" if more > 0 else "")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """A text that stays one line and one cell, and means nothing to Markdown or a terminal."""
    return _SPECIAL.sub(r"\\\1", "".join(c if c.isprintable() else "�" for c in text))
