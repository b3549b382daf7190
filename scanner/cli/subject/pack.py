"""`noticegap subject pack`: the answer to a request, in two steps with a person's review between them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

from reports.text import visible
from scanner.cli.progress import Progress
from scanner.cli.subject.keys import new_keys, old_keys
from scanner.cli.subject.record import Record, logged
from scanner.config import load_config
from scanner.errors import ConfigError
from scanner.plural import plural
from scanner.subject.clock import awaited
from scanner.subject.links.walk import FOLLOWED
from scanner.subject.pack.folder import PARTIAL
from scanner.subject.request import load_request, still_open

if TYPE_CHECKING:
    from scanner.config import Config
    from scanner.subject.request import Request
    from scanner.subject.result import Located

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path)


@click.command()
@click.option("--request", "request_file", metavar="FILE|-", help="Search for the person of this request and write a workspace (-o).")
@click.option("-c", "--config", "config_file", type=_FILE, default=Path("noticegap.toml"), envvar="NOTICEGAP_CONFIG", show_default=True,
              show_envvar=True, help="The configuration.")  # fmt: skip
@click.option("-o", "--output", type=_FOLDER, metavar="DIR", help="The workspace: a new folder.")
@click.option("--name-only", is_flag=True, help="Search although the request has one name and nothing else.")
@click.option(
    "--hops", type=click.IntRange(0, 9), default=3, show_default=True, help="Links to follow from a record that is surely theirs."
)
@click.option("--show", type=_FOLDER, metavar="DIR", help="Show on the terminal what the entries of the review are about.")
@click.option("--entry", "entries", multiple=True, metavar="ID", help="With --show: this entry only; may be given again.")
@click.option("--resume", type=_FOLDER, metavar="DIR", help="The review is done: write DIR/package.")
@click.option("--redact-words", type=_FILE, metavar="FILE",
              help="With --resume: black out these words too in texts, calls and tables; a file of mode 0600, one a line.")  # fmt: skip
@click.option("--forget", type=_FOLDER, metavar="DIR", help="Delete the workspace, its package and its key.")
@click.option("--passphrase-file", type=_FILE, metavar="FILE", help="Take the passphrase from the first line of a file of mode 0600.")
@click.option("--recipient", "recipients", multiple=True, metavar="age1…", help="Encrypt to this key instead; may be given again.")
@click.option("--identity", type=_FILE, metavar="FILE", help="The identity that opens what was encrypted to a --recipient.")
@click.option("--audit", type=_FILE, metavar="FILE", help="The audit log to append to.  [default: noticegap-audit.jsonl beside DIR]")
@click.option("--in-git", is_flag=True, help="Write although DIR lies in a git work tree.")
def pack(**given: Any) -> int:
    """Write the answer to a subject access request.

    \b
    noticegap subject pack --request sar-014.toml -o answer-014      search, and write the review list
    noticegap subject pack --show answer-014                         what each entry is about
    noticegap subject pack --resume answer-014                       the answer, once everything is decided
    noticegap subject pack --forget answer-014                       delete the workspace and its key

    All that is written is encrypted (age), but for the review list, which holds no personal data. Nothing is released
    while one of its entries is undecided.

    Exit codes: 0 done; 2 something is wrong, nothing was written; 3 done, but something could not be read or copied.
    """
    steps: Mapping[str, Callable[[Mapping[str, Any]], int]] = {
        "request_file": prepared, "show": displayed, "resume": finished, "forget": forgotten,
    }  # fmt: skip
    wanted = [name for name in steps if given[name] is not None]
    if len(wanted) != 1:
        raise ConfigError("give one of --request FILE, --show DIR, --resume DIR and --forget DIR. See noticegap subject pack --help")
    return steps[wanted[0]](given)


def prepared(given: Mapping[str, Any]) -> int:
    """The first step: search, workspace, review list."""
    from scanner import taxonomy  # here and below: what a wrong command line need not wait for
    from scanner.notice.several import as_one, load_each
    from scanner.setup import load_engine
    from scanner.subject.pack.prepare import Job, prepare

    folder = _new(given["output"], given["in_git"])
    request = load_request(None if given["request_file"] == "-" else Path(given["request_file"]), name_only=given["name_only"])
    for sentence in still_open([request])[1]:
        raise ConfigError(f"{sentence}.")
    config = load_config(given["config_file"])
    record = Record(given["audit"], folder)
    record.ready(request.reference, [source.id for source in config.sources])
    keys = new_keys(request.table, given["recipients"], given["passphrase_file"])
    phrases = taxonomy.load(config.phrases)
    started = datetime.now(UTC)
    found = located(config, request, given["hops"])
    engine = load_engine(config.model, config.recognizers, config.categories)
    with _bar(len({(match.place.source, match.place.unit) for match in found.matches})) as bar:
        notices = load_each(config.notices, phrases)
        log = logged(found, config, as_one(notices), engine.version, started)
        job = Job(config, notices, phrases, request, found, engine, started, log, tick=lambda piece: bar.update())
        case = prepare(job, folder, keys, record.packed)
    lost = sum(piece.lost is not None for piece in case.pieces)
    click.echo(f"wrote {folder}: {plural(len(case.items), 'entry', 'entries')} to decide in review.csv. HOW-TO.txt says how.", err=True)
    _not_yet(request.reference, awaited(request.table), "has not come yet")
    if found.unread:
        click.echo(f"{_missed(found)}: the letter and the search log say so.", err=True)
    if lost:
        click.echo(f"{plural(lost, 'document')} could not be copied: the letter says so.", err=True)
    return 3 if lost or found.unread else 0


def _missed(found: Located) -> str:
    """How many places could not be searched, and at how many the links from the person's records end before their end."""
    links = sum(FOLLOWED in one.reason for one in found.unread)
    read = len(found.unread) - links
    said = [f"{plural(read, 'place')} could not be searched"] if read else []
    said += [f"links to {plural(links, 'place')} were not followed"] if links else []
    return ", ".join(said)


