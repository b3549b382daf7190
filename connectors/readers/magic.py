"""Media types by magic bytes: pictures, recordings, archives and documents that people keep."""

from __future__ import annotations

import tarfile

import puremagic

from connectors.readers import bson_

# Offset, bytes, media type (IANA); the first that fits is taken. Sources: the formats' own specifications.
_MAGIC = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (0, b"BM", "image/bmp"),
    (0, b"\0\0\0\x0cjP  \r\n", "image/jp2"),
    (0, b"\0\0\0\x0cJXL ", "image/jxl"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xfa", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"\xff\xe3", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b".snd", "audio/basic"),
    (0, b"caff", "audio/x-caf"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, b"DHAV", "video/x-dav"),
    (0, b"\0\0\x01\xba", "video/mpeg"),
    (0, b"\0\0\x01\xb3", "video/mpeg"),
    (0, b"\0\0\0\x01\x67", "video/h264"),
    (0, b"PAR1", "application/vnd.apache.parquet"),
    (0, b"PARE", "application/vnd.apache.parquet"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"PK\x07\x08PK\x03\x04", "application/zip"),
    (0, b"PK00PK\x03\x04", "application/zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"\x04\x22\x4d\x18", "application/x-lz4"),
    (0, b"\x02\x21\x4c\x18", "application/x-lz4"),
    (0, b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst"),
    (0, b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
    (0, b"\0\x01\0\0Standard Jet DB\0", "application/x-msaccess"),
    (0, b"\0\x01\0\0Standard ACE DB\0", "application/x-msaccess"),
    (0, b"\x1f\x9d", "application/x-compress"),
    (0, b"\x1f\xa0", "application/x-compress"),
    (0, b"LZIP\x01", "application/x-lzip"),
    (0, b"070701", "application/x-cpio"),
    (0, b"070702", "application/x-cpio"),
    (0, b"070707", "application/x-cpio"),
    (0, b"!<arch>\n", "application/x-archive"),
    (0, b"\xed\xab\xee\xdb", "application/x-rpm"),
    (0, b"xar!", "application/x-xar"),
    (0, b"hsqs", "application/vnd.squashfs"),
    (0, b"ARROW1\0\0", "application/vnd.apache.arrow.file"),
    (0, b"ORC", "application/vnd.apache.orc"),
    (0, b"Obj\x01", "application/avro"),
    (8, b"DUCK", "application/vnd.duckdb"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"age-encryption.org/v1\n", "application/x-age"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (0, b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (0, b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (0, b"\0asm", "application/wasm"),
    (0, b"\xde\x12\x04\x95", "application/x-gettext-translation"),
    (0, b"\x95\x04\x12\xde", "application/x-gettext-translation"),
    (0, b"TZif", "application/tzif"),
    (0, b"\0\x01\0\0\0", "font/ttf"),
    (0, b"true\0", "font/ttf"),
    (0, b"OTTO\0", "font/otf"),
    (0, b"ttcf\0", "font/collection"),
    (0, b"wOFF", "font/woff"),
    (0, b"wOF2", "font/woff2"),
)
_RIFF = (b"RIFF", b"FORM", b"RF64")
_RIFFS = (
    (b"WEBP", "image/webp"),
    (b"WAVE", "audio/wav"),
    (b"AVI ", "video/x-msvideo"),
    (b"AIFF", "audio/aiff"),
    (b"AIFC", "audio/aiff"),
)
# First bytes of frames to be skipped, in zstd and lz4 streams (RFC 8878, 3.1.2).
_SKIPPABLE = tuple(bytes([byte]) for byte in range(0x50, 0x60))
# Brands of the ISO base media file format (ISO/IEC 14496-12), by how they begin.
_BRANDS = (
    (b"hei", "image/heic"),
    (b"hev", "image/heic"),
    (b"mif1", "image/heif"),
    (b"msf1", "image/heif"),
    (b"avi", "image/avif"),
    (b"M4A", "audio/mp4"),
    (b"M4B", "audio/mp4"),
    (b"qt", "video/quicktime"),
    (b"3g", "video/3gpp"),
)


def magic(head: bytes) -> str | None:
    """The media type that the first bytes show, or None; what shares a container is told apart by `connectors.readers.container`."""
    if _tar(head):
        return "application/x-tar"
    if head[4:8] == b"ftyp":
        return next((media for brand, media in _BRANDS if head[8:12].startswith(brand)), "video/mp4")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head[:256] else "audio/ogg"
    if head[1:4] == b"\x2a\x4d\x18" and head[:1] in _SKIPPABLE:
        return "application/x-lz4" if b"\x04\x22\x4d\x18" in head else "application/zstd"
    if head.startswith(_RIFF) and (riff := next((media for mark, media in _RIFFS if head.startswith(mark, 8)), None)):
        return riff
    found = next((media for at, mark, media in _MAGIC if head.startswith(mark, at)), None)
    found = found or _compiled(head) or (bson_.MEDIA if bson_.is_documents(head) else None)
    return found or ("application/x-lzma" if _lzma(head) else None)


def _compiled(head: bytes) -> str | None:
    """Compiled Java or Python; the first bytes of a class are also those of Mach-O for several processors, which has few of them."""
    if head.startswith(b"\xca\xfe\xba\xbe"):
        return "application/java-vm" if int.from_bytes(head[4:8], "big") & 0xFFFF >= 45 else "application/x-mach-binary"
    # PEP 552: a number of the version with CR LF behind it, then flags.
    number, flags = int.from_bytes(head[:2], "little"), int.from_bytes(head[4:8], "little")
    return "application/x-python-code" if head[2:4] == b"\r\n" and 3000 <= number < 4000 and flags in (0, 1, 3) else None


def _tar(head: bytes) -> bool:
    """Whether the first block is a header of a tar, which begins with a name: that name may look like any other magic."""
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return head[:1] != b"\0" or head[257:262] == b"ustar"


def _lzma(head: bytes) -> bool:
    """Whether it is LZMA without a container: usual properties, a usual dictionary size, a size below 256 GB or none.

    As XZ Utils tells it (doc/lzma-file-format.txt, 1.1 and "detecting").
    """
    dictionary, size = int.from_bytes(head[1:5], "little"), int.from_bytes(head[5:13], "little")
    usual = dictionary >= 4096 and dictionary & (dictionary - 1) & (dictionary - 1 - (1 << dictionary.bit_length() - 2)) == 0
    return len(head) > 13 and head[0] == 0x5D and usual and (size == (1 << 64) - 1 or 0 < size < 1 << 38)


def guess(head: bytes) -> str:
    """puremagic's best guess for what `magic` does not know; "application/octet-stream" if it has none."""
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return "application/octet-stream"
    return next((match.mime_type for match in found if match.mime_type and match.confidence >= 0.4), "application/octet-stream")
