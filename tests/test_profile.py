"""What a column looks like, in numbers that add up and hold no value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.flatten import looks
from scanner.profile import Profile, profile


def _of(cells: list[str], kind: str = "text") -> Profile:
    counts = Counter(cells)
    distinct = pa.array(list(counts), pa.large_string())
    return profile(distinct, np.array(list(counts.values()), np.int64), looks(kind, distinct))


_cells = st.lists(
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
    | st.datetimes().map(str)
    | st.integers(-(10**20), 10**20).map(str)
    | st.integers(18000101, 21001231).map(str)
    | st.floats(allow_nan=False, allow_infinity=False).map(lambda f: f"{f:.5f}")
    | st.sampled_from(
        ["1990-02-29", "31/12/1999", "12/31/1999", "01.02.03", "60-83-71", " 7 ", "+5", "true", "a b c d e f g", "2024-13-01", "99/99/9999"]
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(_cells, _cells)
def test_profiles_of_parts_add_up_to_the_profile_of_the_whole(a: list[str], b: list[str]) -> None:
    assert _of(a) + _of(b) == _of(a + b)
    assert _of(a) + Profile() == _of(a)


@settings(deadline=None)
@given(st.lists(st.dates(date(1850, 1, 1), date(2149, 12, 31)), min_size=1, max_size=50))
def test_dates_are_counted_by_month_and_weekday(days: list[date]) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d"):
        dates = _of([day.strftime(form) for day in days]).dates
        assert dates.weekdays == tuple(Counter(day.weekday() for day in days)[n] for n in range(7))
        assert dates.months == Counter(12 * day.year + day.month - 1 for day in days)
        assert (dates.cells, dates.distinct.count(), dates.timed) == (len(days), len(set(days)), 0)


def test_cells_that_answer_nothing_are_counted() -> None:
    assert _of(["None", " n/a", "-", "asthma", "NONE", "Keine", "no way", "7"]).silent == 5
    assert _of(["\u00a0Unknown\u00a0", "\u212aEINE", "\tN/A", "", "? ", "\u00e9", "0"]).silent == 4


def test_what_is_no_date_and_what_has_a_time() -> None:
    dates = _of(["1990-02-30", "2023-13-01", "0001-01-01", "99/99/9999", "12345678"]).dates
    assert dates.cells == 0
    dates = _of(
        ["2024-01-31 00:00:00", "2024-01-31T00:00:00.000Z", "2024-01-31T00:00:00+01:00", "2024-01-31 09:30:00", "2024-01-31T00:00:01"]
    ).dates
    assert (dates.cells, dates.timed, dates.distinct.count()) == (5, 2, 1)


def test_years_of_two_digits_are_those_of_the_last_hundred_years() -> None:
    now = date.today()
    dates = _of(["01-02-24", "31-12-99", "60-83-71", "20-20-15", "1/2/24", "12/22/00", f"{now:%d.%m.%y}"]).dates
    years = Counter(
        {year: sum(count for month, count in dates.months.items() if month // 12 == year) for year in (1999, 2000, 2024, now.year)}
    )
    assert (dates.cells, years) == (5, {1999: 1, 2000: 1, 2024: 2, now.year: 1})
    tomorrow = now + timedelta(1)
    assert _of([f"{tomorrow:%d/%m/%y}"]).dates.months == {12 * (tomorrow.year - 100) + tomorrow.month - 1: 1}


_WRITTEN = (
    "%d %B %Y", "%d-%b-%Y", "%d%b%Y", "%d. %B %Y", "%b %d %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%b-%d", "%a, %d %b %Y", "%A %d %B %Y",
    "%d %b, %Y", "%d/%b/%Y", "%b %d %Y 12:00AM", "%d-%b-%Y 00:00:00", "%d-%b-%Y 12.00.00.000000 AM", "%a, %d %b %Y 00:00:00 GMT",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.dates(date(1850, 1, 1), date(2149, 12, 31)), min_size=1, max_size=50), st.sampled_from((str, str.upper, str.lower)))
def test_dates_in_words_are_counted_as_those_in_figures(days: list[date], case: Callable[[str], str]) -> None:
    figures = _of([str(day) for day in days]).dates
    for form in _WRITTEN:
        if case is str.lower and form.endswith(("GMT", "AM")):
            continue
        assert _of([case(day.strftime(form)) for day in days]).dates == figures, form


@pytest.mark.parametrize(
    "text",
    ["24th January 1948", "24 January, 1948", "24 of January 1948", "24. Januar 1948", "24 janvier 1948", "24 de enero de 1948", "24 gennaio 1948",
     "24 januari 1948", "24 stycznia 1948", "24-JAN-48", "24 JAN 48", "Jan 24th, 1948", "  24 Jan 1948  ", "1948 Jan 24", "24JAN48", "Sat 24-Jan-48"],
)  # fmt: skip
def test_one_day_however_it_is_written(text: str) -> None:
    assert _of([text]).dates.months == {12 * 1948: 1}


@pytest.mark.parametrize("text", ["Jan 5 1961 09:30AM", "24-JAN-48 12.00.01.000000 AM", "5 Jan 1961 12:00", "Thu, 5 Jan 1961 00:00:01 GMT"])
def test_dates_in_words_with_a_time_of_day(text: str) -> None:
    assert (_of([text]).dates.cells, _of([text]).dates.timed) == (1, 1)


@pytest.mark.parametrize(
    "text",
    ["31 June 1999", "29 Feb 1999", "0 May 1999", "12 Mill Lane 1999", "Room 12 1999", "Flat 5 1961", "1 Man 1999", "May 1999", "5 May",
     "24 Janx 1948", "24 Jan 148", "24 Jan 0048", "Call Jan 5 1961 or 1962", "3 Mar 99 99", "5-MAY-1999-X", "b3 May 1999"],
)  # fmt: skip
def test_what_only_looks_like_a_date_in_words(text: str) -> None:
    assert _of([text]).dates.cells == 0


def test_no_number_is_kept() -> None:
    assert "4000123456" not in repr(_of(["4000123456"]))
    assert _of(["4000123456"]).integers.low == 4000123400


def test_numbers_and_prose() -> None:
    found = _of(["7", "7", "-3", " 12 ", "51.50722", "1.5", "he rang again about the broken meter", "Mill Lane", "12345678901234567890"])
    assert (found.integers.cells, found.integers.low, found.integers.high, found.integers.distinct.count()) == (4, -100, 100, 3)
    assert (found.floats.cells, found.floats.low, found.floats.high, found.floats.precise) == (2, 1, 52, 1)
    assert found.prose == 1
    assert _of([]) == Profile()
