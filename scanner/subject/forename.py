"""Another given name at the subject's surname in a text: who stands there is a relative. Whoever asks makes sure that it is none of hers.

Offsets are those of `data`, the UTF-8 of a cell.
"""

from __future__ import annotations

import re

from detectors.names.lists import may_be_given
from scanner.subject.names import LISTS, plain

#: The reason of a text or record about somebody of the subject's surname.
OTHER = "another given name stands at the surname"
_BEFORE = re.compile(r"([^\W\d_]{2,})[\s.]+$")
_AFTER = re.compile(r",\s*([^\W\d_]{2,})")
_TITLES = frozenset(LISTS["titles"].split())
_WORDS = 4  # of a line that is a name and nothing else
_NEAR = 40  # characters before a surname in which the given name stands


def before(data: bytes, start: int) -> bool:
    """Whether a given name stands right before.

    >>> before(b"Dear Zuzanna Nowak,", 13), before(b"The Nowaks", 4)
    (True, False)
    """
    found = _BEFORE.search(_text(data[:start])[-_NEAR:])
    return found is not None and may_be_given(found[1])


def titled(data: bytes, start: int) -> bool:
    """Whether a title stands there (`Mrs Nowak`): whoever was named before is meant.

    >>> titled(b"Dear Mrs Nowak,", 5), titled(b"Dear Nowak,", 5)
    (True, False)
    """
    return plain(_text(data[start : start + _NEAR]).split(maxsplit=1)[0]) in _TITLES if data[start : start + 1].strip() else False


def signed(data: bytes, start: int, end: int) -> bool:
    """Whether the line is the whole name of somebody else: a signature, a cell of names.

    >>> signed(b"We pay on Friday.\\nBarbara Nowak", 26, 31), signed(b"NOWAK, BARBARA", 0, 5), signed(b"Barbara Nowak rang", 8, 13)
    (True, True, False)
    """
    first, last = data.rfind(b"\n", 0, start) + 1, data.find(b"\n", end)
    head, tail = _text(data[first:start]), _text(data[end : last if last >= 0 else len(data)])
    turned = _AFTER.match(tail)
    if turned is not None:
        return not plain(head) and len(tail.split()) <= _WORDS and may_be_given(turned[1])
    return not plain(tail) and len(head.split()) <= _WORDS and before(head.encode(), len(head.encode()))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "ignore")
