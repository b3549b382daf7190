"""What may stand in `notice.toml` (schema "notice/0"), checked before anything is compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from scanner.errors import ConfigError, did_you_mean
from scanner.model import Bullet, LawfulBasis, Notice, Purpose
from scanner.notice.bases import BASES
from scanner.taxonomy import Taxonomy, no_category

_TEXT, _TEXTS, _DATE, _TABLE, _LIST = "text", "a list of texts", "a date", "a table", "a list"
_TABLES: Mapping[str, Mapping[str, str]] = {
    "notice": {
        "id": _TEXT, "title": _TEXT, "controller": _TEXT, "trading_as": _TEXT, "subjects": _TEXTS, "jurisdiction": _TEXT,
        "version": _TEXT, "updated": _DATE, "template": _TEXT, "source": _TABLE,
    },
    "contact": dict.fromkeys(("phone", "phone_e164", "email", "address", "online", "dpo", "registration"), _TEXT),
    "retention": {"ref": _TEXT, "text": _TEXT, "periods": _TEXTS},
    "sources": {"from": _TEXTS},
    "recipients": {"to": _TEXTS, "processors": _LIST, "transfers_outside_uk": _LIST},
    "rights": {"list": _TEXTS, "respond_within": _TEXT, "request_to": _TEXT},
    "complaints": dict.fromkeys(("first_to", "regulator", "regulator_address", "regulator_phone", "regulator_url"), _TEXT),
    "absent": {"sections": _TEXTS},
}  # fmt: skip
_TOP = ("schema", "purpose", "conditions", "unpaired", *_TABLES)


def notice_from(raw: Mapping[str, Any], where: str, taxonomy: Taxonomy) -> Notice:
    """The notice that a parsed `notice.toml` describes. Raises ConfigError with the place of what is wrong."""
    _known(raw, _TOP, where)
    if raw.get("schema") != "notice/0":
        raise ConfigError(f'{where}: schema is {raw.get("schema")!r}. This version reads schema = "notice/0".')
    for name, keys in _TABLES.items():
        _table(raw.get(name, {}), keys, f"{where}: [{name}]")
    _conditions(raw.get("conditions", {}), f"{where}: [conditions]", taxonomy)
    head = raw.get("notice", {})
    for key in ("id", "title"):
        if not head.get(key):
            raise ConfigError(f"{where}: [notice]: {key} is missing. Write the notice's {key}.")
    purposes = tuple(_purpose(one, at, where, taxonomy) for at, one in enumerate(_list(raw.get("purpose", []), f"{where}: purpose"), 1))
    if not purposes:
        raise ConfigError(f"{where}: no [[purpose]] stands in it. Without one nothing is declared.")
    _once((purpose.id for purpose in purposes), where)
    for at, table in enumerate(_list(raw.get("unpaired", []), f"{where}: unpaired"), 1):
        place = f"{where}: unpaired {at}"
        _table(table, {"says": _TEXT, "lawful": _LIST}, place)
        _lawful(table.get("lawful", []), place)
    subjects = tuple(head.get("subjects", ("customer",)))
    if not subjects:
        raise ConfigError(f'{where}: [notice]: subjects is empty. Write whom the notice addresses, such as ["customer"].')
    facts = {key: value for key, value in raw.items() if key not in ("schema", "purpose")}
    return Notice(head["id"], head["title"], purposes, subjects, head.get("version"), facts)


def _purpose(raw: Any, number: int, where: str, taxonomy: Taxonomy) -> Purpose:
    place = f"{where}: purpose {number}"
    _table(raw, {"id": _TEXT, "says": _TEXT, "categories": _LIST, "lawful": _LIST}, place)
    if not raw.get("id"):
        raise ConfigError(f"{place}: id is missing. Write a short name, which sources use in their purposes.")
    place = f'{where}: purpose "{raw["id"]}"'
    if not raw.get("says"):
        raise ConfigError(f"{place}: says is missing. Write the notice's own words.")
    bullets = tuple(_bullet(one, f"{place}: category {at}", taxonomy) for at, one in enumerate(raw.get("categories", []), 1))
    return Purpose(raw["id"], raw["says"], bullets, _lawful(raw.get("lawful", []), place))


def _bullet(raw: Any, place: str, taxonomy: Taxonomy) -> Bullet:
    _table(raw, {"says": _TEXT, "keys": _TEXTS, "tail": _TEXT}, place)
    if not raw.get("says"):
        raise ConfigError(f"{place}: says is missing. Write the notice's own words.")
    for key in raw.get("keys", ()):
        _category(key, place, taxonomy)
    return Bullet(raw["says"], tuple(raw.get("keys", ())), raw.get("tail", ""))


def _lawful(raw: list[Any], place: str) -> tuple[LawfulBasis, ...]:
    for one in raw:
        _table(one, {"basis": _TEXT, "interest": _TEXT}, f"{place}: lawful")
        if one.get("basis") not in BASES.values():
            raise ConfigError(f'{place}: no lawful basis "{one.get("basis", "")}". {did_you_mean(one.get("basis", ""), BASES.values())}')
    return tuple(LawfulBasis(one["basis"], one.get("interest")) for one in raw)


def _conditions(raw: Any, place: str, taxonomy: Taxonomy) -> None:
    if not isinstance(raw, dict):
        raise ConfigError(f"{place}: is no table. Write one line for each category.")
    for key, condition in raw.items():
        _category(key, place, taxonomy)
        if not isinstance(condition, str) or not condition.strip():
            raise ConfigError(f'{place}: "{key}" is not text. Write the condition, such as "Art 9(2)(a) explicit consent".')


def _category(key: str, place: str, taxonomy: Taxonomy) -> None:
    if key not in taxonomy.categories:
        raise ConfigError(f"{place}: {no_category(key, taxonomy.categories)}")


def _once(ids: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ConfigError(f'{where}: purpose "{one}": stands twice. Give each purpose an id of its own.')
        seen.add(one)


def _known(raw: Mapping[str, Any], keys: Iterable[str], place: str) -> None:
    for key in raw:
        if key not in set(keys):
            raise ConfigError(f'{place}: unknown key "{key}". {did_you_mean(key, keys)}')


def _table(raw: Any, keys: Mapping[str, str], place: str) -> None:
    """Checks that a table has known keys only, each of the type that is asked for."""
    if not isinstance(raw, dict):
        raise ConfigError(f"{place}: is no table. Known keys: {', '.join(sorted(keys))}.")
    _known(raw, keys, place)
    for key, value in raw.items():
        if not _fits(value, keys[key]):
            raise ConfigError(f"{place}: {key} is not {keys[key]}. {_EXAMPLES[keys[key]]}")


def _list(raw: Any, place: str) -> list[Any]:
    if not isinstance(raw, list):
        raise ConfigError(f"{place}: is no list. Write [[purpose]] above each.")
    return raw


def _fits(value: Any, kind: str) -> bool:
    if kind == _TEXTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if kind == _DATE:
        return isinstance(value, (date, str)) and not isinstance(value, datetime)
    return isinstance(value, {_TEXT: str, _TABLE: dict, _LIST: list}[kind])


_EXAMPLES = {
    _TEXT: 'Put it in quotes, such as "2.0".',
    _TEXTS: 'Write ["…", "…"].',
    _DATE: "Write it as 2024-07-23.",
    _TABLE: "Write { … = … }.",
    _LIST: "Write [ … ].",
}
