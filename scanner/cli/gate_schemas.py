"""The schemas that `noticegap gate` is asked to compare: of paths, git revisions, models, a live database, or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from scanner.errors import ConfigError
from scanner.gate.schema import Schema
from scanner.gate.tree import Revision, Tree, WorkTree, is_revision


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    paths: tuple[str, ...]
    base: str | None
    head: str | None
    models: str | None
    url: str | None
    dialect: str | None


def schemas(asked: Asked) -> tuple[Schema | None, Schema]:
    """The schema to compare with, if there is one, and the one to judge."""
    if sum(map(bool, (asked.models, asked.url, asked.paths))) > 1:
        raise ConfigError("gate: PATH, --models and --url are different schemas: give one of them.")
    if "-" in asked.paths and len(asked.paths) > 1:
        raise ConfigError("gate: - reads one schema from standard input; leave the other paths out.")
    if asked.models or asked.url or asked.paths == ("-",):
        if asked.head:
            raise ConfigError("gate: --head is what --models, --url or standard input gives; leave it out.")
        return (_side(asked.base, asked.dialect) if asked.base else None), _loaded(asked)
    if asked.paths:
        return _revisions(asked)
    if not asked.head:
        raise ConfigError("gate: nothing to judge. Name a file or folder, --migrations DIR, --models MODULE:BASE or --url URL.")
    return (_side(asked.base, asked.dialect) if asked.base else None), _side(asked.head, asked.dialect)


def _loaded(asked: Asked) -> Schema:
    """The schema of a pipe, of models, or of a live database."""
    if asked.paths:
        from scanner.gate.pipe import NAME, Piped

        return _read(Piped(sys.stdin.buffer), (NAME,), asked.dialect)
    if asked.models:
        from scanner.gate.schemas.models import read_models

        return read_models(asked.models)
    from scanner.gate.schemas.live import read_live

    return read_live(asked.url or "")


def _revisions(asked: Asked) -> tuple[Schema | None, Schema]:
    """The paths at --base and --head. In one of the two a path may be missing: the change brings or removes it."""
    head = _tree(asked.head)
    base = _tree(asked.base, asked.head or "HEAD")
    trees = [tree for tree in (base, head or (None if asked.head else WorkTree())) if tree is not None]
    for path in asked.paths:
        if trees and all(tree.kind(path) is None for tree in trees):
            where = " nor ".join(filter(None, (asked.base, asked.head))) if asked.head else "here"
            raise ConfigError(f"{path}: does not exist {'in ' if asked.head else ''}{where}. Nothing was judged.")
    before = _read(base, asked.paths, asked.dialect, empty=True) if base else _side(asked.base, asked.dialect) if asked.base else None
    if asked.head and head is None:
        return before, _side(asked.head, asked.dialect)
    return before, _read(head or WorkTree(), asked.paths, asked.dialect, empty=base is not None)


def _tree(name: str | None, beside: str | None = None) -> Tree | None:
    """The git revision of that name, or where `beside` left it, as a pull request does; None where it is a file or a folder."""
    return Revision(name, beside) if name and (is_revision(name) or not os.path.exists(name)) else None


def _side(name: str, dialect: str | None) -> Schema:
    """The schema of a file or a folder of that name."""
    if not os.path.exists(name):
        raise ConfigError(
            f'gate: no file or folder "{name}". For a git revision, also name the files to compare: noticegap gate PATH --base {name}'
        )
    return _read(WorkTree(), (name,), dialect)


def _read(tree: Tree, paths: Sequence[str], dialect: str | None, empty: bool = False) -> Schema:
    from scanner.gate.files import read_schema

    return read_schema(tree, paths, dialect, empty)
