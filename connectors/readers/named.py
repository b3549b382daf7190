"""Whether a file is what its name says: a recording called .csv, a page of HTML called .xls, a program called .pdf."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from connectors.readers.desktop import DOUBLE, OWNER

_TEXT = (
    "text/*", "message/*", "application/json", "application/x-ndjson", "application/sql", "application/yaml", "application/toml",
    "application/mbox", "application/rtf", "application/xml", "application/*+xml",
)  # fmt: skip
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.*"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.*"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.*"
_OPEN = "application/vnd.oasis.opendocument"
_LOCKED = "application/x-encrypted-ooxml"  # of any Office document behind a password
#: What bears the name of the file beside it.
_BESIDE = (DOUBLE, OWNER)
#: What files of an extension may be (globs on media types); of extensions that are not here nothing is expected.
_MAY_BE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".txt", ".log", ".json", ".jsonl", ".ndjson", ".geojson", ".md", ".htm", ".html"), _TEXT),
    **dict.fromkeys((".xml", ".sql", ".ini", ".yaml", ".yml", ".toml", ".eml", ".mbox", ".ics", ".vcf", ".rtf"), _TEXT),
    ".pdf": ("application/pdf",),
    **dict.fromkeys((".docx", ".docm", ".dotx"), (_WORD, "application/vnd.ms-word.*", _LOCKED)),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb"), (_SHEET, "application/vnd.ms-excel.*", _LOCKED)),
    **dict.fromkeys((".pptx", ".ppsx", ".pptm"), (_SLIDES, "application/vnd.ms-powerpoint.*", _LOCKED)),
    ".doc": ("application/msword",),
    ".xls": ("application/vnd.ms-excel",),
    ".ppt": ("application/vnd.ms-powerpoint",),
    ".msg": ("application/vnd.ms-outlook",),
    ".odt": (f"{_OPEN}.text*",),
    ".ods": (f"{_OPEN}.spreadsheet*",),
    ".odp": (f"{_OPEN}.presentation*",),
    **dict.fromkeys((".jpg", ".jpeg", ".jpe"), ("image/jpeg",)),
    **{f".{kind}": (f"image/{kind}",) for kind in ("png", "gif", "webp", "bmp")},
    **dict.fromkeys((".tif", ".tiff"), ("image/tiff",)),
    **dict.fromkeys((".heic", ".heif"), ("image/hei?",)),
    **dict.fromkeys((".wav", ".mp3", ".flac", ".aac", ".amr", ".aiff"), ("audio/*",)),
    **dict.fromkeys((".mp4", ".m4a", ".m4v", ".mov", ".ogg", ".webm", ".3gp"), ("audio/*", "video/*")),
    **dict.fromkeys((".mkv", ".avi", ".wmv", ".flv", ".mpg", ".mpeg"), ("video/*",)),
    ".parquet": ("application/vnd.apache.parquet",),
    ".zip": ("application/zip", "application/vnd.*", "application/epub+zip", "application/java-archive"),
    **dict.fromkeys((".gz", ".tgz"), ("application/gzip",)),
    ".bz2": ("application/x-bzip2",),
    ".xz": ("application/x-xz",),
    ".zst": ("application/zstd",),
    ".7z": ("application/x-7z-compressed",),
    ".rar": ("application/vnd.rar",),
    ".tar": ("application/x-tar",),
}


def misnamed(media: str, name: str) -> str:
    """What a person should know of a file called `name` that is of the media type `media`: "" where the two agree.

    >>> misnamed("application/zip", "photo.jpg"), misnamed("text/csv", "people.txt"), misnamed("text/html", "people.xls")
    ('named .jpg, is application/zip', '', 'named .xls, is text/html')
    """
    suffix = PurePosixPath(name.lower()).suffix
    allowed = _MAY_BE.get(suffix)
    if allowed is None or media in _BESIDE or any(fnmatchcase(media, glob) for glob in allowed):
        return ""
    return f"named {suffix}, is {media}" if media != "application/octet-stream" else f"named {suffix}, is of no type that is known"
