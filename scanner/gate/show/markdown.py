"""A comment for a pull request in Markdown: what fails first, with the change that would make it pass; then the other changed columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from scanner.gate.result import Entry, Result
from scanner.gate.show.words import count, plain, sure, totals

_MOST = 200  # rows: code hosts cut a comment at 65,536 characters
_MARK = re.compile(r"([\\`*_{}\[\]()#+!|<>~@&])")


def write(result: Result, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the comment; names from the schema can neither break the table nor mention anybody."""
    out.writelines(f"{line}\n" for line in _lines(result))


def _lines(result: Result) -> Iterator[str]:
    fails = result.failing
    yield f"### noticegap gate: {'fails' if fails else 'incomplete' if result.unread else 'passes'}"
    yield ""
    yield f"{totals(result)}."
    shown = [*fails, *result.warnings, *(entry for entry in result.entries if entry.status in ("accepted", "declared"))]
    if shown:
        yield from ("", "| | column | category | status | sure | why |", "|---|---|---|---|---|---|")
        yield from map(_row, shown[:_MOST])
    if len(shown) > _MOST:
        yield from ("", f"… and {count(len(shown) - _MOST, 'more row')}: see the log.")
    if fails:
        yield from ("", "<details><summary>What would make it pass</summary>", "")
        for entry in fails[:20]:
            if entry.fix:
                yield from (f"**{_safe(entry.place)}** ({_safe(entry.file)}:{entry.line})", "", "```text")
                yield from (plain(line).replace("```", "'''") for line in entry.fix)
                yield from ("```", "")
        yield "</details>"
    if result.unread:
        yield from ("", "**Not read**", "")
        yield from (f"- {_safe(str(each))}" for each in result.unread[:_MOST])
    if result.notes:
        yield from ("", f"<details><summary>{count(len(result.notes), 'note')}</summary>", "")
        yield from (f"- {_safe(str(each))}" for each in result.notes[:_MOST])
        yield from ("", "</details>")


def _row(entry: Entry) -> str:
    mark = "❌" if entry.failing else "⚠️" if entry.warning else "✅"
    cells = (f"{entry.place} ({entry.change})", entry.category or "", entry.status or "", sure(entry), "; ".join(entry.evidence))
    return f"| {mark} | {' | '.join(map(_safe, cells))} |"


def _safe(text: str) -> str:
    return _MARK.sub(lambda found: f"&#{ord(found[1])};" if found[1] in "<>@&|" else f"\\{found[1]}", plain(text))
