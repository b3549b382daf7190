"""A privacy notice as published (plain text, Markdown, web page, JSON) becomes a `Notice` and the questions that it leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scanner.errors import ConfigError
from scanner.model import LawfulBasis, Notice, Purpose
from scanner.notice.bases import basis_lines, best_purpose, general_bases
from scanner.notice.blocks import plain
from scanner.notice.facts import absent_sections, conditions_of, recipients_of, retention_of, sources_of
from scanner.notice.fields import with_rows
from scanner.notice.file import NoticeFile, read_file
from scanner.notice.headed import with_headings
from scanner.notice.identity import contact_of, controller_of, date_in, subjects_of, title_of, updated_of, version_of
from scanner.notice.outline import Group, outline
from scanner.notice.purposes import read_purposes
from scanner.notice.questions import Question
from scanner.notice.rights import complaints_of, rights_of
from scanner.notice.sections import basis_purpose, purpose_in, section_of
from scanner.notice.unread import unread_headings
from scanner.notice.words import is_complete, match_words
from scanner.taxonomy import Taxonomy, load, normal_form

#: So many headings below one that stands above all make it the title's, and no purpose.
_FEW = 3
_COMPANY = re.compile(r"\b(?:limited|ltd|llp|plc|cic|cio|inc|b v|the)\b")


def read_notice(path: str | Path, taxonomy: Taxonomy | None = None) -> tuple[Notice, tuple[Question, ...]]:
    """Reads a notice. Every bullet that maps to no category is kept, without keys, and asked about.

    Raises ConfigError where the file cannot be read or holds no list of collected personal information.
    """
    known = taxonomy or load()
    file = read_file(path)
    groups = _below_top(tuple(outline(with_rows(with_headings(file.blocks)), lambda line: is_complete(match_words(line, known)))))
    title = title_of(file.blocks, Path(file.name).stem)
    purposes, questions = read_purposes(groups, known, _default_purpose(groups, title), title)
    if not purposes:
        raise ConfigError(
            f"{path}: no list of collected personal information was found. noticegap reads notices that list what is collected, such as "
            f"“We collect or use the following information to …:” with one bullet for each kind of information."
        )
    purposes, unpaired, pairings = _with_bases(groups, purposes)
    facts = _facts(file, groups, title, purposes, known)
    if unpaired:
        facts["unpaired"] = unpaired
    addressed = subjects_of(title, file.blocks)
    if not addressed:
        asked = Question("subjects", title, None, 'whom does the notice address? It does not say; "customer" was assumed.')
        pairings = (*pairings, asked)
    head = facts["notice"]
    notice = Notice(head["id"], title, purposes, tuple(head["subjects"]), head.get("version"), facts)
    read = [bullet.says for purpose in purposes for bullet in purpose.categories]
    return notice, (*questions, *pairings, *unread_headings(groups, read))


def _below_top(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Groups without the heading that all of them stand under, which names the notice or whose it is, where others stand below it."""
    tops = {group.headings[:1] for group in groups if group.headings}
    below = {group.headings[1] for group in groups if len(group.headings) > 1}
    if len(tops) != 1 or len(below) < _FEW:
        return groups
    return tuple(replace(group, headings=group.headings[1:]) for group in groups)


def _default_purpose(groups: Sequence[Group], title: str) -> str:
    """What the purpose is called of lists for which the notice names none: the heading of their section."""
    lists = (group for group in groups if group.section == "collect" and group.items)
    return next((text for group in lists for text in reversed(group.headings) if section_of(text) == "collect"), title)


