"""Digests: 16 bytes that tell what was read, or made, from anything else."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 16
"""Bytes of a digest: nobody finds two texts with one, not even on purpose."""


def digest_bytes(*parts: bytes) -> bytes:
    """Return the digest of some bytes."""
    whole = parts[0] if len(parts) == 1 else b"".join(parts)
    return blake2b(whole, digest_size=SIZE).digest()
