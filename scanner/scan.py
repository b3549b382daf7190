"""The main job: every unit of every source, through the detectors, held against the notice, into one report."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from types import MappingProxyType

from scanner.catalog.history import History
from scanner.config import Config
from scanner.engines import local
from scanner.engines.local import Helped
from scanner.gathered import State, masked, reconcile, stopped
from scanner.listing import Watch
from scanner.memory import Memory
from scanner.model import Coverage, Finding, Notice, Report, Run, SourceInfo
from scanner.notice.judge import check_source, declared_matrix
from scanner.notice.judge import judge as hold_against
from scanner.plan import Plan
from scanner.plural import plural
from scanner.reading import Reading
from scanner.remembered import Remembered, facts_of
from scanner.setup import Maker, connect, load_engine
from scanner.taxonomy import Taxonomy

_WHOLE = Plan()
_UNKNOWN: History = MappingProxyType({})


def scan(
    config: Config,
    notice: Notice,
    taxonomy: Taxonomy,
    watch: Watch,
    *,
    only: Sequence[str] = (),
    jobs: int = 1,
    plan: Plan = _WHOLE,
    history: History = _UNKNOWN,
    memory: Memory | None = None,
    helped: Helped = local.helped,
) -> Report:
    """Scans the sources (those in `only`, or all) as planned, and gives the report. ConfigError before anything is read.

    With a time budget, `history` says which units are read first. Those of which `memory` knows the outcome are not read again. Ctrl-C ends
    the scan with a valid report of what was read so far; everything else is in its `unread`. `helped` gives who reads.
    """
    started = datetime.now(UTC)
    sources = tuple(s for s in config.sources if not only or s.id in only)
    infos = tuple(s.info(notice) for s in sources)
    for info in infos:
        check_source(info, notice)
    connectors = {s.id: connect(s) for s in sources}
    run_id = _run_id(started)
    state = State(waiting=[s.id for s in sources], schemas=frozenset(s.id for s in sources if s.kind == "sql"))
    report_test = config.test_data == "report"
    with helped(Maker(sources, config.model, report_test, config.recognizers, config.categories, plan.until), jobs) as pool:
        engine = load_engine(config.model, config.recognizers, config.categories)
        remembered = Remembered(memory, engine, {s.id: facts_of(s, config, engine.version, plan.sample_of(s)) for s in sources})
        try:
            remembered.begin(run_id)
            Reading(sources, connectors, state, engine, watch, plan, history, remembered, report_test).run(pool)
        except KeyboardInterrupt:
            state.interrupted = True
    remembered.end()
    stopped(state, engine)
    reconcile(state)
    declared = f"{notice.id}@{notice.version}" if notice.version else notice.id
    run = Run(run_id, version("noticegap"), engine.version, declared, plan.seed, started, datetime.now(UTC), state.interrupted)
    return _report(notice, taxonomy, run, infos, masked(state, engine))


def _run_id(started: datetime) -> str:
    """Ids sort by when runs began, those of one second, too (microseconds); the rest tells two apart that begin together."""
    return f"{started:%Y%m%dT%H%M%SZ}-{started.microsecond:05x}{secrets.token_hex(2)[:3]}"


def _report(notice: Notice, taxonomy: Taxonomy, run: Run, infos: tuple[SourceInfo, ...], state: State) -> Report:
    findings: list[Finding] = []
    for info in infos:
        evidence = [e for e in state.evidence.get(info.id, ()) if e.rows_hit > 0 or e.place.column is None]
        findings += hold_against(evidence, info, notice, taxonomy)
    seen = {f.found.category for f in findings}
    broken = {(u.place.source, u.place.unit) for u in state.unread if u.place.column is None}
    coverage = [replace(c, could_miss=1.0) if (c.source, c.unit) in broken else c for c in state.coverage]
    sampled = {(c.source, c.unit): c for c in coverage if c.sampled}
    findings = [_of_sample(finding, sampled.get((finding.found.place.source, finding.found.place.unit or ""))) for finding in findings]
    return Report(
        notice=notice,
        run=run,
        sources=infos,
        findings=tuple(sorted(findings, key=lambda f: (str(f.found.place), f.found.category))),
        declared=declared_matrix(notice, seen, taxonomy),
        unread=tuple(sorted(state.unread, key=lambda u: (str(u.place), u.reason))),
        coverage=tuple(sorted(coverage, key=lambda c: (c.source, c.unit))),
        test_data=state.test_data,
        reserved=tuple(sorted(state.reserved, key=lambda r: (str(r.place), r.category))),
        units=state.sums,
    )


def _of_sample(finding: Finding, unit: Coverage | None) -> Finding:
    """The finding with a note on what its rows are a sample of (None: they are all there are), and what that may miss."""
    if unit is None:
        return finding
    of = f" of about {unit.rows_estimated:,}" if unit.rows_estimated else ""
    missed = f"what stands in fewer than one row of {1 / unit.could_miss:,.0f}" if 0 < unit.could_miss < 1 else "what stands in other rows"
    return replace(finding, notes=(*finding.notes, f"in a sample of {plural(unit.rows_read, 'row')}{of}: {missed} may be missed"))