def _with_bases(
    groups: Sequence[Group], purposes: tuple[Purpose, ...]
) -> tuple[tuple[Purpose, ...], list[dict[str, Any]], tuple[Question, ...]]:
    """Purposes with their lawful bases; lists of bases that belong to no purpose; questions about bases and their pairing."""
    lawful: dict[str, tuple[LawfulBasis, ...]] = {}
    unpaired: list[dict[str, Any]] = []
    asks: list[Question] = []
    for group in groups:
        words = basis_purpose(group.intro)
        if words is None:
            continue
        found, strange = basis_lines(group.items)
        purpose = best_purpose(words, purposes)
        where = purpose.id if purpose else None
        asks += [Question("basis", line, where, "which lawful basis is this?") for line in strange]
        if purpose is None:
            unpaired.append({"says": group.intro, "lawful": [_basis(one) for one in found]})
            asks.append(Question("pairing", group.intro, None, "which purpose do these lawful bases belong to?"))
            continue
        if normal_form(words) != normal_form(purpose.says):
            asks.append(Question("pairing", group.intro, purpose.id, "these lawful bases were taken for this purpose. Is that right?"))
        lawful[purpose.id] = tuple(dict.fromkeys((*lawful.get(purpose.id, ()), *found)))
    general = () if lawful or unpaired or any(one.lawful for one in purposes) else general_bases(groups)
    if general and len(purposes) + len(general) > 2:
        words = ", ".join(one.basis for one in general)
        asks.append(Question("basis", words, None, "the notice states this once; it was taken for every purpose. Is that right?"))
    return tuple(replace(one, lawful=lawful.get(one.id, ()) or one.lawful or general) for one in purposes), unpaired, tuple(asks)


def _basis(one: LawfulBasis) -> dict[str, str]:
    return {"basis": one.basis} | ({"interest": one.interest} if one.interest else {})


def _facts(file: NoticeFile, groups: Sequence[Group], title: str, purposes: Sequence[Purpose], taxonomy: Taxonomy) -> dict[str, Any]:
    text = " ".join(block.text for block in file.blocks)
    levels = {key: category.level for key, category in taxonomy.categories.items()}
    facts: dict[str, Any] = {
        "notice": _head(file, groups, title, text),
        "contact": contact_of(groups),
        "retention": retention_of(groups),
        "conditions": conditions_of(text, purposes, levels),
        "sources": sources_of(groups),
        "recipients": recipients_of(groups),
        "rights": rights_of(groups),
        "complaints": complaints_of(groups),
    }
    declared = {levels[key] for purpose in purposes for key in purpose.keys}
    there = {
        "transfers_outside_uk": bool(facts["recipients"]["transfers_outside_uk"]),
        "special_category": "special" in declared,
        "criminal_offence": "criminal" in declared,
    }
    facts["absent"] = {"sections": [name for name in absent_sections(text) if not there.get(name)]}
    return {name: table for name, table in facts.items() if table}


def _head(file: NoticeFile, groups: Sequence[Group], title: str, text: str) -> dict[str, Any]:
    texts = [block.text for block in file.blocks]
    names = controller_of(title, file.blocks)
    subjects = subjects_of(title, file.blocks) or ("customer",)
    generator = any(purpose_in(group.intro) for group in groups) and any(basis_purpose(group.intro) is not None for group in groups)
    head: dict[str, Any] = {"id": _id(names, file.name, subjects[0]), "title": title, **names, "subjects": list(subjects)}
    if re.search(r"\bUK (?:GDPR|data protection)|\bInformation Commissioner|\bico\.org\.uk", text):
        head["jurisdiction"] = "UK"
    version, updated = version_of(texts), updated_of(texts) or updated_of(file.text.splitlines()[:500]) or date_in(plain(title))
    head |= {key: value for key, value in (("version", version), ("updated", updated)) if value}
    head["template"] = "ico-generator" if generator else "freeform"
    head["source"] = {"file": file.name, "sha256": file.sha256}
    return head


def _id(names: dict[str, str], file: str, subject: str) -> str:
    """`example-iot-customer`: the trading name, else the controller's without its legal form, else the file's."""
    name = names.get("trading_as") or _COMPANY.sub(" ", normal_form(names.get("controller", "")))
    return "-".join((*(normal_form(name) or normal_form(Path(file).stem)).split()[:6], subject))
