"""The MkDocs plugin: events of the host translated into calls of the core, and nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from typing_extensions import override

from briefwright.archive.anchors import check_hosted
from briefwright.cache.cache import Cache
from briefwright.cache.program import digest_program
from briefwright.cache.texts import LostText
from briefwright.diagnostics.wording import count_words
from briefwright.exports.sitemap import SITEMAP
from briefwright.hosts.mkdocs.build import Build, read_build
from briefwright.hosts.mkdocs.conditions import digest_conditions
from briefwright.hosts.mkdocs.files import Shelf
from briefwright.hosts.mkdocs.garbage import end_quickly, growing, let_go
from briefwright.hosts.mkdocs.guarding import (
    allow_reloading,
    find_sources,
    keep_to_itself,
    make_policy,
    read_audit,
)
from briefwright.hosts.mkdocs.kept_index import drop_index, keep_index
from briefwright.hosts.mkdocs.listening import find_changer, find_listener, find_onlooker
from briefwright.hosts.mkdocs.navigation import leave_out, name_pages, put_indexes_first
from briefwright.hosts.mkdocs.options import BriefingsOptions, find_root, read_settings
from briefwright.hosts.mkdocs.pages import FragmentPage, HostedPages
from briefwright.hosts.mkdocs.renewing import (
    Renewing,
    read_manifest,
    read_marks,
    write_manifest,
    write_marks,
)
from briefwright.hosts.mkdocs.reports import counts_against_strict, log, report
from briefwright.hosts.mkdocs.searching import prepare, watch
from briefwright.hosts.mkdocs.sitemaps import divide
from briefwright.hosts.mkdocs.staged import PreviewSite, StagedSite, stage, stage_preview
from briefwright.pages.styles import SCRIPT, STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from briefwright.hosts.mkdocs.renewing import Marks
    from briefwright.publish.manifest import Manifest
    from briefwright.publish.policy import Policy

FIRST, LAST = 200, -10_000
"""Before every other plugin's handler of an event, and after all of them."""

# ruff: noqa: ARG002 - MkDocs calls a handler with every argument of its event


