"""Anyone's Presidio pattern recognisers as patterns of this engine: the same spans, at its speed.

The public-suffix list is the one that tldextract brings along: nothing here opens a connection.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from scanner.errors import PluginError
from scanner.pattern import Pattern

SOURCE = "Presidio, data-privacy-stack.github.io/presidio (MIT)"

#: Entity → category and what it also reveals, for recognisers that bring no category of their own (evidence for each: see the packs).
CATEGORIES: dict[str, tuple[str, ...]] = {
    "PERSON": ("person.name",),
    "EMAIL_ADDRESS": ("contact.email",),
    "PHONE_NUMBER": ("contact.phone",),
    "STREET_ADDRESS": ("contact.address",),
    "UK_POSTCODE": ("contact.address",),
    "LOCATION": ("contact.address", "location"),
    "NRP": ("demog.nationality",),
    "DATE_OF_BIRTH": ("demog.dob",),
    "AGE": ("demog.dob",),
    "CREDIT_CARD": ("pay.card",),
    "IBAN_CODE": ("pay.bank",),
    "CRYPTO": ("pay.method",),
    "IP_ADDRESS": ("online.ip",),
    "MAC_ADDRESS": ("device.id",),
    "UK_NHS": ("id.health", "special.health"),
    "UK_NINO": ("id.national",),
    "UK_PASSPORT": ("id.passport",),
    "UK_DRIVING_LICENCE": ("id.driving", "person.name", "demog.dob", "demog.gender"),
    "UK_VEHICLE_REGISTRATION": ("id.vehicle",),
    "USERNAME": ("account.access",),
    "PASSWORD": ("auth.secret",),
    "SALARY": ("pay.standing",),
    "OCCUPATION": ("work.occupation",),
}


def patterns(recognizer: Any, category: str | None = None) -> tuple[Pattern, ...]:
    """The patterns of a presidio_analyzer.PatternRecognizer: regexes, deny list, score, context, validators.

    `category` says what the entity shows where `CATEGORIES` does not know it; PluginError if neither does.
    """
    entity = recognizer.supported_entities[0]
    keys = (category,) if category else CATEGORIES.get(entity)
    if keys is None:
        raise PluginError(f"{recognizer.name}: no category is known for its entity {entity}. Name the key of the taxonomy that it shows.")
    offline()
    common = Pattern(
        entity=entity,
        title=entity.replace("_", " ").capitalize(),
        category=keys[0],
        also=tuple(keys[1:]),
        flags=int(recognizer.global_regex_flags or 0),
        valid=_validator(recognizer),
        context=tuple(dict.fromkeys(word.lower() for word in recognizer.context or ())),
        sources=(SOURCE,),
    )
    return tuple(replace(common, regex=each.regex, score=float(each.score)) for each in recognizer.patterns)


@dataclass(frozen=True, slots=True)
class _Validator:
    """What Presidio asks of a match: not refused by `validate_result`, not taken back by `invalidate_result`."""

    recognizer: Any

    def __call__(self, text: str) -> bool:
        return self.recognizer.validate_result(text) is not False and not self.recognizer.invalidate_result(text)


def _validator(recognizer: Any) -> Callable[[str], bool] | None:
    from presidio_analyzer import PatternRecognizer

    own = type(recognizer)
    asks = own.validate_result is not PatternRecognizer.validate_result or own.invalidate_result is not PatternRecognizer.invalidate_result
    return _Validator(recognizer) if asks else None


def offline() -> None:
    """Keeps tldextract, which Presidio's e-mail recogniser asks, from fetching the public-suffix list."""
    try:
        from tldextract import tldextract
    except ImportError:
        return
    tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
