"""Bank details as forms have them: the sort code and the account number in lines of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanner.cli import run
from tests.test_bad_input import NOTICE


def _scan(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The evidence for bank details in a file of this text."""
    (folder / "notice.toml").write_text(NOTICE, encoding="utf-8")
    (folder / "share").mkdir()
    (folder / "share" / "form.txt").write_text(text, encoding="utf-8")
    config = 'notice = "notice.toml"\nmodel = "none"\ncatalog = "none"\ntest_data = "report"\n[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    (folder / "noticegap.toml").write_text(config, encoding="utf-8")
    run(["scan", "-c", str(folder / "noticegap.toml"), "-f", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return [f"{found['entity']} {words}" for found in findings if found["category"] == "pay.bank" for words in found["evidence"]]


@pytest.mark.parametrize("sort", ["Sort code: 40-47-84", "Sort code: 404784"])
def test_a_sort_code_in_a_line_of_its_own_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str], sort: str) -> None:
    assert any("UK_SORT_CODE" in words for words in _scan(tmp_path, f"New starter\nName: A Sample\n{sort}\n", capsys))


@pytest.mark.parametrize("label", ["Account number:", "Acc no:", "A/C No."])
def test_account_numbers_are_told_below_their_sort_code(tmp_path: Path, capsys: pytest.CaptureFixture[str], label: str) -> None:
    text = f"Sort code: 40-47-84\n{label} 70872490\n{label} 31926819\n"
    assert any("UK_BANK_ACCOUNT" in words for words in _scan(tmp_path, text, capsys))


def test_an_account_number_without_a_sort_code_is_no_bank_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not any(
        "UK_BANK_ACCOUNT" in words for words in _scan(tmp_path, "Order form\nAccount number: 70872490\nAccount number: 31926819\n", capsys)
    )
