"""What a source's configuration says of keys: `identity`, by which columns a person is known, and `[[source.link]]`, what joins what.

identity = { email = ["contacts.email"], phone = ["contacts.mobile"], key = "contacts.id" }
[[source.link]]
from = "contacts.id"
to   = "orders.contact_id"             # in another source: "billing:invoices.customer_no"
[[source.link]]                        # a key of several columns: all must agree
from = ["contacts.tenant", "contacts.no"]
to   = ["orders.tenant", "orders.contact_no"]

Only their form is checked here: which columns there are is known when a source is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scanner.errors import ConfigError, did_you_mean
from scanner.plural import plural

#: What a column may identify a person by.
IDENTITY = ("email", "phone", "key", "name", "given", "surname", "born", "address", "postcode")
_LINK = ("from", "to")

#: One end of a link: its column, or the columns of its key.
End = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joins:
    """`identity` and `link` of one source, as written: columns by field, and pairs of ends with as many columns each."""

    identity: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[tuple[End, End], ...] = ()


def joins_of(where: str, identity: Any = None, links: Any = None) -> Joins:
    """Both keys of a `[[source]]` as TOML gives them, checked for their form. ConfigError, a sentence that begins with `where`."""
    if not isinstance(identity, dict | None):
        raise ConfigError(f'{where} "identity" must be a table: identity = {{ email = ["contacts.email"] }}')
    if not isinstance(links, list | None):
        raise ConfigError(f'{where} "link" must be a list of tables. Write [[source.link]].')
    for key in identity or {}:
        if key not in IDENTITY:
            raise ConfigError(f'{where} identity: unknown key "{key}". {did_you_mean(key, IDENTITY)}')
    columns = {key: _columns(f"{where} identity: {key}", said) for key, said in (identity or {}).items()}
    pairs = tuple(_link(f"{where} [[source.link]] {number}:", entry) for number, entry in enumerate(links or [], 1))
    return Joins(columns, pairs)


def _columns(where: str, said: Any) -> tuple[str, ...]:
    each = [said] if isinstance(said, str) else said
    if not isinstance(each, list) or not each or not all(isinstance(column, str) and column for column in each):
        raise ConfigError(f'{where} must be a column, or a list of columns: "contacts.email"')
    return tuple(each)


def _link(where: str, entry: Any) -> tuple[End, End]:
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} is not a table. Write [[source.link]].")
    for key in entry:
        if key not in _LINK:
            raise ConfigError(f'{where} unknown key "{key}". {did_you_mean(key, _LINK)}')
    start, end = (_end(where, key, entry.get(key)) for key in _LINK)
    if len(start) != len(end):
        raise ConfigError(f'{where} "from" has {plural(len(start), "column")}, "to" has {len(end)}. Each needs the other that it equals.')
    return start, end


def _end(where: str, key: str, said: Any) -> End:
    columns = [said] if isinstance(said, str) else said
    if not isinstance(columns, list) or not columns or not all(isinstance(column, str) and column for column in columns):
        raise ConfigError(
            f'{where} needs "{key}", a column: "orders.contact_id", or the columns of one key: ["orders.tenant", "orders.no"]'
        )
    if len(columns) > 1 and any("[]" in column for column in columns):
        raise ConfigError(f'{where} "{key}": a key of several columns cannot hold a list. Name columns with one value a row.')
    return tuple(columns)
