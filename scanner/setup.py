"""Puts the pieces together: connectors by kind, the engine over all packs, a worker for each process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from detectors import Engine
from detectors.headings.reader import reader
from detectors.presidio_load import foreign, loaded
from detectors.reader.detector import model as own
from detectors.revealed.detector import model as revealing
from scanner import plugins
from scanner.config import NONE, OWN, THOROUGH, Source
from scanner.errors import ConfigError
from scanner.heading import HeadingReader
from scanner.settled import settled
from scanner.work import Connector, Detector, Worker


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes workers in other processes: picklable, it holds configuration only. For `until` see `Worker`."""

    sources: tuple[Source, ...]
    model: str | None
    report_test: bool
    recognizers: tuple[str, ...] = ()
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    until: float | None = None

    def __call__(self) -> Callable[[], Worker]:
        """Loads what all workers have in common, and gives what makes one."""
        engine = load_engine(self.model, self.recognizers, self.categories)
        for source in self.sources:
            plugins.load(plugins.CONNECTORS, source.kind)
        return partial(self._worker, engine)

    def _worker(self, engine: Detector) -> Worker:
        connectors = {source.id: connect(source) for source in self.sources}
        return Worker(connectors, engine, self.report_test, self.until, partial(settled, engine))


def connect(source: Source) -> Connector:
    """The connector of a source. ConfigError when its options are wrong; nothing has been read then."""
    try:
        connector: Connector = plugins.load(plugins.CONNECTORS, source.kind)(**source.options)
    except ConfigError as error:
        raise ConfigError(f'source "{source.id}": {error} Nothing was scanned.') from None
    return connector


def load_engine(
    model: str | None = OWN, recognizers: Sequence[str] = (), categories: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> Detector:
    """The detection engine over all installed packs, with a model for names and places in text: noticegap's own, the spaCy pipeline of that
    name, or none (`NONE`); and, but for none, with those for what text reveals of people and for what names of columns mean.

    `recognizers` are Presidio's, as in the configuration, and `categories` says what their entities show, the category first.
    """
    packs = plugins.load_all(plugins.DETECTORS)
    named = None if model in (None, NONE) or model.startswith(OWN) else model
    if recognizers or categories or foreign(packs):
        packs = loaded(recognizers, packs, categories, named)
    if named:
        from detectors.presidio import ner  # here: Presidio and spaCy cost seconds and 200 MB, and most scans need neither

        packs["model"] = (ner(named),)
    elif model not in (None, NONE):
        packs["names"] = (*packs.get("names", ()), own(model))
    if model not in (None, NONE):
        packs["revealed"] = (revealing(thorough=model == THOROUGH),)
        if not any(isinstance(item, HeadingReader) for items in packs.values() for item in items):  # a stranger's takes the place of ours
            packs["headings"] = (reader(),)
    engine: Detector = Engine(packs)
    return engine
