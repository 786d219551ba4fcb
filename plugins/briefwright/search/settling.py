"""An index with the same bytes every time, and less of it to load before the first result.

Pagefind 1.5 writes the values of a filter in an order that differs from run to run, and names
files by what is in them. Here the values are sorted and the files named anew.

Every search loads the names of all pages. They are made of a digest of the whole index and of the
page's place by date: those of Pagefind are random and no gzip makes them smaller, and a script
that sorts by name has the newest first, without a file that says so.

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

Value = int | str | list["Value"]


def write_settled(folder: Path) -> None:
    """Put an index in order. Raises ValueError when it is not of the form that is known."""
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language, about in sorted(entry["languages"].items()):
        about["hash"] = _write_language(folder, language, about["hash"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(json.dumps(entry, separators=(",", ":")), encoding="utf-8")


def _write_language(folder: Path, language: str, name: str) -> str:
    """Settle the description of one language's pages; return its new name."""
    path = folder / f"pagefind.{name}.pf_meta"
    match read_value(path):
        case [str(version), list(pages), list(chunks), list(filters), list(sorts), *rest]:
            settled = sorted(_write_filter(folder, language, entry) for entry in filters)
            named: list[Value] = list(_write_pages(folder, language, pages, sorts))
        case _:
            raise ValueError(f"{path.name} describes no index")
    described: Value = [version, named, chunks, [list(one) for one in settled], [], *rest]
    data = MARK + encode(described)
    path.unlink()
    renamed = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    (folder / f"pagefind.{renamed}.pf_meta").write_bytes(pack(data))
    return renamed


def _write_pages(
    folder: Path, language: str, pages: list[Value], sorts: list[Value]
) -> Iterator[Value]:
    """Name the pages anew, in their order; yield what the index says of each."""
    ranks = _ranks(len(pages), sorts)
    width = len(f"{len(pages):x}")
    tag = hashlib.sha256(encode(pages)).hexdigest()[:6]
    for page, rank in zip(pages, ranks, strict=True):
        match page:
            case [str(name), *rest]:
                renamed = f"{language}_{tag}-{rank:0{width}x}"
            case _:
                raise ValueError("a page has no name")
        path = folder / "fragment" / f"{name}.pf_fragment"
        path.rename(path.with_name(f"{renamed}.pf_fragment"))
        yield [renamed, *rest]


def _ranks(count: int, sorts: list[Value]) -> list[int]:
    """Return the place of each page by its date, 0 for the newest; those without one come last."""
    order: list[int] = []
    for entry in sorts:
        match entry:
            case ["date", list(places)]:
                order += (place for place in reversed(places) if isinstance(place, int))
            case _:
                raise ValueError("a sort is no list of pages")
    found = dict.fromkeys([*order, *range(count)])
    ranks = {place: rank for rank, place in enumerate(found)}
    return [ranks[place] for place in range(count)]


def _write_filter(folder: Path, language: str, entry: Value) -> tuple[str, str]:
    """Sort the values of one filter; return its facet and the new name of its file."""
    match entry:
        case [str(facet), str(name)]:
            path = folder / "filter" / f"{name}.pf_filter"
        case _:
            raise ValueError("a filter is no file")
    match read_value(path):
        case [str(title), list(values)]:
            values.sort(key=lambda value: str(value[0]) if isinstance(value, list) else "")
        case _:
            raise ValueError(f"{path.name} is no filter")
    data = MARK + encode([title, values])
    path.unlink()
    renamed = f"{language}_{hashlib.sha256(data).hexdigest()[:7]}"
    path.with_name(f"{renamed}.pf_filter").write_bytes(pack(data))
    return facet, renamed


def read_value(path: Path) -> Value:
    """Return the value of a file. Raises ValueError when it holds anything else than one."""
    data = gzip.decompress(path.read_bytes())
    return decode(data.removeprefix(MARK))


def pack(data: bytes, level: int = 9) -> bytes:
    """Return a file's bytes: the same for the same data."""
    return gzip.compress(data, compresslevel=level, mtime=0)


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
        return encode_head(NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return encode_head(TEXT, len(text)) + text
    return encode_head(LIST, len(value)) + b"".join(map(encode, value))


def encode_head(major: int, count: int) -> bytes:
    """Return what a value begins with: its major type and its number, or how much follows."""
    first = major << 5
    if count < min(_SIZES):
        return bytes([first | count])
    low = next(low for low, size in _SIZES.items() if count < 256**size)
    return bytes([first | low]) + count.to_bytes(_SIZES[low])
