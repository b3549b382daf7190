"""`noticegap why --source ID --unit NAME`: the unit is read again, with progress on stderr."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scanner import taxonomy
from scanner.cli.progress import Progress
from scanner.config import Config, Source, load_config
from scanner.errors import ConfigError, did_you_mean
from scanner.notice.judge import check_source
from scanner.notice.several import load_notices
from scanner.setup import connect, load_engine
from scanner.why import unit as job
from scanner.why.detector import check
from scanner.work import Worker


def counted(path: Path, source: str, unit: str, column: str | None, entities: tuple[str, ...], model: str | None) -> dict[str, Any]:
    """The ledger of a unit, with what could not be read of it. ConfigError for what the configuration or the source does not have."""
    config = load_config(path)
    known = {each.id: each for each in config.sources}
    if source not in known:
        raise ConfigError(f'--source: no source "{source}" in {path}. {did_you_mean(source, known)}')
    return _ledger(config, known[source], unit, job.Wish(column, frozenset(entities)), model or config.model)


def _ledger(config: Config, source: Source, name: str, wish: job.Wish, model: str | None) -> dict[str, Any]:
    phrases = taxonomy.load(config.phrases)
    notice = load_notices(config.notices, phrases)
    info = source.info(notice)
    check_source(info, notice)
    engine = load_engine(model, config.recognizers, config.categories)
    worker = Worker({source.id: connect(source)}, engine, config.test_data == "report")
    check(sorted(wish.entities), worker.engine, shapes=True)
    unit = job.find(worker, source.id, name)
    name = name if name.startswith(f"{unit.name}!") else unit.name
    with Progress() as progress:
        progress.listed(source.id)
        tally, moments, unread = job.read(worker, source.id, unit, name, progress.rows)
    answer = job.ledger(worker, tally, moments, info, notice, phrases, wish)
    return answer | {"unread": worker.engine.mask_names([each.reason for each in unread])}
