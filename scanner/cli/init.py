"""`noticegap init`: the first configuration."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import click

from scanner import taxonomy
from scanner.cli.notice import read_and_save, say_questions
from scanner.cli.output import save
from scanner.errors import ConfigError
from scanner.model import Purpose
from scanner.notice.blocks import tidy
from scanner.notice.questions import Question
from scanner.notice.toml import load_notice


@click.command()
@click.option(
    "--notice", "notice_file", type=click.Path(path_type=Path), help="A privacy notice (txt, md, html, docx, pdf), for notice.toml."
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
def init(notice_file: Path | None, force: bool) -> int:
    """Write a commented noticegap.toml here.

    From a privacy notice (--notice) also the notice.toml beside it.

    \b
    noticegap init --notice privacy.html
    """
    config, notice = Path("noticegap.toml"), Path("notice.toml")
    for path in (config, notice) if notice_file else (config,):
        if path.exists() and not force:
            raise ConfigError(f"{path}: is already there. Replace it with --force.")
    questions: tuple[Question, ...] = ()
    if notice_file:
        _, questions = read_and_save(notice_file, notice)
    purposes = load_notice(notice, taxonomy.load()).purposes if notice.exists() else ()
    save(config, lambda out: out.write(_starter(purposes, notice_file)))
    click.echo(f"wrote {config}" + (f" and {notice}" if notice_file else ""))
    say_questions(questions, notice)
    if not purposes:
        click.echo("Next: noticegap notice read FILE -o notice.toml, then name its purposes in noticegap.toml.")
    else:
        click.echo("Next: say in noticegap.toml where your data is and what it is for, then: noticegap scan")
    return 0


def _starter(purposes: Sequence[Purpose], notice_file: Path | None) -> str:
    """The commented configuration. What noticegap and its user write beside it is left out: noise in the next scan."""
    own = ["noticegap.toml", "notice.toml", "noticegap.accept.toml", "report.html", "report.json"]
    if notice_file and notice_file.parent == Path():
        own.append("".join(f"[{letter}]" if letter in "*?[" else letter for letter in notice_file.name))
    words = "".join(f"\n#   {purpose.id}: {tidy(purpose.says)[:100]}" for purpose in purposes)
    text = files("scanner.cli").joinpath("starter.toml").read_text("utf-8")
    text = text.replace("@PURPOSES@", ", ".join(f'"{purpose.id}"' for purpose in purposes))
    text = text.replace("@OWN@", ", ".join(json.dumps(name, ensure_ascii=False) for name in own))
    return text.replace("@WORDS@", f":{words}" if words else ".")
