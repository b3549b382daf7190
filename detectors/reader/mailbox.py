"""Who a mailbox is said to be of: `Ada Example <ada@example.org>` (RFC 5322 3.4, display-name), where its address says so, too.

However strange the name: nobody else is written there. `Service Desk <desk@example.org>` is nobody.
"""

from __future__ import annotations

import re

from detectors.names.lists import fold, may_be_given
from detectors.reader.gate import known
from detectors.reader.labels import ENTITIES, Named

_PERSON = ENTITIES.index("PERSON")
_BOX = re.compile(r"[\"']? ?<(?:mailto:)?([\w.+'-]{2,64})@")
_WORD = r"[^\W\d_][\w'’.-]{0,30}"
_NAME = re.compile(rf"(?<![\w@]){_WORD}(?:,? {_WORD}){{1,3}}\Z")
_REACH = 80
_PARTS = re.compile(r"[^\W\d_]{2,}")
_SURE = 0.9


def mailboxes(text: str, found: list[Named]) -> list[Named]:
    """The entities of a text in order, with those whose mailbox it is."""
    made = list(found)
    for box in _BOX.finditer(text):
        name = _NAME.search(text, max(0, box.start() - _REACH), box.start())
        if name is None or any(each.start < name.end() and name.start() < each.end for each in made):
            continue
        if _of(name[0], box[1]):
            made.append(Named(name.start(), name.end(), _PERSON, _SURE))
    return made if len(made) == len(found) else sorted(made, key=lambda each: each.start)


def _of(name: str, local: str) -> bool:
    """Whether the part before the @ is made of the name: a word of it that no dictionary has, or two, one of which may be its initial."""
    words, parts = [fold(word) for word in _PARTS.findall(name)], [fold(part) for part in _PARTS.findall(local)]
    if len(words) < 2:
        return False
    if any(word in parts and len(word) > 2 and (may_be_given(word) or not known(word)) for word in words):
        return True
    pairs = [(one, other) for one, other in ((words[0], words[-1]), (words[-1], words[0])) if not known(other)]
    return "".join(parts) in {made for one, other in pairs for made in (one[0] + other, one + other, other + one[0], other + one)}
