"""What an organisation keeps of somebody: accounts, trade, activity, communications, records, media."""

from __future__ import annotations

from detectors.packs.accounts import ACCOUNTS
from detectors.packs.activity import ACTIVITY
from detectors.packs.choices import CHOICES
from detectors.packs.comms import COMMS
from detectors.packs.dealings import DEALINGS
from detectors.packs.kept import KEPT
from detectors.packs.media import MEDIA
from detectors.packs.profiles import PROFILES
from detectors.packs.services import SERVICES
from detectors.packs.spoken import SPOKEN
from detectors.packs.trade import TRADE
from detectors.packs.welfare import CASES
from scanner.pattern import Pattern, Shape

DETECTORS: tuple[Pattern | Shape, ...] = (
    *ACCOUNTS,
    *PROFILES,
    *TRADE,
    *ACTIVITY,
    *CHOICES,
    *COMMS,
    *KEPT,
    *MEDIA,
    *SPOKEN,
    *CASES,
    *DEALINGS,
    *SERVICES,
)
