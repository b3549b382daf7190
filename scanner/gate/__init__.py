"""`noticegap gate`: holds the changes of a schema against the notice, before any data is collected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from scanner.config import Config, Source
from scanner.gate.advice import advice
from scanner.gate.decisions import UNSAID, Decision, decisions, table_decisions, with_comments
from scanner.gate.diff import Change, changes
from scanner.gate.judge import Brain, held
from scanner.gate.left_out import DUMPED, ahead, behind, gathered, undumped
from scanner.gate.past import Past, remembered
from scanner.gate.result import Entry, Result
from scanner.gate.schema import EMPTY, UNKNOWN, Schema, Table, Unread
from scanner.gate.shown import Shown
from scanner.gate.sources import chosen, info_of
from scanner.model import Evidence, Finding, Notice, Place, SourceInfo
from scanner.notice.addressed import unaddressed
from scanner.notice.judge import check_source
from scanner.notice.judge import judge as hold_against
from scanner.taxonomy import Taxonomy

_FAILING: Mapping[str, tuple[str, ...]] = {
    "undeclared": ("undeclared", "prohibited"),
    "other-purpose": ("undeclared", "prohibited", "other-purpose"),
    "none": (),
}
_WARNING = ("undeclared", "prohibited", "other-purpose", "arguable")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the gate holds changes against. `fail_on` is a key of `--fail-on`, `confidence` what a failing entry needs at least."""

    config: Config
    notice: Notice
    taxonomy: Taxonomy
    today: date
    fail_on: str = "undeclared"
    confidence: float = 0.8
    source: str | None = None


def gate(base: Schema | None, head: Schema, known: Brain, rules: Rules, past: Past | None = None) -> Result:
    """Judges what is new or different in `head`; without a base, everything. Raises ConfigError for sources that the notice contradicts."""
    sources = chosen(rules.config, rules.source)
    with_comments(head)
    if base is not None:
        with_comments(base)
    entries: list[Entry] = []
    shown = Shown(head, known, sources, rules.notice)
    notes = _noted(head, base)
    changed = list(changes(base, head))
    first = {table.name: table for table in reversed(head.tables.values())}
    for _, mine in groupby(changed, key=lambda change: id(change.table)):
        listed = list(mine)
        table = listed[0].table
        home = "" if first[table.name] is table else table.home
        entries += (replace(each, home=home) for each in _table(listed, shown, rules, sources, past, notes))
    unread, known_before = _new(head.unread, base.unread if base is not None else ())
    unread += (*behind(head.notes, base.notes), *ahead(head, base)) if base is not None else undumped(head.notes)
    unread += _unjudged(entries, sources, rules)
    if not head.tables:  # a dump that failed is empty
        unread += [each for each in notes if each.reason == EMPTY]
        known_before += [each for each in notes if each.reason != EMPTY]
        notes = []
    told = {each.file for each in unread if not each.line}
    notes = gathered(sorted({each for each in (*notes, *known_before) if each.reason != DUMPED or each.file not in told}), most=1)
    columns = sum(change.column is not None for change in changed)
    compared = base is not None
    return Result(tuple(entries), tuple(gathered(unread)), tuple(notes), columns, compared, rules.notice.id, rules.confidence)


def _noted(head: Schema, base: Schema | None) -> list[Unread]:
    """What is noted of what was read; of a file that is no schema, and was the same before the change, nothing."""
    old = {_same(each) for each in base.notes if each.reason == UNKNOWN} if base is not None else set()
    return [each for each in head.notes if _same(each) not in old]


def _new(now: Iterable[Unread], before: Iterable[Unread]) -> tuple[list[Unread], list[Unread]]:
    """What the change brought that cannot be read, and what could not be read before it: lines may have moved, folders have other paths."""
    left = Counter(map(_same, before))
    new, old = list[Unread](), list[Unread]()
    for each in sorted(set(now)):
        left[_same(each)] -= 1
        (new if left[_same(each)] < 0 else old).append(each)
    return new, old


def _unjudged(entries: Sequence[Entry], sources: Sequence[Source], rules: Rules) -> Iterator[Unread]:
    """What was found in sources about people whom no notice addresses: nothing says whether it is declared."""
    found = Counter(info for e in entries if e.status == "not-judged" and (info := info_of(e.table, sources, rules.notice)[0]))
    for info, count in found.items():
        for said in unaddressed([info], rules.notice):
            yield Unread(str(rules.config.path), 0, f"{said} ({count} found: correct `subjects`, or give the notice for them)")


def _same(unread: Unread) -> tuple[str, str, str]:
    """What two of them share that tell of the same text."""
    return unread.file.rpartition("/")[2], unread.reason, unread.of


