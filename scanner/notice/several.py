"""Several notices as one: each of its purposes knows whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scanner.errors import ConfigError
from scanner.model import Notice, NoticeRef
from scanner.notice.toml import load_notice
from scanner.taxonomy import Taxonomy


def load_notices(refs: Sequence[NoticeRef], taxonomy: Taxonomy) -> Notice:
    """The notice, or what all of them declare: a source is held against those that address the people in it.

    ConfigError for what `load_each` refuses.
    """
    return as_one(load_each(refs, taxonomy))


def load_each(refs: Sequence[NoticeRef], taxonomy: Taxonomy) -> tuple[Notice, ...]:
    """The notices by themselves, with the id and the people that the configuration gives them.

    ConfigError for what `load_notice` refuses, and for a purpose whose id stands in two of them.
    """
    read = tuple(_read(ref, taxonomy) for ref in refs)
    owners: dict[str, NoticeRef] = {}
    for ref, notice in zip(refs, read, strict=True):
        for purpose in notice.purposes:
            if (other := owners.setdefault(purpose.id, ref)) is not ref:
                raise ConfigError(f'{ref.file}: the purpose "{purpose.id}" stands in {other.file}, too. Give it another id in one of them.')
    return read


def as_one(notices: Sequence[Notice]) -> Notice:
    """One notice with the purposes of all; what each says besides (whom to write to, how long data is kept) stays with it alone."""
    if len(notices) == 1:
        return notices[0]
    names = [f"{notice.id}@{notice.version}" if notice.version else notice.id for notice in notices]
    purposes = tuple(replace(purpose, subjects=notice.subjects) for notice in notices for purpose in notice.purposes)
    subjects = tuple(dict.fromkeys(subject for notice in notices for subject in notice.subjects))
    conditions = {key: said for notice in notices for key, said in notice.facts.get("conditions", {}).items()}
    return Notice(" + ".join(names), "; ".join(notice.title for notice in notices), purposes, subjects, None, {"conditions": conditions})


def _read(ref: NoticeRef, taxonomy: Taxonomy) -> Notice:
    notice = load_notice(ref.file, taxonomy)
    return replace(notice, id=ref.id or notice.id, subjects=ref.subjects or notice.subjects)
