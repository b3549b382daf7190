"""Entry points: what is installed is found, and what does not load stops everything with a sentence."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from scanner import plugins
from scanner.errors import PluginError


def test_our_own_connectors_detectors_and_reports_are_plug_ins() -> None:
    assert plugins.names(plugins.CONNECTORS) == ["files", "sql", "transcripts"]
    assert plugins.names(plugins.REPORTS) == ["csv", "html", "json", "ndjson", "ropa", "ropa-json", "slack", "teams", "terminal"]
    assert set(plugins.load_all(plugins.DETECTORS)) == set(plugins.names(plugins.DETECTORS)) >= {"contact", "names", "special", "uk"}


def test_a_wrong_name_is_told_with_the_nearest() -> None:
    with pytest.raises(PluginError, match=r'^no detector "contcat"\. Did you mean "contact"\? Known: contact, '):
        plugins.load(plugins.DETECTORS, "contcat")


def test_what_cannot_be_loaded_stops_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoint("broken", "no.such.module:DETECTORS", "noticegap.detectors")
    monkeypatch.setattr("scanner.plugins.entry_points", lambda **_: [broken])
    with pytest.raises(PluginError, match=r'^detector "broken" \(no\.such\.module:DETECTORS\) cannot be loaded: ModuleNotFoundError in '):
        plugins.load_all(plugins.DETECTORS)
