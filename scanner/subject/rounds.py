"""Two rounds: first with what the request gives, then also with what the records that are surely the subject's tell of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.config import Source
from scanner.errors import unexpected
from scanner.listing import Watch
from scanner.model import Place, Unread
from scanner.subject.enlarged import Larger, enlarged, plain, without
from scanner.subject.finder import Finder
from scanner.subject.job import Gathered, Wish, gathered
from scanner.subject.linked import edges_of
from scanner.subject.links.fetch import fetching
from scanner.subject.passages import Passage
from scanner.subject.reading import Budget
from scanner.subject.roles import named_id
from scanner.subject.sharing_told import notes
from scanner.subject.table import Judged
from scanner.subject.vouched import vouched
from scanner.subject.weigh.agreement import OTHERS
from scanner.words import words
from scanner.work import Connector

STRONG = frozenset(("email", "phone", "id"))
DOUBTED = f"{OTHERS} what was learnt, too"
_LONG = 5  # letters and digits
Key = tuple[str, str]
Identity = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Rounds:
    """What was found, whoever was looked for in the end, and what was learnt of each subject on the way."""

    found: Gathered
    finder: Finder
    learnt: tuple[Larger, ...]


def searched(
    sources: Sequence[Source],
    connectors: Mapping[str, Connector],
    first: Finder,
    identity: Identity,
    wish: Wish,
    watch: Watch,
    budget: Budget,
) -> Rounds:
    """The search in one round, or in two where the first taught anything and links are to be followed, or where it told of an identifier
    that other people have it, too: then it counts less in texts as well.

    What only the second finds by a strong identifier is `linked`: the identifier came from a record, `via` says which.
    """
    found = gathered(sources, connectors, first, wish, watch, budget)
    _by_key(found, sources, connectors, first, wish)
    everyone = range(len(first.subjects))
    learnt = tuple(enlarged(subject, first, found.rows, found.layouts) for subject in everyone)
    learnt = learnt if wish.hops else tuple(without(each, subject) for each, subject in zip(learnt, first.subjects, strict=True))
    if found.interrupted or not (any(each.grown for each in learnt) or any(found.shared)):
        found.notes = notes(first, found, learnt)
        return Rounds(found, first, learnt)
    second = Finder([each.subject for each in learnt], identity)
    again = gathered(sources, connectors, second, wish, watch, budget)
    again.started = found.started
    again.unread += [each for each in found.unread if each not in again.unread]
    known = {(key, row.subject, row.row): row for key, rows in found.rows.items() for row in rows}
    fresh = [_fields(told.keys() - before.keys()) for told, before in zip(again.shared, found.shared, strict=True)]
    again.notes = notes(first, again, learnt)
    again.rows = {key: [_row(key, row, learnt, known.get((key, row.subject, row.row))) for row in rows] for key, rows in again.rows.items()}
    spoken = {(key, each.subject) for key, some in found.passages.items() for each in some if each.judgement.tier == "exact"}
    again.passages = {
        key: [_doubted(_passage(each, learnt, (key, each.subject) in spoken), fresh[each.subject]) for each in some]
        for key, some in again.passages.items()
    }
    _by_key(again, sources, connectors, second, wish)
    _complete(again, found)
    return Rounds(again, second, learnt)


def _by_key(found: Gathered, sources: Sequence[Source], connectors: Mapping[str, Connector], finder: Finder, wish: Wish) -> None:
    """Judges rows by whom their keys lead to, where links are to be followed. What goes wrong there is told when they are."""
    if not wish.hops or found.interrupted:
        return
    edges = list(edges_of(found, sources, []))
    ends = {(edge.source, edge.unit) for edge in edges}
    try:
        vouched(found, finder, edges, fetching(connectors, found.layouts, found.parts, ends=ends, whole=not wish.indexed))
    except KeyboardInterrupt:
        found.interrupted = True
    except Exception as error:  # noqa: BLE001 - values of any source came here; what was found is told all the same
        found.unread += [
            Unread(Place(source.id), f"whose its records are was not told by their keys: {unexpected(error)}") for source in sources
        ]


def _complete(again: Gathered, found: Gathered) -> None:
    """Puts back what the first round found in units that the second did not get through (Ctrl-C, the time, a connection that broke)."""
    whole = {(each.source, each.unit) for each in again.searched if each.whole}
    for key in [key for key in found.units if key not in whole]:
        rows = {(row.subject, row.row) for row in again.rows.get(key, []) if row.row is not None}
        again.rows[key] = again.rows.get(key, []) + [row for row in found.rows.get(key, []) if (row.subject, row.row) not in rows]
        spoken = {(each.subject, each.first) for each in again.passages.get(key, [])}
        again.passages[key] = again.passages.get(key, []) + [p for p in found.passages.get(key, []) if (p.subject, p.first) not in spoken]
        again.units[key] = found.units[key]
        _put_back(key, again, found)
    searched = {(each.source, each.unit) for each in found.searched}
    again.searched = [each for each in again.searched if (each.source, each.unit) in whole or (each.source, each.unit) not in searched]
    again.searched += [each for each in found.searched if (each.source, each.unit) not in whole]


def _put_back(key: Key, again: Gathered, found: Gathered) -> None:
    for name in ("tables", "layouts", "columns", "named", "parts"):
        now, before = getattr(again, name), getattr(found, name)
        if key in before:
            now.setdefault(key, before[key])


def _row(key: Key, row: Judged, learnt: Sequence[Larger], before: Judged | None) -> Judged:
    """The row of the second round, unless it has but its own key to say for itself, which it taught."""
    if before is not None and before.judgement.tier == "linked":
        return before
    strong = row.agreed & STRONG - row.shared
    if before is not None and before.judgement.tier == "probable" and "id" in strong and strong - {"id"} <= before.agreed - {"id"}:
        return before
    if row.judgement.tier != "exact" or (before is not None and before.judgement.tier == "exact"):
        return row
    taught = _taught(row.agreed, learnt[row.subject], row.column or "", _cell(row))
    end = Place(*key, row.column)
    via = tuple(f"{end} = {_short(place, end.source)}" for place in taught)
    if not taught:
        return row
    return replace(row, judgement=replace(row.judgement, tier="probable" if _unsure(row, learnt[row.subject]) else "linked"), via=via)


def _passage(each: Passage, learnt: Sequence[Larger], known: bool) -> Passage:
    if known or each.judgement.tier != "exact":
        return each
    taught = _taught(each.agreed, learnt[each.subject])
    return replace(each, judgement=replace(each.judgement, tier="linked"), via=taught) if taught else each


def _fields(words: Collection[str]) -> frozenset[str]:
    """The fields of mailboxes and numbers."""
    return frozenset("email" if "@" in word else "phone" for word in words)


def _doubted(each: Passage, fresh: frozenset[str]) -> Passage:
    """A passage that an identifier led to which the first round taught and of which the second told that others have it, too (`fresh` are
    the fields of such): which of its kind stands there is not known any more, and a person decides."""
    told = each.judgement
    if told.tier not in ("linked", "probable") or not each.agreed & STRONG or not (each.agreed & STRONG) <= fresh:
        return each
    tier = "probable" if each.agreed >= {"surname", "given"} else "name-only"
    return replace(each, judgement=replace(told, tier=tier, score=told.score / 2, why=(*told.why, DOUBTED)))


def _cell(row: Judged) -> str:
    """What stands in the column that told most, plain; "" where it is inside something."""
    return plain(str(row.batch.column(row.column)[row.at].as_py())) if row.column in row.batch.schema.names else ""


def _holds(said: str, key: str) -> bool:
    """Whether a cell is a key, or holds one that is long enough not to stand there by chance."""
    return said == key or (len(key) >= _LONG and key in said)


def _unsure(row: Judged, learnt: Larger) -> bool:
    """Whether all that speaks for a row is a key that only a probable record taught."""
    if row.agreed & STRONG - row.shared != {"id"} or not (said := _cell(row)):
        return False
    return any(said.endswith(key) for key in learnt.unsure)


def _taught(fields: frozenset[str], learnt: Larger, column: str = "", said: str = "") -> tuple[str, ...]:
    """The places that taught the fields that agree; of ids those whose value the cell holds (`said`), of the kind that the column is called
    after, where it is."""
    kinds = [name for name in learnt.origins if name.startswith("id:")] if "id" in fields else []
    kinds = [name for name in kinds if any(_holds(said, plain(one)) for one in learnt.values(name))] or kinds
    same = [name for name in kinds if words(name.removeprefix("id:")) == words(column)]
    called = same or [name for name in kinds if named_id(column, name.removeprefix("id:"))] or kinds
    names = [*(field for field in sorted(fields & STRONG) if field != "id"), *called]
    return tuple(sorted({place for name in names for place in learnt.origins.get(name, ())}))


def _short(place: str, source: str) -> str:
    return place.removeprefix(f"{source}: ")
