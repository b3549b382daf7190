"""`noticegap.toml`: what to scan and which notice to hold it against. Every key is checked before anything is read."""

from __future__ import annotations

import inspect
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scanner import plugins, taxonomy
from scanner.accepted import FILE, Accept, decision, decisions_of
from scanner.checked import check, expanded, strings
from scanner.errors import ConfigError, did_you_mean
from scanner.hashed import hash_of_settings
from scanner.joins import Joins, joins_of
from scanner.model import Notice, NoticeRef, SourceInfo
from scanner.noticed import notices_of
from scanner.record import KEYS, UNTOLD, Record, record_of
from scanner.retention import DEFAULT_DAYS, days

TEST_DATA = ("apart", "report")
#: The model for names, places and addresses in text: noticegap's own, at its usual speed, or none.
OWN, THOROUGH, NONE = "noticegap", "noticegap-thorough", "none"
_TOP = {
    "notice": object, "model": str, "recognizers": list, "categories": dict, "test_data": str, "phrases": dict, "catalog": str,
    "retention": str, "source": list, "accept": list
}  # fmt: skip
_SOURCE = {
    "id": str, "kind": str, "purposes": list, "subjects": list, "include": list, "exclude": list, "sample": int, "bound": object,
    "identity": dict, "link": list, **KEYS
}  # fmt: skip
_FOR = ("purposes", "subjects", "identity", "link", *KEYS)  # keys that say what a source is for, not what is read of it
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FILE = re.compile(r"(?i:\.ya?ml$|\.py:[\w.]+$)")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Source:
    """One `[[source]]`: `options` are the parameters of its connector, `include` and `exclude` globs on unit names.

    `sample` is how many rows of each table a scan reads, 0: all; with `bound`, fewer where they leave nothing open and what no row shows
    stands in at most this share of all, 0: never fewer. `joins` tell a search for people what joins its records. `hash`
    changes with what is read of it, secrets left aside; not with what it is for. `record` is for the record of processing activities.
    """

    id: str
    kind: str
    purposes: tuple[str, ...]
    subjects: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    options: Mapping[str, Any]
    joins: Joins = field(default_factory=Joins)
    hash: str = ""
    sample: int = 0
    bound: float = 0.0
    record: Record = UNTOLD

    def info(self, notice: Notice) -> SourceInfo:
        """What a report says of it. Whose data it holds is what it says itself, with its `speakers`; else whom the notice addresses."""
        speakers = self.options.get("speakers")
        heard = tuple(map(str, speakers.values())) if self.subjects and isinstance(speakers, Mapping) else ()
        subjects = tuple(dict.fromkeys(self.subjects + heard)) or notice.subjects
        return SourceInfo(self.id, self.kind, self.purposes, subjects, self.record)


@dataclass(frozen=True, slots=True)
class Config:
    """A checked configuration.

    `notices` are what it is held against, `model` what reads names in text (`OWN`, `NONE` or a spaCy pipeline), `recognizers` say where
    Presidio's are and `categories` what their entities show, `phrases` extend the taxonomy's, `accepted` are decisions on columns.
    `catalog` says where runs are remembered: a URL, "" for the file beside the configuration, or `NONE`; `retention` for how many days.
    `hash` changes with anything in the file but its secrets.
    """

    path: Path
    notices: tuple[NoticeRef, ...]
    sources: tuple[Source, ...]
    model: str = OWN
    test_data: str = "apart"
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    recognizers: tuple[str, ...] = ()
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accepted: tuple[Accept, ...] = ()
    catalog: str = ""
    retention: int = DEFAULT_DAYS
    hash: str = ""


