"""The first step: what a search found → a workspace for review. Nothing plain is written but the review list, which holds no values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scanner.config import Config
from scanner.masking import masks
from scanner.model import Notice, Unread
from scanner.notice.judge import check_source
from scanner.notice.several import as_one
from scanner.notice.toml import save
from scanner.row_is import ROW_IS
from scanner.setup import connect
from scanner.subject.pack import how_to, review
from scanner.subject.pack.called import naming_others
from scanner.subject.pack.case import CASE, SCHEMA, TABLE, Case, Piece, to_table
from scanner.subject.pack.copies import Copies
from scanner.subject.pack.entries import Review
from scanner.subject.pack.estate import Estate
from scanner.subject.pack.folder import create, whole_folder
from scanner.subject.pack.forms import title
from scanner.subject.pack.gather import Gather, piece_kind, ref, units
from scanner.subject.pack.keys import IDENTITY, Keys
from scanner.subject.pack.look import Looker
from scanner.subject.pack.own import Own, called_by, contacts_of, forms
from scanner.subject.pack.seal import sealed
from scanner.subject.request import Request
from scanner.subject.result import Located, Match, Namesake
from scanner.taxonomy import Taxonomy
from scanner.work import Connector, Detector

#: What may be known of a workspace without its key.
STATE = "workspace.json"


@dataclass(frozen=True, slots=True)
class Job:
    """What the answer is made of. `search_log` are texts by file name, for the controller's file; `tick` hears of each piece."""

    config: Config
    notices: Sequence[Notice]
    taxonomy: Taxonomy
    request: Request
    located: Located
    engine: Detector
    started: datetime
    search_log: Mapping[str, str] = field(default_factory=dict, repr=False)
    tick: Callable[[Piece], None] = lambda piece: None
    connector: Callable[[Any], Connector] = connect


