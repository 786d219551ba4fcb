"""The theme's page template, rendered once for many pages, and proven to say the same."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.utils import get_relative_url
from typing_extensions import override

from briefwright.exports.sitemap import SITEMAP
from briefwright.hosts.mkdocs.files import PLAIN_URL
from briefwright.hosts.mkdocs.frames import Frame
from briefwright.hosts.mkdocs.pages import FragmentPage
from briefwright.hosts.mkdocs.reports import log
from briefwright.hosts.mkdocs.sitemaps import PlainSitemap, is_hosts_own
from briefwright.hosts.mkdocs.standins import (
    ABSOLUTE,
    BLOB,
    CANONICAL,
    CONTENT,
    DESCRIPTION,
    EDIT,
    HEADING,
    META_TITLE,
    TITLE,
    StandIn,
    UnframableError,
    marked_part,
    part_code,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jinja2 import Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from briefwright.hosts.mkdocs.sitemaps import Addresses

    Render = Callable[[object], str]
    """Gives what the theme makes of a page, or of one that stands for many."""

TEMPLATE = "main.html"
SAMPLE, LEAST = 200, 5
"""One page in so many is rendered by the theme too, before any of ours is written; or so many."""

Context = dict[str, Any]


class FramingEnvironment(Environment):
    """An environment of a theme, with frames for its page template."""

    @classmethod
    def around(
        cls, inner: Environment, framing: Framing, addresses: Addresses | None = None
    ) -> FramingEnvironment:
        """Return an environment that takes everything else from `inner`.

        With `addresses`, the host's own sitemap is written from them.
        """
        made = object.__new__(cls)
        made.__dict__.update(inner.__dict__)
        made.__dict__.update(_inner=inner, _framing=framing, _addresses=addresses)
        return made

    @override
    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a template. Its own includes come from the theme's environment."""
        template = self._inner.get_template(name, *args, **kwargs)
        if name == SITEMAP and self._addresses is not None and is_hosts_own(template):
            return PlainSitemap(template, self._addresses)
        return FramedTemplate(template, self._framing) if name == TEMPLATE else template

    _addresses: Addresses | None
    _inner: Environment
    _framing: Framing


@dataclass(frozen=True)
class FramedTemplate:
    """A page template of a theme."""

    template: Template
    framing: Framing

    def render(self, *args: Mapping[str, Any], **kwargs: object) -> str:
        """Return a page: what the template itself gives."""
        return self.framing.render(self.template, dict(*args, **kwargs))

    def __getattr__(self, name: str) -> object:
        return getattr(self.template, name)


