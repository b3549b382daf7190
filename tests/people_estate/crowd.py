"""Everybody else: as many people as wanted, drawn at once, with names as frequent as names are."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from tests.people_estate.cast import plain
from tests.people_estate.words import COMMON, GIVEN, INWARD, RARE, STREETS, TOWNS

_FIRST = date(1938, 1, 4)  # a Tuesday
_SURNAMES = (*COMMON, *RARE)


class Crowd:
    """People by number from 0, `size` of them; the same for the same seed."""

    def __init__(self, seed: int, size: int) -> None:
        rng = np.random.default_rng(seed)
        size = max(size, 1)
        common = 0.25 / np.arange(1, len(COMMON) + 1) / (1 / np.arange(1, len(COMMON) + 1)).sum()
        surnames = np.concatenate([common, np.full(len(RARE), 0.75 / len(RARE))])
        given = 1 / (np.arange(len(GIVEN)) + 8)
        self.size = size
        self._given = rng.choice(len(GIVEN), size, p=given / given.sum()).tolist()
        self._surname = rng.choice(len(_SURNAMES), size, p=surnames / surnames.sum()).tolist()
        weeks, days = rng.integers(0, 52 * 66, size), rng.integers(0, 6, size)  # Tuesday to Sunday
        self._born = (7 * weeks + days).tolist()
        self._some = rng.integers(0, 2**31, size).tolist()
        self._days = [(_FIRST + timedelta(days=n)).isoformat() for n in range(7 * 52 * 66 + 7)]

    def given(self, number: int) -> str:
        """Given name."""
        return GIVEN[self._given[number % self.size]]

    def surname(self, number: int) -> str:
        """Surname."""
        return _SURNAMES[self._surname[number % self.size]]

    def name(self, number: int) -> str:
        """Given name and surname."""
        return f"{self.given(number)} {self.surname(number)}"

    def born(self, number: int) -> str:
        """Date of birth, as 1984-02-29."""
        return self._days[self._born[number % self.size]]

    def some(self, number: int) -> int:
        """A number below 2**31 drawn once, for whatever else a row needs."""
        return self._some[number % self.size]

    def email(self, number: int) -> str:
        """A mail address that nobody else has."""
        return f"{plain(self.given(number))}.{plain(self.surname(number))}{number}@example.org"

    def phone(self, number: int) -> str:
        """One of a few thousand numbers of Ofcom's: many people share one, and none of those who ask has it."""
        some = self.some(number)
        return f"{('0113 496 0', '+44114496 0', '01154960', '0116 496 0')[some % 4]}{some % 1000:03}"

    def home(self, number: int) -> tuple[str, str, str]:
        """Street, town, postcode."""
        some = self.some(number)
        town, area = TOWNS[some % len(TOWNS)]
        inward = f"{some % 8 + 1}{INWARD[some // 8 % 20]}{INWARD[some // 160 % 20]}"
        return f"{some % 120 + 1} {STREETS[some // 7 % len(STREETS)]}", town, f"{area}{some // 3200 % 19 + 1} {inward}"
