"""`notice.toml`: what a notice declares, as a person reviews it and a scan reads it back. Schema "notice/0"."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from scanner.errors import ConfigError
from scanner.model import Bullet, Notice, Purpose
from scanner.notice.blocks import tidy
from scanner.notice.questions import Question
from scanner.notice.schema import notice_from
from scanner.taxonomy import Taxonomy, load

SCHEMA = "notice/0"
_LARGEST = 20_000_000
_HEAD = (
    "# What the privacy notice declares. A scan compares what it finds with this file, so a person checks it once.",
    "# `says` are the notice's own words; `keys` are the categories that they declare. A bullet with `keys = []` is an open question:",
    "# write the categories into it that it declares.",
)
_REMARKS = {
    "conditions": "Conditions for special category data (UK GDPR Art 9) and criminal offence data (Art 10), by category",
    "sources": "Where the information comes from",
    "recipients": "Whom it is shared with",
    "absent": "Sections that this notice does not have",
    "unpaired": "Lawful bases that could not be paired with a purpose: move them to theirs",
}
_BEFORE = ("contact", "retention", "conditions")
_AFTER = ("sources", "recipients", "rights", "complaints", "absent")


def save(notice: Notice, questions: Sequence[Question] = ()) -> str:
    """The text of `notice.toml`, in a stable order, with every open question as a comment where it belongs."""
    return "\n".join(_document(notice, questions)).rstrip("\n") + "\n"


def load_notice(path: str | Path, taxonomy: Taxonomy | None = None) -> Notice:
    """Reads `notice.toml`. Raises ConfigError for what is missing, unknown or of the wrong type, with its place."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        what = "does not exist" if isinstance(error, FileNotFoundError) else f"cannot be read: {reason}"
        raise ConfigError(f"{file}: {what}. Write it with: noticegap notice read FILE -o {file.name or 'notice.toml'}") from error
    if len(data) > _LARGEST:
        raise ConfigError(f"{file}: is larger than {_LARGEST // 1_000_000} MB. That is no notice.toml.")
    try:
        raw = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: is not UTF-8. TOML files are.") from error
    except tomllib.TOMLDecodeError as error:
        if file.suffix.lower() != ".toml":
            raise ConfigError(
                f"{file}: is no notice.toml. Read the notice into one, and name that: noticegap notice read {file.name} -o notice.toml"
            ) from error
        raise ConfigError(f"{file}: is not TOML: {error}.") from error
    except RecursionError as error:
        raise ConfigError(f"{file}: is nested too deeply. A notice.toml is not.") from error
    return notice_from(raw, str(file), taxonomy or load())


def _document(notice: Notice, questions: Sequence[Question]) -> Iterator[str]:
    yield from _HEAD
    ids = {purpose.id for purpose in notice.purposes}
    yield from (_question(one) for one in questions if one.purpose not in ids)
    yield from ("", f"schema = {_value(SCHEMA)}", "")
    yield from _table("notice", _head(notice))
    for name in _BEFORE:
        yield from _table(name, notice.facts.get(name))
    for purpose in notice.purposes:
        yield from _purpose(purpose, [one for one in questions if one.purpose == purpose.id])
    if unpaired := notice.facts.get("unpaired"):
        yield f"# {_REMARKS['unpaired']}"
        for table in unpaired:
            yield from ("[[unpaired]]", *(f"{key} = {_value(value)}" for key, value in table.items()), "")
    known = {"notice", "unpaired", *_BEFORE, *_AFTER}
    for name in (*_AFTER, *sorted(set(notice.facts) - known)):
        yield from _table(name, notice.facts.get(name))


def _head(notice: Notice) -> dict[str, Any]:
    """The table `[notice]`; the fields of the notice win over what its facts say of them."""
    told = dict(notice.facts.get("notice", {}))
    fields = {"id": notice.id, "title": notice.title, "subjects": list(notice.subjects), "version": notice.version}
    order = ("id", "title", "controller", "trading_as", "subjects", "jurisdiction", "version", "updated", "template", "source")
    merged = {**told, **fields}
    return {key: merged[key] for key in (*order, *sorted(set(merged) - set(order))) if merged.get(key) is not None}


def _table(name: str, table: Mapping[str, Any] | None) -> Iterator[str]:
    if table is None:
        return
    if name in _REMARKS:
        yield f"# {_REMARKS[name]}"
    yield f"[{name}]"
    yield from (f"{_key(key)} = {_value(value)}" for key, value in table.items())
    yield ""


def _purpose(purpose: Purpose, questions: Sequence[Question]) -> Iterator[str]:
    bullets = {bullet.says for bullet in purpose.categories}
    yield from (_question(one) for one in questions if one.says not in bullets)
    yield from ("[[purpose]]", f"id = {_value(purpose.id)}", f"says = {_value(purpose.says)}", "categories = [")
    open_ = [one for one in questions if one.says in bullets]
    for bullet in purpose.categories:
        yield from (f"  {_question(one, quoted=False)}" for one in open_ if one.says == bullet.says)
        open_ = [one for one in open_ if one.says != bullet.says]
        yield f"  {_bullet(bullet)},"
    yield "]"
    lawful = [{"basis": one.basis} | ({"interest": one.interest} if one.interest is not None else {}) for one in purpose.lawful]
    yield from ("lawful = [", *(f"  {_value(one)}," for one in lawful), "]", "") if lawful else ("lawful = []", "")


def _bullet(bullet: Bullet) -> str:
    return _value({"says": bullet.says, "keys": list(bullet.keys)} | ({"tail": bullet.tail} if bullet.tail else {}))


def _question(question: Question, quoted: bool = True) -> str:
    hint = ", ".join(f"{key} ({label})" for key, label, _ in question.nearest) or "none"
    said = f"“{question.says}”: " if quoted else ""
    nearest = f" nearest: {hint}" if question.kind in ("bullet", "tail") else ""
    return tidy(f"# QUESTION: {said}{question.asks}{nearest}")


def _value(value: Any) -> str:
    """A TOML value on one line (TOML 1.0)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }" if value else "{}"
    if isinstance(value, Iterable):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return repr(value)


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else _value(key)
