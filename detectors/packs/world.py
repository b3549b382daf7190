"""Identifiers of the rest of the world, continent by continent: Europe, Britain and the United States have packs of their own."""

from __future__ import annotations

from detectors.packs.passports import PASSPORTS
from detectors.packs.world_africa import AFRICA
from detectors.packs.world_australia import AUSTRALIA
from detectors.packs.world_brazil import BRAZIL
from detectors.packs.world_canada import CANADA
from detectors.packs.world_central import CENTRAL
from detectors.packs.world_east import EAST
from detectors.packs.world_eurasia import EURASIA
from detectors.packs.world_india import INDIA
from detectors.packs.world_korea import KOREA
from detectors.packs.world_new_zealand import NEW_ZEALAND
from detectors.packs.world_south import SOUTH
from detectors.packs.world_south_africa import SOUTH_AFRICA
from detectors.packs.world_southeast import SOUTHEAST
from detectors.packs.world_west import WEST
from scanner.pattern import Pattern

_AMERICA = (*CANADA, *CENTRAL, *SOUTH, *BRAZIL)
_PACIFIC = (*AUSTRALIA, *NEW_ZEALAND)
_ASIA = (*EAST, *KOREA, *SOUTHEAST, *INDIA, *EURASIA, *WEST)
DETECTORS: tuple[Pattern, ...] = (*_AMERICA, *_PACIFIC, *_ASIA, *AFRICA, *SOUTH_AFRICA, *PASSPORTS)
