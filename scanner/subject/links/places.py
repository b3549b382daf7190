"""`unit.column` as people write it: found among the units that are there. Names of units hold dots themselves, and schemas get left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from scanner.errors import ConfigError, did_you_mean
from scanner.model import Place

#: By source and unit the names of the columns; None where only reading tells.
Known = Mapping[str, Mapping[str, Collection[str] | None]]

_SHOWN = 8  # names in a sentence; a database may have thousands


def resolved(where: str, written: str, source: str, known: Known) -> Place:
    """The column that `orders.contact_id` means in a source, or `billing:invoices.customer_no` in any. ConfigError where it is none.

    A unit may go without its schema, its folder or the file that it lies in, if no other ends alike.
    """
    owner, _, rest = written.partition(":")
    if rest and owner in known:
        source, written = owner, rest
    elif rest and not owner.count(".") and not any(unit.startswith(f"{owner}:") for unit in known.get(source, {})):
        raise ConfigError(f'{where} no source "{owner}". {did_you_mean(owner, known)}')
    units = known.get(source, {})
    for unit, column in _cuts(written):
        for name in _named(where, unit, units):
            columns = units[name]
            if columns is None or column in columns:
                return Place(source, name, column)
            raise ConfigError(f'{where} {source}: {name} has no column "{column}". {_hint(column, columns)}')
    unit = written.rpartition(".")[0]
    if not unit:
        raise ConfigError(f'{where} "{written}" names no column. Write it with its table: "contacts.{written}"')
    raise ConfigError(f'{where} {source} has no "{unit}". {_hint(unit, units)}')


def _cuts(written: str) -> Iterator[tuple[str, str]]:
    """Unit and column at every dot, the longest unit first."""
    at = written.rfind(".")
    while at > 0:
        yield written[:at], written[at + 1 :]
        at = written.rfind(".", 0, at)


def _named(where: str, unit: str, units: Collection[str]) -> list[str]:
    if unit in units:
        return [unit]
    ends = sorted(name for name in units if name.endswith((f".{unit}", f"/{unit}", f"!{unit}")))
    if len(ends) > 1:
        raise ConfigError(f'{where} "{unit}" may be any of {", ".join(ends[:_SHOWN])}. Write the whole name.')
    return ends


def _hint(typed: str, names: Collection[str]) -> str:
    return did_you_mean(typed, names) if names else "Nothing is there."
