"""Whether the cells of a column are what things are called (goods, firms, works, places), by its name and its table's.

Which things these are is data, in `words.toml`. Things that people name after one another as they please (projects, files, machines,
teams) are none of them.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from scanner.naming import about, plain_words
from scanner.words import held

_DATA = tomllib.loads(files("scanner").joinpath("words.toml").read_text("utf-8"))["called"]
_THINGS = frozenset(_DATA["things"].split())
_NAMES = frozenset(_DATA["names"].split())
_ACCOUNTS = frozenset(_DATA["accounts"].split())


@lru_cache(1 << 12)
def calls_things(table: str, column: str) -> bool:
    """Whether a column's cells are what things are called: by its own name, or by its table's where its own says no more than "name".

    >>> calls_things("crm.orders", "product_name"), calls_things("Album", "Title"), calls_things("crm.people", "Company")
    (True, True, True)
    >>> calls_things("shop.products", "contact_name"), calls_things("shop.products", "notes"), calls_things("Artist", "Name")
    (False, False, False)
    """
    parent, _, leaf = column.rpartition(".")
    spoken = list(plain_words(leaf))
    if spoken and spoken[-1] in _NAMES | _ACCOUNTS:
        last = spoken.pop()
        return _thing(spoken[-1]) if spoken else last in _NAMES and _thing(about(parent or table) or "")
    return bool(spoken) and _thing(spoken[-1])


def _thing(word: str) -> bool:
    return not held((word,)).isdisjoint(_THINGS)
