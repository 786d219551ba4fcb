"""An index with the same bytes every time.

Pagefind 1.5 writes the values of a filter in an order that differs from run to run, and names
files by what is in them. Here the values are sorted and the files named anew. A file is a gzip
of a mark and one CBOR value (RFC 8949), of which Pagefind uses numbers, texts and lists.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"pagefind_dcd"
NUMBER, TEXT, LIST = 0, 3, 4
"""Major types of CBOR."""

_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes follow for the count, by the low bits of the first byte."""

_VERSION, _PAGES, _CHUNKS, _FILTERS = range(4)
"""What stands where in the index's own description."""

Value = int | str | list["Value"]


def write_settled(folder: Path) -> None:
    """Put an index in order; one that is not as expected stays as it is."""
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _write_language(folder, language["hash"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(json.dumps(entry, separators=(",", ":")), encoding="utf-8")


def _write_language(folder: Path, name: str) -> str:
    path = folder / f"pagefind.{name}.pf_meta"
    described = _read(path)
    match described:
        case [str(), list(), list(), list(filters), *_]:
            renamed = sorted(_write_filter(folder, entry) for entry in filters)
        case _:
            return name
    described[_FILTERS] = [[facet, hash_] for facet, hash_ in renamed]
    data = MARK + encode(described)
    prefix = name.partition("_")[0]
    settled = f"{prefix}_{hashlib.sha256(data).hexdigest()[:10]}"
    path.unlink()
    (folder / f"pagefind.{settled}.pf_meta").write_bytes(_pack(data))
    return settled


def _write_filter(folder: Path, entry: Value) -> tuple[str, str]:
    """Sort the values of one filter; return its facet and the name of its file."""
    match entry:
        case [str(facet), str(name)]:
            path = folder / "filter" / f"{name}.pf_filter"
        case _:
            raise ValueError(entry)
    found = _read(path)
    match found:
        case [str(), list(values)]:
            values.sort(key=lambda value: str(value[0]) if isinstance(value, list) else "")
        case _:
            return facet, name
    data = MARK + encode(found)
    settled = f"{name.partition('_')[0]}_{hashlib.sha256(data).hexdigest()[:7]}"
    path.unlink()
    path.with_name(f"{settled}.pf_filter").write_bytes(_pack(data))
    return facet, settled


def _read(path: Path) -> Value:
    data = gzip.decompress(path.read_bytes())
    return decode(data.removeprefix(MARK))


def _pack(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def decode(data: bytes) -> Value:
    """Return the value that the data hold. Raises ValueError for anything else than one value."""
    value, end = _decode(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes follow the value")
    return value


def _decode(data: bytes, start: int) -> tuple[Value, int]:
    if start >= len(data):
        raise ValueError("the data end within the value")
    major, low = divmod(data[start], 32)
    size = _SIZES.get(low, 0)
    if major not in (NUMBER, TEXT, LIST) or low > max(_SIZES):
        raise ValueError(f"no number, text or list begins with the byte {data[start]:#x}")
    here = start + 1 + size
    count = int.from_bytes(data[start + 1 : here]) if size else low
    if major == NUMBER:
        return count, here
    if major == TEXT:
        return data[here : here + count].decode(), here + count
    items: list[Value] = []
    for _ in range(count):
        item, here = _decode(data, here)
        items.append(item)
    return items, here


def encode(value: Value) -> bytes:
    """Return the shortest form of a value."""
    if isinstance(value, int):
        return _head(NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(TEXT, len(text)) + text
    return _head(LIST, len(value)) + b"".join(map(encode, value))


def _head(major: int, count: int) -> bytes:
    first = major << 5
    if count < min(_SIZES):
        return bytes([first | count])
    low = next(low for low, size in _SIZES.items() if count < 256**size)
    return bytes([first | low]) + count.to_bytes(_SIZES[low])
