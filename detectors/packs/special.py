"""Special categories of personal data (Art 9) and criminal offence data (Art 10)."""

from __future__ import annotations

from detectors.packs.abroad_columns import ABROAD_SPECIAL
from detectors.packs.answered import ANSWERED
from detectors.packs.begins import BEGINS
from detectors.packs.beliefs import BELIEFS
from detectors.packs.benefits import DISABILITY
from detectors.packs.body import BODY
from detectors.packs.care import CARE
from detectors.packs.chart import CHART
from detectors.packs.clinic import CLINIC
from detectors.packs.cohort import MEASURED
from detectors.packs.crime import CRIME
from detectors.packs.episodes import EPISODES
from detectors.packs.health import HEALTH
from detectors.packs.orders import ORDERS
from detectors.packs.origin import ORIGIN
from detectors.packs.rows import ROWS
from detectors.packs.sexual import SEXUAL
from detectors.packs.short import SHORT_SPECIAL
from detectors.packs.unions import UNIONS
from detectors.packs.welfare import NEEDS
from scanner.pattern import Pattern, Shape

DETECTORS: tuple[Pattern | Shape, ...] = (
    *ORIGIN,
    *SEXUAL,
    *BELIEFS,
    *UNIONS,
    *ANSWERED,
    *BODY,
    *HEALTH,
    *CARE,
    *CHART,
    *DISABILITY,
    *NEEDS,
    *CLINIC,
    *CRIME,
    *ORDERS,
    *SHORT_SPECIAL,
    *ABROAD_SPECIAL,
    *MEASURED,
    *EPISODES,
    *BEGINS,
    *ROWS,
)
