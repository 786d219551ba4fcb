"""The site's files as MkDocs sees them: sources beside the docs folder, pages without a source."""

from __future__ import annotations

import os
import posixpath
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel
from typing_extensions import override

from briefwright.content.project import PLUGIN
from briefwright.content.publication import in_drafts
from briefwright.publish.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from briefwright.content.settings import Settings
    from briefwright.exports.files import ExportFile
    from briefwright.hosts.mkdocs.own_pages import Listing, OwnPages
    from briefwright.hosts.mkdocs.renewing import Renewing
    from briefwright.pages.site import SitePage

GENERATED = Path(__file__).with_name("generated.md")
"""An empty page: plugins such as mkdocs-rss-plugin open the file behind every page."""


PLAIN_URL = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*(?:/|\.html)")
"""A URL that can only mean one thing below any address."""

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class LinkedFiles(Files):
    """Files that a link may also name by where they lie on disk, as GitHub's preview shows them."""

    def __init__(self, files: Files, aliases: Mapping[str, str], own: OwnPages) -> None:
        super().__init__(files)
        self._aliases = aliases
        self._own = own
        self.listing: Listing | None = None
        """Every page, for templates; None while the host only asks for its own."""

    @override
    def get_file_from_path(self, path: str) -> File | None:
        """Return the file of that `src_uri`, or of that path relative to the docs folder."""
        uri = PurePath(path).as_posix()
        uri = self._aliases.get(uri, uri) if uri not in self.src_uris else uri
        return self.src_uris.get(uri) or self._own.keep(uri)

    @override
    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> Sequence[File]:
        """Return the pages that the host builds; without a choice, a template asks for all."""
        if inclusion is None and self.listing is not None:
            return self.listing
        return super().documentation_pages(inclusion=inclusion or InclusionLevel.is_included)


class PageFile(File):
    """The file of a page of ours, of which there are ten thousand: where it lies is known."""

    def __init__(self, uri: str, folder: str | None, config: MkDocsConfig, url: str) -> None:
        self.src_uri, self.src_dir = uri, folder
        self.dest_dir, self.use_directory_urls = config.site_dir, config.use_directory_urls
        self.inclusion = InclusionLevel.NOT_IN_NAV
        if PLAIN_URL.fullmatch(url):
            self.dest_uri, self.url = destination(url), url
        else:
            _lead_to(self, url)


