"""The ledger of a unit as lines for a terminal: each column in brief, or all that was counted in one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from reports.text import visible
from scanner.plural import plural
from scanner.why.shown import item
from scanner.why.words import odds, share

_FEW = 2  # misses that are shown of a column in brief


def unit_lines(ledger: dict[str, Any], width: int, whole: bool) -> Iterator[str]:
    """The ledger of a unit that was read again; `whole` shows every pattern and what it counted, else those that came nearest."""
    purposes = ", ".join(ledger["purposes"]) or "no purpose"
    yield visible(f"{ledger['source']}: {ledger['unit']}, {plural(ledger['rows'], 'row')}, for {purposes}")
    for finding in ledger["findings"]:
        if finding["unit_as_a_whole"]:
            yield from _finding(finding, width, whole)
    told = [column for column in ledger["columns"] if column["patterns"]] if whole else ledger["columns"]
    for column in told or ledger["columns"]:
        mine = [f for f in ledger["findings"] if f["column"] == column["column"] and not f["unit_as_a_whole"]]
        yield from _column(column, sorted(mine, key=lambda f: (-f["confidence"], f["category"])), width, whole)


def _column(column: dict[str, Any], findings: list[dict[str, Any]], width: int, whole: bool) -> Iterator[str]:
    """What was found in a column and what decided it, then every pattern that has to do with it."""
    name = column["column"]
    yield visible(f"{name or 'text'}: {plural(column['cells'], 'cell')}")
    for finding in findings:
        yield from _finding(finding, width, whole)
    told = {(f["entity"], f["category"]) for f in findings}
    accounts = sorted(column["patterns"], key=_order) if whole else _brief(column["patterns"], told)
    for account in accounts:
        yield from _account(account, width, whole)
    if more := len(column["patterns"]) - len(accounts) - (0 if whole else len({_key(a) for a in column["patterns"]} & told)):
        yield from item(" ", f"{plural(more, 'more pattern')}: {f'--column {name}' if name else '-f json'}", width)
    if not column["patterns"] and not findings:
        yield from item(" ", "nothing that could count matched, and the name does not speak for it", width)


def _finding(finding: dict[str, Any], width: int, whole: bool) -> Iterator[str]:
    head = f"{finding['entity']} ({finding['title']})" if finding["title"] else finding["entity"]
    yield from item("✓", f"{head} is {finding['category']}: {finding['status']}, confidence {finding['confidence']:.2f}", width)
    if "heard" in finding:
        yield from item(" ", f"first heard: {finding['heard']}", width)
    yield from item(" ", f"decided by: {finding['decided']}", width)
    if len(finding["steps"]) > 1:
        yield from item(" ", f"confidence: {_ladder(finding['steps'])}", width)
    if whole:
        yield from item(" ", f"evidence: {'; '.join(finding['evidence'])}", width)


def _ladder(steps: list[dict[str, Any]]) -> str:
    """`0.50 the pattern's own score, 0.85 the column's name says so, and context words nearby`: what changed no figure has none."""
    before = [None, *(step["confidence"] for step in steps)]
    rungs = (
        f"{s['confidence']:.2f} {s['says']}" if s["confidence"] != b else f"and {s['says']}" for s, b in zip(steps, before, strict=False)
    )
    return ", ".join(rungs)


def _key(account: dict[str, Any]) -> tuple[str, str | None]:
    return account["entity"], account["category"]


def _order(account: dict[str, Any]) -> tuple[bool, float, float, int]:
    """What was reported first, the surest first; then what chance explains least."""
    luck = 1.0 if account["by_chance"] is None else account["by_chance"]
    return bool(account["stopped"]), -account["confidence"], luck, -account["passed"]


def _brief(patterns: list[dict[str, Any]], told: Collection[tuple[str, str | None]]) -> list[dict[str, Any]]:
    """Of each entity that no finding tells of its surest pattern, and of what was not reported only a few."""
    best: dict[str, dict[str, Any]] = {}
    for account in sorted(patterns, key=_order):
        best.setdefault(account["entity"], account)
    made = [account for account in best.values() if not account["stopped"] and _key(account) not in told]
    return made + [account for account in best.values() if account["stopped"]][:_FEW]


def _account(account: dict[str, Any], width: int, whole: bool) -> Iterator[str]:
    head = f"{account['entity']} ({account['title']})"
    if account["stopped"]:
        yield from item("✗", f"{head}: {'; '.join(account['stopped'])}", width)
    else:
        also = "" if account["reported_as"] == account["entity"] else f", reported as {account['reported_as']}"
        yield from item("·", f"{head} speaks for {account['category']}{also}: confidence {account['confidence']:.2f}", width)
        yield from item(" ", f"evidence: {'; '.join(account['evidence'])}", width)
    if account["tried"] and whole:
        yield from item(" ", f"counted: {_counted(account)}", width)


def _counted(account: dict[str, Any]) -> str:
    """What was counted, in one line: cells, distinct values, and how many would pass by chance."""
    tried, passed = account["tried"], account["passed"]
    cells = f"{plural(tried, 'cell')} tried, {_of(passed, tried)} passed"
    cells += f", {_of(account['whole'], passed)} as the whole cell" if passed else ""
    heard = f", {account['context']:,} with context" if account["context"] else ""
    reserved = f", {plural(account['test'], 'reserved test value')}" if account["test"] else ""
    candidates = plural(account["candidates"], "distinct candidate")
    distinct = f"; {_of(account['distinct'], account['candidates'])} of {candidates} passed" if passed else ""
    chance = ""
    if passed and account["by_chance"] is not None:
        chance = f"; {share(account['chance'])} of random candidates would pass: so many pass by chance with {odds(account['by_chance'])}"
    return cells + heard + reserved + distinct + chance


def _of(part: int, all_of: int) -> str:
    return "all" if part == all_of > 1 else "none" if not part else f"{part:,}"
