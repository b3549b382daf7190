"""What a column holds of a person, told by its name: the fields by which records are compared."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from scanner.naming import column_endings
from scanner.words import spellings, words

_DATA: Mapping[str, Any] = tomllib.loads(files("scanner.subject").joinpath("roles.toml").read_text("utf-8"))
#: Most special first: a "contact email" is an e-mail address before it is a contact.
_ORDER = ("email", "phone", "born", "postcode", "given", "surname", "address", "name")
_PHRASES = {field: tuple(phrase.strip() for phrase in _DATA[field].replace("\n", " ").split(",") if phrase.strip()) for field in _ORDER}
_NOT = {field: frozenset(said.split()) for field, said in _DATA["not"].items()}
#: Words of a column's name that say only that it holds ids.
KEYS = frozenset(("id", "number", "no", "num", "nr", "ref", "reference", "key", "code"))


@lru_cache(maxsize=65536)
def role(unit: str, column: str) -> str | None:
    """The field (`result.FIELDS`) that a column of a unit holds by its name; None where the name tells of none, or of an id.

    >>> role("public.customers", "email_address"), role("crm.users", "name"), role("shop.products", "name"), role("t", "email_sent_at")
    ('email', 'name', None, None)
    """
    column = column.rstrip(". ")  # `Tel.`
    leaf = column.rpartition(".")[2].removesuffix("[]")
    if not leaf:
        return None
    ends = column_endings(unit, column.removesuffix("[]"))
    for field in _ORDER:
        if not ends.isdisjoint(spellings(_PHRASES[field])):
            return None if not _NOT.get(field, frozenset()).isdisjoint(words(leaf)) else field
    return None


def named_id(column: str, kind: str) -> bool:
    """Whether a column's name says that it holds ids of a kind of the request (`customer_id`, `ni_number`): the words agree.

    >>> named_id("cust_no", "customer_number"), named_id("order_id", "customer_id"), named_id("ni", "ni_number")
    (True, False, True)
    """
    return bool(_kind(column)) and _kind(column) == _kind(kind)


@lru_cache(maxsize=65536)
def _kind(name: str) -> str:
    """The words of an id's name without those that only say that it is one, abbreviations in full."""
    said = [word for word in words(name.rstrip(". ").rpartition(".")[2]) if word not in KEYS and not word.isdigit()]
    return " ".join(max(spellings((word,)), key=len) for word in said)
