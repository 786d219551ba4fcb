"""All that an index says, by the URLs of pages: a reading apart from the one that is tried."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from briefwright.search.packing import MARK

if TYPE_CHECKING:
    from pathlib import Path


def described(folder: Path) -> dict[str, Any]:
    """Return all that an index says, by the URLs of pages: their numbers are but names."""
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    languages = {name: describe(folder, one["hash"]) for name, one in entry["languages"].items()}
    for one in entry["languages"].values():
        del one["hash"]
    loose = sorted(
        path.suffix if path.suffix == ".pf_meta" else path.name
        for path in folder.iterdir()
        if path.is_file()
    )
    return {"entry": entry, "languages": languages, "files": loose}


def describe(folder: Path, name: str) -> dict[str, Any]:
    version, pages, chunks, filters, sorts, fields = read(folder / f"pagefind.{name}.pf_meta")
    shown = [read(folder / f"fragment/{page}.pf_fragment") for page, _ in pages]
    urls = [page["url"] for page in shown]
    words: dict[str, Any] = {}
    bounds = []
    for first, last, chunk in chunks:
        (listed,) = read(folder / f"index/{chunk}.pf_index")
        bounds.append((first, last, len(listed)))
        assert [word for word, _, _ in listed] == sorted(word for word, _, _ in listed)
        assert listed[0][0].startswith(first)
        assert listed[-1][0].startswith(last)
        for word, own, spellings in listed:
            assert word not in words
            words[word] = {
                "": by_url(own, urls, fields),
                **{text: by_url(other, urls, fields) for text, other in spellings},
            }
    values: dict[str, Any] = defaultdict(dict)
    for facet, file in filters:
        title, listed = read(folder / f"filter/{file}.pf_filter")
        assert title == facet
        for value, places in listed:
            assert places == sorted(places)
            values[facet][value] = {urls[place] for place in places}
    return {
        "version": version,
        "counts": {url: count for url, (_, count) in zip(urls, pages, strict=True)},
        "pages": {page["url"]: page for page in shown},
        "words": words,
        "filters": values,
        "sorts": sorts,
        "fields": fields,
        "bounds": bounds,
    }


def by_url(listed: list[Any], urls: list[str], fields: list[str]) -> dict[str, Any]:
    number = 0
    found = {}
    for distance, places, marked in listed:
        number += distance
        named = [one if one >= 0 else fields[-1 - one] for one in marked]
        assert urls[number] not in found
        found[urls[number]] = (places, named)
    return found


def read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes()).removeprefix(MARK)
    return json.loads(data) if data.startswith(b"{") else decode(data, 0)[0]


def decode(data: bytes, here: int) -> tuple[Any, int]:
    """Return the value that begins here and where it ends: a reading apart from the one tried."""
    major, low = divmod(data[here], 32)
    size = {24: 1, 25: 2, 26: 4}.get(low, 0)
    here += 1 + size
    count = int.from_bytes(data[here - size : here]) if size else low
    if major < 2:
        return (-1 - count if major else count), here
    if major == 3:
        return data[here : here + count].decode(), here + count
    assert major == 4
    items = []
    for _ in range(count):
        item, here = decode(data, here)
        items.append(item)
    return items, here
