"""Finds what is dead in a built site: links, anchors, assets, and ids that stand twice.

    python tests/build/crawl.py SITE [BASE]

SITE is the built folder; BASE is the path below which it is served, such as /briefwright/.
"""

from __future__ import annotations

import posixpath
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIGIN = "https://crawled.invalid"
LINKS = "//@href | //@src | //form/@action | //@poster | //object/@data"


@dataclass
class Crawl:
    """One walk over a built site."""

    site: Path
    base: str = "/"
    faults: list[str] = field(default_factory=list)
    pages: int = 0
    links: int = 0

    def __post_init__(self) -> None:
        self._ids: dict[str, frozenset[str]] = {}
        self._wanted: list[tuple[str, str, str, str]] = []
        self._files = {
            path.relative_to(self.site).as_posix()
            for path in self.site.rglob("*")
            if path.is_file()
        }

    def run(self) -> list[str]:
        """Return every fault, as `page: what is wrong`."""
        for name in sorted(self._files):
            if name.endswith(".html"):
                self._read(name)
        for page, link, target, fragment in self._wanted:
            if fragment not in self._ids.get(target, frozenset()):
                self._fault(page, f"{link} leads to no anchor")
        return sorted(self.faults)

    def _read(self, name: str) -> None:
        text = (self.site / name).read_bytes()
        if not text.strip():
            self._fault(name, "the page is empty")
            return
        tree = html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
        self.pages += 1
        self._keep_ids(name, tree)
        # A page for errors is served at any address, so its links start at the base.
        here = "" if name == "404.html" else name.removesuffix("index.html")
        bases = tree.xpath("//base/@href")
        start = urljoin(urljoin(ORIGIN + self.base, here), bases[0] if bases else "")
        for link in {str(found) for found in tree.xpath(LINKS)}:
            self._follow(name, link, start)

    def _keep_ids(self, name: str, tree: html.HtmlElement) -> None:
        ids = [str(found) for found in tree.xpath("//@id")]
        names = {str(found) for found in tree.xpath("//a/@name")}
        self._ids[name] = frozenset(ids) | names
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            self._fault(name, f'the id "{twice}" stands twice')

    def _follow(self, page: str, link: str, start: str) -> None:
        try:
            parts = urlsplit(urljoin(start, link.strip()))
        except ValueError:
            self._fault(page, f"{link} is no URL")
            return
        if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
            return
        self.links += 1
        if not parts.path.startswith(self.base):
            self._fault(page, f"{link} leads out of {self.base}")
            return
        target = self._file_at(unquote(parts.path).removeprefix(self.base))
        if target is None:
            self._fault(page, f"{link} leads nowhere")
        elif parts.fragment and target.endswith(".html"):
            self._wanted.append((page, link, target, unquote(parts.fragment)))

    def _file_at(self, path: str) -> str | None:
        if not path or path.endswith("/"):
            path = posixpath.join(path, "index.html")
        return path if path in self._files else None

    def _fault(self, page: str, what: str) -> None:
        self.faults.append(f"{page}: {what}")


def main(arguments: list[str]) -> int:
    site, base = Path(arguments[0]), arguments[1] if len(arguments) > 1 else "/"
    crawl = Crawl(site, base)
    for fault in _shortened(crawl.run()):
        print(fault)
    print(f"{crawl.pages} pages, {crawl.links} internal links, {len(crawl.faults)} faults")
    return 1 if crawl.faults else 0


def _shortened(faults: list[str], most: int = 200) -> Iterator[str]:
    yield from faults[:most]
    if len(faults) > most:
        yield f"... and {len(faults) - most} more"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
