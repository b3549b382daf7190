"""Whom notices address and sources hold data of: the words for them, and what a misspelt one means."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

#: Whom a notice may address, by the words it uses; the value is the id that sources name in `subjects`.
SUBJECTS = {
    "customer": "customer", "client": "customer", "consumer": "customer", "supplier": "supplier", "employee": "staff", "staff": "staff",
    "worker": "staff", "volunteer": "volunteer", "candidate": "candidate", "applicant": "candidate", "recruitment": "candidate",
    "patient": "patient", "student": "student", "pupil": "student", "parent": "parent", "member": "member", "donor": "donor",
    "supporter": "donor", "visitor": "visitor", "tenant": "tenant",
}  # fmt: skip
_NEAR = 0.75  # as difflib measures it; longer or shorter by more than a letter is another word: ex-customer


def meant(subject: str, addressed: Sequence[str]) -> str:
    """Which of those whom the notice addresses is meant by a subject that is none of them; "" where it is somebody else.

    What it calls otherwise (`employees`, `Client`) and what is misspelt would be judged by no notice, and a scan find nothing in silence.

    >>> meant("customers", ["customer"]), meant("employee", ["staff"]), meant("staff", ["customer"])
    ('customer', 'staff', '')
    """
    if subject in addressed:
        return ""
    word = subject.strip().casefold()
    known = _known(word)
    same = [each for each in addressed if known and _known(each.casefold()) == known]
    alike = [each for each in addressed if not known and abs(len(each) - len(word)) <= 1]
    return next(iter(same or get_close_matches(word, alike, n=1, cutoff=_NEAR)), "")


def _known(word: str) -> str:
    return SUBJECTS.get(word) or SUBJECTS.get(word.removesuffix("s"), "")