def prepare(job: Job, folder: Path, keys: Keys, audit: Callable[[Case], None] = lambda case: None) -> Case:
    """Writes the workspace (a new folder, whole or not there) and gives its case; `audit` hears of it before the folder has its name.

    ConfigError before anything is written where a source has no purpose in the notice; ScannerError where the disk does not take it. A
    document that cannot be copied is in the case as `lost`.
    """
    notice = as_one(job.notices)
    for source in job.config.sources:
        check_source(source.info(notice), notice)
    with whole_folder(folder) as partial:
        found = Review()
        pieces = _pieces(job, partial, keys, found)
        case = _case(job, pieces, found, keys)
        with sealed(partial / CASE, keys) as out:
            out.write(json.dumps(to_table(case), ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"))
        state = {"schema": SCHEMA, "reference": case.reference, "tool": case.tool, "written": case.started}
        _write(partial / STATE, json.dumps(state, indent=1).encode() + b"\n")
        _write(partial / review.FILE, review.written(case).encode())
        _write(partial / how_to.FILE, how_to.text(case, keys).encode())
        if keys.locked is not None:
            _write(partial / IDENTITY, keys.locked)
        audit(case)
    return case


def _pieces(job: Job, folder: Path, keys: Keys, found: Review) -> tuple[Piece, ...]:
    by_unit = units(job.located.matches)
    levels = {key: category.level for key, category in job.taxonomy.categories.items()}
    looker = Looker(job.engine, Own(job.request.subject, called_by(job.located.matches), contacts_of(job.located.matches)), levels, found)
    estate = Estate(job.config.sources, by_unit.keys(), job.connector)
    gather = Gather(job.config, as_one(job.notices), job.taxonomy, Copies(folder, keys, estate, looker), looker, job.tick)
    titles = _titles(job, by_unit)
    return tuple(gather.piece(number, titles[unit], matches) for number, (unit, matches) in enumerate(by_unit.items(), 1))


def _titles(job: Job, by_unit: Mapping[tuple[str, str], list[Match]]) -> dict[tuple[str, str], str]:
    """What the units are called in plain files: documents and calls by number, tables by their masked name unless the subject is in it."""
    tables = sorted({unit for (_, unit), matches in by_unit.items() if matches[0].form == TABLE})
    masked = masks(tables, job.engine)
    others = naming_others(tables, job.engine, Own(job.request.subject))
    words = [word for word in forms(job.request.subject) if word]
    titles: dict[tuple[str, str], str] = {}
    for number, ((source, unit), matches) in enumerate(by_unit.items(), 1):
        name = masked.get(unit, unit)
        kind = piece_kind(matches)
        if kind != TABLE or matches[0].form != TABLE:
            name = title(matches[0].form, kind, number)
        elif unit in others or any(word in name.casefold() for word in words):
            name = f"table {number}"
        titles[source, unit] = name
    return titles


def _case(job: Job, pieces: tuple[Piece, ...], found: Review, keys: Keys) -> Case:
    numbers = {(piece.source, piece.unit): piece.number for piece in pieces}
    return Case(
        reference=job.request.reference,
        tool=version("noticegap"),
        started=job.started.isoformat(timespec="seconds"),
        recipients=keys.public,
        names=job.request.subject.names,
        request={key: _said(value) for key, value in job.request.table.items()},
        kinds=job.located.kinds,
        notices=tuple(save(notice) for notice in job.notices),
        sources=tuple({"id": one.id, "kind": one.kind, "purposes": list(one.purposes)} for one in job.config.sources),
        pieces=pieces,
        items=found.items(),
        matches=tuple(_match(match, numbers) for match in job.located.matches),
        namesakes=tuple(_namesake(one) for one in job.located.namesakes),
        searched=tuple({"source": s.source, "unit": s.unit, "rows": s.rows, "how": s.how, "whole": s.whole} for s in job.located.searched),
        unread=tuple(_unread(one) for one in job.located.unread),
        search_log=job.search_log,
        shown=_shown(job, pieces, sorted({item.column for item in found.items() if item.column})),
    )


def _shown(job: Job, pieces: Sequence[Piece], columns: list[str]) -> dict[str, str]:
    """Names of columns that hold a value, as plain files may have them: tables that were turned have people as columns."""
    words = [word for word in forms(job.request.subject) if word]
    others = {column for piece in pieces for column in piece.heads}
    people = [name in others or any(word in name.casefold() for word in words) for name in columns]
    theirs = {name: f"column {number}" for number, name in enumerate(columns, 1) if people[number - 1]}
    return masks(columns, job.engine) | theirs


def _match(match: Match, numbers: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    place = match.place
    return {
        "piece": numbers[place.source, place.unit or ""], "source": place.source, "unit": place.unit or "", "column": place.column or "",
        "record": _record(match), "tier": match.tier, "score": round(match.score, 4), "categories": list(match.categories),
        "why": list(match.why), "via": list(match.via), "spans": [[s.row, s.column, s.start, s.end, s.field] for s in match.spans],
    }  # fmt: skip


def _namesake(one: Namesake) -> dict[str, Any]:
    return {"source": one.place.source, "unit": one.place.unit or "", "record": _record(one), "why": list(one.why)}


def _record(one: Match | Namesake) -> str:
    """`row 3, call 17, 00:03:12-00:03:19, caller`."""
    row_is = ROW_IS.get(one.form) if isinstance(one, Match) else None
    return ", ".join(filter(None, (ref(one.record, row_is), str(one.moment or ""))))


def _unread(one: Unread) -> dict[str, Any]:
    return {"source": one.place.source, "unit": one.place.unit or "", "reason": one.reason}


def _said(value: Any) -> Any:
    """A value of `[request]` as JSON: dates as ISO 8601."""
    if isinstance(value, Mapping):
        return {key: _said(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_said(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else value.isoformat()


def _write(path: Path, data: bytes) -> None:
    with create(path) as file:
        file.write(data)