class MadeFile(File):
    """A file whose text is made when it is asked for, and not held."""

    made: ExportFile
    renewing: Callable[[], Renewing | None]
    """Says what of the previous site stays; None where nothing does."""

    @property  # type: ignore[misc] # made, and never set
    @override
    def content_bytes(self) -> bytes:
        """The text as UTF-8."""
        return self.made.render().encode()

    @property  # type: ignore[misc] # made, and never set
    @override
    def content_string(self) -> str:
        """The text."""
        return self.made.render()

    @override
    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, unless it lies in the site already."""
        renewing = self.renewing()
        if renewing is None:
            write_file(self.abs_dest_path, map(str.encode, self.made.parts()))
        elif not renewing.keeps(self.dest_uri, self.made.stamp):
            write_file(self.abs_dest_path, renewing.renew(self.dest_uri, self.made))


@dataclass
class Shelf:
    """Puts our files among those that MkDocs found, for one build."""

    files: Files
    config: MkDocsConfig
    settings: Settings
    root: Path
    aliases: dict[str, str] = field(default_factory=dict)
    """Path relative to the docs folder, by which a link may name a file, to its `src_uri`."""

    order: dict[str, None] = field(default_factory=dict)
    """The `src_uri` of each page, in the order in which the host builds pages."""

    apart: dict[str, SitePage] = field(default_factory=dict)
    """Pages of ours of which the host has no file, by the `src_uri` that it would have."""

    of_docs: set[str] = field(default_factory=set)
    """Those of them whose source lies in the docs folder."""

    def __post_init__(self) -> None:
        """Take away what MkDocs found below the briefings folder, if that lies among the docs."""
        folder = str(self.root / self.settings.briefings_dir) + os.sep
        for file in list(self.files):
            if file.abs_src_path is not None and file.abs_src_path.startswith(folder):
                self.files.remove(file)
        self._by_destination = {file.dest_uri: file for file in self.files}
        pages = (file for file in self.files if file.is_documentation_page())
        self.order.update({file.src_uri: None for file in pages})

    def drop(self, path: str) -> None:
        """Take away a file of the docs folder, so that MkDocs does not publish it."""
        file = self._below_docs(path)
        if file is not None:
            self.files.remove(file)

    def set_drafts_aside(self, *, serving: bool) -> None:
        """Take away what lies in a drafts folder among the docs; a preview shows it, marked."""
        for file in list(self.files):
            if in_drafts(file.src_uri) and file.src_dir == self.config.docs_dir:
                if serving:
                    file.inclusion = InclusionLevel.DRAFT
                else:
                    self.files.remove(file)

    def read_pages(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the path and the text of each page written by hand that is published.

        `paths` are those of the docs. A page that cannot be read is the host's to complain of.
        """
        for path in paths:
            file = self._below_docs(path)
            if file and file.is_documentation_page() and file.inclusion not in _LEFT_OUT:
                with suppress(OSError, UnicodeDecodeError):
                    yield path, file.content_string

    def written_by_hand(self, url: str) -> File | None:
        """Return the page of the docs folder that has this URL."""
        file = self._by_destination.get(destination(url))
        return file if file is not None and file.is_documentation_page() else None

    def place_page(self, page: SitePage, inclusion: InclusionLevel) -> File:
        """Return the file of a page of ours, which is among the host's files now."""
        file = self._below_docs(page.source) if page.source is not None else None
        if file is None:
            file = self.make_file(_uri(page), page)
            self.files.append(file)
            self._know_source(page)
        self.order.setdefault(file.src_uri)
        file.inclusion = inclusion
        _lead_to(file, page.url)
        return file

    def is_named(self, page: SitePage, paths: Collection[str]) -> bool:
        """Return whether a page of ours is among the paths, relative to the docs folder."""
        if not paths:
            return False
        seen = self._seen_from_docs(page.source) if page.source is not None else _uri(page)
        return _uri(page) in paths or seen in paths

    def set_apart(self, page: SitePage) -> None:
        """Keep a page of ours to ourselves."""
        file = self._below_docs(page.source) if page.source is not None else None
        if file is None:
            uri = _uri(page)
            file = self.files.src_uris.get(uri)
            self._know_source(page)
        else:
            uri = file.src_uri
            self.of_docs.add(uri)
        if file is not None:
            self.files.remove(file)
        self.order.setdefault(uri)
        self.apart[uri] = page

    def make_file(self, uri: str, page: SitePage) -> File:
        """Return a file for a page of ours."""
        folder = self.config.docs_dir if uri in self.of_docs else None
        # Without a source folder, no plugin computes a path below docs that is not there.
        file = PageFile(uri, folder, self.config, page.url)
        if page.source is None:
            file.generated_by, file.abs_src_path = PLUGIN, str(GENERATED)
        elif folder is None:
            file.abs_src_path = str(self.root / page.source)
            file.edit_uri = self._seen_from_docs(page.source)
        return file

    def place_attachment(self, path: str, url: str) -> None:
        """Publish a file that lies beside a briefing."""
        if self._below_docs(path) is None:
            self._beside_docs(url, path).inclusion = InclusionLevel.INCLUDED

    def place_text(self, path: str, text: str) -> None:
        """Publish a text at a path below the site's root."""
        self._place(File.generated(self.config, path, content=text))

    def place_made(self, made: ExportFile, renewing: Callable[[], Renewing | None]) -> None:
        """Publish a text that is made when its turn comes, unless it stays as it is."""
        file = MadeFile(made.path, None, self.config.site_dir, self.config.use_directory_urls)
        file.generated_by, file.made, file.renewing = PLUGIN, made, renewing
        self._place(file)

    def place_asset(self, path: str, text: str) -> None:
        """Publish a file of ours below the site's root, unless the docs have their own."""
        if self.files.get_file_from_path(path) is None:
            self._place(File.generated(self.config, path, content=text))

    def _place(self, file: File) -> None:
        file.inclusion = InclusionLevel.INCLUDED
        previous = self.files.get_file_from_path(file.src_uri)
        if previous is not None:
            self.files.remove(previous)
        self.files.append(file)

    def _below_docs(self, path: str) -> File | None:
        below = path.removeprefix(f"{self.settings.docs_dir}/")
        return self.files.get_file_from_path(below) if below != path else None

    def _beside_docs(self, uri: str, path: str) -> File:
        file = File(uri, None, self.config.site_dir, self.config.use_directory_urls)
        file.abs_src_path = str(self.root / path)
        file.edit_uri = self._seen_from_docs(path)
        self.aliases[file.edit_uri] = uri
        self.files.append(file)
        return file

    def _know_source(self, page: SitePage) -> None:
        if page.source is not None:
            self.aliases[self._seen_from_docs(page.source)] = _uri(page)

    def _seen_from_docs(self, path: str) -> str:
        first = path[: path.find("/") + 1]
        if self._above_docs and first not in {"", "./", "../", "/", self._top_of_docs}:
            return self._above_docs + path
        return posixpath.relpath(path, self.settings.docs_dir)

    @cached_property
    def _top_of_docs(self) -> str:
        return f"{posixpath.normpath(self.settings.docs_dir).partition('/')[0]}/"

    @cached_property
    def _above_docs(self) -> str:
        """The way from the docs folder to the project's root; nothing where that is not plain."""
        parts = posixpath.normpath(self.settings.docs_dir).split("/")
        return "" if parts[0] in {"", ".", ".."} else "../" * len(parts)


def destination(url: str) -> str:
    """Return the path of the file that a web server sends for a URL below the site's root."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def _uri(page: SitePage) -> str:
    """Return the path below the docs folder at which a page of ours pretends to lie."""
    if page.is_index:
        return posixpath.join(*page.route, "index.md")
    return f"{'/'.join(page.route)}.md"


def _lead_to(file: File, url: str) -> None:
    """Give the file a URL that may differ from the one that follows from its path."""
    if file.dest_uri != destination(url):
        file.dest_uri = destination(url)
        file.abs_dest_path = str(Path(file.dest_dir, file.dest_uri))
        file.url = url or "./"
