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

    ConfigError for what `load_notice` refuses, and for a purpose whose id stands in two of them.
    """
    read = [_read(ref, taxonomy) for ref in refs]
    if len(read) == 1:
        return read[0]
    owners: dict[str, NoticeRef] = {}
    for ref, notice in zip(refs, read, strict=True):
        for purpose in notice.purposes:
            if (other := owners.setdefault(purpose.id, ref)) is not ref:
                raise ConfigError(f'{ref.file}: the purpose "{purpose.id}" stands in {other.file}, too. Give it another id in one of them.')
    names = [f"{notice.id}@{notice.version}" if notice.version else notice.id for notice in read]
    purposes = tuple(replace(purpose, subjects=notice.subjects) for notice in read for purpose in notice.purposes)
    subjects = tuple(dict.fromkeys(subject for notice in read for subject in notice.subjects))
    conditions = {key: said for notice in read for key, said in notice.facts.get("conditions", {}).items()}
    return Notice(" + ".join(names), "; ".join(notice.title for notice in read), purposes, subjects, None, {"conditions": conditions})


def _read(ref: NoticeRef, taxonomy: Taxonomy) -> Notice:
    notice = load_notice(ref.file, taxonomy)
    return replace(notice, id=ref.id or notice.id, subjects=ref.subjects or notice.subjects)