class BriefingsPlugin(BasePlugin[BriefingsOptions]):  # type: ignore[no-untyped-call]
    """Publishes briefings beside the docs folder."""

    def __init__(self) -> None:
        self.serving = False
        self.build: Build | None = None
        self.staged: StagedSite | PreviewSite | None = None
        self.policy: Policy | None = None
        self.files: Files | None = None
        self.cache = Cache(None)
        self.manifest: Manifest = {}
        self.marks: Marks = {}

    @override
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Live through the rebuilds of `serve`; a preview is not audited and shows drafts."""
        self.serving = command == "serve"
        end_quickly()

    @override
    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Check the options, watch the briefings, and build beside the published site."""
        self.build, self.staged, self.files = None, None, None
        self.settings, problems = read_settings(self.config, config)
        report(problems)
        folder = find_root(config) / self.settings.briefings_dir
        if folder.is_dir():
            config.watch.append(str(folder))
        if STYLES not in config.extra_css:
            config.extra_css.insert(0, STYLES)  # before the site's own, which may override it
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        if self.settings.search:
            prepare(config)
        keep_to_itself(config, self.settings)
        self.policy = make_policy(config, self.settings)
        self.staged = stage_preview(config) if self.serving else stage(config)

    @event_priority(FIRST)
    def _add_files(self, files: Files, /, *, config: MkDocsConfig) -> Files | None:
        shelf = Shelf(files, config, self.settings, find_root(config))
        listener = find_listener(config)
        if listener is not None:
            log.info("MkDocs builds every page by itself, for the plugin %r", listener)
        with growing():
            self.build = read_build(
                shelf,
                self._open_cache(shelf.root),
                serving=self.serving,
                apart=listener is None,
            )
        return self.build.with_links(files)

    def _open_cache(self, root: Path) -> Cache:
        """Return the cache, which lives through the rebuilds of a preview."""
        folder = root / self.settings.cache if self.settings.cache else None
        if self.cache.folder != folder or folder is None:
            self.cache = Cache(folder)
        return self.cache

    @event_priority(-99)  # after plugins that replace the files, before literate-nav keeps them
    def _link_files(self, files: Files, /, *, config: MkDocsConfig) -> Files | None:
        return self.build.with_links(files) if self.build else None

    on_files = CombinedEvent(_add_files, _link_files)

    @event_priority(FIRST)
    def _order_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        if self.build and config.nav is None:
            put_indexes_first(nav, self.build.indexes)

    @event_priority(LAST)
    def _complete_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        if self.build:
            if taken := leave_out(nav):
                named = count_words(taken, "briefing or actor", "briefings or actors")
                log.info("Left %s out of the navigation", named)
            name_pages(config.nav, files)
            self.build.start(files, nav)

    on_nav = CombinedEvent(_order_nav, _complete_nav)

    @override
    @event_priority(LAST)
    def on_env(
        self, env: Environment, /, *, config: MkDocsConfig, files: Files
    ) -> Environment | None:
        """Check what leads into other pages; render once what the theme puts around many."""
        if self.build:
            report(check_hosted(self.build.archive, HostedPages(files, self.settings.docs_dir)))
        self.files = files
        if self.build:
            self.build.renewing = self._renew(self.build, config)
        changer = find_changer(config)
        if changer is not None:
            log.info("The theme renders every page by itself, for the plugin %r", changer)
            return None
        return self.build.frame(env, files, self.policy) if self.build else None

    def _renew(self, build: Build, config: MkDocsConfig) -> Renewing | None:
        if self.staged is None or build.nav is None:
            return None
        site = Path(self.staged.site_dir)
        conditions = digest_conditions(config, build.nav, digest_program())
        if not self.serving:
            self.manifest = read_manifest(self.cache.folder, site, conditions)
            self.marks = read_marks(self.cache.folder, site, conditions)
        onlooker = find_onlooker(config)
        if onlooker is not None and self.manifest:
            log.info("Every page is made anew, for the plugin %r", onlooker)
        indexed = build.searching is not None and not self.serving
        if build.searching is None:
            drop_index(self.cache.folder, site)
        return Renewing(
            site,
            conditions,
            {} if onlooker else self.manifest,
            index=keep_index(self.cache.folder, site, conditions, takes=onlooker is None)
            if indexed
            else None,
            marks=self.marks,
        )

    @override
    @event_priority(FIRST)
    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Make a page written by hand searchable; add our part to one that has a URL of ours."""
        return self.build.append(html, page) if self.build else None

    @event_priority(FIRST)
    def _write_pages_before(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        if self.build and self.build.direct:
            self.build.direct.write_before(page)
            context["pages"] = self.build.direct.listing

    @event_priority(1)
    def _shorten_for_search(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        if self.build:
            self.build.shorten(page)

    @event_priority(-1)
    def _restore_after_search(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        if self.build:
            self.build.restore(page)

    on_page_context = CombinedEvent(_write_pages_before, _shorten_for_search, _restore_after_search)

    @event_priority(FIRST)
    def _complete_head(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        return self.build.complete(output, page, config) if self.build else output

    @event_priority(LAST)
    def _finish_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        if self.build:
            self.build.count(output, page)
        if isinstance(page, FragmentPage):
            page.drop_content()
        return self.policy.complete(output) if self.policy else output

    on_post_page = CombinedEvent(_complete_head, _finish_page)

    @override
    @event_priority(LAST)
    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Give the policy to pages such as the one for an address that is not there."""
        if template_name == SITEMAP and config.site_url:
            return divide(output_content, config)
        return self.policy.complete(output_content) if self.policy else output_content

    @event_priority(FIRST)
    def _write_pages(self, *, config: MkDocsConfig) -> None:
        if self.build and self.build.direct and not self._is_given_up():
            self.build.direct.write_rest()

    @event_priority(LAST)
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Index, audit and publish, unless the host is about to abort for a warning."""
        if self.staged is not None and not self._is_given_up():
            self._finish(config, self.staged)
        let_go()

    def _finish(self, config: MkDocsConfig, staged: StagedSite | PreviewSite) -> None:
        if not self.serving:
            if self.build and self.build.searching:
                self.build.searching.publish(config.site_dir, self.build.renewing)
            sources = dict(find_sources(config, self.files)) if self.files else {}
            sources.update(self.build.own.sources() if self.build else ())
            report(read_audit(config, self.policy, self.settings, sources))
        renewing = self.build.renewing if self.build else None
        linked = staged.publish(config, renewing.inodes if renewing else {})
        if renewing:
            renewing.report()
            self.manifest, known = renewing.read_manifest(linked), self.marks
            self.marks = renewing.read_marks()
            if not self.serving and not self.cache.note:  # else it has been said already
                folder = self.cache.folder
                write_manifest(folder, renewing.site, renewing.conditions, self.manifest)
                if self.marks != known:
                    write_marks(folder, renewing.site, renewing.conditions, self.marks)
                renewing.leave_index(self.manifest)

    on_post_build = CombinedEvent(_write_pages, _publish)

    def _is_given_up(self) -> bool:
        """Return whether the host is about to abort for a warning; a preview is shown anyway."""
        return counts_against_strict() and not self.serving

    @override
    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """Index a preview when a reader searches it: most previews are never searched."""
        allow_reloading(server)
        watch(server, partial(self._answer, Path(config.site_dir)))

    def _answer(self, site: Path, path: str) -> None:
        if self.build and self.build.searching:
            self.build.searching.answer(path, site)

    @override
    def on_shutdown(self) -> None:
        """Leave nothing of a preview that was ended while it was built."""
        if isinstance(self.staged, PreviewSite):
            self.staged.discard()

    @override
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the previous site as it was."""
        let_go()
        if self.staged:
            self.staged.discard(error)
        if isinstance(error, LostText):
            raise Abort(f"{error}; nothing was published") from error
