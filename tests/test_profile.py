"""What a column looks like, in numbers that add up and hold no value."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pyarrow as pa
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


def test_what_is_no_date_and_what_has_a_time() -> None:
    dates = _of(["1990-02-30", "2023-13-01", "0001-01-01", "99/99/9999", "12345678"]).dates
    assert dates.cells == 0
    dates = _of(
        ["2024-01-31 00:00:00", "2024-01-31T00:00:00.000Z", "2024-01-31T00:00:00+01:00", "2024-01-31 09:30:00", "2024-01-31T00:00:01"]
    ).dates
    assert (dates.cells, dates.timed, dates.distinct.count()) == (5, 2, 1)


def test_sort_codes_are_vague_dates_only_where_they_could_be_dates() -> None:
    dates = _of(["01-02-24", "31-12-99", "60-83-71", "20-20-15", "1/2/24"]).dates
    assert (dates.cells, dates.vague) == (0, 3)


def test_no_number_is_kept() -> None:
    assert "4000123456" not in repr(_of(["4000123456"]))
    assert _of(["4000123456"]).integers.low == 4000123400


def test_numbers_and_prose() -> None:
    found = _of(["7", "7", "-3", " 12 ", "51.50722", "1.5", "he rang again about the broken meter", "Mill Lane", "12345678901234567890"])
    assert (found.integers.cells, found.integers.low, found.integers.high, found.integers.distinct.count()) == (4, -100, 100, 3)
    assert (found.floats.cells, found.floats.low, found.floats.high, found.floats.precise) == (2, 1, 52, 1)
    assert found.prose == 1
    assert _of([]) == Profile()
