"""What a source's configuration says of keys: `identity`, by which columns a person is known, and `[[source.link]]`, what joins what.

identity = { email = ["contacts.email"], phone = ["contacts.mobile"], key = "contacts.id" }
[[source.link]]
from = "contacts.id"
to   = "orders.contact_id"             # in another source: "billing:invoices.customer_no"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scanner.errors import ConfigError, did_you_mean
from scanner.model import Place
from scanner.subject.links.edge import DECLARED, Edge, of
from scanner.subject.links.places import Known, resolved

#: What a column may identify a person by.
IDENTITY = ("email", "phone", "key")
_LINK = ("from", "to")


@dataclass(frozen=True, slots=True)
class Declared:
    """`identity` and `link` of one source, as written: columns by field, and pairs of columns."""

    identity: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()


def declared(where: str, identity: Any = None, links: Any = None) -> Declared:
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
    return Declared(columns, pairs)


def declared_edges(where: str, source: str, said: Declared, known: Known) -> list[Edge]:
    """The links of a source as edges between columns that are there. ConfigError where one is not."""
    found = []
    for number, (start, end) in enumerate(said.links, 1):
        at = f"{where} [[source.link]] {number}:"
        found.append(of(resolved(f"{at} from:", start, source, known), resolved(f"{at} to:", end, source, known), DECLARED))
        if found[-1].start == found[-1].end:
            raise ConfigError(f"{at} joins {start} with itself. Name the column that refers to it.")
    return found


def identifying(where: str, source: str, said: Declared, known: Known) -> dict[str, tuple[Place, ...]]:
    """By field (see `IDENTITY`) the columns by which a source knows a person. ConfigError where one is not there."""
    return {
        key: tuple(resolved(f"{where} identity: {key}:", column, source, known) for column in columns)
        for key, columns in said.identity.items()
    }


def _columns(where: str, said: Any) -> tuple[str, ...]:
    each = [said] if isinstance(said, str) else said
    if not isinstance(each, list) or not each or not all(isinstance(column, str) and column for column in each):
        raise ConfigError(f'{where} must be a column, or a list of columns: "contacts.email"')
    return tuple(each)


def _link(where: str, entry: Any) -> tuple[str, str]:
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} is not a table. Write [[source.link]].")
    for key in entry:
        if key not in _LINK:
            raise ConfigError(f'{where} unknown key "{key}". {did_you_mean(key, _LINK)}')
    for key in _LINK:
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise ConfigError(f'{where} needs "{key}", a column: "orders.contact_id"')
    return entry["from"], entry["to"]
