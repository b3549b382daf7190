"""What the controller keeps and the person does not get: where all is, how it was reached, what was decided, what the notice lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scanner.plural import plural
from scanner.sheet_cells import line, table
from scanner.subject.pack.archive import Archive
from scanner.subject.pack.case import DOCUMENT, KINDS, TEXT, Case, Piece
from scanner.subject.pack.extract import Given, Workspace
from scanner.subject.pack.grounds import GROUNDS
from scanner.subject.pack.outcome import Outcome
from scanner.subject.pack.review import Decision
from scanner.taxonomy import Taxonomy

#: What the notice says of a category that a source holds, but for "declared", which needs no one.
_GAPS = {
    "prohibited": "must not be kept at all",
    "undeclared": "the notice does not name it for what this source serves",
    "other-purpose": "the notice names it, for another purpose",
    "arguable": "the notice's words may or may not cover it",
}


def file_of_controller(archive: Archive, work: Workspace, case: Case, given: Sequence[Given], decisions: Mapping[str, Decision],
                       outcomes: Mapping[int, Outcome], taxonomy: Taxonomy) -> None:  # fmt: skip
    """Writes all files but the manifest."""
    for name, text in sorted(case.search_log.items()):
        archive.add(name, text)
    archive.add("locations.csv", table(_locations(case)))
    archive.add("units.csv", table(_units(given)))
    archive.add("decisions.csv", table(_decisions(case, decisions)))
    archive.add("contradictions.csv", table(_contradictions(case.pieces, taxonomy)))
    archive.add("trail.md", trail(case))
    with archive.file("redactions.csv") as out:
        out.text("\ufeff" + line(("unit", "record, line or turn", "column", "start", "end", "entry", "ground")))
        for piece in case.pieces:
            if outcomes[piece.number].black:
                for row in work.rows(piece):
                    for ref, column, start, end, item, ground in outcomes[piece.number].redactions(row):
                        out.text(line((str(piece.number), ref, column, str(start), str(end), item, ground)))


def trail(case: Case) -> str:
    """The identity trail: what was given, each hop that led from record to record, and the namesakes that were left out."""
    hops = Counter(hop for match in case.matches for hop in match["via"])
    tiers = Counter(match["tier"] for match in case.matches)
    lines = [f"# Identity trail of {case.reference}", "", "## Identifiers that were given", ""]
    lines += [f"- {kind}" for kind in case.kinds] or ["- none"]
    lines += ["", "## Records that were found", "", *([f"- {tier}: {number}" for tier, number in sorted(tiers.items())] or ["- none"])]
    lines += [
        "",
        "## Links that were followed",
        "",
        *([f"- {hop}: {plural(number, 'record')}" for hop, number in sorted(hops.items())] or ["- none"]),
    ]
    left = [f"- {one['source']}: {one['unit']}, {one['record']}: {', '.join(one['why'])}" for one in case.namesakes]
    return "\n".join([*lines, "", "## Namesakes that were left out", "", *(left or ["- none"])]) + "\n"


def _locations(case: Case) -> Iterator[Sequence[str]]:
    """`locations.csv` of the output checklist: where, which category, how matched, how sure. No values."""
    yield ("system", "object", "field", "record", "offsets", "categories", "how matched", "probability", "why", "via")
    for one in case.matches:
        offsets = "; ".join(f"{row}:{start}-{end} {field}" for row, _, start, end, field in one["spans"])
        yield (one["source"], one["unit"], one["column"], one["record"], offsets, "; ".join(one["categories"]), one["tier"],
               f"{one['score']:.4f}", "; ".join(one["why"]), "; ".join(one["via"]))  # fmt: skip


def _units(given: Iterable[Given]) -> Iterator[Sequence[str]]:
    """Which file of the answer comes from which unit: documents are named by number there."""
    yield ("unit", "system", "object", "form", "matches", "files", "rows given", "remarks", "why not copied")
    for one in given:
        piece = one.piece
        yield (str(piece.number), piece.source, piece.unit, piece.form, str(piece.records), "; ".join(one.files), str(one.rows), one.note,
               piece.lost or "")  # fmt: skip


def _decisions(case: Case, decisions: Mapping[str, Decision]) -> Iterator[Sequence[str]]:
    yield ("entry", "why", "system", "object", "record", "column", "found", "decision", "ground", "law", "who", "when")
    for item in case.items:
        piece, made = case.pieces[item.piece - 1], decisions[item.id]
        yield (item.id, KINDS[item.kind], piece.source, piece.unit, item.where, item.column, item.what, made.decision, made.ground,
               GROUNDS[made.ground].law, made.who, made.when.isoformat())  # fmt: skip


def _contradictions(pieces: Iterable[Piece], taxonomy: Taxonomy) -> Iterator[Sequence[str]]:
    """Categories that are held and not declared: the answer discloses them, so the controller should know first."""
    yield ("system", "object", "column", "category", "status", "what that means")
    for piece in pieces:
        for column, key, status in sorted(map(tuple, piece.statuses)):
            if status in _GAPS:
                yield (piece.source, piece.unit, column, taxonomy.categories[key].label, status, _GAPS[status])


def _inside(piece: Piece) -> bool:
    """Whether a piece is the text of something inside a file."""
    return "!" in piece.unit and piece.kind in (TEXT, DOCUMENT) and not piece.copied


def manifest_facts(case: Case, given: Iterable[Given], decisions: Mapping[str, Decision]) -> dict[str, Any]:
    """What the controller's manifest says besides the files."""
    return {
        "request": case.reference,
        "tool": case.tool,
        "searched": case.started,
        "decisions": dict(sorted(Counter(one.decision for one in decisions.values()).items())),
        "not copied": sum(1 for one in given if one.piece.lost),
        "text only, no original (it lies inside another file)": sum(_inside(one.piece) for one in given),
    }
