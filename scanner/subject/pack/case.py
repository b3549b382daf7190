"""What a workspace holds: the pieces of an answer, the entries of its review, and the facts around them. All of it is kept encrypted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

from scanner.errors import ScannerError

SCHEMA = "noticegap/subject-case/2"
#: The file of a workspace that holds the case, encrypted.
CASE = "case.json.age"

#: Why an entry needs a person. `unseen`: noticegap cannot look into the format.
KINDS: Mapping[str, str] = {
    "other-people": "other people in it",
    "numbers": "numbers of identity or payment, maybe of someone else",
    "ambiguous": "may be about someone else",
    "unrelated": "lines in which the person is not, of a long text",
    "special": "special category or criminal offence data",
    "opinion": "an opinion or remark of staff",
    "legal-privilege": "may be legally privileged",
    "confidential-reference": "may be a confidential reference",
    "crime-and-taxation": "may belong to an investigation",
    "management": "may be management planning",
    "negotiations": "may be about negotiations with the person",
    "serious-harm": "disclosure might harm someone",
    "unseen": "a format that noticegap cannot look into: a person must read it",
    "layout": "its text was looked through, but not what it shows besides (pictures, files inside): redact gives the text alone",
    "attached": "what is attached is in the answer only where it names the person",
    "holder": "a file that holds others: what in it names the person is in the answer, the rest is not",
}

#: What a piece is: rows of a table, a text by lines, a call by turns, a document of which only the text was looked through, or a file
#: that is only copied.
TABLE, TEXT, TRANSCRIPT, DOCUMENT, OTHER = "table", "text", "transcript", "document", "other"

_T = TypeVar("_T", bound="_Row")


class _Row:
    """A record that is kept as JSON."""

    @classmethod
    def of(cls: type[_T], table: Mapping[str, Any]) -> _T:
        """The record of a table as JSON gives it; lists become tuples."""
        known = {each.name for each in fields(cls)}  # type: ignore[arg-type]
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in table.items() if key in known})


@dataclass(frozen=True, slots=True)
class Piece(_Row):
    """One unit that goes into the answer.

    `title` is the unit's name as it may be shown, `columns` in the order of the source, `meanings` categories by column, `heads` entries
    by column that is called after somebody, `statuses` what the notice says of a (column, category), `purposes` ids of the notice, `lost`
    why it could not be copied, `copied` whether the original's bytes are in the workspace, `suffix` of its file. `doubted`:
    nothing in it is surely the person's.
    """

    number: int
    source: str
    unit: str = field(repr=False)
    title: str
    kind: str
    form: str
    records: int = 0
    columns: tuple[str, ...] = ()
    meanings: Mapping[str, list[str]] = field(default_factory=dict)
    statuses: tuple[tuple[str, str, str], ...] = ()
    categories: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    purposes: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    copied: bool = False
    suffix: str = ""
    lost: str | None = None
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Item(_Row):
    """One entry of the review. `record` and `column` narrow it down ("" where it is about the whole piece); `what` counts what was found.

    `can` are the decisions that can be carried out. `more` are further records that say the same and are decided with the first: fifty
    weekly payments of one tenancy.
    """

    id: str
    kind: str
    piece: int
    record: str = ""
    column: str = ""
    what: str = ""
    can: tuple[str, ...] = ("release", "redact", "withhold")
    more: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """The records that the entry is about; none where it is about a column or the whole piece."""
        return (self.record, *self.more) if self.record else ()

    @property
    def where(self) -> str:
        """The records in words."""
        return f"{self.record} and {len(self.more)} more like it" if self.more else self.record


@dataclass(frozen=True, slots=True)
class Case(_Row):
    """The whole case.

    `recipients` are what it is encrypted to, `notices` the text of each `notice.toml`, `request` the table `[request]`, `kinds` the kinds
    of identifier that were searched for. `matches` are (piece, place, record, tier, score, categories, why, via) as JSON, without values;
    `namesakes`, `searched` and `unread` likewise. `shown` are columns whose names had to be masked, as plain files have them.
    """

    reference: str
    tool: str
    started: str
    recipients: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)
    request: Mapping[str, Any] = field(default_factory=dict, repr=False)
    kinds: tuple[str, ...] = ()
    notices: tuple[str, ...] = field(default=(), repr=False)
    sources: tuple[Mapping[str, Any], ...] = ()
    pieces: tuple[Piece, ...] = ()
    items: tuple[Item, ...] = ()
    matches: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    namesakes: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    searched: tuple[Mapping[str, Any], ...] = ()
    unread: tuple[Mapping[str, Any], ...] = ()
    search_log: Mapping[str, str] = field(default_factory=dict, repr=False)
    shown: Mapping[str, str] = field(default_factory=dict)


def to_table(case: Case) -> dict[str, Any]:
    """The case as JSON."""
    return {"schema": SCHEMA, **asdict(case)}


def from_table(table: Mapping[str, Any]) -> Case:
    """The case of a table that `to_table` gave. ScannerError for one of another version."""
    if table.get("schema") != SCHEMA:
        raise ScannerError("the workspace was written by another version of noticegap. Finish it with that version, or pack again.")
    read = {**table, "pieces": [Piece.of(one) for one in table["pieces"]], "items": [Item.of(one) for one in table["items"]]}
    return Case.of(read)
