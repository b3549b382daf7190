"""Who else it could be: someone of the same name at the same address, or another given name before the surname in a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from scanner.flatten import flatten
from scanner.subject.forename import OTHER, before, titled
from scanner.subject.passages import Passage
from scanner.subject.result import Span
from scanner.subject.table import Judged
from scanner.subject.weigh.agreement import REFERS
from scanner.subject.weigh.facts import STRONG
from scanner.subject.weigh.judge import Judgement

Key = tuple[str, str]
_TELLING = frozenset(("email", "phone", "id", "born"))
_HOME = frozenset(("address", "postcode"))
_NAME = frozenset(("surname", "given"))
#: Records of one table that a person may have without anything but the name in them.
_MANY = 20
_BORN = frozenset(("surname", "born"))
_TWIN = "a twin is known"
_BESIDE = "stands beside a record with her own name"
_AMBIGUOUS = "someone else of this name lives there"


@dataclass(frozen=True, slots=True)
class Rivals:
    """Who else bears a subject's name: `home` are the subjects of whom a table knows a namesake at the same address, born on another day (a
    father, a son); `twins` those of whom one knows somebody of another given name who was born on the same day and shares the home, the
    mailbox or the telephone; `others` is the number of namesakes by subject, in the table that knows most; `own` are the tables in which a
    subject stands by the whole name and the day of birth, `(unit, subject)`."""

    home: frozenset[int]
    twins: frozenset[int]
    others: Mapping[int, int]
    own: frozenset[tuple[Key, int]] = frozenset()

    def settled(self, told: Judgement, agreed: frozenset[str], subject: int, records: int = 0, unit: Key | None = None) -> Judgement:
        """The judgement, unless something that one person has tells: name and address may fit two people, a name alone all who bear it.

        `records` are those of the unit that bear the name and tell nothing else; of very many not all can be one person's. Beside a record
        of hers one of a like name and the same day of birth is as likely a twin's.
        """
        if told.tier == "probable" and subject in self.twins and _twins(told, agreed) and agreed.isdisjoint(STRONG):
            return replace(told, tier="namesake", contradictions=(*told.contradictions, _TWIN))
        if told.tier == "probable" and (unit, subject) in self.own and _like(told, agreed) and agreed.isdisjoint(STRONG):
            return replace(told, tier="name-only", score=told.score / 2, why=(*told.why, _BESIDE))
        if not agreed.isdisjoint(_TELLING):
            return told
        if told.tier == "probable" and subject in self.home:
            return replace(told, tier="name-only", score=told.score / 2, why=(*told.why, _AMBIGUOUS))
        if told.tier == "name-only":
            return replace(told, score=min(told.score, 1 / (1 + self.others.get(subject, 0)), _MANY / max(records, 1)))
        return told


def rivals(rows: Mapping[tuple[str, str], Sequence[Judged]]) -> Rivals:
    """What the rows of all tables tell of namesakes."""
    home: set[int] = set()
    twins: set[int] = set()
    others: dict[int, int] = {}
    for some in rows.values():
        born = [row for row in some if _other(row.judgement) and _twins(row.judgement, row.agreed)]
        twins |= {row.subject for row in born if not row.agreed.isdisjoint(_HOME | {"email", "phone"})}
        known = [row for row in some if _other(row.judgement) and row.agreed >= _NAME and "born" not in row.agreed]
        home |= {row.subject for row in known if not row.agreed.isdisjoint(_HOME)}
        for subject, count in Counter(row.subject for row in known).items():
            others[subject] = max(count, others.get(subject, 0))
    whole = ((key, row.subject) for key, some in rows.items() for row in some if row.agreed >= _NAME | _BORN and not _other(row.judgement))
    return Rivals(frozenset(home), frozenset(twins), others, frozenset(whole))


def _twins(told: Judgement, agreed: frozenset[str]) -> bool:
    """Whether a record is of the subject's surname and day of birth, under another given name."""
    return agreed >= _BORN and "given" not in agreed and any("given name" in said for said in told.contradictions)


def _like(told: Judgement, agreed: frozenset[str]) -> bool:
    """Whether a record is of the subject's surname and day of birth, under a given name that only resembles hers."""
    return agreed >= _BORN and "given" not in agreed and any("given name" in said for said in told.why)


def _other(told: Judgement) -> bool:
    return told.tier == "namesake" or REFERS in told.why


def other_forename(passage: Passage, batch: pa.RecordBatch) -> Passage:
    """The passage as one about a namesake, where the surname stands there only after given names that are none of the subject's, or, once
    such a one was named, after a title: `Ms Zuzanna Nowak … Dear Ms Nowak`."""
    spans = [span for span in passage.spans if span.field == "surname"]
    if (
        not spans
        or passage.judgement.tier not in ("probable", "name-only")
        or not passage.agreed.isdisjoint(_TELLING - {"born"} | {"given"})
    ):
        return passage
    texts = {cells.name: cells.text for cells in flatten(batch) if len(cells.rows) == batch.num_rows}
    named = False
    for span in sorted(spans, key=lambda each: (each.row, each.start)):
        data = _data(span, passage.first, texts)
        if not (before(data, span.start) or (named and titled(data, span.start))):
            return passage
        named = True
    told = replace(passage.judgement, tier="namesake", contradictions=(*passage.judgement.contradictions, OTHER))
    return replace(passage, judgement=told)


def _data(span: Span, first: int, texts: Mapping[str, pa.Array]) -> bytes:
    """The cell of a span in UTF-8; nothing where it is not there."""
    column = texts.get(span.column)
    if column is None or span.row - first >= len(column):
        return b""
    return bytes(column[span.row - first].as_buffer().to_pybytes())


def settled(passages: Iterable[Passage], batches: Mapping[tuple[int, int], pa.RecordBatch]) -> list[Passage]:
    """The passages, those about namesakes told as such."""
    return [other_forename(each, batches[each.subject, each.first]) if (each.subject, each.first) in batches else each for each in passages]
