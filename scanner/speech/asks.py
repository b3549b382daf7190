"""What was asked for: "what's the long number on the front of your card?" makes the next digits a card.

Kinds, and the phrase of context that stands for each where the detectors look for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Kind → the words that a detector knows as context; what the detectors read before a value that answers a question of that kind.
PHRASES: Mapping[str, str] = {
    "card": "card number",
    "cvv": "security code",
    "sort": "sort code",
    "account": "account number",
    "phone": "phone number",
    "postcode": "postcode",
    "email": "email address",
    "born": "date of birth",
    "nino": "national insurance number",
    "nhs": "nhs number",
    "name": "name",
    "address": "address",
}

# Placeholder of a few; the whole list is data.
_ASKS: tuple[tuple[str, str], ...] = (
    (r"(?:long|card|sixteen digit) (?:card )?(?:number|digits)", "card"),
    (r"security (?:code|number|digits)|(?:three|3) (?:digits|numbers) on the back", "cvv"),
    (r"sort code", "sort"),
    (r"account number", "account"),
    (r"(?:phone|mobile|telephone|contact|home) (?:phone )?number|number (?:can|could|to) (?:i|we|call)", "phone"),
    (r"post ?code|zip code", "postcode"),
    (r"e-?mail", "email"),
    (r"date of birth|when were you born", "born"),
    (r"national insurance", "nino"),
    (r"nhs number", "nhs"),
    (r"(?:your|full|first|last) name|who am i speaking", "name"),
    (r"(?:line of|your) (?:the |home )?address", "address"),
)
_ASK = re.compile("|".join(f"(?P<k{number}>{phrase})" for number, (phrase, _) in enumerate(_ASKS)))


def asks(text: str) -> list[tuple[int, str]]:
    """Where in a turn a kind of value is asked for, or announced ("my mobile number is"): offset behind the phrase, and the kind."""
    return [(found.end(), _ASKS[int((found.lastgroup or "k0")[1:])][1]) for found in _ASK.finditer(text.lower())]
