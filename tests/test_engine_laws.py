"""Laws over every registered pattern: whatever pack it comes from, it survives hostile cells."""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa
import pytest

from detectors import Engine, Pattern
from detectors.regex import regex
from tests.pace import seconds, slower
from tests.packs import packs

SIZE = 100_000
NASTY = {
    "dots": "a." * (SIZE // 2),
    "digits": "1234567890" * (SIZE // 10),
    "spaces": " " * SIZE,
    "brackets": "([{" * (SIZE // 3),
    "dashes": "-" * SIZE,
    "plus": "+" * SIZE,
    "dashed digits": "1-" * (SIZE // 2),
    "words": "ab " * (SIZE // 3),
    "ats": "a@" * (SIZE // 2),
}
#: Seconds of one core for one pattern on one cell.
LIMIT = 0.1


@cache
def registered() -> tuple[tuple[str, Pattern], ...]:
    return tuple((pack, item) for pack, items in packs().items() for item in items if isinstance(item, Pattern) and item.regex is not None)


def took(rx: re.Pattern[str], cell: str) -> float:
    """A fifth of the cell is enough where even quadratic growth would keep the limit."""
    part = cell[: len(cell) // 5]
    if (short := seconds(lambda: sum(1 for _ in rx.finditer(part)), enough=LIMIT / 5**2)) * 5**2 < LIMIT:
        return short
    return seconds(lambda: sum(1 for _ in rx.finditer(cell)), enough=LIMIT)


@pytest.mark.parametrize("nasty", NASTY)
def test_every_regex_is_linear_on_a_whole_hostile_cell(nasty: str) -> None:
    cell, slow = NASTY[nasty], {}
    for pack, pattern in registered():
        rx = regex(pattern, 0).rx
        if (long := took(rx, cell)) >= LIMIT and long >= LIMIT * slower():
            slow[f"{pack}: {pattern.entity} {(pattern.regex or '')[:60]}"] = round(long, 2)
    assert not slow


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = Engine({"all": [pattern for _, pattern in registered()]}, native=True)
    for kind in {kind for _, pattern in registered() for kind in pattern.kinds}:
        made.scan(pa.array(["warm"]), kind=kind)
    return made


@pytest.mark.parametrize("nasty", NASTY)
def test_the_engine_survives_a_hostile_cell(engine: Engine, nasty: str) -> None:
    most = LIMIT * len(registered()) / 10
    assert seconds(lambda: engine.scan(pa.array([NASTY[nasty]]), every=False), enough=most) < most


def test_hyperscan_holds_every_pattern(engine: Engine) -> None:
    assert engine.slow_patterns == ()


ORDINARY = re.findall(
    r"\S+",
    "customers customer_id first_name last_name full_name email email_address phone phone_number mobile address address_line_1 town county postcode "
    "country date_of_birth dob gender title job_title created_at updated_at status notes description amount currency order_id order_items invoices "
    "payments products sku quantity password_hash last_login_at ip_address user_agent session_id marketing_consent opt_in sms nhs_number ni_number "
    "public.users crm.public.orders dbo.Customers sales/2024/orders.csv exports/2024-01-31/customers.parquet hr/absence_2023.xlsx backup.sql README.md "
    "calls/0001.json transcripts/call_000123.vtt logs/access.log.1 logs/app-2024-05-01.log Complaints/letters.docx config.toml schema_migrations v1.2.3 "
    "orders_2024_q1 part-0001.parquet report_final_v2.pdf data/raw/batch_12.ndjson meeting minutes.docx Marketing Plan.pptx price list.xlsx "
    "pol.csv may.txt public.grace company_number vat_number sort_code account_number card_last4 expiry_date pronouns ethnicity religion union_member diagnosis medication",
)


def test_names_of_tables_files_and_columns_stay_readable(engine: Engine) -> None:
    masked = engine.mask_names(ORDINARY)
    assert {name: other for name, other in zip(ORDINARY, masked, strict=True) if name != other} == {}


def test_names_that_hold_a_person_are_masked(engine: Engine) -> None:
    names = [
        "letters/jane.smith@example.org.txt",
        "AB123456C.pdf",
        "calls/020 7946 0018.wav",
        "Smith_John_CV.docx",
        "Jane Smith.vcf",
        "Emma.docx",
    ]
    masked = engine.mask_names(names)
    assert [name for name, other in zip(names, masked, strict=True) if "‹" not in other] == []
    assert [name.rsplit(".")[-1] for name in names] == [name.rsplit(".")[-1] for name in masked]
