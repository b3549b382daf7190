"""Who a notice is from, whom it addresses, which version it is and how to reach the controller."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import phonenumbers

from scanner.notice.blocks import Block, plain, tidy
from scanner.notice.outline import Group
from scanner.notice.subjects import SUBJECTS

_KIND = r"privacy (?:notice|policy|statement|information)"
_TITLE = re.compile(r"\b(?:" + _KIND + r"|data protection (?:notice|policy|statement)|data privacy notice)\b")
_WHO = "|".join(SUBJECTS)
_ADDRESSED = (
    re.compile(rf"\b((?:{_WHO})s?)(?:'s)?(?:(?:,| and| or|/)+ ?((?:{_WHO})s?))? {_KIND}"),
    re.compile(rf"\b{_KIND} (?:is )?for (?:our |job )?((?:{_WHO})s?)(?:(?:,| and| or)+ ?((?:{_WHO})s?))?\b"),
    re.compile(rf"\b(?:personal data|information) as an? ((?:{_WHO})s?)()\b"),
)
_NAME = r"(?P<name>[^.:;()]{2,120}?)"
_TRADING = r"(?:\s*\(?\b(?:trading as|t/a)\s+(?P<trading>[^.:;()]{2,120}?)\)?)?"
_NOBODY = r"(?!(?i:we|you|your|our|they|it|this|these|a|an|for|in|if|when|where|as|changes|global|how|what)\b)"
_IS = r" (?:is|are) (?:the|a) (?:data )?controller\b"
_CONTROLLERS = (
    re.compile(rf"\bregistered name\s*:\s*{_NAME}{_TRADING}\s*\.?$", re.IGNORECASE),
    re.compile(rf"\bthis is the (?:\w+ ){{0,3}}{_KIND} (?:for|of) {_NAME}{_TRADING}\s*\.?$", re.IGNORECASE),
    re.compile(rf"^(?:[Tt]he )?{_NOBODY}(?P<name>[A-Z][\w.&', -]{{1,80}}?)(?P<trading>){_IS}"),
    re.compile(rf", the {_NOBODY}(?P<name>[A-Z][\w.&' -]{{1,80}}?)(?P<trading>){_IS}"),
)
_TITLED = re.compile(rf"^{_NOBODY}(?P<name>[A-Z][^.:;()]{{1,120}}?){_TRADING} (?:(?:{_WHO}|general|data) )?{_KIND}$", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*"
_DATE = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>\d{4})"),
    re.compile(rf"{_MONTH} (?P<year>\d{{4}})(?P<day>)"),
)
_UPDATED = re.compile(
    r"\blast (?:updated|reviewed|modified|amended|revised)\b|\bupdated(?: and issued)? on\b"
    r"|\beffective(?: date| from)?\b|\bdate of issue\b|\bissued on\b"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_PHONE = re.compile(r"(?<![\w/])\+?\(?\d[\d ().-]{7,22}\d(?!\w)")
_ICO = re.compile(r"\bico\b|information commissioner|\bhelpline\b|0303 ?123 ?1113")


def title_of(blocks: Sequence[Block], fallback: str) -> str:
    """The title: the first short line of the first ten that calls itself a privacy notice, else the first heading."""
    short = [block.text for block in blocks[:10] if block.kind in ("heading", "line", "text") and len(block.text.split()) <= 14]
    named = next((text for text in short if _TITLE.search(plain(text))), None)
    first = next((block.text for block in blocks if block.kind == "heading"), fallback)
    return tidy(named or first).rstrip(" .:")


def controller_of(title: str, blocks: Iterable[Block]) -> dict[str, str]:
    """`controller` and `trading_as`, as far as the notice says them."""
    sentences = [part for block in blocks for part in re.split(r"(?<=[a-z)][.!?])\s+", tidy(block.text)[:2000])]
    for pattern in (*_CONTROLLERS, _TITLED):
        for sentence in sentences if pattern is not _TITLED else (title,):
            if found := pattern.search(sentence):
                names = {"controller": tidy(found["name"]).rstrip(" ,"), "trading_as": tidy(found["trading"] or "")}
                return {key: value for key, value in names.items() if value}
    return {}


def subjects_of(title: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Whom the notice addresses; empty where it does not say."""
    for text in (title, *(block.text for block in blocks[:30])):
        for pattern in _ADDRESSED:
            if found := pattern.search(plain(text)[:2000]):
                return tuple(dict.fromkeys(SUBJECTS[word.removesuffix("s")] for word in found.groups() if word))
    return ()


