"""Validators of mail addresses."""

from __future__ import annotations

import re

_FILES = (
    "png jpg jpeg gif svg webp ico bmp tif tiff css scss js mjs jsx ts tsx json html htm php asp aspx jsp xml yml yaml toml ini "
    "txt csv tsv pdf doc docx xls xlsx ppt pptx rar gz tgz tar bz2 exe dll jar war mp3 mp4 avi wav log bak sql go cs vb rb java "
    "swift class cpp"
)
_MACHINES = re.compile(r"(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|git|svn|hg)(?:\+.*)?", re.IGNORECASE)


def email(text: str) -> bool:
    """An address with a plausible top-level domain that a person may read: no file name, no sender that takes no answers."""
    local, _, domain = re.sub("%40", "@", text, flags=re.IGNORECASE).partition("@")
    last = domain.rpartition(".")[2].casefold()
    return last not in _FILES.split() and not _MACHINES.fullmatch(local) and domain.casefold() != "mail.gmail.com" and ".." not in text


def example_email(text: str) -> bool:
    """Domains reserved for examples and tests (RFC 2606, RFC 6761)."""
    return bool(re.search(r"[@.](?:example\.(?:com|net|org)|test|example|invalid|localhost)$", text.replace("%40", "@"), re.IGNORECASE))