def located(config: Config, request: Request, hops: int) -> Located:
    """What the search finds for one request, the records' values with it. KeyboardInterrupt where a person stopped it: half is none."""
    from scanner.subject.job import Wish
    from scanner.subject.locate import locate

    with Progress() as progress:
        search = locate(config, [request], progress, Wish(hops=hops), keep=True)
    if search.interrupted:
        raise KeyboardInterrupt
    return search.results[0]


def displayed(given: Mapping[str, Any]) -> int:
    """What the reviewer decides on, in clear: on a terminal and nowhere else."""
    from scanner.subject.pack.extract import Workspace
    from scanner.subject.pack.finish import opened
    from scanner.subject.pack.show import shown

    if not sys.stdout.isatty():
        raise ConfigError(
            "--show writes personal data in clear, so it writes to a terminal only. To keep a copy, decrypt what you need with age."
        )
    folder = given["show"]
    keys, _ = old_keys(folder, given["passphrase_file"], given["identity"])
    for line in shown(opened(folder, keys), Workspace(folder, keys), given["entries"]):
        click.echo(visible(line))
    return 0


def finished(given: Mapping[str, Any]) -> int:
    """The second step: the package."""
    from scanner.subject.pack.finish import ANSWER, CONTROLLER, PACKAGE, finish
    from scanner.subject.pack.keys import fresh, private_text

    folder = given["resume"]
    keys, passphrase = old_keys(folder, given["passphrase_file"], given["identity"])
    words = [line.strip() for line in private_text(given["redact_words"]).splitlines() if line.strip()] if given["redact_words"] else []
    record = Record(given["audit"], folder)
    package = fresh(passphrase) if passphrase else None
    released = finish(folder, keys, date.today(), record.released, package=package, proof=record.proof(), words=words)
    made = ", ".join(f"{number} × {decision}" for decision, number in released.decisions.items()) or "nothing to decide"
    click.echo(f"wrote {folder / PACKAGE}: {ANSWER} for the person ({plural(len(released.files), 'file')}), {CONTROLLER} for you. {made}.",
               err=True)  # fmt: skip
    _not_yet(released.reference, released.awaited, "had not come when the request was packed")
    if released.unseen:
        click.echo(f"{plural(released.unseen, 'word')} to black out: nowhere in texts, calls and tables. Formats that nobody can look into "
                   "were not searched for them.", err=True)  # fmt: skip
    if released.lost:
        click.echo(f"{plural(released.lost, 'document')} could not be copied: the letter says so.", err=True)
    return 3 if released.lost else 0


def forgotten(given: Mapping[str, Any]) -> int:
    """The workspace is deleted."""
    from scanner.subject.pack.forget import forget

    folder = given["forget"]
    record = Record(given["audit"], folder)
    gone = forget(folder, record.deleted, ready=record.ready)
    key = " The key was among them: copies in back-ups open no more." if gone.key else ""
    click.echo(f"{gone.reference}: deleted {plural(gone.files, 'file')}, {gone.size:,} bytes.{key}", err=True)
    return 0


def _not_yet(reference: str, missing: Sequence[str], when: str) -> None:
    """Warns that the answer must not be sent yet: to whom it may go is not known."""
    if missing:
        click.echo(f"{reference}: {' and '.join(missing)} {when}: send nothing before that is settled.", err=True)


def _new(folder: Path | None, in_git: bool) -> Path:
    """The folder to write, checked before the search, which may take an hour."""
    if folder is None:
        raise ConfigError("-o: name a new folder for the workspace: -o answer-014")
    if os.path.lexists(folder):
        raise ConfigError(f"-o {folder}: exists already. Name a new folder.")
    above = folder.absolute().parent
    if not above.is_dir():
        raise ConfigError(f"-o {folder}: the folder {folder.parent} does not exist.")
    if os.path.lexists(above / f"{folder.name}{PARTIAL}"):
        raise ConfigError(f"-o {folder}: {folder.name}{PARTIAL} is left of a run that was killed, or another run is at it. Delete it.")
    if not os.access(above, os.W_OK | os.X_OK):
        raise ConfigError(f"-o {folder}: the folder {folder.parent} may not be written to. Name another one.")
    if not in_git and any((each / ".git").exists() for each in (above, *above.parents)):
        raise ConfigError(
            f"-o {folder}: lies in a git work tree, where an answer is committed by mistake. Name a folder outside, or give --in-git."
        )
    return folder


def _bar(units: int) -> AbstractContextManager[Any]:
    return tqdm(total=units, unit=" units", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False, desc="copying")
