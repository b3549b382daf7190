"""SQL dumps: each table that a dump fills is a unit of its own; everything else in it is text."""

from connectors.readers.dumps.dump import read

__all__ = ["read"]
