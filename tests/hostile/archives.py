"""Archives: bombs, names that lead out, links that lead out."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

from tests.hostile.case import CANARY, Case, zipped
from tests.test_archives import overlapping

_OUT = ("../../../../../../../../tmp/noticegap-evil.txt", "/tmp/noticegap-evil.txt", "..\\..\\noticegap-evil.txt", "C:\\noticegap-evil.txt",
        "\\\\server\\share\\noticegap-evil.txt", "CON", "NUL.txt", "COM1", "aux.csv", "a/../../b.txt", "./.", "..", "", "a\0b.txt",
        "line\nfeed.txt", "\x1b[2J.txt", "x" * 60_000)  # fmt: skip
_TEXT = f"{CANARY} line\n".encode()


def _flat(folder: Path) -> None:
    with (
        zipfile.ZipFile(folder / "flat.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("zeros.txt", "w", force_zip64=True) as member,
    ):
        for _ in range(600):
            member.write(b"0" * (1 << 20))


def _nested(folder: Path) -> None:
    """Like 42.zip: each layer holds the one below sixteen times."""
    data = b"0" * (16 << 20)
    for _ in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for number in range(16):
                archive.writestr(zipfile.ZipInfo(f"{number}.zip"), data, zipfile.ZIP_DEFLATED)
        data = out.getvalue()
    (folder / "nested.zip").write_bytes(data)


def _overlap(folder: Path) -> None:
    (folder / "overlapping.zip").write_bytes(overlapping(5000))


def _zip_names(folder: Path) -> None:
    zipped(folder / "out.zip", *((name, _TEXT) for name in _OUT))


def _tar_names(folder: Path) -> None:
    with tarfile.open(folder / "out.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        for name in _OUT[:12]:
            info = tarfile.TarInfo(name or "nameless")
            info.size = len(_TEXT)
            archive.addfile(info, io.BytesIO(_TEXT))


def _tar_links(folder: Path) -> None:
    """A link out of the tree and a file through it, to a device, and devices themselves."""
    kinds = (
        ("out", tarfile.SYMTYPE, "/tmp"),
        ("passwd", tarfile.SYMTYPE, "/etc/passwd"),
        ("hard", tarfile.LNKTYPE, "../../../../etc/passwd"),
        ("self", tarfile.SYMTYPE, "self"),
        ("zero", tarfile.CHRTYPE, ""),
        ("disk", tarfile.BLKTYPE, ""),
        ("pipe", tarfile.FIFOTYPE, ""),
    )
    with tarfile.open(folder / "links.tar", "w") as archive:
        for name, kind, target in kinds:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.devmajor, info.devminor = kind, target, 1, 5
            archive.addfile(info)
        info = tarfile.TarInfo("out/noticegap-evil.txt")
        info.size = len(_TEXT)
        archive.addfile(info, io.BytesIO(_TEXT))


def _zip_links(folder: Path) -> None:
    with zipfile.ZipFile(folder / "links.zip", "w") as archive:
        info = zipfile.ZipInfo("out")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/tmp")
        archive.writestr("out/noticegap-evil.txt", _TEXT)


_BOMB = "decompression bomb"
CASES = (
    Case("zip bomb, flat (600 MB)", _flat, _BOMB, quick=False),
    Case("zip bomb, nested (42.zip, 16 layers of 16)", _nested, f"{_BOMB}|nested too deeply", quick=False),
    Case("zip bomb, overlapping (5,000 members)", _overlap, "shares its bytes", quick=False),
    Case("path traversal, absolute and device names in zip", _zip_names),
    Case("path traversal, absolute and device names in tar", _tar_names),
    Case("links out of the tree and devices in tar", _tar_links, "link"),
    Case("links out of the tree in zip", _zip_links, "link"),
)