def _table(
    changed: Sequence[Change], shown: Shown, rules: Rules, sources: Sequence[Source], past: Past | None, notes: list[Unread]
) -> Iterator[Entry]:
    table, base = changed[0].table, changed[0].base
    info, note = info_of(table.name, sources, rules.notice)
    source = info.id if info else ""
    found = shown.held(table)
    before = {e.category for e in held(base, shown.known) if e.place.column is None} if base else set[str]()
    for change in changed:
        if change.column is None:
            continue
        made, wrong = decisions(table, change.column, rules.config.accepted, rules.taxonomy, source)
        seen = remembered(past, table, change.column) if past else []
        evidence = _combined([e for e in found if e.place.column == change.column.name], seen, made, table.name, change.column.name)
        asked = UNSAID.replace("{}", f"{table.name}.{change.column.name}")
        notes += [each for each in wrong if each.reason != asked or not evidence]
        findings = _judged(evidence, info, rules) if info else []
        entries = [shown.told(_entry(change, finding, made, note, rules), change.column, info, table.home) for finding in findings]
        skipped = (note,) if note and info is None else ()
        yield from entries or [_plain(change, skipped)]
    whole = [e for e in found if e.place.column is None and e.category not in before]
    if whole and info:
        change = Change(table, None, "added", base)
        yield from (
            _entry(change, f, table_decisions(table, rules.config.accepted, source), note, rules) for f in _judged(whole, info, rules)
        )


def _combined(found: Iterable[Evidence], seen: Iterable[Evidence], made: Iterable[Decision], table: str, column: str) -> list[Evidence]:
    """What the brain found, what scans saw, and what the schema's author says is there: one evidence per category."""
    place = Place("", table, column)
    said = [Evidence(place, "", d.category, 1.0, 1, 1, 0, (f"said at {d.where}",)) for d in made if d.claims and d.category is not None]
    best: dict[str, Evidence] = {}
    for one in (*found, *seen, *said):
        known = best.get(one.category)
        if known is None:
            best[one.category] = one
        else:
            first, second = (known, one) if known.confidence >= one.confidence and known.entity else (one, known)
            best[one.category] = replace(first, entity=first.entity or second.entity, evidence=(*first.evidence, *second.evidence))
    return list(best.values())


def _judged(evidence: list[Evidence], info: SourceInfo, rules: Rules) -> list[Finding]:
    check_source(info, rules.notice)
    return hold_against(evidence, info, rules.notice, rules.taxonomy)


def _entry(change: Change, finding: Finding, made: Sequence[Decision], note: str, rules: Rules) -> Entry:
    """The entry of one finding, after what was decided on its column."""
    found, status = finding.found, finding.status
    category = rules.taxonomy.categories[found.category]
    entry = replace(
        _plain(change),
        entity=found.entity or None,
        category=found.category,
        label=category.label,
        level=category.level,
        confidence=round(found.confidence, 2),
        status=status,
        evidence=(*found.evidence, *finding.notes, *([note] if note else [])),
    )
    wrong = status in _FAILING[rules.fail_on]
    entry = replace(entry, failing=wrong and found.confidence >= rules.confidence, warning=status in _WARNING)
    entry = _decided(entry, finding, made, rules)
    if not entry.failing or found.via:
        return entry  # what another category implies passes with it
    return replace(entry, fix=advice(entry, finding.purposes, rules.notice, rules.taxonomy, rules.today))


def _decided(entry: Entry, finding: Finding, made: Sequence[Decision], rules: Rules) -> Entry:
    via = finding.found.via
    category = finding.found.category
    mine = [d for d in made if d.covers(category, rules.taxonomy) or (via and d.covers(via, rules.taxonomy))]
    if entry.status == "prohibited":
        mine = [d for d in mine if d.category is None]
    valid = [d for d in mine if d.reason and not d.expired(rules.today)]
    if valid and entry.status in _WARNING:
        return replace(entry, status="accepted", failing=False, warning=False, evidence=(*entry.evidence, f"accepted: {valid[0]}"))
    late = [d for d in mine if d.expired(rules.today)]
    if late and entry.status in _WARNING:
        told = f"the decision of {late[0].owner or 'nobody'} expired on {late[0].until} ({late[0].where})"
        return replace(entry, failing=rules.fail_on != "none", evidence=(*entry.evidence, told))
    if mine and entry.status in _WARNING:
        return replace(entry, evidence=(*entry.evidence, f"the decision at {mine[0].where} gives no reason: it does not count"))
    others = [d.category for d in made if d.claims and d.category is not None and not mine]
    if others and entry.warning:
        return replace(entry, evidence=(*entry.evidence, f"contradicts the tag {', '.join(others)}"))
    return entry


def _plain(change: Change, evidence: tuple[str, ...] = ()) -> Entry:
    """The entry of a column in which nothing was found."""
    table, column = change.table, change.column
    if column is None:
        return Entry(table.name, None, "table", change.change, table.file, table.line, evidence=evidence)
    return Entry(table.name, column.name, column.type, change.change, column.file, column.line, evidence=evidence)


__all__ = ["Brain", "Rules", "Table", "gate"]
