"""The whole search for requests: gathered, followed over links, and told per request with the facts that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version

from scanner.config import Config
from scanner.listing import Watch
from scanner.model import Notice
from scanner.notice.judge import check_source
from scanner.notice.several import load_notices
from scanner.setup import connect, load_engine
from scanner.subject.answer import Teller
from scanner.subject.finder import Finder
from scanner.subject.job import Gathered, Wish
from scanner.subject.linked import reached
from scanner.subject.needles import Needles
from scanner.subject.reading import Budget
from scanner.subject.refs import Refs
from scanner.subject.request import Request
from scanner.subject.result import Located
from scanner.subject.rounds import searched
from scanner.subject.spoken import spoken
from scanner.taxonomy import load as load_taxonomy
from scanner.work import Connector, Worker


@dataclass(frozen=True, slots=True)
class Search:
    """The results in the order of the requests, and the facts of the search for its log. No `repr` of a result shows a value."""

    requests: tuple[Request, ...] = field(repr=False)
    results: tuple[Located, ...]
    config: Config
    notice: Notice
    worker: Worker
    connectors: Mapping[str, Connector]
    finder: Finder = field(repr=False)
    columns: frozenset[str] = field(repr=False)
    started: datetime
    ended: datetime
    tool: str
    interrupted: bool


def locate(config: Config, requests: Sequence[Request], watch: Watch, wish: Wish = Wish(), *, keep: bool = False) -> Search:  # noqa: B008 - frozen
    """Searches every source for all requests at once. ConfigError before anything is read; Ctrl-C ends it with what was found so far.

    `keep`: matches carry the values of their records, for an answer that is packed.
    """
    started, budget = datetime.now(UTC), Budget.of(wish.seconds)
    phrases = load_taxonomy(config.phrases)
    notice = load_notices(config.notices, phrases)
    sources = [source for source in config.sources if not wish.only or source.id in wish.only]
    for source in sources:
        check_source(source.info(notice), notice)
    connectors = {source.id: connect(source) for source in sources}
    worker = Worker(connectors, load_engine(config.model, config.recognizers, config.categories), report_test=True)
    identity = {source.id: source.joins.identity for source in sources}
    finder = Finder([request.subject for request in requests], identity)
    rounds = searched(sources, connectors, finder, identity, wish, watch, budget)
    found, finder = rounds.found, rounds.finder
    over_links = reached(found, sources, connectors, finder, wish)
    texts = spoken(found, connectors, budget)
    plain = [replace(each, ids=request.subject.ids) for each, request in zip(finder.subjects, requests, strict=True)]
    refs = Refs(found.layouts, finder, Needles(plain), worker.engine)
    results = Teller(found, refs, worker, texts, keep).located(requests, over_links)
    columns, tool, ended = _columns(found), version("noticegap"), datetime.now(UTC)
    return Search(
        tuple(requests), tuple(results), config, notice, worker, connectors, finder, columns, started, ended, tool, found.interrupted
    )  # fmt: skip


def _columns(found: Gathered) -> frozenset[str]:
    """The names of all columns that were met: some tables are called after people, and so are some columns."""
    spoken = {span.column for passages in found.passages.values() for each in passages for span in each.spans}
    known = {column.name for layout in found.layouts.values() for column in layout.columns}
    return frozenset().union(*found.columns.values(), spoken, known) - {""}
