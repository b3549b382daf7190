"""Which file systems are mounted where (proc(5), /proc/self/mountinfo). Where the system does not tell, nothing is known of them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

#: What the system shows of itself as files. Some never end, some act when they are read.
SYSTEM = frozenset(
    (
        "proc", "sysfs", "cgroup", "cgroup2", "devpts", "devtmpfs", "debugfs", "tracefs", "securityfs", "pstore", "bpf", "configfs",
        "fusectl", "mqueue", "hugetlbfs", "binfmt_misc", "efivarfs", "selinuxfs", "rpc_pipefs", "nsfs", "nfsd", "devfs",
        "fdescfs", "linprocfs", "procfs",
    )
)  # fmt: skip
_TABLE = "/proc/self/mountinfo"
_ESCAPED = re.compile(rb"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mounts:
    """`types` by device number (`st_dev`), `points` by path below the source."""

    types: Mapping[int, str]
    points: Mapping[str, str]


def mounted(root: str, table: str = _TABLE) -> Mounts:
    """What is mounted, as seen from the folder `root` (a real path)."""
    types: dict[int, str] = {}
    points: dict[str, str] = {}
    below = root.rstrip("/") + "/"
    try:
        with open(table, "rb") as file:
            lines = file.read().splitlines()
    except OSError:
        return Mounts({}, {})
    for line in lines:
        before, _, after = line.partition(b" - ")
        fields, kind = before.split(b" "), after.split(b" ")[0].decode("ascii", "replace")
        major, _, minor = fields[2].partition(b":")
        types[os.makedev(int(major), int(minor))] = kind
        point = os.fsdecode(_ESCAPED.sub(lambda match: bytes([int(match[1], 8)]), fields[4]))
        if point.startswith(below) and point != below:
            points[point.removeprefix(below)] = kind
    return Mounts(types, points)
