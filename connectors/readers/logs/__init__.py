"""Logs: lines in a known format become columns, all others are text."""

from connectors.readers.logs.log import known, read

__all__ = ["known", "read"]
