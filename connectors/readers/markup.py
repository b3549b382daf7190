"""Texts whose beginning makes certain what they are: markup, mail, calendars, contacts. An extension that says otherwise is wrong."""

from __future__ import annotations

import re
from xml.parsers import expat

_BEGINS = (
    (rb"BEGIN:VCALENDAR\s", "text/calendar"),
    (rb"BEGIN:VCARD\s", "text/vcard"),
    (rb"\{\\rtf\d", "application/rtf"),
    (rb"(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)[\s>]", "text/html"),
    (rb"<\?xml\s[^>]*\?>\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html)[\s>]", "text/html"),
    # A piece of a page that holds a table, as web applications export them, mostly under the name of a spreadsheet.
    (rb"<(?:table|div|center|meta|style)\b[^>]*>(?:(?!<(?:row|entry)\b).){0,4000}?<t[dh][\s>]", "text/html"),
    (rb"<\?xml\s+version\s*=|<!doctype\s+\w[\w:.-]*\s*(?:\[|public|system|>)", "text/xml"),
    # A line "From " with a time and a year, and a header below (RFC 4155, appendix A).
    (rb"From [^\n]{1,200}\d:\d\d\b[^\n]{0,20}\b\d{4}\b[^\n]{0,20}\n>?[!-9;-~]+:", "application/mbox"),
)
_CERTAIN = tuple((re.compile(mark, re.IGNORECASE | re.DOTALL if mark[:5] != b"From " else re.NOFLAG), media) for mark, media in _BEGINS)
_FIRST = (b"B", b"b", b"{", b"<", b"F")
# RFC 5322, 3.6; written as mail programs write them, since `from:` and `to:` are keys of many a settings file.
_MAIL = re.compile(rb"(From|To|Subject|Date|Message-I[Dd]|Received|MIME-Version|Mime-Version|Return-Path|Delivered-To):")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|[ \t]")


def certain(text: bytes) -> str | None:
    """The media type that the first bytes (UTF-8) make certain, or None."""
    start = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    known = next((media for mark, media in _CERTAIN if mark.match(start)), None) if start[:1] in _FIRST else None
    return known or ("message/rfc822" if _mail(start) else None) or ("text/xml" if _xml(start) else None)


def _mail(text: bytes) -> bool:
    """Whether the text begins with header fields, of which two at least are those of a message."""
    names: set[bytes] = set()
    for line in text[:4096].split(b"\n"):
        if not line.strip() or not _FIELD.match(line):
            break
        if found := _MAIL.match(line):
            names.add(found[1])
    return len(names) >= 2


def _xml(text: bytes) -> bool:
    """Whether the text is well-formed XML as far as it goes, and at least one element ends: `<Jane> hello` is a line of a chat."""
    if (
        not re.match(rb"<[A-Za-z_]", text)
        or not (b"</" in text or b"/>" in text)
        or b"<!" in text.replace(b"<!--", b"").replace(b"<![CDATA[", b"")
    ):
        return False
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(text[: text.rfind(b">") + 1], False)
    except expat.ExpatError:
        return False
    return True
