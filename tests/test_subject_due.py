"""The clock of a request: every worked example of the specification, laws over all clocks, and impossible input."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from scanner.cli.subject.due import due as command
from scanner.errors import ConfigError
from scanner.subject.calendars import CALENDARS, built_in, from_file
from scanner.subject.clock import _KEYS, Asked, Clock, read_clock
from scanner.subject.due import due, months_later

D = date.fromisoformat
TODAY = D("2026-11-28")
EW, SCT, NI = CALENDARS
S = "2026-03-10"  # the start of most examples with a pause


def pause(asked: str, answered: str | None = None) -> dict[str, date]:
    return {"asked": D(asked)} | ({"answered": D(answered)} if answered else {})


# number: received, further keys, calendar, base, days excluded, due, weekday
EXAMPLES = {
    1: ("2025-09-03", {}, EW, "2025-10-03", 0, "2025-10-03", "Fri"),
    2: ("2024-11-25", {}, EW, "2024-12-25", 0, "2024-12-27", "Fri"),
    3: ("2025-01-01", {}, EW, "2025-02-01", 0, "2025-02-03", "Mon"),
    4: ("2025-01-31", {}, EW, "2025-02-28", 0, "2025-02-28", "Fri"),
    5: ("2024-01-31", {}, EW, "2024-02-29", 0, "2024-02-29", "Thu"),
    6: ("2026-01-31", {}, EW, "2026-02-28", 0, "2026-03-02", "Mon"),
    7: ("2025-03-31", {}, EW, "2025-04-30", 0, "2025-04-30", "Wed"),
    8: ("2026-03-03", {}, EW, "2026-04-03", 0, "2026-04-07", "Tue"),
    9: ("2026-03-03", {}, SCT, "2026-04-03", 0, "2026-04-06", "Mon"),
    10: ("2024-12-02", {}, EW, "2025-01-02", 0, "2025-01-02", "Thu"),
    11: ("2024-12-02", {}, SCT, "2025-01-02", 0, "2025-01-03", "Fri"),
    12: ("2026-02-17", {}, EW, "2026-03-17", 0, "2026-03-17", "Tue"),
    13: ("2026-02-17", {}, NI, "2026-03-17", 0, "2026-03-18", "Wed"),
    14: ("2026-03-02", {"identity": {"asked": D("2026-03-03"), "received": D("2026-03-09")}}, EW, "2026-04-09", 0, "2026-04-09", "Thu"),
    15: (S, {"extended": "many systems"}, EW, "2026-06-10", 0, "2026-06-10", "Wed"),
    16: (S, {"pauses": [pause("2026-03-12", "2026-03-18")]}, EW, "2026-04-10", 7, "2026-04-17", "Fri"),
    17: (S, {"pauses": [pause("2026-03-12", "2026-03-12")]}, EW, "2026-04-10", 1, "2026-04-13", "Mon"),
    18: (S, {"pauses": [pause("2026-03-12", "2026-03-13"), pause("2026-03-20", "2026-03-22")]}, EW, "2026-04-10", 5, "2026-04-15", "Wed"),
    19: (S, {"pauses": [pause("2026-03-12", "2026-03-18"), pause("2026-03-16", "2026-03-20")]}, EW, "2026-04-10", 9, "2026-04-20", "Mon"),
    20: ("2026-03-02", {"identity": {"received": D("2026-03-09")}, "pauses": [pause("2026-03-05", "2026-03-11")]}, EW, "2026-04-09", 3, "2026-04-13", "Mon"),
    21: (S, {"extended": "many systems", "pauses": [pause("2026-03-12", "2026-03-18")]}, EW, "2026-06-10", 7, "2026-06-17", "Wed"),
    22: ("2026-01-31", {"extended": "many systems"}, EW, "2026-04-30", 0, "2026-04-30", "Thu"),
    23: (S, {"pauses": [pause("2026-03-12")]}, EW, "2026-04-10", 0, None, None),
}  # fmt: skip


def clock(received: str, calendar: str = EW, **keys: object) -> Clock:
    return read_clock("r.toml", {"reference": "SAR-1", "received": D(received), "calendar": calendar, **keys}, today=TODAY)


@pytest.mark.parametrize("number", EXAMPLES)
def test_worked_examples_of_the_specification(number: int) -> None:
    received, keys, calendar, base, excluded, expected, weekday = EXAMPLES[number]
    found = due(clock(received, calendar, **keys), TODAY)
    assert found.base == D(base)
    assert found.days_excluded == excluded
    assert found.due == (D(expected) if expected else None)
    if found.due and found.start:
        assert f"due        {expected} {weekday}" in "\n".join(found.steps)
        assert found.target == found.start + timedelta(days=28)


def test_what_the_examples_show_besides_the_date() -> None:
    told = {number: due(clock(EXAMPLES[number][0], EXAMPLES[number][2], **EXAMPLES[number][1]), TODAY) for number in EXAMPLES}
    assert [why for _, why in told[2].rolled] == ["Christmas Day", "Boxing Day"]
    assert [why for _, why in told[8].rolled] == ["Good Friday", "Saturday", "Sunday", "Easter Monday"]
    assert [why for _, why in told[13].rolled] == ["Saint Patrick's Day"]
    assert told[14].start == D("2026-03-09")
    assert told[15].tell_by == D("2026-04-10")
    assert told[22].tell_by == D("2026-02-28")
    assert [(p.first, p.last) for p in told[19].excluded] == [(D("2026-03-12"), D("2026-03-20"))]
    assert told[23].stopped_since == D("2026-03-12")
    assert any("stopped since 2026-03-12" in line for line in told[23].steps)


def test_a_stopped_clock_says_what_an_answer_today_would_give() -> None:
    found = due(clock(S, pauses=[pause("2026-03-12")]), D("2026-03-18"))
    assert found.due is None
    assert found.if_answered_today == D("2026-04-17")  # example 16


def test_a_clock_that_waits_for_identity_has_not_started() -> None:
    found = due(clock("2026-03-02", identity={"asked": D("2026-03-03")}), D("2026-03-09"))
    assert (found.start, found.base, found.due, found.target) == (None, None, None, None)
    assert found.waiting == ("identity",)
    assert found.if_answered_today == D("2026-04-09")  # example 14
    assert any("the clock has not started" in line for line in found.steps)


def test_the_latest_starter_starts_the_clock() -> None:
    asked = {"asked": D("2026-03-03"), "received": D("2026-03-06")}
    found = due(clock("2026-03-02", identity=asked, authority={"received": D("2026-03-09")}, fee={"received": D("2026-03-04")}), TODAY)
    assert found.start == D("2026-03-09")


def test_notes_say_what_is_a_reading_and_what_may_not_hold() -> None:
    assert due(clock(S), TODAY).notes == ()
    late = due(clock(S, extended="many", extension_told=D("2026-04-11")), TODAY)
    assert any("after the first month (2026-04-10)" in note for note in late.notes)
    assert not any("Look at this" in note for note in due(clock(S, extended="many", extension_told=D("2026-04-10")), TODAY).notes)
    over = due(clock(S, pauses=[pause("2026-04-14", "2026-04-15")]), TODAY)
    assert any("run out on 2026-04-10" in note for note in over.notes)
    assert not any("run out" in note for note in due(clock(S, pauses=[pause("2026-04-10", "2026-04-15")]), TODAY).notes)
    assert any("Not settled" in note for note in due(clock("2026-02-01", pauses=[pause("2026-02-06", "2026-02-07")]), TODAY).notes)


DAYS = st.dates(D("2012-01-01"), D("2030-12-31"))
PAUSES = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 40)), max_size=5)


def built(received: date, pauses: list[tuple[int, int]], calendar: str = EW, extended: bool = False) -> Clock:
    spans = [(received + timedelta(days=after), timedelta(days=length)) for after, length in pauses]
    return Clock("SAR-1", received, {}, tuple(Asked(first, first + length) for first, length in spans), extended, None, built_in(calendar))


@given(DAYS, PAUSES, st.sampled_from(list(CALENDARS)), st.booleans())
def test_due_is_a_working_day_and_nothing_before_it_but_closed_days(received, pauses, calendar, extended) -> None:
    made = built(received, pauses, calendar, extended)
    found = due(made, D("2035-01-01"))
    assert found.due and found.base and made.calendar.closed(found.due) is None
    day = found.base + timedelta(days=found.days_excluded)
    assert [day + timedelta(days=n) for n in range((found.due - day).days)] == [day for day, _ in found.rolled]
    assert all(made.calendar.closed(day) for day, _ in found.rolled)


@given(DAYS, st.integers(0, 60), st.booleans())
def test_a_later_receipt_is_never_due_earlier(received, after, extended) -> None:
    early, late = (due(built(day, [], extended=extended), D("2035-01-01")).due for day in (received, received + timedelta(days=after)))
    assert early and late and early <= late


@given(DAYS, PAUSES, st.randoms(use_true_random=False))
def test_order_and_overlap_of_pauses_do_not_matter(received, pauses, random) -> None:
    made = built(received, pauses)
    days = {p.asked + timedelta(days=n) for p in made.pauses for n in range((p.came - p.asked).days + 1)}  # the set, counted one by one
    shuffled = list(made.pauses) * 2
    random.shuffle(shuffled)
    for clock in (made, replace(made, pauses=tuple(shuffled))):
        assert due(clock, D("2035-01-01")).days_excluded == len(days)


@given(DAYS, st.integers(1, 3))
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day, months) -> None:
    later = months_later(day, months)
    assert (12 * later.year + later.month) - (12 * day.year + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"received": datetime(2026, 3, 10, 9)}, "received must be a date without quotes and without a time"),
        ({"received": "2026-03-10"}, "received must be a date"),
        ({"received": D("2026-11-29")}, "lies after today, 2026-11-28"),
        ({"pauses": [pause("2026-03-12", "2026-03-11")]}, "pauses 1 answered 2026-03-11 lies before asked 2026-03-12"),
        ({"pauses": [pause("2026-03-09")]}, "before the day on which the request was received"),
        ({"pauses": [pause("2026-03-12", "2026-12-01")]}, "answered 2026-12-01 lies after today"),
        ({"pauses": [{"answered": D("2026-03-12")}]}, "pauses 1 has no asked"),
        ({"pauses": pause("2026-03-12")}, "pauses must be a list"),
        ({"pauses": [pause("2026-03-12", "2026-03-12")] * 101}, "a list of at most 100"),
        ({"pauses": [{"asked": D("2026-03-12"), "jane@example.org": 1}]}, "unknown key. Known: answered, asked"),
        ({"identity": D("2026-03-12")}, "identity must be a table"),
        ({"identity": {}}, "identity must be a table"),
        ({"fee": {"received": D("2026-03-09")}}, "fee received 2026-03-09 lies before"),
        ({"extended": True}, "extended must be a text in quotes, such as the reason"),
        ({"extended": " "}, "extended must be a text"),
        ({"extension_told": D("2026-03-12")}, "extension_told without extended"),
        ({"recieved": D("2026-03-12")}, 'unknown key "recieved". Did you mean "received"?'),
        ({"jane.smith@example.org": 1}, 'unknown key "…"'),
        ({"calendar": "scotlnd"}, 'Did you mean "scotland"?'),
        ({"calendar_file": "\0"}, "cannot be read: not a path"),
        ({"calendar_file": "no.json"}, "calendar_file no.json: cannot be read"),
    ],
)
def test_impossible_input_is_a_sentence(keys: dict[str, object], says: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_clock("r.toml", {"reference": "SAR-1", "received": D("2026-03-10"), **keys}, today=TODAY)
    assert str(error.value).startswith("r.toml: [request] ")
    assert says in str(error.value)
    assert "jane" not in str(error.value)


def test_no_received_is_a_sentence() -> None:
    with pytest.raises(ConfigError, match="has no received"):
        read_clock("r.toml", {"reference": "SAR-1"}, today=TODAY)


_DAYS = st.dates(D("2025-01-01"), D("2027-01-01"))
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", " ", "scotland", "2026-03-01", "\x00"]) | _DAYS | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["asked", "received", "answered", "x"]), inner, max_size=3),
    max_leaves=5,
)
_TABLES = st.fixed_dictionaries(
    {"received": _DAYS},
    optional=dict.fromkeys(("identity", "authority", "fee", "pauses", "extended", "extension_told", "calendar", "calendar_file", "scope", "x"), _VALUES),
)  # fmt: skip


@given(_TABLES)
def test_any_table_is_a_date_or_a_sentence(table: dict[str, object]) -> None:
    try:
        found = due(read_clock("r.toml", table, today=TODAY), TODAY)
    except ConfigError as error:
        assert str(error).startswith("r.toml: [request]")
    else:
        assert found.due or found.stopped_since or found.waiting


@pytest.mark.parametrize(
    ("calendar", "day", "why"),
    [
        (EW, "2022-06-03", "Platinum Jubilee"),
        (SCT, "2022-09-19", "State Funeral"),
        (EW, "2023-05-08", "Coronation"),
        (EW, "2020-05-08", "May Day"),  # moved from Monday to VE Day
        (EW, "2020-05-04", None),
        (EW, "2021-12-28", "Boxing Day"),  # observed
        (SCT, "2025-12-01", "Saint Andrew"),
        (NI, "2026-07-13", "Boyne"),
        (EW, "2026-07-13", None),
        (SCT, "2026-08-03", "Summer"),
        (SCT, "2026-08-31", None),
        (EW, "2026-08-31", "Summer"),
    ],
)
def test_one_off_and_observed_holidays(calendar: str, day: str, why: str | None) -> None:
    found = built_in(calendar).closed(D(day))
    assert (found is None) if why is None else (found is not None and why in found)


def test_a_year_without_known_holidays_is_no_year_without_holidays() -> None:
    with pytest.raises(ConfigError, match="bank holidays of 2101 are not known"):
        built_in(EW).closed(D("2101-01-03"))


def holidays_file(folder: Path, *days: str) -> Path:
    path = folder / "bank-holidays.json"
    events = [{"title": "A day of our own", "date": day, "notes": "", "bunting": True} for day in days]
    path.write_text(json.dumps({EW: {"division": EW, "events": events}}))
    return path


def test_a_calendar_file_is_read_and_a_year_that_it_lacks_is_an_error(tmp_path: Path) -> None:
    calendar = from_file(EW, holidays_file(tmp_path, "2026-01-01", "2026-04-14", "2026-12-25", "2027-01-01"))
    assert calendar.closed(D("2026-04-14")) == "A day of our own"
    assert calendar.closed(D("2026-04-03")) is None  # Good Friday is not in this file: the file rules
    with pytest.raises(ConfigError, match="does not cover 2027"):  # which it holds in part
        calendar.closed(D("2027-06-01"))
    with pytest.raises(ConfigError, match=r'has no calendar "scotland"\. Known: england-and-wales'):
        from_file(SCT, tmp_path / "bank-holidays.json")


def test_the_file_counts_from_the_folder_of_the_request(tmp_path: Path) -> None:
    holidays_file(tmp_path, "2026-01-01", "2026-04-10", "2026-12-25")
    table = {"reference": "SAR-1", "received": D(S), "calendar_file": "bank-holidays.json"}
    assert due(read_clock("r", table, today=TODAY, folder=tmp_path), TODAY).due == D("2026-04-13")


@pytest.mark.parametrize(
    "held",
    [
        "",
        "[]",
        "{",
        '{"england-and-wales": {}}',
        '{"england-and-wales": {"events": [{"date": "25/12/2026", "title": "x"}]}}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_no_calendar_is_a_sentence(tmp_path: Path, held: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(held)
    with pytest.raises(ConfigError, match=r"calendar_file .*x\.json: "):
        from_file(EW, path)


def request_file(folder: Path, more: str = "") -> str:
    path = folder / "r.toml"
    path.write_text(
        f'[request]\nreference = "SAR-2026-014"\nreceived = 2026-03-10\n{more}\n[subject]\nemails = ["jane.smith@example.org"]\n'
    )
    path.chmod(0o600)
    return str(path)


def test_the_command_prints_the_arithmetic_and_no_identifier(tmp_path: Path) -> None:
    file = request_file(tmp_path, 'extended = "secret words"\npauses = [{ asked = 2026-03-12, answered = 2026-03-18 }]')
    result = CliRunner().invoke(command, ["--request", file, "--today", "2026-06-16"], standalone_mode=False)
    assert result.return_value == 0
    for words in (
        "SAR-2026-014: due 2026-06-17 Wed, 1 day left",
        "2026-03-12 Thu … 2026-03-18 Wed  7 days",
        "Art 12(3)",
        "12A",
        "s.54",
        "A reading of the statute",
    ):
        assert words in result.output
    assert "jane" not in result.output and "secret" not in result.output


@pytest.mark.parametrize(("today", "code", "left"), [("2026-04-09", 0, 1), ("2026-04-10", 0, 0), ("2026-04-11", 1, -1)])
def test_json_and_exit_code(tmp_path: Path, today: str, code: int, left: int) -> None:
    result = CliRunner().invoke(command, ["--request", request_file(tmp_path), "-f", "json", "--today", today], standalone_mode=False)
    found = json.loads(result.output)
    assert (result.return_value, found["days_left"]) == (code, left)
    assert (found["schema"], found["due"], found["excluded"]["days"]) == ("noticegap/due/1", "2026-04-10", 0)


def test_a_stopped_clock_exits_with_0(tmp_path: Path) -> None:
    file = request_file(tmp_path, "pauses = [{ asked = 2026-03-12 }]")
    result = CliRunner().invoke(command, ["--request", file, "--today", "2026-03-18"], standalone_mode=False)
    assert result.return_value == 0
    assert "no due date: the clock is stopped since 2026-03-12" in result.output
    assert "if today   2026-04-17 Fri" in result.output


@pytest.mark.parametrize(
    ("more", "today", "code", "says"),
    [
        ('extended = "many"', "2026-04-10", 0, "due 2026-06-10 Wed, 61 days left\n"),
        (
            'extended = "many"',
            "2026-04-11",
            0,
            "if the person was told of the extension by 2026-04-10: no extension_told. If not: 2026-04-10",
        ),
        ('extended = "many"\nextension_told = 2026-04-10', "2026-04-30", 0, "due 2026-06-10 Wed, 41 days left\n"),
        (
            'extended = "many"\nextension_told = 2026-04-20',
            "2026-04-30",
            1,
            "due 2026-04-10 Fri, OVERDUE by 20 days: the extension was told",
        ),
        ("withdrawn = 2026-03-20", "2026-04-30", 0, "nothing is due: withdrawn on 2026-03-20 Fri"),
        ('representative = "Ann Lee"', "2026-03-20", 0, "a representative asks, and no authority is noted"),
    ],
)
def test_what_the_answer_says_first(tmp_path: Path, more: str, today: str, code: int, says: str) -> None:
    result = CliRunner().invoke(command, ["--request", request_file(tmp_path, more), "--today", today], standalone_mode=False)
    assert says in result.output
    assert result.return_value == code
    assert "Ann Lee" not in result.output


def test_the_help_names_every_key_of_a_request() -> None:
    said = CliRunner().invoke(command, ["--help"]).output
    assert [key for key in _KEYS if key not in said] == []


def test_of_what_was_withdrawn_no_date_is_told(tmp_path: Path) -> None:
    file = request_file(tmp_path, "pauses = [{ asked = 2026-03-12 }]\nwithdrawn = 2026-03-17")
    result = CliRunner().invoke(command, ["--request", file, "--today", "2026-03-18"], standalone_mode=False)
    assert "withdrawn on 2026-03-17" in result.output and "if today" not in result.output