def load_config(path: Path, environ: Mapping[str, str] = os.environ) -> Config:
    """The configuration of a file. ConfigError, a sentence that starts with the file's name, for whatever is wrong in it."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))  # editors of Windows begin with a byte order mark
    except FileNotFoundError:
        raise ConfigError(f"{path}: does not exist. Write one with: noticegap init") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}.") from None
    return _config(path, table, environ)


def _config(path: Path, table: dict[str, Any], environ: Mapping[str, str]) -> Config:
    check(f"{path}:", table, _TOP)
    notices = notices_of(path, table.get("notice", ""), environ)
    if not table.get("source"):
        raise ConfigError(f"{path}: has no [[source]]. Nothing to scan.")
    if table.get("test_data", "apart") not in TEST_DATA:
        raise ConfigError(f'{path}: no test_data "{table["test_data"]}". {did_you_mean(table["test_data"], TEST_DATA)}')
    sources = tuple(_source(path, number, entry, environ) for number, entry in enumerate(table["source"], 1))
    ids = [source.id for source in sources]
    twice = sorted({source_id for source_id in ids if ids.count(source_id) > 1})
    if twice:
        raise ConfigError(f'{path}: two sources have the id "{twice[0]}". Each source needs an id of its own.')
    if len(notices) > 1 and (mute := next((source.id for source in sources if not source.subjects), None)):
        raise ConfigError(f'{path}: source "{mute}": has no "subjects". With several notices, say whose data it holds.')
    model = table.get("model", OWN)
    if (path.parent / model / "meta.json").is_file():  # a pipeline's folder, not its name
        model = str(path.parent / model)
    recognizers = tuple(_beside(path.parent, each) for each in strings(f"{path}:", "recognizers", table.get("recognizers", [])))
    categories = {entity: _keys(f"{path}: [categories]", entity, said) for entity, said in table.get("categories", {}).items()}
    here = (decision(f"{path}: [[accept]] {number}:", entry, path.name) for number, entry in enumerate(table.get("accept", []), 1))
    accepted = (*here, *decisions_of(path.parent / FILE))
    test_data, phrases = table.get("test_data", "apart"), _phrases(path, table.get("phrases", {}))
    kept = (_catalog(path, table, environ), _retention(path, table), hash_of_settings(table))
    return Config(path, notices, sources, model, test_data, phrases, recognizers, categories, accepted, *kept)


def _catalog(path: Path, table: Mapping[str, Any], environ: Mapping[str, str]) -> str:
    """Where runs are remembered; the file of an SQLite URL counts from the configuration's folder."""
    catalog = expanded(f"{path}:", table.get("catalog", ""), environ)
    if "catalog" in table and not catalog:
        raise ConfigError(f'{path}: "catalog" is empty. Write a URL, or "none" to remember nothing.')
    return str(_relative(path.parent, {"url": catalog})["url"])


def _retention(path: Path, table: Mapping[str, Any]) -> int:
    kept = days(table.get("retention", f"{DEFAULT_DAYS}d"))
    if kept is None:
        raise ConfigError(f'{path}: "retention" is "{table["retention"]}". Write an age like "90d", "12w", "6m" or "2y".')
    return kept


def _beside(folder: Path, spec: str) -> str:
    """A file of recognisers counts from the configuration's folder, a module is looked for where Python looks."""
    return str(folder / spec) if _FILE.search(spec) else spec


def _keys(where: str, entity: str, said: Any) -> tuple[str, ...]:
    """What an entity shows: a key of the taxonomy, or a list of them with the category first."""
    known = taxonomy.load().categories
    keys = strings(where, entity, said if isinstance(said, list) else [said])
    if not keys:
        raise ConfigError(f'{where} {entity}: the list is empty. Name a key of the taxonomy, such as "id.national".')
    for key in keys:
        if key not in known:
            raise ConfigError(f"{where} {entity}: {taxonomy.no_category(key, known)}")
    return keys


