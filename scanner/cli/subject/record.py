"""What is kept of an answer: entries of the audit log, and the search log in the controller's file. Neither holds a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scanner.subject import audit
from scanner.subject.forms_told import told
from scanner.subject.search_log import Facts, as_json, search_log
from scanner.subject.search_log_text import as_markdown

if TYPE_CHECKING:
    from scanner.config import Config
    from scanner.model import Notice
    from scanner.subject.pack.case import Case
    from scanner.subject.pack.finish import Released
    from scanner.subject.pack.forget import Forgotten
    from scanner.subject.result import Located

NAME = "noticegap-audit.jsonl"


@dataclass(frozen=True, slots=True)
class Record:
    """The audit log for one workspace: the one that is named, else one beside the workspace, which outlives it."""

    named: Path | None
    folder: Path

    @property
    def path(self) -> Path:
        """Where the log is."""
        return self.named or self.folder.absolute().parent / NAME

    def ready(self, reference: str, sources: Sequence[str] = ()) -> None:
        """ConfigError where the log would refuse an entry."""
        audit.ready(self.path, reference, sources)

    def packed(self, case: Case) -> None:
        """A workspace was written."""
        tiers = Counter(match["tier"] for match in case.matches)
        counts = {**dict(sorted(tiers.items())), "units": len(case.pieces), "to-decide": len(case.items)}
        sources = [str(source["id"]) for source in case.sources]
        audit.append(self.path, "packed", case.reference, kinds=case.kinds, sources=sources, counts=counts)

    def released(self, released: Released) -> None:
        """An answer is about to get its name."""
        hashes = [one.sha256 for one in released.files]
        audit.append(self.path, "reviewed", released.reference, counts=released.decisions)
        audit.append(self.path, "released", released.reference, counts={"files": len(hashes), "lost": released.lost}, files=hashes)

    def deleted(self, gone: Forgotten) -> None:
        """A workspace is gone."""
        audit.append(self.path, "deleted", gone.reference, counts={"files": gone.files, "bytes": gone.size, "keys": int(gone.key)})

    def proof(self) -> dict[str, Any]:
        """The end of the log, for the manifest: whoever holds an old one can tell that entries were cut off."""
        end = audit.head(self.path)
        return {"audit": {"entries": end.entries, "hash": end.hash}}


def logged(located: Located, config: Config, notice: Notice, rules: str, started: datetime) -> dict[str, str]:
    """The search log by file name."""
    declared = f"{notice.id}@{notice.version}" if notice.version else notice.id
    log = search_log(located, config.sources, Facts(version("noticegap"), rules, declared, started, datetime.now(UTC), told(located.kinds)))
    return {"search-log.json": as_json(log), "search-log.md": as_markdown(log)}
