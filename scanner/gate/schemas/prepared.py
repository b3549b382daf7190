"""What a file of SQL means before it is cut into statements: places that a program fills, and the delimiter that a client was told.

Lines stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Flyway and shells `${schema}`, sqlcmd `$(db)`, Jinja and others `{{ schema }}`, ERB `<%= schema %>`, SQL*Plus `&owner.`, psql `:schema.`
_PLACE = re.compile(
    r"(?P<word>\$\{[^}\n]{1,200}\}|\$\(\w{1,100}\)|\{\{[^}\n]{1,200}\}\}|<%=[^%\n]{1,200}%>|(?<![\w&'\"])&{1,2}\w{1,100}\.(?=[.\w])|"
    r"(?<![\w:'\"]):\"?[A-Za-z_]\w{0,100}\"?(?=\.\"?[A-Za-z_]))(?P<after>\.?)"
)
_TAG = re.compile(r"\{%|\{#|<%(?!=)")
_ENDS = {"{%": "%}", "{#": "#}", "<%": "%>"}
_DELIMITER = re.compile(r"^[ \t]*DELIMITER[ \t]+(\S+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
#: What a script of SQL Server gives a variable, and where it calls what keeps a comment: EF Core writes them apart.
_DESCRIBED = re.compile(
    r"@(?P<set>\w+)\s*(?:(?:AS\s+)?\w+(?:\([\w ]+\))?\s*)?=\s*(?P<text>N?'(?:[^']|'')*+')\s*(?=;|\r?\n)|"
    r"\bsp_(?:add|update)extendedproperty\b(?P<call>(?:[^;'\n]|'(?:[^']|'')*+')*)",
    re.IGNORECASE,
)
_VARIABLE = re.compile(r"@(\w+)(?!\w|\s*=)")


def prepared(text: str) -> str:
    """The text of a file as its client gives it to the database: without the tags of templates, and with semicolons for delimiters."""
    text = "".join(untagged(text))
    text = _described(text) if "extendedproperty" in text.lower() else text
    named = list(_DELIMITER.finditer(text))
    return "".join(_delimited(text, named)) if named else text


def _described(text: str) -> str:
    """With texts for the variables that a call of sp_addextendedproperty is given; an empty one where only the database knows."""
    known = dict[str, str]()

    def told(found: re.Match[str]) -> str:
        if found["set"]:
            known[found["set"].lower()] = found["text"]
            return found[0]
        return _VARIABLE.sub(lambda one: known.get(one[1].lower(), "N''"), found[0])

    return _DESCRIBED.sub(told, text)


def untagged(text: str) -> Iterator[str]:
    """Without what template engines do (`{% if … %}`); what they write (`{{ … }}`) stays."""
    at = 0
    for found in _TAG.finditer(text):
        end = text.find(_ENDS[found[0]], found.end()) if found.start() >= at else -1
        if found.start() >= at and end < 0:
            break  # never closed: no template
        if end >= 0:
            yield text[at : found.start()] + "\n" * text.count("\n", found.start(), end)
            at = end + 2
    yield text[at:]


def filled(statement: str) -> str:
    """A statement with a word in each place that a program fills; what fills in a schema's name, or a part of a name, is left out."""
    return _PLACE.sub(lambda found: _word(found, statement), statement)


def _word(found: re.Match[str], text: str) -> str:
    if found["after"] or found["word"].startswith("&"):
        return ""
    before, behind = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if re.match(r"\w", before) or re.match(r"\w", behind):
        return ""
    names = re.findall(r"[A-Za-z_]\w*", found["word"])
    return names[-1] if names else "_"


def _delimited(text: str, named: list[re.Match[str]]) -> Iterator[str]:
    """With semicolons where DELIMITER of the client of MySQL names something else."""
    yield text[: named[0].start()]
    for found, end in zip(named, [*(each.start() for each in named[1:]), len(text)], strict=True):
        part = text[found.end() : end]
        yield text[found.start() : found.end()]
        yield part if found[1] == ";" else re.sub(rf"{re.escape(found[1])}(?=[ \t]*\r?$|[ \t]*--|[ \t]*#)", ";", part, flags=re.MULTILINE)
