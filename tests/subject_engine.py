"""One detection engine for all tests of searches for people: making one takes seconds, and no search changes it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from scanner import setup

_load = setup.load_engine


@cache
def _made(model: str | None) -> Any:
    return _load(model)


def _engine(model: str | None = setup.OWN, recognizers: Any = (), categories: Any = ()) -> Any:
    return _load(model, recognizers, categories) if recognizers or categories else _made(model)


@pytest.fixture(autouse=True)
def one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Import it into a module of tests, and all of its tests share the engine."""
    monkeypatch.setattr("scanner.setup.load_engine", _engine)
    monkeypatch.setattr("scanner.subject.locate.load_engine", _engine)
