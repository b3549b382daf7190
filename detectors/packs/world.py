"""Identifiers of the rest of the world, continent by continent: Europe, Britain and the United States have packs of their own."""

from __future__ import annotations

from detectors.packs.passports import PASSPORTS
from detectors.packs.world_africa import AFRICA
from detectors.packs.world_brazil import BRAZIL
from detectors.packs.world_east import EAST
from detectors.packs.world_india import INDIA
from detectors.packs.world_north import NORTH
from detectors.packs.world_pacific import PACIFIC
from detectors.packs.world_south import SOUTH
from detectors.packs.world_southeast import SOUTHEAST
from detectors.packs.world_west import WEST
from scanner.pattern import Pattern

DETECTORS: tuple[Pattern, ...] = (*NORTH, *BRAZIL, *SOUTH, *PACIFIC, *EAST, *SOUTHEAST, *INDIA, *WEST, *AFRICA, *PASSPORTS)
