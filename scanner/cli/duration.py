"""Options that take a length of time."""

from __future__ import annotations

import click

from scanner.duration import seconds


class Duration(click.ParamType[float]):
    """Seconds, as a float, from what people type: 90s, 20m, 2h, 1h30m."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        if isinstance(value, float):
            return value
        found = seconds(str(value))
        if found is None:
            self.fail(f'"{value}" is no length of time. Write it like 90s, 20m or 2h.', param, ctx)
        return found
