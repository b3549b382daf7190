"""The ledger of a unit as lines for a terminal: each column in brief, or all that was counted in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.text import visible
from scanner.why.shown import item
from scanner.why.words import share

_FEW = 2  # misses that are shown of a column in brief


def unit_lines(ledger: dict[str, Any], width: int, whole: bool) -> Iterator[str]:
    """The ledger of a unit that was read again; `whole` shows every pattern and what it counted, else those that came nearest."""
    yield visible(f"{ledger['source']}: {ledger['unit']}, {ledger['rows']:,} rows, for {', '.join(ledger['purposes']) or 'no purpose'}")
    for finding in ledger["findings"]:
        if finding["column"] is None and finding["unit_as_a_whole"]:
            yield from item("✓", f"{_judged(finding)}: {'; '.join(finding['evidence'])}", width)
    statuses = {(f["column"], f["category"]): f["status"] for f in ledger["findings"]}
    for column in ledger["columns"]:
        name = column["column"]
        yield visible(f"{name or 'text'}: {column['cells']:,} cells")
        accounts = sorted(column["patterns"], key=_order) if whole else _brief(column["patterns"])
        for account in accounts:
            yield from _account(account, statuses.get((column["column"], account["category"]), ""), width, whole)
        if len(column["patterns"]) > len(accounts):
            yield from item(
                " ", f"{len(column['patterns']) - len(accounts)} more patterns: {f'--column {name}' if name else '-f json'}", width
            )
        if not column["patterns"]:
            yield from item(" ", "nothing that could count matched, and the name does not speak for it", width)


def _order(account: dict[str, Any]) -> tuple[bool, float, float, int]:
    """What was reported first, the surest first; then what chance explains least."""
    luck = 1.0 if account["by_chance"] is None else account["by_chance"]
    return bool(account["stopped"]), 0.0 if account["stopped"] else -account["confidence"], luck, -account["passed"]


def _brief(patterns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of each entity its surest pattern, and of what was not reported only a few."""
    best: dict[str, dict[str, Any]] = {}
    for account in sorted(patterns, key=_order):
        best.setdefault(account["entity"], account)
    made = [account for account in best.values() if not account["stopped"]]
    return made + [account for account in best.values() if account["stopped"]][:_FEW]


def _judged(finding: dict[str, Any]) -> str:
    return f"{finding['entity']}, which is {finding['category']}: {finding['status']}, confidence {finding['confidence']:.2f}"


def _account(account: dict[str, Any], status: str, width: int, whole: bool) -> Iterator[str]:
    head = f"{account['entity']} ({account['title']})"
    if account["stopped"]:
        yield from item("✗", f"{head}: {'; '.join(account['stopped'])}", width)
    else:
        also = "" if account["reported_as"] == account["entity"] else f", reported as {account['reported_as']}"
        yield from item("✓", f"{head} is {account['category']}{also}: {status}, confidence {account['confidence']:.2f}", width)
        yield from item(" ", f"evidence: {'; '.join(account['evidence'])}", width)
    if account["steps"] and whole:
        yield from item(" ", "confidence: " + ", ".join(f"{s['confidence']:.2f} {s['says']}" for s in account["steps"]), width)
    if account["tried"] and whole:
        yield from item(" ", f"counted: {_counted(account)}", width)


def _counted(account: dict[str, Any]) -> str:
    cells = f"{account['tried']:,} cells tried, {account['passed']:,} passed, {account['whole']:,} of them whole"
    heard = f", {account['context']:,} with context" if account["context"] else ""
    reserved = f", {account['test']:,} reserved test values" if account["test"] else ""
    distinct = f"; {account['distinct']:,} distinct of {account['candidates']:,} candidates"
    chance = ""
    if account["by_chance"] is not None:
        chance = f"; {share(account['chance'])} pass by chance, so many with probability {account['by_chance']:.2g}"
    return cells + heard + reserved + distinct + chance
