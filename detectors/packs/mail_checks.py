"""Validators of mail addresses."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Many

_ENDINGS = (
    "png jpg jpeg gif svg webp ico bmp tif tiff css scss js mjs jsx ts tsx json html htm php asp aspx jsp xml yml yaml toml ini "
    "txt csv tsv pdf doc docx xls xlsx ppt pptx rar gz tgz tar bz2 exe dll jar war mp3 mp4 avi wav log bak sql go cs vb rb java "
    "swift class cpp"
)
_FILES = frozenset(_ENDINGS.split())
MACHINES = re.compile(r"(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|git|svn|hg)(?:\+.*)?", re.IGNORECASE)
_EXAMPLE = re.compile(r"[@.](?:example\.(?:com|net|org)|test|example|invalid|localhost)$", re.IGNORECASE)


def parted(text: str) -> tuple[str, str]:
    """What stands before and behind the first @ of an address, which a URL writes as %40."""
    local, _, domain = text.replace("%40", "@").partition("@")
    return local, domain


def hosts(domain: str) -> bool:
    """Whether mail may be for a domain: its end is no file's, and it is not the one that stands in every message id."""
    folded = domain.casefold()
    return folded.rpartition(".")[2] not in _FILES and folded != "mail.gmail.com"


def email(text: str) -> bool:
    """An address with a plausible top-level domain that a person may read: no file name, no sender that takes no answers."""
    local, domain = parted(text)
    return ".." not in text and hosts(domain) and not MACHINES.fullmatch(local)


def _example_email(text: str) -> bool:
    """Domains reserved for examples and tests (RFC 2606, RFC 6761)."""
    return _EXAMPLE.search(text.replace("%40", "@")) is not None


def _example_emails(texts: pa.LargeStringArray) -> Bools:
    found = pc.match_substring_regex(pc.replace_substring(texts, "%40", "@"), _EXAMPLE.pattern.replace("$", r"\n?\z"), ignore_case=True)
    return np.asarray(found, np.bool_)


example_email = Many(_example_email, _example_emails)
