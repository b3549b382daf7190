"""`python -m tests.people_estate DIR`: writes an estate."""

from __future__ import annotations

from pathlib import Path

import click

from tests.people_estate import make_estate


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seed", default=0, show_default=True)
@click.option("--requests", default=20, show_default=True, help="People who ask.")
@click.option("--crowd", default=2_000, show_default=True, help="Customers besides them.")
@click.option("--index", is_flag=True, help="Give mail, telephone and names an index.")
def main(folder: Path, seed: int, requests: int, crowd: int, index: bool) -> None:
    """Write an estate for searches of people into an empty FOLDER."""
    estate = make_estate(folder, seed=seed, requests=requests, crowd=crowd, index=index)
    records = sum(len(refs) for refs in estate.refs.values())
    click.echo(f"{folder}: {len(estate.cases)} requests, {len(estate.people)} people, {records} records of theirs")


main()