@dataclass
class Framing:
    """The frames of one build."""

    config: MkDocsConfig
    sample: Callable[[int, int], Iterable[FragmentPage]]
    """Gives one in so many of our pages, and at least so many, each until the next is asked for.

    Of those that are written now; what stays from an earlier build has been compared then.
    """

    linked: tuple[str, ...] = ()
    """URLs of pages to which every page leads, beside those in the navigation."""

    off: bool = False
    frames: dict[tuple[object, ...], Frame] = field(default_factory=dict)
    proven: set[object] = field(default_factory=set)
    _nav: Navigation | None = None
    _pages: Sequence[File] = ()
    _inside: frozenset[int] = frozenset()
    _folders: set[tuple[str, ...]] = field(default_factory=set)

    def render(self, template: Template, context: Context) -> str:
        """Return a page of the host, from a frame where that is the same."""
        page = context.get("page")
        if not isinstance(page, FragmentPage):
            return template.render(context)
        page.active = False  # or the navigation would show it in frames of other pages
        self.begin(template, context["nav"], context["pages"])
        output = self._output(page, partial(_render, template, context, page))
        page.active = True
        return output

    def begin(self, template: Template, nav: Navigation, pages: Sequence[File]) -> None:
        """Render a sample of our pages both ways, before any of them is written; once."""
        if self._nav is not None:
            return
        self._nav, self._pages = nav, pages
        self._inside = frozenset(id(page) for page in nav.pages)
        urls = [*self.linked, *(page.url for page in nav.pages)]
        urls += [str(path) for path in self.config.extra_css]
        urls += [str(path) for path in self.config.extra_javascript]
        for url in urls:
            self._know(url)
        for page in self.sample(SAMPLE, LEAST):
            if not self.off and self._covers(page):
                self.output(template, page, prove=True)

    def output(self, template: Template, page: FragmentPage, *, prove: bool = False) -> str:
        """Return a page of which the host's page loop does not know, or not yet."""
        return self._output(
            page,
            lambda shown: _render(template, self._context(page), page, shown),
            prove=prove,
        )

    def _context(self, page: Page) -> Context:
        nav = cast("Navigation", self._nav)
        return {**get_context(nav, self._pages, self.config, page)}

    def _output(self, page: FragmentPage, render: Render, *, prove: bool = False) -> str:
        if self.off or not self._covers(page):
            return render(page)
        values, url, path = self._values(page)
        contents = list(page.toc)
        key = self._key(page, path)
        try:
            if key not in self.frames:
                self.frames[key] = _make_frame(render, page, url)
            frame = self.frames[key]
            shapes = len(frame.pieces)
            output = frame.fill(values, contents)
        except UnframableError as fault:
            return self._stop(f"it asks for {fault}", render(page))
        case = (key, min(len(contents), 2))
        if case in self.proven and len(frame.pieces) == shapes and not prove:
            return output
        self.proven.add(case)
        expected = render(page)
        if output != expected:
            why = f"{page.file.src_uri} differs at {_differ(output, expected)}"
            return self._stop(why, expected)
        return output

    def _stop(self, why: str, output: str) -> str:
        self.off = True
        self.frames.clear()
        log.info("The theme renders every page by itself: %s", why)
        return output

    def _know(self, url: str) -> None:
        parts = _parts(url)
        self._folders.update(parts[:end] for end in range(len(parts) + 1))

    def _covers(self, page: Page) -> bool:
        title, meta = page.title, page.meta
        levels = {item.level for item in page.toc}
        return (
            id(page) not in self._inside
            and not (page.previous_page or page.next_page or page.is_homepage)
            and bool(title and page.content)
            and all(isinstance(text, str) for text in (title, meta.get("title", "")))
            and isinstance(meta.get("description", ""), str)
            and len(levels) < 2  # noqa: PLR2004 - all of one level
            and 1 not in levels
        )

    def _values(self, page: Page) -> tuple[dict[str, str], str, tuple[object, ...]]:
        """Return what the marks stand for, the URL with marks, and what of it is the same."""
        for parent in page.ancestors:
            self._know(str(getattr(parent, "url", "") or ""))
        parts = _parts(page.url)
        same = max(end for end in range(len(parts) + 1) if parts[:end] in self._folders)
        ending = page.url[len(page.url.rstrip("/")) :] or posixpath.splitext(page.url)[1]
        values = {
            TITLE: str(page.title),
            META_TITLE: str(page.meta.get("title", "")),
            DESCRIPTION: str(page.meta.get("description", "")),
            CONTENT: str(page.content),
            CANONICAL: page.canonical_url or "",
            ABSOLUTE: page.abs_url or "",
            EDIT: page.edit_url or "",
        }
        shown = list(parts[:same])
        for place, part in enumerate(parts[same:]):
            values[part_code(place)] = part
            shown.append(marked_part(place))
        if same < len(parts) and ending != "/":
            values[part_code(len(parts) - same - 1)] = parts[-1].removesuffix(ending)
            shown[-1] += ending
        url = "/".join(shown) + (ending if ending == "/" else "")
        return values, url, (parts[:same], len(parts), ending)

    def _key(self, page: Page, path: tuple[object, ...]) -> tuple[object, ...]:
        """Return all that a theme may know of a page beside what the marks stand for."""
        edit = page.edit_url or ""
        return (
            _find_root(page.url),
            path,
            id(page.parent),
            page.is_index,
            frozenset(vars(page)),
            frozenset(page.meta),
            bool(page.meta.get("title")),
            bool(page.meta.get("description")),
            HEADING in (page.content or ""),
            bool(page.canonical_url),
            bool(page.abs_url),
            bool(edit),
            BLOB in edit,
            next((item.level for item in page.toc), None),
        )


def _render(template: Template, context: Context, page: Page, shown: object) -> str:
    """Return what the theme makes of a page, or of one that stands for pages like it."""
    page.active = True
    try:
        return template.render({**context, "page": shown})
    finally:
        page.active = False


def _make_frame(render: Render, page: Page, url: str) -> Frame:
    return Frame(
        lambda contents: render(StandIn(page, url, contents)),
        next((item.level for item in page.toc), None),
    )


def _find_root(url: str) -> str:
    """Return the way from a page to the site's root."""
    if not PLAIN_URL.fullmatch(url):
        return get_relative_url(".", url)
    return _climb(url.count("/"), url.endswith("/"))


@cache
def _climb(depth: int, is_folder: bool) -> str:  # noqa: FBT001 - its name says it
    return get_relative_url(".", f"{'a/' * depth}{'' if is_folder else 'a.html'}")


def _parts(url: str) -> tuple[str, ...]:
    return tuple(part for part in url.split("/") if part and part != ".")


def _differ(output: str, expected: str) -> str:
    place = len(posixpath.commonprefix([output, expected]))
    return repr(expected[max(0, place - 40) : place + 40])
