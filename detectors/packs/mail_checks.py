"""Validators of mail addresses."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from detectors.many import Bools, Ints, Many, by_part, holds, latest, parts, strings

_ENDINGS = (
    "png jpg jpeg gif svg webp ico bmp tif tiff css scss js mjs jsx ts tsx json html htm php asp aspx jsp xml yml yaml toml ini "
    "txt csv tsv pdf doc docx xls xlsx ppt pptx rar gz tgz tar bz2 exe dll jar war mp3 mp4 avi wav log bak sql go cs vb rb java "
    "swift class cpp service timer socket slice scope mount ibd frm deb rpm whl conf cfg dat bin bak tmp lock"
)
_FILES = frozenset(_ENDINGS.split())
_AT = ord("@")
_VERSION = re.compile(r"v?[0-9]{1,9}\.[0-9]")  # pkg:rpm/maker/name@8.5.0-28.el8.maker (package URLs, ECMA-427)
MACHINES = re.compile(r"(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|git|svn|hg)(?:\+.*)?", re.IGNORECASE)
_EXAMPLE = re.compile(r"[@.](?:example\.(?:com|net|org)|test|example|invalid|localhost)$", re.IGNORECASE)


def parted(text: str) -> tuple[str, str]:
    """What stands before and behind the first @ of an address, which a URL writes as %40."""
    local, _, domain = text.replace("%40", "@").partition("@")
    return local, domain


def all_parted(texts: pa.LargeStringArray) -> tuple[pa.LargeStringArray, pa.LargeStringArray]:
    """The same of many."""
    data, offsets, sign = _signs(texts)
    ends = offsets[1:]
    return strings(data, offsets[:-1], sign), strings(data, np.minimum(sign + 1, ends), ends)


@latest
def _signs(texts: pa.LargeStringArray) -> tuple[npt.NDArray[np.uint8], Ints, Ints]:
    """Bytes and offsets of the texts with @ for %40, and where the first @ of each is (else its end)."""
    plain = pc.replace_substring(texts, "%40", "@") if holds(texts, b"%40") else texts
    data, offsets = parts(plain)
    signs = np.flatnonzero(data == _AT)
    first = np.append(signs, len(data))[np.searchsorted(signs, offsets[:-1])]
    return data, offsets, np.minimum(first, offsets[1:])


def hosts(domain: str) -> bool:
    """Whether mail may be for a domain: its end is no file's, its beginning no version's, and it does not stand in every message id."""
    folded = domain.casefold()
    return folded.rpartition(".")[2] not in _FILES and folded != "mail.gmail.com" and not _VERSION.match(folded)


def email(text: str) -> bool:
    """An address with a plausible top-level domain that a person may read: no file name, no sender that takes no answers."""
    local, domain = parted(text)
    return ".." not in text and hosts(domain) and not MACHINES.fullmatch(local)


def _example_email(text: str) -> bool:
    """Domains reserved for examples and tests (RFC 2606, RFC 6761)."""
    return _EXAMPLE.search(text.replace("%40", "@")) is not None


def _example_emails(texts: pa.LargeStringArray) -> Bools:
    data, offsets, sign = _signs(texts)
    ends = offsets[1:]
    return by_part(strings(data, np.where(sign < ends, sign, offsets[:-1]), ends), lambda host: _EXAMPLE.search(host) is not None)


example_email = Many(_example_email, _example_emails)
