"""What the model says of a word, and how that becomes spans."""

from __future__ import annotations

ENTITIES = ("PERSON", "LOCATION", "ORGANIZATION", "STREET_ADDRESS")
#: Nothing, then for each entity the word that begins it and those that go on with it.
LABELS = ("O", *(f"{side}-{entity}" for entity in ENTITIES for side in "BI"))
