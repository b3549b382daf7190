"""The names that a notice gives to its own kinds of data ("Identity Data includes first name, …") and uses again in its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from scanner.notice.outline import Group
from scanner.notice.tables import table_rows, tells_data
from scanner.notice.words import is_complete, match_words, with_title
from scanner.taxonomy import Taxonomy, normal_form

#: `"Identity Data" includes …`, `Identity Data: …`
_DEFINED = re.compile(
    r"^\W*(?:the |your )?(?P<label>[^\W\d_][\w/&'’ -]{1,40}?)\W*(?: (?:this|which|that))?\s+(?:may |can |will )?"
    r"(?:also )?(?:includ(?:es?|ing)|such as|for example|means|comprises|consists? of|covers)\b|"
    r"^\W*(?P<titled>[^\W\d_][\w/&'’ -]{1,40}?)\s*(?::|\s[-–—]\s)",
)
_MEANT = re.compile(r"^.{2,60}?(?:\b(?:includes|including|such as|for example|means|comprises|consists? of|covers)\b|:\s)")
_QUOTES = ('"', "“", "'", "‘")
_KIND = re.compile(r"\s(?:data|information|details)$")
_KINDS = ("data", "information", "details")


def with_labels(taxonomy: Taxonomy, groups: Sequence[Group]) -> tuple[Taxonomy, dict[str, str]]:
    """The taxonomy, with a notice's names for kinds of data: `Identity Data`, and `Identity` for short where it is a whole item.

    Names end in `data`, `information` or `details`, stand in quotes, or in a column of names.
    What they mean in the notice goes before what they mean elsewhere.
    Second, what each name stands for, in the notice's words.
    """
    names: dict[str, tuple[str, ...]] = {}
    meant: dict[str, str] = {}
    for text in _texts(groups):
        label = label_of(text)
        if label and label not in names and (keys := match_words(text, taxonomy)[0]):
            names[label] = _with_general(label, keys, _MEANT.sub("", text), taxonomy)
            if told := _MEANT.search(text):
                meant[label] = text[told.end() :].strip().rstrip(".;")
    short = {_KIND.sub("", name): keys for name, keys in names.items()}
    for kind, listed in _of_tables(groups, taxonomy).items():
        if kind not in names and (keys := tuple(dict.fromkeys(key for one in listed for key in match_words(one, taxonomy)[0]))):
            names[kind] = _with_general(kind, keys, "; ".join(listed), taxonomy)
    if not names:
        return taxonomy, {}
    alike = {f"{_KIND.sub('', name)} {kind}": keys for name, keys in names.items() if _KIND.search(name) for kind in _KINDS}
    phrases, items = dict(taxonomy.phrases) | alike | names, dict(taxonomy.items) | short | alike | names
    return replace(taxonomy, phrases=MappingProxyType(phrases), items=MappingProxyType(items)), meant


def _with_general(name: str, keys: tuple[str, ...], told: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """What a name means in a notice that explains it in words of which some are not known: what it means elsewhere, too."""
    known = is_complete(match_words(told, taxonomy))
    return keys if known else tuple(dict.fromkeys((*keys, *taxonomy.items.get(name, ()))))


def in_prose(taxonomy: Taxonomy, named: Taxonomy) -> Taxonomy:
    """The taxonomy with a notice's own names in full: in sentences, `identity` alone means other things than `identity data`."""
    return replace(taxonomy, phrases=named.phrases, items=MappingProxyType(dict(taxonomy.items) | dict(named.phrases)))


def _of_tables(groups: Sequence[Group], taxonomy: Taxonomy) -> dict[str, list[str]]:
    """What tables name ("Type of information | Examples"), each with its items: the names end in `information`."""
    found: dict[str, list[str]] = {}
    for group in groups:
        rows = [item for item in group.items if item.kind == "row"]
        for row in table_rows(rows, taxonomy) if tells_data(rows, taxonomy) else ():
            if kind := _KIND.sub("", normal_form(row.kind)):
                found.setdefault(f"{kind} information", []).extend(item.split(": ", 1)[-1] for item in row.items)
    return found


def stands_for(words: str, meant: Mapping[str, str]) -> str:
    """The name of a kind of data that an item is, in full and in normal form, "" where it is none: `Identity` for `identity data`."""
    form = normal_form(words)
    return next((name for name in meant if form in (name, _KIND.sub("", name))), "")


def defines(sentence: str) -> bool:
    """Whether a sentence says what a kind of data includes."""
    return bool(label_of(sentence))


def label_of(text: str) -> str:
    """The name that a sentence gives to a kind of data, in normal form, "" where it gives none."""
    found = _DEFINED.match(text)
    label = normal_form(found["label"] or found["titled"]) if found else ""
    return label if _KIND.search(label) or text.startswith(_QUOTES) else ""


def _texts(groups: Sequence[Group]) -> Iterator[str]:
    """Items and sentences."""
    for group in groups:
        for text in (group.intro, *(item.text for item in group.items if item.kind != "row")):
            yield from re.split(r"(?<=[.!?])\s+", with_title(text))
