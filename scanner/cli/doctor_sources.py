"""`noticegap doctor -c`: whether what a configuration names is there: its notice, its memory, its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from scanner import listing, plugins, taxonomy
from scanner.catalog.connect import engine_of
from scanner.catalog.load import entries
from scanner.cli.doctor_lines import Line, detectors
from scanner.cli.lenient import Lenient, missing
from scanner.config import NONE, Config, Source, load_config
from scanner.errors import ScannerError, unexpected
from scanner.model import Notice, Unread
from scanner.notice.judge import check_source
from scanner.notice.several import load_notices
from scanner.plural import plural
from scanner.work import Connector

#: So many units are listed, and so many reasons told.
_MANY = 1000
_REASONS = 3


def configured(path: Path) -> Iterator[Line]:
    """A line for each thing that a scan with this configuration needs. ConfigError where the file itself is wrong."""
    config = load_config(path, Lenient())
    yield from detectors("model", config)
    notice, line = _notice(config)
    yield line
    yield _memory(config)
    for source in config.sources:
        yield _source(source, notice)


def _notice(config: Config) -> tuple[Notice | None, Line]:
    try:
        if unset := missing([str(one.file) for one in config.notices]):
            return None, (False, "notice", unset)
        notice = load_notices(config.notices, taxonomy.load(config.phrases))
    except ScannerError as error:
        return None, (False, "notice", str(error))
    return notice, (True, "notice", f"{notice.title}, {plural(len(notice.purposes), 'purpose')}")


def _memory(config: Config) -> Line:
    """Whether the runs that are remembered can be read."""
    if config.catalog == NONE:
        return None, "memory", "none, as the configuration says: no run is compared with an earlier one"
    if unset := missing(config.catalog):
        return False, "memory", unset
    try:
        return True, "memory", f"{plural(len(entries(engine_of(config.catalog, config.path.parent))), 'run')} remembered"
    except ScannerError as error:
        return False, "memory", str(error)


def _source(source: Source, notice: Notice | None) -> Line:
    """Whether a scan would take the source: whether it answers, and is for what the notice (None: there is none to ask) is about."""
    works, says = _answers(source)
    wrong = _purposes(source, notice) if notice else ""
    return works and not wrong, f"source {source.id}", " ".join(filter(None, (f"{says}." if wrong else says, wrong)))


def _purposes(source: Source, notice: Notice) -> str:
    """What is wrong with what the source says that it is for, or ""."""
    try:
        check_source(source.info(notice), notice)
    except ScannerError as error:
        return str(error).removeprefix(f'source "{source.id}": ')
    return ""


def _answers(source: Source) -> tuple[bool, str]:
    """Whether what is to be scanned of the source can be listed, and what its credentials could do beyond reading."""
    if unset := missing(source.options):
        return False, unset
    unread: list[Unread] = []
    try:
        connector: Connector = plugins.load(plugins.CONNECTORS, source.kind)(**source.options)
        units = sum(1 for _ in islice(listing.units(source, connector, unread), _MANY))
        writes = getattr(connector, "could_write", None)
        warning = "; these credentials could WRITE: use read-only ones" if writes and writes() else ""
    except ScannerError as error:
        return False, str(error)
    except Exception as error:  # noqa: BLE001 - whatever a source answers, the others are tried too
        return False, unexpected(error)
    if not units and len(unread) == 1 and unread[0].place.unit is None:
        return False, unread[0].reason + warning
    counted = f"{units:,}+ units" if units == _MANY else plural(units, "unit")
    return not unread, f"{counted}, {len(unread):,} not readable{_reasons(unread)}{warning}"


def _reasons(unread: list[Unread]) -> str:
    """Why, most frequent first: reasons hold no names, as places may."""
    counts = Counter(each.reason for each in unread)
    told = [f"{reason} ({count:,})" if count > 1 else reason for reason, count in counts.most_common(_REASONS)]
    more = [f"and {plural(len(counts) - _REASONS, 'more reason')}"] if len(counts) > _REASONS else []
    return f" ({'; '.join(told + more)})" if told else ""
