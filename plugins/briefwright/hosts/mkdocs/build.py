"""One build: the archive put among MkDocs's files, and what its later events need to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import InclusionLevel

from briefwright.archive.assemble import assemble
from briefwright.archive.keeping import count_unrecorded
from briefwright.archive.making import Making
from briefwright.archive.workers import read_jobs
from briefwright.content.clock import read_now
from briefwright.content.ledger import LEDGER
from briefwright.content.publication import find_withheld
from briefwright.content.reading import read_collection
from briefwright.diagnostics.wording import count_words
from briefwright.exports.press import Press
from briefwright.hosts.mkdocs.direct import DirectPages
from briefwright.hosts.mkdocs.files import LinkedFiles
from briefwright.hosts.mkdocs.framing import TEMPLATE, Framing, FramingEnvironment
from briefwright.hosts.mkdocs.heads import PageHeads
from briefwright.hosts.mkdocs.listening import HEEDS_EXCLUDE, find_searches
from briefwright.hosts.mkdocs.navigation import INDEXES, adopt, find_named
from briefwright.hosts.mkdocs.own_pages import OwnPages
from briefwright.hosts.mkdocs.pages import FragmentPage, append_contents, find_ids
from briefwright.hosts.mkdocs.particulars import Particulars
from briefwright.hosts.mkdocs.reports import Progress, log, report
from briefwright.hosts.mkdocs.searching import Searching
from briefwright.pages.site import site_files, site_pages
from briefwright.pages.styles import read_assets
from briefwright.publish.attachments import published_attachments
from briefwright.publish.redirects import redirects
from briefwright.publish.tombstones import tombstones
from briefwright.search.files import MINIFIED, search_files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from briefwright.archive.archive import Archive
    from briefwright.cache.cache import Cache
    from briefwright.hosts.mkdocs.files import Shelf
    from briefwright.hosts.mkdocs.renewing import Renewing
    from briefwright.pages.site import SitePage
    from briefwright.publish.policy import Policy


@dataclass
class Build:
    """The pages of an archive on their way through MkDocs."""

    archive: Archive
    shelf: Shelf
    in_nav: InclusionLevel
    """How MkDocs is to treat the index pages."""

    apart: bool = False
    """Whether the host need not know of most of our pages."""

    drafts: Collection[str] = ()
    """Paths of the briefings that only a preview shows."""

    indexes: dict[str, File] = field(default_factory=dict)
    """File of each index page, by the folder that it is the index of; the home page's is ""."""

    appended: dict[str, SitePage] = field(default_factory=dict)
    """Pages of ours that stand below a page written by hand, by that page's `src_uri`."""

    by_hand: dict[str, str] = field(default_factory=dict)
    """The part of those pages that was written by hand."""

    built: int = 0
    total: int = 0

    def __post_init__(self) -> None:
        """Get ready to answer what other plugins ask of a page."""
        self.press = Press(self.archive)
        self.particulars = Particulars(self.press)
        self.heads = PageHeads(self.press)
        self.progress = Progress("Built %d of %d pages")
        self.whole: str | None = None
        self.excluded: object = None
        self.searching: Searching | None = None
        if self.archive.settings.search:
            self.searching = Searching(self.archive, self.shelf.config.theme.name)
        self.own = OwnPages(self.shelf, self.particulars, self.indexes)
        self.named = find_named(self.shelf.config) if self.apart else frozenset()
        self.nav: Navigation | None = None
        self.direct: DirectPages | None = None
        self.renewing: Renewing | None = None

    def place(self, attachments: Iterable[str]) -> None:
        """Put everything that the archive publishes among the host's files."""
        for actor in self.archive.registry.actors.values():
            if actor.id not in self.archive.dossiers:
                self.shelf.drop(actor.path)
        for page in site_pages(self.archive):
            self._place_page(page)
        for path in attachments:
            self.shelf.place_attachment(path, self.archive.routes.files[path])
        for file in site_files(self.press):
            self.shelf.place_made(file, lambda: self.renewing)
        if not self.press.site.url:
            log.info("No feeds: their links need site_url in mkdocs.yml")
        for path, text in self._texts():
            self.shelf.place_text(path, text)
        for path, text in read_assets(*([MINIFIED] if self.searching else [])):
            self.shelf.place_asset(path, text)

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield from redirects(self.archive)
        yield from tombstones(self.archive)
        if self.searching:
            yield from search_files(self.archive)

    def _place_page(self, page: SitePage) -> None:
        written = self.shelf.written_by_hand(page.url) if page.source is None else None
        if written is not None:
            self.appended[written.src_uri] = page
            file = written
        elif self.apart and not self._concerns_the_host(page):
            self.shelf.set_apart(page)
            return
        else:
            file = self.shelf.place_page(page, self._inclusion(page))
            FragmentPage(page, file, self.shelf.config, self.particulars)
        if page.is_index:
            self.indexes["/".join(page.route)] = file

    def _concerns_the_host(self, page: SitePage) -> bool:
        """Return whether the host builds a page of ours even if nobody listens."""
        return page.is_index or page.source in self.drafts or self.shelf.is_named(page, self.named)

    def _inclusion(self, page: SitePage) -> InclusionLevel:
        if page.source in self.drafts:
            return InclusionLevel.DRAFT
        stands = page.is_index and (not page.route or page.route[0] in INDEXES)
        return self.in_nav if stands else InclusionLevel.NOT_IN_NAV

    def with_links(self, files: Files) -> Files:
        """Return the files, found by their paths on disk too."""
        if isinstance(files, LinkedFiles):
            return files
        return LinkedFiles(files, self.shelf.aliases, self.own)

    def complete(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Return a finished page with all that its head is to say."""
        made = page.made if isinstance(page, FragmentPage) else None
        return self.heads.complete(
            output, page, made or self.appended.get(page.file.src_uri), config
        )

    def append(self, content: str, page: Page) -> str:
        """Return a page's HTML with ours below it, if there is any for this page."""
        added = self.appended.get(page.file.src_uri)
        if self.searching:
            content = self.searching.wrap(content, page)
        if not isinstance(page, FragmentPage):
            page.update_date = self.particulars.updated(added, page.update_date)
        if added is None:
            return content
        self.by_hand[page.file.src_uri] = content
        ours = added.html()
        append_contents(page.toc, added.toc)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | find_ids(ours)
        return f"{content}\n{ours}"

    def start(self, files: Files, nav: Navigation) -> None:
        """Begin with the pages: every one is known now."""
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        adopt(pages, self.indexes)
        self.nav = nav
        self.total = len(pages) + len(self.own)
        self.progress = Progress("Built %d of %d pages")

    def frame(self, env: Environment, files: Files, policy: Policy | None) -> FramingEnvironment:
        """Return the theme's environment with frames; take our own pages through it too."""
        config = self.shelf.config
        framing = Framing(config, partial(self._sample, files), (self.archive.routes.search,))
        if len(self.own) and isinstance(files, LinkedFiles) and self.nav is not None:
            files.listing = self.own.listed(files)
            self.direct = DirectPages(
                self.own,
                framing,
                template=env.get_template(TEMPLATE),
                nav=self.nav,
                listing=files.listing,
                finish=partial(self.finish, config=config, policy=policy),
                progress=self.advance,
                feed=self._find_feed(),
                renewing=self.renewing,
            )
            if not config.plugins.events["pre_template"]:
                return FramingEnvironment.around(env, framing, files.listing.addresses)
        return FramingEnvironment.around(env, framing)

    def _sample(self, files: Files, part: int, least: int) -> Iterator[FragmentPage]:
        """Yield one in so many of our pages that are written now, and at least so many."""
        uris = [file.src_uri for file in files if isinstance(file.page, FragmentPage)]
        stay = self.direct.find_staying() if self.direct else frozenset[str]()
        uris += [uri for uri in self.shelf.apart if uri not in stay]
        for uri in uris[:: max(1, min(part, len(uris) // least))]:
            page = self.own.page(uri) if uri in self.own else files.src_uris[uri].page
            if isinstance(page, FragmentPage):
                yield page
                self.own.let_go(page)

    def _find_feed(self) -> Callable[[FragmentPage], None] | None:
        """Return what has the host's search read a page; None when it reads none of ours."""
        searches = find_searches(self.shelf.config)
        if self.searching and self.searching.replaces_the_hosts:
            searches = [each for each in searches if each.__module__ != HEEDS_EXCLUDE]
        return partial(self._feed, searches) if searches else None

    def _feed(self, searches: Iterable[Callable[..., object]], page: FragmentPage) -> None:
        self.shorten(page)
        for read in searches:
            read({}, page=page, config=self.shelf.config, nav=self.nav)
        self.restore(page)

    def finish(self, output: str, page: Page, config: MkDocsConfig, policy: Policy | None) -> str:
        """Return a page that the theme has made with all that is ours to add."""
        output = self.complete(output, page, config)
        return policy.complete(output, page.content or "") if policy else output

    def count(self, output: str, page: Page) -> None:
        """Take note of a page of the host that is done."""
        if self.searching:
            self.searching.count(output, page)
        self.advance()

    def advance(self) -> None:
        """Say how far the build has come: one page further."""
        self.built += 1
        self.progress(self.built, self.total)

    def shorten(self, page: Page) -> None:
        """Leave of a page what the host's own search is to index: it reads all that it sees."""
        self.whole, self.excluded = page.content, page.meta.get("search")
        if self.searching and self.searching.replaces_the_hosts:
            page.meta["search"] = {"exclude": True}
            page.content = ""
        elif isinstance(page, FragmentPage):
            page.content = self.particulars.search_text(page.made)
        else:
            page.content = self.by_hand.get(page.file.src_uri, page.content)

    def restore(self, page: Page) -> None:
        """Give a page back what `shorten` took."""
        page.content = self.whole
        page.meta.pop("search", None)
        if self.excluded is not None:
            page.meta["search"] = self.excluded


def read_build(shelf: Shelf, cache: Cache, *, serving: bool, apart: bool) -> Build:
    """Read the sources, assemble the archive and put it on the shelf.

    `apart` keeps from the host what it need not know. What is found out goes into the cache, for
    the next build of this process or another.

    Raises Abort, after every problem has been logged, if there is an error among them. What is
    not public stays away from the host altogether, except in a preview, which marks it.
    """
    log.info("Reading %s/ and %s/", shelf.settings.briefings_dir, shelf.settings.actors_path)
    now = _read_time()
    public_at = None if serving else now
    collection = read_collection(shelf.root, shelf.settings, public_at=public_at, cache=cache)
    if serving:
        collection = replace(collection, ledger=None)  # A preview shows more than is published.
    briefings = count_words(len(collection.briefings), "briefing")
    log.info("Read %s and %s", briefings, count_words(len(collection.actors), "actor"))
    withheld = find_withheld(collection, shelf.settings, now)
    progress = Progress("Rendered %d of %d texts")
    archive = assemble(collection, shelf.settings, Making(cache, withheld, _read_jobs(), progress))
    cache.write()
    if not serving:
        cache.close()
    if cache.note:
        log.info("Not all is kept for the next build: %s", cache.note)
    report(archive.problems)
    archive = replace(archive, problems=())  # Each has been said, and a page says none.
    if new := count_unrecorded(archive):
        pages = count_words(new, "page")
        log.info("%s not in %s yet; `briefwright ledger` adds what is new", pages, LEDGER)
    build = Build(
        archive=archive,
        shelf=shelf,
        in_nav=InclusionLevel.NOT_IN_NAV if shelf.config.nav else InclusionLevel.UNDEFINED,
        apart=apart,
        drafts=withheld,
    )
    shelf.set_drafts_aside(serving=serving)
    read_pages = partial(shelf.read_pages, collection.docs)
    attachments = tuple(published_attachments(collection, archive, read_pages))
    beside = {*collection.refused, *(each.path for each in collection.attachments)}
    for path in beside.difference(attachments):
        shelf.drop(path)
    build.place(attachments)
    return build


def _read_time() -> datetime:
    """Return the time of the build. Raises PluginError, which the host shows as one line."""
    try:
        return read_now()
    except ValueError as error:
        raise PluginError(str(error)) from None


def _read_jobs() -> int:
    """Return how many processes may render. Raises PluginError, as above."""
    try:
        return read_jobs()
    except ValueError as error:
        raise PluginError(str(error)) from None