def updated_of(texts: Sequence[str]) -> date | str | None:
    """The day of the last change, or "2025-12" where only the month is given; `texts` is one paragraph each."""
    for at, text in enumerate(texts):
        words = plain(text)[:2000]
        if found := _UPDATED.search(words):
            near = words[found.end() : found.end() + 60]
            told = date_in(near) or (date_in(plain(texts[at + 1])[:40]) if at + 1 < len(texts) and len(words) < 40 else None)
            if told:
                return told
    return None


def date_in(text: str) -> date | str | None:
    """The first date in a text, days before months (23/07/2024); "2024-07" for a month without a day; None for no date."""
    hits = sorted((found.start(), -len(found[0]), at) for at, pattern in enumerate(_DATE) if (found := pattern.search(text)))
    for _, _, at in hits:
        found = _DATE[at].search(text)
        assert found is not None
        part = found.groupdict()
        month = int(part["number"]) if part.get("number") else _MONTHS.index(part["month"]) + 1
        try:
            day = date(int(part["year"]), month, int(part["day"] or 1))
        except ValueError:
            continue
        return day if part["day"] else f"{day:%Y-%m}"
    return None


def version_of(texts: Iterable[str]) -> str | None:
    """The version as the notice numbers it: `Version 2.0`."""
    hits = (re.search(r"\bversion(?: (?:no\.?|number))?:? ?(\d+(?:\.\d+)*)\b", plain(text)[:500]) for text in texts)
    return next((hit[1] for hit in hits if hit), None)


def contact_of(groups: Sequence[Group]) -> dict[str, Any]:
    """Telephone, e-mail, post and web address of the controller; never the ICO's."""
    own = _reach([group for group in groups if group.section == "contact"])
    return own or _reach([group for group in groups if group.section in ("complaints", "rights", None)])


def _reach(groups: Sequence[Group]) -> dict[str, Any]:
    lines = list(_own_lines(groups))
    contact: dict[str, Any] = {}
    if phone := _first(_PHONE, lines):
        contact.update(phone=phone, **_e164(phone))
    if email := _first(_EMAIL, lines):
        contact["email"] = email
    for key, words in (
        ("address", r"^(?:post|address|by post|postal address)\s*:\s*(.+)"),
        ("online", r"^(?:online|website|web)\s*:\s*(.+)"),
    ):
        if told := next((hit[1] for line in lines if (hit := re.match(words, line, re.IGNORECASE))), None):
            contact[key] = told
    if officer := _first(re.compile(r"(?i)(?<=data protection officer: ).{2,100}|(?<=dpo: ).{2,100}"), lines):
        contact["dpo"] = officer
    return contact


def _own_lines(groups: Sequence[Group]) -> Iterator[str]:
    """Lines that are not the ICO's: its name, and all that follows it under the same heading, is its address."""
    foreign: tuple[str, ...] | None = None
    for group in groups:
        for block in (group.lead, *group.items):
            for line in (*block.text.split("\n"), *block.links) if block else ():
                words = plain(line)
                if re.fullmatch(r"(?:the )?(?:information commissioner's office|ico)(?:'s address)?:?", words):
                    foreign = group.headings
                if foreign != group.headings and not _ICO.search(words):
                    yield line


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str | None:
    return next((hit[0].strip() for line in lines if (hit := pattern.search(line))), None)


def _e164(phone: str) -> dict[str, str]:
    try:
        number = phonenumbers.parse(phone, "GB")
    except phonenumbers.NumberParseException:
        return {}
    return {"phone_e164": phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)}