def _phrases(path: Path, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Words of the user's notice by key of the taxonomy: a list of phrases, or one."""
    where = f"{path}: [phrases]"
    phrases = {key: strings(where, key, said if isinstance(said, list) else [said]) for key, said in table.items()}
    try:
        taxonomy.load(phrases)
    except ConfigError as error:
        raise ConfigError(f"{where} {error}") from None
    return phrases


def _source(path: Path, number: int, entry: Any, environ: Mapping[str, str]) -> Source:
    where = f"{path}: [[source]] {number}:"
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} is not a table. Write [[source]].")
    for key in ("id", "kind"):
        if not isinstance(entry.get(key, ""), str):
            raise ConfigError(f'{where} "{key}" must be text in quotes.')
        if not entry.get(key):
            raise ConfigError(f'{where} has no "{key}".')
    if not _ID.fullmatch(entry["id"]):
        raise ConfigError(f'{where} the id "{entry["id"]}" may hold letters, digits, ".", "_" and "-" only.')
    where = f'{path}: source "{entry["id"]}":'
    known = plugins.names(plugins.CONNECTORS)
    if entry["kind"] not in known:
        raise ConfigError(f'{where} no connector "{entry["kind"]}". {did_you_mean(entry["kind"], known)}')
    parameters = _parameters(entry["kind"])
    check(where, entry, {**_SOURCE, **dict.fromkeys(parameters, object)})
    options = {key: expanded(where, value, environ) for key, value in entry.items() if key in parameters}
    missing = sorted(key for key, needed in parameters.items() if needed and key not in options)
    if missing:
        raise ConfigError(f'{where} has no "{missing[0]}", which a source of kind "{entry["kind"]}" needs.')
    if options.get("path") == "":  # a variable that is set and empty: beside the configuration, "" would be all that lies there
        raise ConfigError(f'{where} "path" is empty.')
    sample, bound = _sampled(where, entry)
    lists = {key: strings(where, key, entry.get(key, [])) for key in ("purposes", "subjects", "include", "exclude")}
    joins = joins_of(where, entry.get("identity"), entry.get("link"))
    read = {key: value for key, value in entry.items() if key not in _FOR}
    return Source(
        entry["id"],
        entry["kind"],
        options=_relative(path.parent, options),
        **lists,
        joins=joins,
        hash=hash_of_settings(read),
        sample=sample,
        bound=bound,
        record=record_of({**entry, "processors": strings(where, "processors", entry.get("processors", []))}),
    )


def _sampled(where: str, entry: Mapping[str, Any]) -> tuple[int, float]:
    """How many rows a sample of each table has, and with what bound it may have fewer."""
    sample = entry.get("sample", 0)
    if sample < 0 or isinstance(sample, bool):
        raise ConfigError(f'{where} "sample" must be a number of rows, like 10000; 0 reads all of them.')
    bound = entry.get("bound", 0.0)
    if isinstance(bound, bool) or not isinstance(bound, int | float) or not 0 <= bound < 1:
        raise ConfigError(f'{where} "bound" must be a share of the rows, like 0.003; 0 reads every sample to its end.')
    if bound and "sample" not in entry:
        raise ConfigError(
            f'{where} "bound" does nothing without "sample". Say how many rows a sample has, or write sample = 0 where only --sample does.'
        )
    return sample, bound


def _parameters(kind: str) -> dict[str, bool]:
    """Names of the connector's parameters, and whether each must be given."""
    signature = inspect.signature(plugins.load(plugins.CONNECTORS, kind))
    return {name: p.default is inspect.Parameter.empty for name, p in signature.parameters.items()}


def _relative(folder: Path, options: dict[str, Any]) -> dict[str, Any]:
    """Paths that are no URLs, and the files of SQLite URLs, count from the configuration's folder, wherever the command runs."""
    if isinstance(options.get("path"), str) and not _URL.match(options["path"]):
        options["path"] = str(folder / options["path"])
    url = options.get("url")
    if isinstance(url, str) and url.startswith("sqlite:///") and not url.startswith("sqlite:////"):
        options["url"] = "sqlite:///" + str((folder / url.removeprefix("sqlite:///")).absolute())
    return options
