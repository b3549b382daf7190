"""A length of time as people type it: 90s, 20m, 2h, 1h30m."""

from __future__ import annotations

import re

import click

_PART = re.compile(r"(\d+(?:\.\d+)?)(h|m|s)")
_SECONDS = {"h": 3600, "m": 60, "s": 1}


class Duration(click.ParamType[float]):
    """Seconds, as a float. A number alone is refused: nobody can tell whether it means seconds or minutes."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        if isinstance(value, float):
            return value
        parts = _PART.findall(str(value))
        if not parts or "".join(f"{number}{unit}" for number, unit in parts) != str(value):
            self.fail(f'"{value}" is no length of time. Write it like 90s, 20m or 2h.', param, ctx)
        return sum(float(number) * _SECONDS[unit] for number, unit in parts)
