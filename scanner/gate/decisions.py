"""Ways to say yes: what the author of a schema says of a column, and the decisions of `scanner.accepted`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scanner.accepted import NONE, Accept
from scanner.gate.schema import PERSONAL, Column, Said, Schema, Table, Unread
from scanner.taxonomy import Taxonomy, no_category

_KEY = re.compile(r"\s*([A-Za-z_]+(?:\.[A-Za-z_]+)*)\s*(?:[,;:]|\s-\s|$)")
_FACT = re.compile(r"[,;(]?\s*\b(owner|until|expires)\s*[:=]\s*([^\s,;)]+)\)?", re.IGNORECASE)
#: Of a tag such as `pii: true` at a column in which nothing was found.
UNSAID = "a tag at {} says that it is personal data, and not which: write the category, as in `noticegap: demog.dob, reason`"
_NONE = frozenset(("none", "no", "not_personal", "false"))


@dataclass(frozen=True, slots=True)
class Decision:
    """That a column may hold a category; `category` None: that it holds no personal data.

    where  how a person finds it · claims  it says that the category is there, as its author beside the column knows; an entry in
    noticegap.toml may be a glob, and says only what would be accepted
    """

    category: str | None
    reason: str
    where: str
    owner: str = ""
    until: date | None = None
    claims: bool = False

    def covers(self, category: str, taxonomy: Taxonomy) -> bool:
        """Whether it speaks of the category: by name, or by one that covers it."""
        return self.category is None or category == self.category or category in taxonomy.categories[self.category].covers

    def expired(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < today

    def __str__(self) -> str:
        facts = [self.owner, f"until {self.until}" if self.until else "", self.where]
        return f"{self.reason} ({', '.join(filter(None, facts))})"


def decisions(
    table: Table, column: Column, accepted: Sequence[Accept], taxonomy: Taxonomy, source: str = ""
) -> tuple[list[Decision], list[Unread]]:
    """What was decided on a column, and what is wrong with what was said of it."""
    found = [_said(said, taxonomy) for said in column.said]
    place = f"{table.name}.{column.name}"
    said = zip(column.said, found, strict=True)
    wrong = [Unread(one.file, one.line, each.replace("{}", place)) for one, each in said if isinstance(each, str)]
    made = [each for each in found if isinstance(each, Decision)]
    return made + list(_recorded(table, column, accepted, source)), wrong


def _recorded(table: Table, column: Column | None, accepted: Sequence[Accept], source: str) -> Iterator[Decision]:
    """What is recorded of a table or a column of it; `source` is that whose table it is, "" where none is known."""
    names = {f"{table.name}.{column.name}", f"{table.name.rpartition('.')[2]}.{column.name}"} if column else {table.name}
    names |= {f"{source}: {name}" for name in names} if source else set()
    for each in accepted:
        if each.fits(names):
            yield Decision(None if each.category == NONE else each.category, each.reason, each.file, each.owner, each.until)


def table_decisions(table: Table, accepted: Sequence[Accept], source: str = "") -> list[Decision]:
    """What was decided on the table as a whole: entries in noticegap.toml that name it without a column."""
    return list(_recorded(table, None, accepted, source))


def _said(said: Said, taxonomy: Taxonomy) -> Decision | str:
    """`demog.dob, needed to check the age, owner=data@example.org, until=2027-01-31` as a decision; a sentence where it is none."""
    if said.text == PERSONAL:
        return UNSAID
    text, key = said.text, _KEY.match(said.text)
    name = key[1] if key else text.split(",")[0].strip()[:40]
    if name.lower() not in _NONE and name not in taxonomy.categories:
        return f"noticegap: {no_category(name, taxonomy.categories)}"
    rest = text[key.end() :] if key else ""
    facts = {fact.lower(): value for fact, value in _FACT.findall(rest)}
    reason = " ".join(_FACT.sub("", rest).split()).strip(" ,;.-")
    if said.shared and name.lower() in _NONE:
        return "noticegap: none stands at several columns: write each of them on a line of its own"
    where = f"{said.file}:{said.line}"
    made = Decision(None if name.lower() in _NONE else name, reason, where, facts.get("owner", ""), claims=not said.shared)
    until = facts.get("until") or facts.get("expires")
    if until is None:
        return made
    try:
        return replace(made, until=date.fromisoformat(until))
    except ValueError:
        return f'noticegap: until "{until[:20]}" is no date. Write it like 2027-01-31.'


def said_in(comment: str) -> str | None:
    """What a column's comment says after `noticegap:`, if it does."""
    _, mark, text = comment.partition("noticegap:")
    return text.strip() if mark else None


def with_comments(schema: Schema) -> None:
    """Takes what column comments say to noticegap for what the author says of the column."""
    for table, column in list(schema.columns()):
        text = said_in(column.comment)
        if text is not None:
            said = (*column.said, Said(text, column.file, column.line))
            table.change(column.name, said=said, comment=column.comment.partition("noticegap:")[0].strip())
