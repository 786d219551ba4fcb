"""An index with the same bytes every time, and less of it to load before the first result.

Pagefind 1.5 writes the values of a filter in an order that differs from run to run, and names
files by what is in them. Here the values are sorted and the files named anew. The order of all
pages by date, a fifth of what every search would load, is put into a file of its own.

A file is a gzip of a mark and one CBOR value (RFC 8949), of which Pagefind uses numbers, texts
and lists.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = b"pagefind_dcd"
NUMBER, TEXT, LIST = 0, 3, 4
"""Major types of CBOR."""

_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes follow for the count, by the low bits of the first byte."""

NEWEST = "newest.json"
"""The ids of the pages, the newest first."""

Value = int | str | list["Value"]


def write_settled(folder: Path) -> None:
    """Put an index in order. Raises ValueError when it is not of the form that is known."""
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    newest: list[str] = []
    for language, about in sorted(entry["languages"].items()):
        about["hash"] = _write_language(folder, language, about["hash"], newest)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(_render(entry), encoding="utf-8")
    (folder / NEWEST).write_text(_render(newest), encoding="utf-8")


def _render(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _write_language(folder: Path, language: str, name: str, newest: list[str]) -> str:
    """Settle the description of one language's pages; return its new name."""
    path = folder / f"pagefind.{name}.pf_meta"
    match _read(path):
        case [str(version), list(pages), list(chunks), list(filters), list(sorts), *rest]:
            settled = sorted(_write_filter(folder, language, entry) for entry in filters)
            newest += _newest(pages, sorts)
        case _:
            raise ValueError(f"{path.name} describes no index")
    described: Value = [version, pages, chunks, [list(one) for one in settled], [], *rest]
    data = MARK + encode(described)
    path.unlink()
    renamed = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    (folder / f"pagefind.{renamed}.pf_meta").write_bytes(_pack(data))
    return renamed


def _newest(pages: list[Value], sorts: list[Value]) -> Iterator[str]:
    """Yield the ids of the pages in the order of their dates, the newest first."""
    for entry in sorts:
        match entry:
            case ["date", list(order)]:
                for place in reversed(order):
                    match pages[place] if isinstance(place, int) else None:
                        case [str(page), *_]:
                            yield page
            case _:
                raise ValueError("a sort is no list of pages")


def _write_filter(folder: Path, language: str, entry: Value) -> tuple[str, str]:
    """Sort the values of one filter; return its facet and the new name of its file."""
    match entry:
        case [str(facet), str(name)]:
            path = folder / "filter" / f"{name}.pf_filter"
        case _:
            raise ValueError("a filter is no file")
    match _read(path):
        case [str(title), list(values)]:
            values.sort(key=lambda value: str(value[0]) if isinstance(value, list) else "")
        case _:
            raise ValueError(f"{path.name} is no filter")
    data = MARK + encode([title, values])
    path.unlink()
    renamed = f"{language}_{hashlib.sha256(data).hexdigest()[:7]}"
    path.with_name(f"{renamed}.pf_filter").write_bytes(_pack(data))
    return facet, renamed


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
