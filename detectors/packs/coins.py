"""Ethereum's address checksum, which needs the original Keccak-256 (hashlib has only the later SHA-3)."""

from __future__ import annotations

_ROUNDS = 24
_MASK = (1 << 64) - 1
_RATE = 136  # bytes absorbed at once for 256 bits


def _constants() -> tuple[int, ...]:
    """Round constants from the linear feedback shift register of the Keccak reference."""
    register, result = 1, []
    for _ in range(_ROUNDS):
        constant = 0
        for bit in range(7):
            if register & 1:
                constant |= 1 << ((1 << bit) - 1)
            register = ((register << 1) ^ ((register >> 7) * 0x171)) & 0xFF
        result.append(constant)
    return tuple(result)


_IOTA = _constants()


def _rotated(word: int, by: int) -> int:
    by %= 64
    return ((word << by) | (word >> (64 - by))) & _MASK


def _permuted(lanes: list[list[int]]) -> list[list[int]]:
    """Keccak-f[1600] on lanes[x][y]."""
    for constant in _IOTA:
        column = [a[0] ^ a[1] ^ a[2] ^ a[3] ^ a[4] for a in lanes]
        parity = [column[x - 1] ^ _rotated(column[(x + 1) % 5], 1) for x in range(5)]
        lanes = [[lanes[x][y] ^ parity[x] for y in range(5)] for x in range(5)]
        x, y, current = 1, 0, lanes[1][0]
        for step in range(_ROUNDS):
            x, y = y, (2 * x + 3 * y) % 5
            current, lanes[x][y] = lanes[x][y], _rotated(current, (step + 1) * (step + 2) // 2)
        lanes = [[lanes[x][y] ^ (~lanes[(x + 1) % 5][y] & lanes[(x + 2) % 5][y]) for y in range(5)] for x in range(5)]
        lanes[0][0] ^= constant
    return lanes


def keccak256(data: bytes) -> bytes:
    """Keccak-256 of fewer than 136 bytes, with the padding from before FIPS 202."""
    if len(data) >= _RATE:
        raise ValueError("keccak256 takes fewer than 136 bytes here")
    block = bytearray(data.ljust(_RATE, b"\0"))
    block[len(data)] ^= 0x01
    block[-1] ^= 0x80
    lanes = [[0] * 5 for _ in range(5)]
    for i in range(_RATE // 8):
        lanes[i % 5][i // 5] = int.from_bytes(block[8 * i : 8 * i + 8], "little")
    lanes = _permuted(lanes)
    return b"".join(lanes[i][0].to_bytes(8, "little") for i in range(4))


def ether_address(text: str) -> bool:
    """An address whose capitals are its checksum (ERC-55); all capitals or none carry no checksum and pass."""
    digits = text[2:]
    if digits.lower() == digits or digits.upper() == digits:
        return len(set(digits)) > 4
    return ether_checksum(text)


def ether_checksum(text: str) -> bool:
    """Whether each letter is a capital exactly where the hash of the address says so (ERC-55)."""
    digits = text[2:]
    signs = keccak256(digits.lower().encode()).hex() if len(digits) == 40 else ""
    return bool(signs) and all(not c.isalpha() or c.isupper() == (int(h, 16) > 7) for c, h in zip(digits, signs, strict=False))
