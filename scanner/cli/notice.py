"""`noticegap notice`: read a privacy notice, show what it declares, check it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from scanner import taxonomy
from scanner.cli.output import save
from scanner.config import NONE, load_config
from scanner.model import Notice
from scanner.notice.check import check as problems
from scanner.notice.likely import likely
from scanner.notice.questions import Question
from scanner.notice.read import read_notice
from scanner.notice.show import matrix_text
from scanner.notice.toml import load_notice
from scanner.notice.toml import save as to_toml

_FILE = click.argument("file", type=click.Path(path_type=Path), default=Path("notice.toml"))


@click.group()
def notice() -> None:
    """Read a privacy notice, show what it declares, check it."""


@notice.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("-c", "--config", type=click.Path(path_type=Path), help="Take further phrases from the [phrases] of this configuration.")
def read(file: Path, output: Path | None, config: Path | None) -> int:
    """Turn a privacy notice (txt, md, html, docx, pdf) into notice.toml.

    Each bullet that names no known category becomes a question in the result, with the categories that it is likeliest to mean:
    answer it by filling in its keys. Nothing is dropped and nothing is guessed.
    """
    given = load_config(config) if config else None
    phrases = taxonomy.load(given.phrases if given else {})
    model = given is None or given.model != NONE
    if output:
        _, questions = read_and_save(file, output, phrases, model)
        click.echo(f"wrote {output}", err=True)
    else:
        found, questions = _read(file, phrases, model)
        click.echo(to_toml(found, questions), nl=False)
    say_questions(questions, output)
    return 0


@notice.command()
@_FILE
def show(file: Path) -> int:
    """Print which category is declared for which purpose."""
    phrases = taxonomy.load()
    click.echo(matrix_text(load_notice(file, phrases), phrases), nl=False)
    return 0


@notice.command()
@_FILE
def check(file: Path) -> int:
    """Say what is missing, stale or contradictory in a notice. Exit code 1 when there is something."""
    phrases = taxonomy.load()
    found = problems(load_notice(file, phrases), phrases, date.today())
    for problem in found:
        click.echo(problem)
    if not found:
        click.echo(f"{file}: nothing missing, stale or contradictory.")
    return 1 if found else 0


def _read(file: Path, phrases: taxonomy.Taxonomy, model: bool) -> tuple[Notice, tuple[Question, ...]]:
    found, questions = read_notice(file, phrases)
    if not (model and any(question.kind == "bullet" for question in questions)):
        return found, questions
    from detectors.headings.reader import reader  # here: it costs a fifth of a second, and most commands read no notice

    return found, likely(questions, phrases, reader().items)


def read_and_save(
    file: Path, output: Path, phrases: taxonomy.Taxonomy | None = None, model: bool = True
) -> tuple[Notice, tuple[Question, ...]]:
    """Reads a notice and writes its notice.toml; gives the notice and the open questions, which a `model` suggests answers for."""
    found, questions = _read(file, phrases or taxonomy.load(), model)
    save(output, lambda out: out.write(to_toml(found, questions)))
    return found, questions


def say_questions(questions: Sequence[Question], where: Path | None) -> None:
    """Says on stderr how many bullets wait for an answer, and how much else should be looked at."""
    bullets = sum(question.kind == "bullet" for question in questions)
    told = [f"{bullets} {'bullet names' if bullets == 1 else 'bullets name'} no known category"] if bullets else []
    unread = any(question.kind == "unread" for question in questions)
    more = len(questions) - bullets - unread
    told += [f"{more} more to confirm"] if more else []
    told += ["headings below which nothing was read"] if unread else []
    if told:
        click.echo(f"{', '.join(told)}: look for QUESTION in {where or 'the output'}.", err=True)
